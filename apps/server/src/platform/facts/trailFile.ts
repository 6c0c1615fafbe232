import { z } from 'zod';
import type { Db } from '../database/index.ts';
import type { SealRow } from './seal.store.ts';
import { type TrailEntry, trailOf } from './verify.ts';

/**
 * 留痕文件：the whole trail of one city as JSON lines, to be verified where there is no database. A header; then each seal
 * followed by its facts; then the facts not sealed yet; an end line. A fact's line is its canonical text, byte for byte.
 */
const format = 'weicheng-trail-1';
const Header = z.object({ format: z.literal(format), cityId: z.int(), cityName: z.string(), exportedAt: z.string() });
export type TrailHeader = z.infer<typeof Header>;
const End = z.object({ end: z.object({ facts: z.int(), seals: z.int() }) });
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const SealLine = z.object({
  seal: z.object({
    cityId: z.int(),
    number: z.int(),
    fromTx: z.int(),
    untilTx: z.int(),
    count: z.int(),
    previous: hash,
    root: hash,
    at: z.string(),
    hash,
    leaves: z.base64().transform((text): Uint8Array => Buffer.from(text, 'base64')),
  }),
});
const FactLine = z.tuple([z.string(), z.string(), z.coerce.number(), z.string(), z.string()]).rest(z.string().nullable());

/** The lines of the file, each with its line break. The database is the one behind the city's wall. */
export async function* trailLines(db: Db, header: Omit<TrailHeader, 'format'>): AsyncGenerator<string> {
  yield `${JSON.stringify({ format, ...header })}\n`;
  const end = { facts: 0, seals: 0 };
  for await (const entry of trailOf(db)) {
    if ('seal' in entry) {
      end.seals += 1;
      yield sealLine(entry.seal);
    } else if ('fact' in entry) {
      end.facts += 1;
      yield `${entry.fact.text}\n`;
    }
  }
  yield `${JSON.stringify({ end })}\n`;
}

const sealLine = ({ leaves, ...seal }: SealRow) =>
  `${JSON.stringify({ seal: { ...seal, leaves: Buffer.from(leaves).toString('base64') } })}\n`;

/** What a trail file turned out to be: its header (null: not such a file), and whether it reaches its end line. */
export interface TrailFileState {
  header: TrailHeader | null;
  complete: boolean;
}

/** Reads a trail file as entries to verify; `state` is filled on the way. Lines are hashed as the bytes they are. */
export async function* readTrail(bytes: AsyncIterable<Uint8Array>, state: TrailFileState): AsyncGenerator<TrailEntry> {
  let number = 0;
  for await (const line of linesOf(bytes)) {
    number += 1;
    const value = parsed(line);
    if (number === 1) {
      const header = Header.safeParse(value);
      if (!header.success) return;
      state.header = header.data;
      continue;
    }
    state.complete = End.safeParse(value).success;
    if (state.complete) continue;
    if (line[0] === 0x7b) {
      const seal = SealLine.safeParse(value);
      yield seal.success ? { seal: seal.data.seal } : { brokenLine: number };
      continue;
    }
    const fact = FactLine.safeParse(value);
    const [, id, tx, at, kind] = fact.data ?? ['', '', 0, '', ''];
    yield { fact: { text: line, line: number, fact: fact.success ? { id, tx, at, kind } : null } };
  }
}

function parsed(line: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(line));
  } catch {
    return undefined;
  }
}

/** Lines by the byte 0x0A alone: text may hold other line separators. */
async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let parts: Uint8Array[] = [];
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(0x0a); end >= 0; end = chunk.indexOf(0x0a, start)) {
      parts.push(chunk.subarray(start, end));
      yield Buffer.concat(parts);
      parts = [];
      start = end + 1;
    }
    parts.push(chunk.subarray(start));
  }
  const rest = Buffer.concat(parts);
  if (rest.length > 0) yield rest;
}
