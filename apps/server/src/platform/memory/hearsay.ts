import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Remembered } from './remembered.ts';

/** The topic in a notice of `tell_who`, which a statement sends to its own connection before the change commits. */
const topicOf = (notice: { message?: string | undefined; detail?: string | undefined }) =>
  notice.message === 'who' ? notice.detail : undefined;

/** Hears what this process itself is about to change, over the connections of a pool. */
export function overhear(pool: pg.Pool, memory: Pick<Remembered<unknown>, 'unsettle'>): void {
  pool.on('connect', (client) => {
    client.on('notice', (notice) => {
      const topic = topicOf(notice);
      if (topic) memory.unsettle(topic);
    });
  });
}

/** The name under which the database knows the one connection of each program that listens. */
export const earName = 'weicheng-memory';

export interface Ear {
  close(): Promise<void>;
}

/**
 * Listens to what any server has changed (LISTEN who). While the connection is down nothing is remembered,
 * because nobody would say when it is no longer true; it is tried again every second.
 */
export async function listen(pool: pg.Pool, memory: Pick<Remembered<unknown>, 'forget' | 'hearing'>): Promise<Ear> {
  const closing = new AbortController();
  let client: pg.Client | undefined;

  const connect = async () => {
    const fresh = new pg.Client({ ...pool.options, keepAlive: true, application_name: earName });
    const lost = new Promise<void>((resolve) => fresh.once('end', () => resolve()));
    fresh.on('error', () => {}); // `end` follows
    fresh.on('notification', ({ payload }) => memory.forget(payload || '*'));
    await fresh.connect();
    await fresh.query('listen who');
    client = fresh;
    return { lost };
  };
  const stay = async (first: { lost: Promise<void> }) => {
    let line: { lost: Promise<void> } | undefined = first;
    while (!closing.signal.aborted) {
      if (line) {
        memory.hearing(true);
        await line.lost;
        memory.hearing(false);
      }
      await sleep(1000, undefined, { signal: closing.signal }).catch(() => {});
      line = closing.signal.aborted ? undefined : await connect().catch(() => undefined);
    }
    await client?.end().catch(() => {});
  };

  const staying = stay(await connect());
  return {
    async close() {
      closing.abort();
      await client?.end().catch(() => {});
      await staying;
    },
  };
}
