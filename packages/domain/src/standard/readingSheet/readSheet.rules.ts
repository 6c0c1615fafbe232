import type { Problem } from '../../kernel/index.ts';
import type { Indicator } from '../edition/edition.schema.ts';
import { ReadingForm, type ReadingRecord, scopeSays } from '../reading/readingRecord.schema.ts';
import { readingSheetProblems } from './readingSheet.problems.ts';
import { aboutSheet, columnKeys, figureSheet, filledKeys, markLine, type ReadingColumn, readingColumns } from './readingSheet.rules.ts';
import { readMark, type SheetMark, sheetHash } from './sheetMark.rules.ts';

/** One row with content of a sheet that came back. */
interface CameBack {
  number: number;
  cells: readonly string[];
}
interface SheetBack {
  name: string;
  rows: readonly CameBack[];
}

/** What rows are read against. `partsOf`: key and name of each part of an indicator. */
export interface SheetAgainst {
  cityId: number;
  edition: { key: string; title: string };
  indicators: ReadonlyMap<string, Indicator>;
  partsOf: (indicator: Indicator) => readonly { key: string; name: string }[];
  /** What is on record: the paper that is attached there stays. */
  recordOf: (mark: SheetMark) => ReadingRecord | undefined;
}

/** A row that was filled in: as a form of an indicator, or why it cannot be one. */
export type SheetEntry = { row: number; name: string; partName: string | null; typed: string } & (
  | { indicator: Indicator; form: ReadingForm }
  | { indicator: null; refusal: string }
);

/** What came back: rows that were touched, and how many were not. */
export interface SheetRead {
  entries: SheetEntry[];
  same: number;
}

/**
 * 读回填报表. Columns are found by their titles, rows by the hidden mark. A sheet of another city or edition, one whose head has gone
 * and one whose columns have shifted are refused whole; a single row that has shifted is refused for itself.
 */
export function readReadingSheet(sheets: readonly SheetBack[], against: SheetAgainst): SheetRead | Problem {
  const figures = sheets.find(({ name }) => name === figureSheet);
  const about = sheets.find(({ name }) => name === aboutSheet)?.rows.find(({ cells }) => cells[0] === markLine)?.cells[1];
  const [city, edition = ''] = about?.split('|') ?? [];
  if (!figures || city === undefined) return readingSheetProblems.notOurs({});
  if (city !== String(against.cityId)) return readingSheetProblems.otherCity({});
  if (edition !== against.edition.key) return readingSheetProblems.otherEdition({ was: edition, now: against.edition.title });
  const [head, ...rows] = figures.rows;
  const places = new Map(columnKeys.map((key) => [key, head?.cells.indexOf(readingColumns[key].title) ?? -1]));
  const titles = columnKeys.filter((key) => places.get(key) === -1).map((key) => readingColumns[key].title);
  if (titles.length > 0) return readingSheetProblems.headGone({ titles });
  const cellIn = (row: CameBack) => (key: ReadingColumn) => row.cells[places.get(key) ?? -1] ?? '';
  const read = rows.map((row) => readRow(row, cellIn(row), against));
  const shifted = rows.filter((_, i) => read[i] === 'shifted');
  const [first] = shifted;
  const touched = read.filter((one) => one !== 'empty');
  if (first && shifted.length * 2 >= touched.length) return readingSheetProblems.shifted({ row: first.number, count: shifted.length });
  const entries = read.flatMap((one, i): SheetEntry[] => {
    const row = rows[i];
    if (one === 'shifted' && row) return [rowShifted(row.number, cellIn(row)('name'))];
    return typeof one === 'object' ? [one] : [];
  });
  return { entries: withoutTwice(entries), same: read.filter((one) => one === 'same').length };
}

type RowRead = SheetEntry | 'empty' | 'same' | 'shifted';

const rowShifted = (row: number, name: string): SheetEntry => ({
  ...{ row, name, partName: null, typed: '', indicator: null },
  refusal: '这一行的列错位了，或不是表里原有的行。移回原处再传。',
});

function readRow({ number }: CameBack, at: (key: ReadingColumn) => string, against: SheetAgainst): RowRead {
  const filled = filledKeys.map(at);
  const mark = readMark(at('mark'));
  const indicator = mark && against.indicators.get(mark.indicator);
  if (!mark || !indicator) return filled.every((cell) => cell === '') ? 'empty' : 'shifted';
  const parts = against.partsOf(indicator);
  const part = parts.find(({ key }) => key === mark.part);
  const expected = { key: indicator.key, name: indicator.name, unit: indicator.unit, year: String(mark.year), part: part?.name ?? '' };
  const moved = (Object.keys(expected) as (keyof typeof expected)[]).some((key) => squeezed(at(key)) !== squeezed(expected[key]));
  if (moved) return 'shifted';
  if (sheetHash(filled) === mark.hash) return 'same';
  if ((['value', 'numerator', 'denominator'] as const).every((key) => at(key) === '')) return 'same';
  const typed = at('value') || [at('numerator'), at('denominator')].join(' / ');
  const entry = { row: number, name: indicator.name, partName: part?.name ?? null, typed };
  const form = formOf(at, mark, against);
  return typeof form === 'string' ? { ...entry, indicator: null, refusal: form } : { ...entry, indicator, form };
}

const squeezed = (text: string): string => text.normalize('NFKC').replace(/\s/g, '');

/** The form that a row comes to, or what is wrong with a cell of it. */
function formOf(at: (key: ReadingColumn) => string, mark: SheetMark, { recordOf }: SheetAgainst): ReadingForm | string {
  const source = at('source');
  if (/^[\d.,%]+$/.test(source)) return `“统计来源”填的是“${source}”，像是别的列的数。核对这一行有没有错位。`;
  const scope = Object.entries(scopeSays).find(([, says]) => says === at('scope'))?.[0];
  if (at('scope') !== '' && scope === undefined)
    return `“统计范围”只能是${Object.values(scopeSays).join('、')}之一，表里是“${at('scope')}”。`;
  const texts = ['value', 'numerator', 'denominator', 'plan', 'source', 'note', 'doubtReason'] as const;
  const read = ReadingForm.safeParse({
    ...{ indicator: mark.indicator, year: mark.year, part: mark.part || null, revision: mark.revision, scope },
    ...Object.fromEntries(texts.map((key) => [key, at(key)])),
    document: recordOf(mark)?.document ?? null,
  });
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const column = readingColumns[String(issue?.path[0]) as ReadingColumn]?.title;
  return `${column ? `“${column}”：` : ''}${issue?.message ?? ''}`;
}

/** The same figure on two rows: the second is not taken before a person says which. */
function withoutTwice(entries: readonly SheetEntry[]): SheetEntry[] {
  const first = new Map<string, number>();
  return entries.map((entry) => {
    if (!entry.indicator) return entry;
    const of = [entry.form.indicator, entry.form.year, entry.form.part].join('|');
    const seen = first.get(of);
    if (seen === undefined) first.set(of, entry.row);
    if (seen === undefined) return entry;
    const { row, name, partName, typed } = entry;
    return { row, name, partName, typed, indicator: null, refusal: `和第 ${seen} 行是同一个数，只留一行。` };
  });
}
