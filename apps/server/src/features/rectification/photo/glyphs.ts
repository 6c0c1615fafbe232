import { readFile } from 'node:fs/promises';

/** 字: which characters a font can draw. */
export interface Glyphs {
  has(character: string): boolean;
}

/** Reads the table `cmap` of an OpenType file, in its form for all of Unicode (format 12). */
export async function glyphsOf(file: string): Promise<Glyphs> {
  const bytes = await readFile(file);
  const tables = Array.from({ length: bytes.readUInt16BE(4) }, (_, n) => 12 + 16 * n);
  const entry = tables.find((at) => bytes.toString('latin1', at, at + 4) === 'cmap');
  const cmap = entry === undefined ? undefined : bytes.readUInt32BE(entry + 8);
  if (cmap === undefined) throw new Error(`${file} has no cmap`);
  const forms = Array.from({ length: bytes.readUInt16BE(cmap + 2) }, (_, n) => cmap + bytes.readUInt32BE(cmap + 4 + 8 * n + 4));
  const whole = forms.find((at) => bytes.readUInt16BE(at) === 12);
  if (whole === undefined) throw new Error(`${file} does not tell its characters in format 12`);
  const ranges = Array.from({ length: bytes.readUInt32BE(whole + 12) }, (_, n) => {
    const at = whole + 16 + 12 * n;
    return [bytes.readUInt32BE(at), bytes.readUInt32BE(at + 4)] as const;
  });
  return {
    has(character) {
      const point = character.codePointAt(0) ?? 0;
      return ranges.some(([from, to]) => from <= point && point <= to);
    },
  };
}
