import type { Problem } from '../../kernel/index.ts';
import { ledgerImportProblems } from './ledgerImport.problems.ts';
import { type ImportColumns, ImportField, type ImportRefusal, importFields } from './ledgerImport.schema.ts';

/** A column's head as it is compared: width, blanks, marks and brackets do not matter. */
export const headKey = (title: string): string =>
  title
    .normalize('NFKC')
    .replace(/[([{【〔].*?[)\]}】〕]/gu, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

const known: ReadonlyMap<string, ImportField> = new Map(
  ImportField.options.flatMap((field) => importFields[field].heads.map((head) => [headKey(head), field] as const)),
);

/** 认列: what the columns are, as this city matched them before, else by their heads; each field once, the first column wins. */
export function guessColumns(head: readonly string[], remembered: ReadonlyMap<string, ImportField | null>): ImportColumns {
  const taken = new Set<ImportField>();
  return head.map((title) => {
    const key = headKey(title);
    const field = remembered.has(key) ? (remembered.get(key) ?? null) : (known.get(key) ?? null);
    if (field === null || key === '' || taken.has(field)) return null;
    taken.add(field);
    return field;
  });
}

/** 表头: which row is it? The one among the first ten that names most columns; a title above it is passed over. -1 where none names two. */
export function headRow(rows: readonly (readonly string[])[]): number {
  const counts = rows.slice(0, 10).map((cells) => guessColumns(cells, new Map()).filter((field) => field !== null).length);
  const most = Math.max(0, ...counts);
  return most < 2 ? -1 : counts.indexOf(most);
}

/** Why columns cannot be used as they are matched. */
export function columnsRefusal(columns: ImportColumns): Problem | undefined {
  const fields = columns.filter((field) => field !== null);
  if (!fields.includes('title')) return ledgerImportProblems.noTitle({});
  const twice = fields.find((field, i) => fields.indexOf(field) !== i);
  return twice && ledgerImportProblems.twice({ says: importFields[twice].says });
}

/** 错位: columns in which most rows are refused; then it is the column and not the row. */
export function shiftWarnings(refusals: readonly (readonly ImportRefusal[])[], head: readonly string[], columns: ImportColumns): string[] {
  return columns.flatMap((field, at) => {
    const wrong = field === null ? 0 : refusals.filter((row) => row.some((one) => one.field === field)).length;
    if (field === null || wrong < 3 || wrong * 2 <= refusals.length) return [];
    return [`“${head[at] ?? ''}”这一列 ${refusals.length} 行里有 ${wrong} 行读不成${importFields[field].says}，看看是不是对错了列`];
  });
}
