import { textProblems } from '../text.problems.ts';

/** A compound file ([MS-CFB]): the streams at its root. */
export interface Compound {
  names: ReadonlySet<string>;
  /** The bytes of a stream; undefined where there is none. */
  stream(name: string): Buffer | undefined;
}

/** Sector numbers from here on are marks: end of chain, free, of the table itself. */
const marks = 0xfffffffa;

/** Opens a compound file. Chains that run in circles or out of the file are refused. */
export function openCompound(bytes: Buffer): Compound {
  try {
    return open(bytes);
  } catch (error) {
    if (error instanceof RangeError) throw textProblems.damaged({ kind: 'Word' });
    throw error;
  }
}

function open(bytes: Buffer): Compound {
  const size = 1 << bytes.readUInt16LE(30);
  const small = 1 << bytes.readUInt16LE(32);
  if (![512, 4096].includes(size) || small !== 64) throw textProblems.damaged({ kind: 'Word' });
  const sectors = Math.ceil(bytes.length / size);
  const sector = (at: number) => bytes.subarray((at + 1) * size, (at + 2) * size);

  /** A chain of sectors by a table of what follows what. */
  const chain = (start: number, next: (at: number) => number): number[] => {
    const found: number[] = [];
    for (let at = start; at < marks; at = next(at)) {
      found.push(at);
      if (at >= sectors * (size / small) || found.length > sectors * (size / small)) throw textProblems.damaged({ kind: 'Word' });
    }
    return found;
  };
  const numbers = (part: Buffer): number[] => Array.from({ length: part.length >> 2 }, (_, i) => part.readUInt32LE(i * 4));
  const isSector = (at: number) => at < Math.min(marks, sectors);

  const tables = numbers(bytes.subarray(76, 512));
  for (const at of chain(bytes.readUInt32LE(68), (from) => sector(from).readUInt32LE(size - 4)))
    tables.push(...numbers(sector(at)).slice(0, -1));
  const table = Buffer.concat(tables.filter(isSector).slice(0, sectors).map(sector));
  const after = (at: number) => table.readUInt32LE(at * 4);
  const whole = (start: number) => Buffer.concat(chain(start, after).map(sector));

  const directory = whole(bytes.readUInt32LE(48));
  const entry = (at: number) => directory.subarray(at * 128, at * 128 + 128);
  const shortAfter = whole(bytes.readUInt32LE(60));
  const root = entry(0);
  const shorts = whole(root.readUInt32LE(116));
  const entries = new Map(atRoot(root.readUInt32LE(76), entry));
  const least = bytes.readUInt32LE(56);

  return {
    names: new Set(entries.keys()),
    stream(name) {
      const found = entries.get(name);
      if (!found) return undefined;
      const [start, length] = [found.readUInt32LE(116), found.readUInt32LE(120)];
      if (length >= least) return whole(start).subarray(0, length);
      const parts = chain(start, (at) => shortAfter.readUInt32LE(at * 4)).map((at) => shorts.subarray(at * small, (at + 1) * small));
      return Buffer.concat(parts).subarray(0, length);
    },
  };
}

/** The streams and folders directly under the root, which stand in a tree of brothers. */
function atRoot(first: number, entry: (at: number) => Buffer): [string, Buffer][] {
  const found: [string, Buffer][] = [];
  const seen = new Set<number>();
  const waiting = [first];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const one = at < marks && !seen.has(at) ? entry(at) : undefined;
    seen.add(at);
    if (!one || one.length < 128) continue;
    const length = Math.min(Math.max(one.readUInt16LE(64) - 2, 0), 62);
    found.push([one.toString('utf16le', 0, length), one]);
    waiting.push(one.readUInt32LE(68), one.readUInt32LE(72));
  }
  return found;
}
