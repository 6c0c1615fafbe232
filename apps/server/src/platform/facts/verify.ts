import { canonicalText, hashLength, leafOf, merkleRoot, noSeal, type SealedFact, sealHash } from '@weicheng/domain/kernel';
import type { Db } from '../database/index.ts';
import { type SealRow, sealedFacts, sealRows } from './seal.store.ts';
import { hexOf, sha256 } from './seal.ts';

/** A fact on its way to be verified: the text its leaf is taken over, and whose it is as far as that can be read. */
export interface Testimony {
  text: string | Uint8Array;
  fact: Pick<SealedFact, 'id' | 'kind' | 'at' | 'tx'> | null;
  /** The line in an export file. */
  line?: number;
}

/** The trail 留痕 in its order: each seal, then its facts; after the last seal's facts those that are not sealed yet. */
export type TrailEntry = { seal: SealRow } | { fact: Testimony } | { brokenLine: number };

/** 第一处不符：where the trail does not fit its seals. */
export interface Mismatch {
  what: 'changed' | 'removed' | 'added' | 'moved' | 'seal';
  /** Number of the seal; 0 where not even that can be read. */
  seal: number;
  id: string | null;
  kind: string | null;
  at: string | null;
  /** Fingerprints in hex: as sealed, and as it is now. */
  expected: string | null;
  found: string | null;
  says: string;
}

export interface Verdict {
  sealedRows: number;
  waitingRows: number;
  seals: number;
  /** Hash of the newest seal, to be written down elsewhere as an anchor; null before the first. */
  head: string | null;
  sealedAt: string | null;
  /** At most one a seal, in order; empty when all is whole. */
  mismatches: Mismatch[];
  /** Whether the anchor lies in the chain; null where none was given. */
  anchored: boolean | null;
}

interface Leaf {
  leaf: Uint8Array;
  testimony: Testimony;
}

/** 校验：follows the chain of seals and every fact below it, in one pass, holding one seal's facts at a time. */
export async function verifyTrail(entries: AsyncIterable<TrailEntry>, anchor?: string): Promise<Verdict> {
  const verdict: Verdict = {
    sealedRows: 0,
    waitingRows: 0,
    seals: 0,
    head: null,
    sealedAt: null,
    mismatches: [],
    anchored: anchor ? false : null,
  };
  let seal: SealRow | null = null;
  let facts: Leaf[] = [];
  let waiting: Testimony[] = [];
  const close = () => {
    if (!seal) return;
    const mismatch = compare(seal, facts);
    if (mismatch) verdict.mismatches.push(mismatch);
    verdict.sealedRows += facts.length;
    facts = [];
  };
  for await (const entry of entries) {
    if ('brokenLine' in entry) {
      verdict.mismatches.push(sealMismatch(null, `文件第 ${entry.brokenLine} 行的封存读不出来，被改过`));
    } else if ('seal' in entry) {
      close();
      const [early] = waiting;
      if (early) verdict.mismatches.push(misfit('moved', entry.seal.number, early, null, 0));
      const why = brokenLink(seal, entry.seal);
      if (why) verdict.mismatches.push(sealMismatch(entry.seal, why));
      else if (entry.seal.hash === anchor?.toLowerCase()) verdict.anchored = true;
      seal = entry.seal;
      waiting = [];
      verdict.seals += 1;
      verdict.head = seal.hash;
      verdict.sealedAt = seal.at;
    } else {
      const { fact, text } = entry.fact;
      if (seal && (fact ? fact.tx < seal.untilTx : facts.length < seal.count))
        facts.push({ leaf: leafOf(sha256, text), testimony: entry.fact });
      else {
        verdict.waitingRows += 1;
        if (waiting.length === 0) waiting.push(entry.fact);
      }
    }
  }
  close();
  return verdict;
}

/** Why a seal does not follow the one before it, or is not what its own hash says; undefined when it is whole. */
function brokenLink(before: SealRow | null, seal: SealRow): string | undefined {
  if (seal.number !== (before?.number ?? 0) + 1) return `前面应是第 ${seal.number - 1} 次封存，实际是第 ${before?.number ?? 0} 次`;
  if (before && before.cityId !== seal.cityId) return '城市编号与前一次不同';
  if (seal.previous !== (before?.hash ?? noSeal)) return '与前一次封存接不上';
  if (seal.fromTx !== (before?.untilTx ?? 0)) return '起点与前一次封存的终点不同';
  if (hexOf(sealHash(sha256, seal)) !== seal.hash) return '内容与它的封存号不符';
  if (seal.leaves.length !== hashLength * seal.count || seal.count < 1 || hexOf(merkleRoot(sha256, seal.leaves)) !== seal.root) {
    return '各条指纹与总指纹不符';
  }
  return undefined;
}

