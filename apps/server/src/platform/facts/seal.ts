import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { canonicalText, type Hash, hashLength, leafOf, merkleRoot, noSeal, sealHash } from '@weicheng/domain/kernel';
import type { Database, Db } from '../database/index.ts';
import { citiesToSeal, holdsSealingLock, insertSeal, newestSeal, nextUntil, sealedFacts } from './seal.store.ts';

export const sha256: Hash = (...parts) => parts.reduce((sum, part) => sum.update(part), createHash('sha256')).digest();
export const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** A seal holds about this many facts at most, so that its leaves stay a small row (1.6 MB). One transaction is never cut. */
const mostFacts = 50_000;

/**
 * 封存：seals every finished fact of one city that is not sealed yet. Writers are never waited for and never wait.
 * Returns how many facts were sealed; 0 where there was nothing to seal, or another server is at it.
 * @param now milliseconds since 1970
 */
export async function sealCity(database: Database, cityId: number, now: number, most = mostFacts): Promise<number> {
  for (let total = 0; ; ) {
    const { count, more } = await database
      .city(cityId)
      .transaction()
      .execute(async (db) => ((await holdsSealingLock(db, cityId)) ? sealNext(db, cityId, now, most) : nothing));
    total += count;
    if (!more) return total; // what was written meanwhile is for the next turn: a busy city must not hold up the others
  }
}

const nothing = { count: 0, more: false };

async function sealNext(db: Db, cityId: number, now: number, most: number): Promise<typeof nothing> {
  const last = await newestSeal(db);
  const fromTx = last?.untilTx ?? 0;
  const next = await nextUntil(db, fromTx, most);
  if (!next) return nothing;
  const untilTx = next.until;
  const found: Uint8Array[] = [];
  for await (const fact of sealedFacts(db, fromTx, untilTx)) found.push(leafOf(sha256, canonicalText(fact)));
  const leaves = Buffer.concat(found, found.length * hashLength);
  const seal = {
    cityId,
    number: (last?.number ?? 0) + 1,
    fromTx,
    untilTx,
    count: found.length,
    previous: last?.hash ?? noSeal,
    root: hexOf(merkleRoot(sha256, leaves)),
    at: new Date(now).toISOString().replace('Z', '000Z'),
  };
  await insertSeal(db, { ...seal, hash: hexOf(sealHash(sha256, seal)), leaves });
  return { count: found.length, more: next.more };
}

/** Seals all cities every few seconds until stopped. A failure is reported and tried again at the next turn. */
export function startSealer(
  database: Database,
  seconds: number,
  clock: () => number,
  onError: (error: unknown) => void,
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const running = (async () => {
    while (!stopping.signal.aborted) {
      try {
        for (const cityId of await citiesToSeal(database)) {
          if (stopping.signal.aborted) return;
          await sealCity(database, cityId, clock());
        }
      } catch (error) {
        onError(error);
      }
      await sleep(seconds * 1000, undefined, { signal: stopping.signal }).catch(() => {});
    }
  })();
  return {
    stop() {
      stopping.abort();
      return running;
    },
  };
}
