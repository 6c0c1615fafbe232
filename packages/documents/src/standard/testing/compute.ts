import type { BookSheet, FormulaCell } from '../../sheet/index.ts';

/** What a cell or an expression comes to; a range comes to all of its cells. */
type Value = number | string | boolean | null;
type Result = Value | Value[];

/** A workbook computed by itself, formula by formula, as Excel would: only the few functions our formulas use. */
export class Computed {
  readonly #cells = new Map<string, string | number | null | FormulaCell>();
  readonly #known = new Map<string, Value>();

  constructor(sheets: readonly BookSheet[]) {
    for (const { name, rows } of sheets)
      rows.forEach((cells, row) => {
        cells.forEach((cell, column) => void this.#cells.set(`${name}!${letters(column)}${row + 2}`, cell));
      });
  }

  /** Every formula, where it stands, what it should come to and what it does. */
  formulas(): { at: string; told: Value; comes: Value }[] {
    return [...this.#cells].flatMap(([at, cell]) =>
      cell !== null && typeof cell === 'object' ? [{ at, told: cell.value, comes: this.cell(at) }] : [],
    );
  }

  cell(at: string): Value {
    const known = this.#known.get(at);
    if (known !== undefined) return known;
    const cell = this.#cells.get(at) ?? null;
    const value = cell !== null && typeof cell === 'object' ? one(this.#compute(cell.formula, at.slice(0, at.indexOf('!')))) : cell;
    this.#known.set(at, value);
    return value;
  }

  #compute(formula: string, sheet: string): Result {
    const tokens =
      formula.match(
        /'[^']*'!\$?[A-Z]+\$?\d+(?::\$?[A-Z]+\$?\d+)?|"[^"]*"|\$?[A-Z]+\$?\d+(?::\$?[A-Z]+\$?\d+)?|[A-Z]+(?=\()|[\d.]+|<=|>=|<>|[-+*/(),=<>]/g,
      ) ?? [];
    if (tokens.join('') !== formula) throw new Error(`cannot read ${formula}`);
    let at = 0;
    const take = (...words: string[]): string | undefined => (words.includes(tokens[at] ?? '') ? tokens[at++] : undefined);
    const number = (value: Result): number => {
      const plain = one(value);
      // Excel answers #VALUE!; both ways of an IF are computed here, so it is no failure by itself
      return typeof plain === 'string' ? Number.NaN : Number(plain);
    };
    const chain = (next: () => Result, signs: string[], apply: (a: Result, b: Result, sign: string) => Result) => (): Result => {
      let left = next();
      for (let sign = take(...signs); sign; sign = take(...signs)) left = apply(left, next(), sign);
      return left;
    };
    const atom = (): Result => {
      const token = tokens[at++] ?? '';
      if (token === '(') {
        const inner = comparison();
        at++;
        return inner;
      }
      if (token.startsWith('"')) return token.slice(1, -1);
      if (/^[\d.]/.test(token)) return Number(token);
      if (tokens[at] === '(') {
        at++;
        const args: Result[] = [];
        while (!take(')')) {
          args.push(comparison());
          take(',');
        }
        return functions[token]?.(args) ?? fail(`no function ${token}`);
      }
      return this.#reference(token, sheet);
    };
    const product = chain(atom, ['*', '/'], (a, b, sign) => {
      const [left, right] = [number(a), number(b)];
      return sign === '*' ? left * right : right === 0 ? Number.NaN : left / right;
    });
    const sum = chain(product, ['+', '-'], (a, b, sign) => (sign === '+' ? number(a) + number(b) : number(a) - number(b)));
    const comparison: () => Result = chain(sum, ['=', '<', '>', '<=', '>='], (a, b, sign) => {
      const [left, right] = [one(a) ?? 0, one(b) ?? 0];
      return sign === '='
        ? left === right
        : sign === '<'
          ? left < right
          : sign === '>'
            ? left > right
            : sign === '<='
              ? left <= right
              : left >= right;
    });
    return comparison();
  }

  #reference(token: string, here: string): Result {
    const [, sheet = here, span = ''] = /^(?:'([^']*)'!)?(.*)$/.exec(token.replaceAll('$', '')) ?? [];
    const [from = '', to] = span.split(':');
    if (to === undefined) return this.cell(`${sheet}!${from}`);
    const column = from.replace(/\d+/, '');
    const [first, last] = [from, to].map((end) => Number(end.replace(/[A-Z]+/, ''))) as [number, number];
    return Array.from({ length: last - first + 1 }, (_, i) => this.cell(`${sheet}!${column}${first + i}`));
  }
}

const one = (value: Result): Value => (Array.isArray(value) ? fail('a range where one value belongs') : value);
const all = (value: Result): Value[] => (Array.isArray(value) ? value : [value]);
const numbers = (values: Result[]) => values.flatMap(all).filter((value): value is number => typeof value === 'number');
const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
function fail(why: string): never {
  throw new Error(why);
}

/** Which places of the ranges meet all conditions. */
function meeting(pairs: Result[]): boolean[] {
  const length = all(pairs[0] ?? []).length;
  return Array.from({ length }, (_, i) => pairs.every((range, n) => n % 2 === 1 || all(range)[i] === one(pairs[n + 1] ?? null)));
}

const functions: Readonly<Record<string, (args: Result[]) => Value>> = {
  IF: ([test, yes = null, no = null]) => one(one(test ?? null) ? yes : no),
  AND: (args) => args.every((arg) => one(arg) === true),
  OR: (args) => args.some((arg) => one(arg) === true),
  SUM: (args) => total(numbers(args)),
  COUNT: (args) => numbers(args).length,
  AVERAGE: (args) => (numbers(args).length === 0 ? Number.NaN : total(numbers(args)) / numbers(args).length),
  MAX: (args) => Math.max(...numbers(args)),
  MIN: (args) => Math.min(...numbers(args)),
  COUNTIFS: (args) => meeting(args).filter(Boolean).length,
  SUMIFS: ([range = [], ...pairs]) => {
    const met = meeting(pairs);
    return total(numbers([all(range).filter((_, i) => met[i])]));
  },
};

function letters(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26);
}
