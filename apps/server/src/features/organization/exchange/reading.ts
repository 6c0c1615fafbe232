import type { ReadSheet, SheetRow } from '@weicheng/documents/sheet';
import { Day } from '@weicheng/domain/kernel';
import type { ImportError } from '@weicheng/domain/organization';
import { z } from 'zod';
import { type Column, isExample } from './columns.ts';

/** A day as people write it: 2026-11-24, 2026/11/24, 2026.11.24, 2026年11月24日, 20261124. */
export const WrittenDay = z
  .string()
  .transform((text) => {
    const [, y = '', m = '', d = ''] = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?$/.exec(text.replace(/\s/g, '')) ?? [];
    return y ? `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}` : text;
  })
  .pipe(Day);

/** One row of a sheet, column by column, collecting what is wrong with it. */
export class RowReader<C extends Readonly<Record<string, Column>>> {
  readonly row: number;
  readonly #sheet: string;
  readonly #columns: C;
  readonly #cells: { [name: string]: string };
  readonly #errors: ImportError[];
  ok = true;

  constructor(
    sheet: string,
    columns: C,
    { number, cells, formulas, merged }: SheetRow,
    places: ReadonlyMap<string, number>,
    errors: ImportError[],
  ) {
    this.row = number;
    this.#sheet = sheet;
    this.#columns = columns;
    this.#errors = errors;
    this.#cells = Object.fromEntries(Object.keys(columns).map((name) => [name, cells[places.get(name) ?? -1] ?? '']));
    if (merged) this.refuse(null, '这一行有合并单元格，拆开后再导入');
    for (const at of formulas) {
      const name = Object.keys(columns).find((n) => places.get(n) === at);
      if (name) this.refuse(name, '这一格是公式，改成文字或数字再导入');
    }
  }

  refuse(column: keyof C | null, message: string): void {
    this.ok = false;
    this.#errors.push(this.remark(column, message));
  }

  remark(column: keyof C | null, message: string): ImportError {
    return {
      sheet: this.#sheet,
      row: this.row,
      column: column === null ? null : (this.#columns[column as string]?.title ?? null),
      message,
    };
  }

  text(column: keyof C): string {
    return this.#cells[column as string] ?? '';
  }

  /** The cell as the schema wants it; undefined after a refusal. */
  read<T>(column: keyof C, schema: z.ZodType<T, string>): T | undefined {
    const text = this.text(column);
    if (text === '') {
      this.refuse(column, '没有填');
      return undefined;
    }
    const parsed = schema.safeParse(text);
    if (!parsed.success) this.refuse(column, parsed.error.issues[0]?.message ?? '填写不对');
    return parsed.data;
  }

  /** The same where nothing may stand. */
  readOptional<T>(column: keyof C, schema: z.ZodType<T, string>): T | null | undefined {
    return this.text(column) === '' ? null : this.read(column, schema);
  }

  /** A word from a list. */
  pick<K>(column: keyof C, words: ReadonlyMap<string, K>): K | undefined {
    const text = this.text(column);
    const kind = words.get(text);
    if (kind === undefined) this.refuse(column, text === '' ? '没有填' : `“${text}”不在表里，照“说明”中的写法填`);
    return kind;
  }
}

/** The rows of a sheet below its head, without examples; a missing column is one error and then no rows. */
export function rowsOf<C extends Readonly<Record<string, Column>>>(sheet: ReadSheet, columns: C, errors: ImportError[]): RowReader<C>[] {
  const [head, ...body] = sheet.rows;
  const titles = (head?.cells ?? []).map((c) => c.replace(/[*＊\s]/g, ''));
  const places = new Map(
    Object.entries(columns).flatMap(([name, { title }]) => (titles.includes(title) ? [[name, titles.indexOf(title)] as const] : [])),
  );
  const missing = Object.entries(columns).filter(([name, { required }]) => required && !places.has(name));
  for (const [, { title }] of missing)
    errors.push({ sheet: sheet.name, row: head?.number ?? 1, column: title, message: '没有这一列，照模板的表头填写' });
  if (missing.length) return [];
  return body.filter((row) => !isExample(row.cells)).map((row) => new RowReader(sheet.name, columns, row, places, errors));
}
