import { createInterface } from 'node:readline/promises';

export const say = (line: string): void => void process.stdout.write(`${line}\n`);
export const complain = (line: string): void => void process.stderr.write(`${line}\n`);
export const sayJson = (value: unknown): void => say(JSON.stringify(value));

/** Asks at the terminal; null where there is nobody to ask. */
export async function ask(question: string): Promise<string | null> {
  if (!process.stdin.isTTY) return null;
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return (await lines.question(question)).trim();
  } finally {
    lines.close();
  }
}

/** How many columns a text takes: Chinese characters take two. */
export const width = (text: string) => [...text].reduce((sum, c) => sum + (/[\u2e80-\uffe6]/.test(c) ? 2 : 1), 0);

/** Rows in columns; the last column runs free. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, width(cell));
  return rows.map((row) =>
    row.map((cell, i) => (i === row.length - 1 ? cell : cell + ' '.repeat((widths[i] ?? 0) - width(cell) + 2))).join(''),
  );
}

export const sizeOf = (bytes: number): string => (bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(1)} GB`);
