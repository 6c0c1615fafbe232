import type { Level, List } from '../numbering/counting.ts';

/** MSONFC ([MS-OSHARED] 2.2.1.3): the formats by the names .docx gives them. */
const formats: { readonly [code: number]: string } = {
  0: 'decimal',
  1: 'upperRoman',
  2: 'lowerRoman',
  3: 'upperLetter',
  4: 'lowerLetter',
  10: 'ideographDigital',
  11: 'japaneseCounting',
  14: 'decimalFullWidth',
  18: 'decimalEnclosedCircle',
  19: 'decimalFullWidth2',
  22: 'decimalZero',
  23: 'bullet',
  26: 'decimalEnclosedFullstop',
  27: 'decimalEnclosedParen',
  28: 'decimalEnclosedCircleChinese',
  29: 'ideographEnclosedCircle',
  30: 'ideographTraditional',
  31: 'ideographZodiac',
  33: 'taiwaneseCounting',
  34: 'ideographLegalTraditional',
  35: 'taiwaneseCountingThousand',
  36: 'taiwaneseDigital',
  37: 'chineseCounting',
  38: 'chineseLegalSimplified',
  39: 'chineseCountingThousand',
  255: 'none',
};

/** Reads level after level; the bytes end where they end. */
class Levels {
  readonly #bytes: Buffer;
  at: number;

  constructor(bytes: Buffer, at: number) {
    this.#bytes = bytes;
    this.at = at;
  }

  next(): Level {
    const bytes = this.#bytes;
    const head = bytes.subarray(this.at, this.at + 28);
    const flags = head[5] ?? 0;
    const length = this.at + 28 + (head[24] ?? 0) + (head[25] ?? 0);
    const count = bytes.readUInt16LE(length);
    const text = bytes.toString('utf16le', length + 2, length + 2 + count * 2);
    this.at = length + 2 + count * 2;
    return {
      start: Math.max(0, Math.min(head.readInt32LE(0), 99_999)),
      format: formats[head[4] ?? 0] ?? 'decimal',
      // a level's number stands as a character below 9
      text: [...text].map((c) => (c.charCodeAt(0) < 9 ? `%${c.charCodeAt(0) + 1}` : c)).join(''),
      legal: (flags & 4) !== 0,
      restart: flags & 8 ? (head[26] ?? 0) : undefined,
      tight: head[15] === 2,
    };
  }
}

/** The lists of a .doc by their place among the overrides (from 1), as its paragraphs name them. */
export function listsOf(plfLst: Buffer, plfLfo: Buffer, after: Buffer): Map<string, List> {
  const lists = new Map<number, (Level | undefined)[]>();
  if (plfLst.length < 2 || plfLfo.length < 4) return new Map();
  const count = Math.min(plfLst.readUInt16LE(0), Math.floor((plfLst.length - 2) / 28));
  const levels = new Levels(after, 0);
  for (let i = 0; i < count; i++) {
    const head = plfLst.subarray(2 + i * 28, 30 + i * 28);
    const simple = ((head[26] ?? 0) & 1) !== 0;
    lists.set(
      head.readInt32LE(0),
      Array.from({ length: simple ? 1 : 9 }, () => levels.next()),
    );
  }
  const found = new Map<string, List>();
  const overrides = Math.min(plfLfo.readUInt32LE(0), Math.floor((plfLfo.length - 4) / 16));
  let at = 4 + overrides * 16;
  for (let i = 0; i < overrides; i++) {
    const head = plfLfo.subarray(4 + i * 16, 20 + i * 16);
    const id = head.readInt32LE(0);
    const list: List = { abstract: String(id), levels: [...(lists.get(id) ?? [])], starts: [] };
    at += 4;
    for (let n = head[12] ?? 0; n > 0 && at + 8 <= plfLfo.length; n--) {
      const flags = plfLfo.readUInt32LE(at + 4);
      const level = flags & 15;
      if (flags & 16) list.starts[level] = Math.max(0, Math.min(plfLfo.readInt32LE(at), 99_999));
      at += 8;
      if (flags & 32) {
        const own = new Levels(plfLfo, at);
        list.levels[level] = own.next();
        if (flags & 16) list.starts[level] = list.levels[level].start;
        at = own.at;
      }
    }
    found.set(String(i + 1), list);
  }
  return found;
}