/** Holds one seal's facts against its leaves and names the first that does not fit. */
function compare(seal: SealRow, facts: readonly Leaf[]): Mismatch | undefined {
  const present = Buffer.concat(facts.map((f) => f.leaf));
  if (present.equals(seal.leaves)) return undefined;
  if (facts.length > 0 && hexOf(merkleRoot(sha256, present)) === seal.root) return undefined; // only the leaves were touched
  const [expected, found] = [hashesIn(seal.leaves), hashesIn(present)];
  const at = expected.findIndex((hash, i) => hash !== found[i]);
  const i = at < 0 ? expected.length : at; // all are there, and more
  const [sealed = null, now] = [expected[i], found[i]];
  const testimony = facts[i]?.testimony;
  const sealedIsLater = sealed !== null && found.includes(sealed, i);
  const nowIsLater = now !== undefined && expected.includes(now, i);
  if (!now || !testimony || (nowIsLater && !sealedIsLater)) return removed(seal.number, sealed, i, facts[i - 1]?.testimony, testimony);
  if (sealedIsLater && nowIsLater) return misfit('moved', seal.number, testimony, sealed, i, now);
  if (sealed === null || sealedIsLater) return misfit('added', seal.number, testimony, null, i, now);
  return misfit('changed', seal.number, testimony, sealed, i, now);
}

const hashesIn = (leaves: Uint8Array): string[] => hexOf(leaves).match(/.{64}/g) ?? [];

const words = { changed: '被改过', added: '是封存以后塞进来的', moved: '换过位置' };
const called = ({ fact, line }: Testimony) => (fact ? `${fact.kind}（${fact.at}，编号 ${fact.id}）` : `文件第 ${line ?? 0} 行`);
const short = (hash: string | null) => (hash ? hash.slice(0, 16) : '没有');

function misfit(
  what: keyof typeof words,
  seal: number,
  who: Testimony,
  expected: string | null,
  at: number,
  found: string | null = null,
): Mismatch {
  const prints = expected || found ? `封存时的指纹是 ${short(expected)}，现在是 ${short(found)}。` : '';
  const says = `第 ${seal} 次封存的第 ${at + 1} 条记事${words[what]}：${called(who)}。${prints}`;
  return { what, seal, id: who.fact?.id ?? null, kind: who.fact?.kind ?? null, at: who.fact?.at ?? null, expected, found, says };
}

function removed(seal: number, expected: string | null, at: number, before?: Testimony, after?: Testimony): Mismatch {
  const place = [before && `它前面是 ${called(before)}`, after && `后面是 ${called(after)}`].filter(Boolean).join('，');
  const says = `第 ${seal} 次封存的第 ${at + 1} 条记事不见了${place ? `，${place}` : ''}。封存时的指纹是 ${short(expected)}。`;
  return { what: 'removed', seal, id: null, kind: null, at: null, expected, found: null, says };
}

function sealMismatch(seal: SealRow | null, why: string): Mismatch {
  const says = seal ? `第 ${seal.number} 次封存（${seal.at}）被改过：${why}。` : `${why}。`;
  return { what: 'seal', seal: seal?.number ?? 0, id: null, kind: null, at: seal?.at ?? null, expected: null, found: null, says };
}

/** The trail of the city whose database this is, as it lies there now. */
export async function* trailOf(db: Db): AsyncGenerator<TrailEntry> {
  const facts = sealedFacts(db, 0);
  let next = await facts.next();
  const take = async function* (until: number): AsyncGenerator<TrailEntry> {
    for (; !next.done && next.value.tx < until; next = await facts.next())
      yield { fact: { text: canonicalText(next.value), fact: next.value } };
  };
  for await (const seal of sealRows(db)) {
    yield { seal };
    yield* take(seal.untilTx);
  }
  yield* take(Number.POSITIVE_INFINITY);
}

export const verifyCity = (db: Db, anchor?: string): Promise<Verdict> => verifyTrail(trailOf(db), anchor);
