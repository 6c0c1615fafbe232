/** What a row says of itself in the hidden column: which figure, as it was seen when the sheet went out, and what was in it then. */
export interface SheetMark {
  indicator: string;
  year: number;
  part: string;
  revision: number;
  hash: string;
}

const form = /^([A-Za-z0-9-]+)\|(\d{4})\|([^|]*)\|(\d+)\|([0-9a-z]+)$/;

export function readMark(text: string): SheetMark | null {
  const [, indicator = '', year = '', part = '', revision = '', hash = ''] = form.exec(text) ?? [];
  return indicator === '' ? null : { indicator, year: Number(year), part, revision: Number(revision), hash };
}

/** Cells told apart from others (FNV-1a of 32 bits): whether a row was touched at all. */
export function sheetHash(cells: readonly string[]): string {
  let hash = 0x811c9dc5;
  for (const letter of cells.map((cell) => cell.trim()).join('\u001f')) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(36);
}
