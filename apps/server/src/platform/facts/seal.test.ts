import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { recordNotes, scratchDatabase, sealAll } from '../../testing/scratch.ts';
import type { Database } from '../database/index.ts';
import { sealCity, sealingOf, startSealer, verifyCity } from './index.ts';

const now = Date.parse('2026-11-22T03:00:00Z');
const line = '\u2028';

let database: Database;
let at = now;
beforeAll(async () => {
  database = await scratchDatabase(3);
});

const record = (texts: string[], city = 1) => recordNotes(database, texts, city, at++);

const verify = (city = 1, anchor?: string) => verifyCity(database.city(city), anchor);

describe('sealing', () => {
  it('seals nothing where there is nothing, and everything finished where there is something', async () => {
    expect(await sealCity(database, 2, now)).toBe(0);
    expect(await verify(2)).toEqual({
      sealedRows: 0,
      waitingRows: 0,
      seals: 0,
      head: null,
      sealedAt: null,
      mismatches: [],
      anchored: null,
    });
    await record(['一', `含${line}特殊字符 "\\ 的`, '三'], 2);
    expect(await verify(2)).toMatchObject({ sealedRows: 0, waitingRows: 3 });
    expect(await sealAll(database, 2, now)).toBe(3);
    expect(await sealCity(database, 2, now)).toBe(0);
    expect(await verify(2)).toMatchObject({
      sealedRows: 3,
      waitingRows: 0,
      seals: 1,
      sealedAt: '2026-11-22T03:00:00.000000Z',
      mismatches: [],
    });
    expect(await sealingOf({ db: database.city(2) }, 10)).toEqual({
      sealedAt: '2026-11-22T03:00:00.000Z',
      waiting: 0,
      waitingSince: null,
    });
  });

  it('says how far it has come, counting no further than asked', async () => {
    const from = at;
    await record(['四', '五'], 2);
    await record(['六'], 2);
    const told = (most: number) => sealingOf({ db: database.city(2) }, most);
    expect(await told(10)).toMatchObject({ waiting: 3, waitingSince: new Date(from).toISOString() });
    expect((await told(2)).waiting).toBe(2);
    await sealAll(database, 2, now + 1000);
    expect(await told(10)).toEqual({ sealedAt: new Date(now + 1000).toISOString(), waiting: 0, waitingSince: null });
  });

  it('leaves a transaction that still runs to a later seal, and never waits for it', async () => {
    let finish = () => {};
    const held = new Promise<void>((resolve) => {
      finish = resolve;
    });
    let written = () => {};
    const inside = new Promise<void>((resolve) => {
      written = resolve;
    });
    const slow = database
      .city(3)
      .transaction()
      .execute(async (db) => {
        await sql`insert into fact (city_id, id, at, kind, data) values (3, gen_random_uuid(), now(), 'unit.noted', '{}')`.execute(db);
        written();
        await held;
      });
    await inside;
    await record(['快'], 3);
    expect(await sealCity(database, 3, now)).toBe(0); // the quick one began after the slow one: it waits for its turn
    finish();
    await slow;
    expect(await sealAll(database, 3, now)).toBe(2);
    expect((await verify(3)).mismatches).toEqual([]);
  });

  it('misses no fact of many writers while it seals again and again, and cuts long ranges', async () => {
    const writers = Array.from({ length: 8 }, async (_, w) => {
      for (let i = 0; i < 25; i++) await record([`${w}.${i}.a`, `${w}.${i}.b`], 3);
    });
    let writing = true;
    const all = Promise.all(writers).then(() => {
      writing = false;
    });
    while (writing) await sealCity(database, 3, now, 7);
    await all;
    await sealAll(database, 3, now, 7);
    const verdict = await verify(3);
    expect(verdict).toMatchObject({ sealedRows: 402, waitingRows: 0, mismatches: [] });
    expect(verdict.seals).toBeGreaterThan(402 / 9);
    const { rows } = await database.owner.query('select max(count) as most from seal where city_id = 3');
    expect(rows[0].most).toBeLessThanOrEqual(9);
  });

  it('seals once when two servers try at the same time', async () => {
    await record(['甲', '乙'], 3);
    await Promise.all([1, 2, 3].map(() => sealAll(database, 3, now)));
    expect(await verify(3)).toMatchObject({ waitingRows: 0, mismatches: [] });
  });

  it('goes on by itself until it is stopped, and reports what fails', async () => {
    await record(['等着封存'], 3);
    const errors: unknown[] = [];
    const sealer = startSealer(
      database,
      0.05,
      () => now,
      (error) => errors.push(error),
    );
    await expect.poll(async () => (await sealingOf({ db: database.city(3) }, 10)).waiting).toBe(0);
    await sealer.stop();
    expect(errors).toEqual([]);
  });
});
