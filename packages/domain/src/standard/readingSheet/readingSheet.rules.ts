import type { Indicator } from '../edition/edition.schema.ts';
import { type ReadingRecord, readingStates, type Stated, scopeSays } from '../reading/readingRecord.schema.ts';
import { sheetHash } from './sheetMark.rules.ts';

/** 填报表: the sheet of figures, and the sheet that says what it is for. */
export const figureSheet = '指标数';
export const aboutSheet = '填表说明';
/** The line of 填表说明 that names city and edition. */
export const markLine = '表格标识';

/** The columns in order: title, width in characters, and whether it is filled in (else it is only read). */
export const readingColumns = {
  key: { title: '编号', width: 7, filled: false },
  name: { title: '指标', width: 34, filled: false },
  part: { title: '分项', width: 12, filled: false },
  year: { title: '年度', width: 7, filled: false },
  unit: { title: '单位', width: 9, filled: false },
  owner: { title: '填报单位', width: 20, filled: false },
  state: { title: '状态', width: 9, filled: false },
  lastYear: { title: '上年', width: 10, filled: false },
  value: { title: '数', width: 11, filled: true },
  numerator: { title: '分子', width: 11, filled: true },
  denominator: { title: '分母', width: 11, filled: true },
  plan: { title: '规划值', width: 9, filled: true },
  scope: { title: '统计范围', width: 10, filled: true },
  source: { title: '统计来源', width: 28, filled: true },
  note: { title: '说明', width: 22, filled: true },
  doubtReason: { title: '核对说明', width: 22, filled: true },
  mark: { title: '行标识', width: 10, filled: false },
} as const;
export type ReadingColumn = keyof typeof readingColumns;
export const columnKeys = Object.keys(readingColumns) as ReadingColumn[];
export const filledKeys = columnKeys.filter((key) => readingColumns[key].filled);

/** One indicator as it goes out. `records`: all that is stated of it. */
export interface SheetIndicator {
  indicator: Pick<Indicator, 'key' | 'name' | 'unit' | 'scope'>;
  unitName: string | null;
  parts: readonly { key: string; name: string }[];
  /** Oldest first; the last one is the year in question. */
  years: readonly number[];
  records: readonly ReadingRecord[];
}

/** A figure as a person would type it. */
const typed = (value: Stated['value'] | null | undefined): string => (value === null || value === undefined ? '' : String(value));

type Filled = Pick<ReadingRecord, 'value' | 'numerator' | 'denominator' | 'plan' | 'scope' | 'source' | 'note' | 'doubtReason'>;

/** What stands in the columns that are filled in. */
export const filledCells = (there: Filled | undefined, scope: Indicator['scope']): Partial<Record<ReadingColumn, string>> => ({
  value: there?.numerator === null ? typed(there.value) : '',
  numerator: typed(there?.numerator),
  denominator: typed(there?.denominator),
  plan: typed(there?.plan),
  scope: scopeSays[there?.scope ?? scope],
  source: there?.source ?? '',
  note: there?.note ?? '',
  doubtReason: there?.doubtReason ?? '',
});

/** 填报表的行 of one indicator: every part of every year, what is stated filled in. */
export function sheetRowsOf({ indicator, unitName, parts, years, records }: SheetIndicator): string[][] {
  const { key, name, unit, scope } = indicator;
  const wanted = parts.length > 0 ? parts : [{ key: '', name: '' }];
  return wanted.flatMap((part) =>
    years.map((year) => {
      const of = (one: number) => records.find((record) => record.year === one && (record.part ?? '') === part.key);
      const [there, last] = [of(year), of(year - 1)];
      const filled = filledCells(there, scope);
      const cells: Partial<Record<ReadingColumn, string>> = {
        ...filled,
        ...{ key, name, unit, part: part.name, year: String(year), owner: unitName ?? '未定' },
        state: there ? readingStates[there.state] : '待填',
        lastYear: typed(last && (last.inForce?.value ?? last.value)),
        mark: [key, year, part.key, there?.revision ?? 0, sheetHash(filledKeys.map((one) => filled[one] ?? ''))].join('|'),
      };
      return columnKeys.map((one) => cells[one] ?? '');
    }),
  );
}
