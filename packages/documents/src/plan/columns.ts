import type { Breakdown, BreakdownRow } from '@weicheng/domain/plan';

/** A column of the 任务指标分解表. */
export interface BreakdownColumn {
  title: string;
  /** Width as a share of the table. */
  share: number;
  centred: boolean;
  textOf(row: BreakdownRow): string;
}

const list = (names: readonly string[]) => names.join('、');

const columns: readonly (BreakdownColumn & { always?: true })[] = [
  { title: '编号', share: 11, centred: true, textOf: (row) => row.path, always: true },
  { title: '任务内容', share: 36, centred: false, textOf: (row) => row.text, always: true },
  { title: '指标', share: 17, centred: false, textOf: (row) => row.thresholds.join('；') },
  { title: '牵头单位', share: 12, centred: false, textOf: (row) => list(row.leadUnits) },
  { title: '协助单位', share: 16, centred: false, textOf: (row) => list(row.supportingUnits) },
  { title: '责任单位', share: 16, centred: false, textOf: (row) => list(row.responsibleUnits) },
  { title: '完成时限', share: 11, centred: true, textOf: (row) => row.deadline },
  { title: '对应条款', share: 11, centred: false, textOf: (row) => list(row.clauses) },
];

/** The columns that have something to say; the number and the task always stand. */
export const columnsOf = ({ rows }: Breakdown): BreakdownColumn[] =>
  columns.filter((column) => column.always || rows.some((row) => column.textOf(row) !== ''));

/** The rows by area, in the order of the plan. */
export function areasOf({ rows }: Breakdown): { area: string; rows: BreakdownRow[] }[] {
  const areas: { area: string; rows: BreakdownRow[] }[] = [];
  for (const row of rows) {
    const last = areas.at(-1);
    if (last && last.area === row.area) last.rows.push(row);
    else areas.push({ area: row.area, rows: [row] });
  }
  return areas;
}

/** What stands above the table. */
export function headOf(breakdown: Breakdown): { title: string; basis: string; extract: string } {
  const named = /^(?:关于)?(?:印发|制定)?《?(.+?)》?(?:的通知)?$/.exec(breakdown.title)?.[1] ?? '';
  const number = breakdown.documentNumber ? `（${breakdown.documentNumber}）` : '';
  return {
    title: '任务指标分解表',
    basis: named ? `依据：《${named}》${number}` : '',
    extract: breakdown.forUnit ? `摘录：${breakdown.forUnit}的任务，共 ${breakdown.rows.length} 项` : `共 ${breakdown.rows.length} 项`,
  };
}
