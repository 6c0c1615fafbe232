import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** What a LISTEN connection tells. */
export interface Ears {
  heard(payload: string): void;
  /** The connection is there again: what was said in between was missed. */
  back(): void;
}

/** Holds one connection that listens on a channel, and makes it anew whenever it breaks, with pauses of 0.2 to 10 s. */
export async function listenOn(connectionString: string, channel: string, ears: Ears): Promise<{ close(): Promise<void> }> {
  const stop = new AbortController();
  let client: pg.Client | undefined;

  const open = async () => {
    const fresh = new pg.Client({ connectionString, application_name: `weicheng-${channel}`, keepAlive: true });
    const broken = new Promise<void>((resolve) => fresh.once('end', resolve));
    fresh.on('error', () => {}); // `end` follows
    fresh.on('notification', ({ payload = '' }) => ears.heard(payload));
    try {
      await fresh.connect();
      await fresh.query(`listen ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      await fresh.end().catch(() => {});
      throw error;
    }
    client = fresh;
    return { broken }; // in an object: returned bare, it would be waited for
  };

  const keep = async (first: { broken: Promise<void> }) => {
    for (let connection = first; ; ) {
      await connection.broken;
      for (let pause = 200, again = null; !again; pause = Math.min(pause * 2, 10_000)) {
        await sleep(pause, undefined, { signal: stop.signal, ref: false });
        again = await open().catch(() => null);
        if (again) connection = again;
      }
      ears.back();
    }
  };

  const kept = keep(await open()).catch(() => {}); // only `stop` ends it
  return {
    async close() {
      stop.abort();
      await client?.end().catch(() => {});
      await kept;
    },
  };
}
