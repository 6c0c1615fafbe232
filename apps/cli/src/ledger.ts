import { breakdownOf, dayWords, type PlanReading } from '@weicheng/domain/plan';
import { columns, width } from './terminal.ts';

/** As many columns of the terminal as a task's text may take. */
const textWidth = 56;
const unitWidth = 40;

/** A plan as it was read, for a person at a terminal: its head, tasks, phases, organizations, and what to look at. */
export function ledgerOf(reading: PlanReading, notes: readonly { sentence: string }[]): string[] {
  const { rows } = breakdownOf(reading);
  const head = [reading.documentNumber?.text, reading.issuer?.text, reading.date ? dayWords(reading.date.text) : undefined].filter(
    (part) => part,
  );
  const tasks = rows.map((row) => [
    `  ${row.path}`,
    cut(row.text.replace(/\s+/g, ''), textWidth),
    cut(
      [
        ...(row.leadUnits.length > 0 ? [`牵头 ${row.leadUnits.join('、')}`] : []),
        ...(row.supportingUnits.length > 0 ? [`协助 ${row.supportingUnits.join('、')}`] : []),
        ...(row.responsibleUnits.length > 0 ? [`责任 ${row.responsibleUnits.join('、')}`] : []),
      ].join('；') || '—',
      unitWidth,
    ),
    row.deadline || '—',
    row.thresholds.join('；') || '—',
  ]);
  const members = (count: number) => (count > 0 ? `${count} 人` : '—');
  return [
    reading.title?.text ?? '没有读出标题',
    ...(head.length > 0 ? [head.join('  ')] : []),
    '',
    `任务 ${rows.length} 项`,
    ...columns(rows.length > 0 ? [['  编号', '任务', '单位', '时限', '指标'], ...tasks] : []),
    ...part(
      `阶段 ${reading.phases.length} 个`,
      reading.phases.map((phase) => [phase.name, `${phase.start ?? ''} 至 ${phase.end ?? ''}`]),
    ),
    ...part(
      `组织 ${reading.organizations.length} 个`,
      reading.organizations.map((one) => [one.name, members(one.members.length), one.parent ?? '']),
    ),
    ...part(`要看的 ${reading.flags.length + notes.length} 处`, [
      ...notes.map((note) => ['文件', note.sentence]),
      ...reading.flags.map((flag) => [`第 ${flag.span.start + 1} 字`, flag.sentence]),
    ]),
  ];
}

const part = (title: string, rows: readonly string[][]): string[] =>
  rows.length === 0 ? [] : ['', title, ...columns(rows.map(([first = '', ...rest]) => [`  ${first}`, ...rest]))];

/** A text that is too wide ends in an ellipsis. */
function cut(text: string, most: number): string {
  if (width(text) <= most) return text;
  let taken = '';
  let used = 2;
  for (const c of text) {
    used += width(c);
    if (used > most) break;
    taken += c;
  }
  return `${taken}…`;
}
