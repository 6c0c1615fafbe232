import type { UnitDetail } from '@weicheng/domain/organization';

export interface PeriodLine {
  key: string;
  when: string;
  what: string;
  words: string;
}

type Period = UnitDetail['periods'][number];

/** What one period changed against the one before it. */
function changeOf(period: Period, before: Period): { what: string; words: string } {
  const said: [string, string][] = [];
  if (period.name !== before.name) said.push(['更名', `由“${before.name}”改为“${period.name}”`]);
  else if (period.shortName !== before.shortName) said.push(['改简称', `改为${period.shortName ?? '没有简称'}`]);
  if (period.parentId !== before.parentId) said.push(['调整隶属', `由“${before.parentName ?? '无'}”到“${period.parentName ?? '无'}”`]);
  if (period.divisionCode !== before.divisionCode)
    said.push(['更正代码', `由 ${before.divisionCode ?? '空'} 改为 ${period.divisionCode ?? '空'}`]);
  return { what: said.map(([what]) => what).join('、') || '变更', words: said.map(([, words]) => words).join('；') };
}

/** 沿革: one line a change, newest first, from the periods (newest first) alone. */
export function periodLines({ unit, periods, successor }: Pick<UnitDetail, 'unit' | 'periods' | 'successor'>): PeriodLine[] {
  const lines = periods.map((period, i) => {
    const before = periods[i + 1];
    const said = before
      ? changeOf(period, before)
      : { what: '设立', words: `“${period.name}”${period.parentName ? `，隶属“${period.parentName}”` : ''}` };
    return { key: period.from, when: period.from, ...said };
  });
  if (!unit.endedOn) return lines;
  const end = successor ? { what: '并入', words: `“${successor.name}”` } : { what: '撤销', words: '' };
  return [{ key: `${unit.endedOn}-end`, when: unit.endedOn, ...end }, ...lines];
}
