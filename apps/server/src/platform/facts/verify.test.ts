import { randomBytes } from 'node:crypto';
import { uuidv7 } from '@weicheng/domain/kernel';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { all, recordNotes, scratchDatabase, sealAll } from '../../testing/scratch.ts';
import type { Database } from '../database/index.ts';
import { readTrail, type TrailFileState, trailLines, verifyCity, verifyTrail } from './index.ts';

const now = Date.parse('2026-11-22T03:00:00Z');
const line = '\u2028';

let database: Database;
let at = now;
beforeAll(async () => {
  database = await scratchDatabase(1);
});

const record = (texts: string[], city = 1) => recordNotes(database, texts, city, at++);

/** What somebody does who has the whole server: the guard against changes taken off, and on again. */
async function behindItsBack(table: 'fact' | 'seal', statement: string, values: unknown[] = []) {
  const client = await database.owner.connect();
  try {
    await client.query(`alter table ${table} disable trigger append_only`);
    const { rowCount } = await client.query(statement, values);
    expect(rowCount).toBeGreaterThan(0);
  } finally {
    await client.query(`alter table ${table} enable trigger append_only`);
    client.release();
  }
}

const verify = (city = 1, anchor?: string) => verifyCity(database.city(city), anchor);

describe('verification of the database', () => {
  let ids: string[];
  beforeAll(async () => {
    await record(['远']);
    await sealAll(database, 1, now);
    ids = [...(await record(['b', 'b', 'b'])), ...(await record(['d', 'e']))];
    await sealAll(database, 1, now);
    await record(['未封存']);
  });

  const cases: [string, string, string][] = [
    ['data', `data = '{"text": "B"}'`, `data = '{"text": "b"}'`],
    ['kind', `kind = 'unit.noteb'`, `kind = 'unit.noted'`],
    ['moment, by a microsecond', `at = at + interval '1 microsecond'`, `at = at - interval '1 microsecond'`],
    ['actor', `actor_name = '系绕'`, `actor_name = '系统'`],
    ['nothing into empty text', `request_id = ''`, `request_id = 'r-1'`],
  ];
  it.each(cases)('names the row whose %s was changed', async (_what, change, back) => {
    await behindItsBack('fact', `update fact set ${change} where id = $1`, [ids[1]]);
    const [first, ...more] = (await verify()).mismatches;
    expect(first).toMatchObject({ what: 'changed', seal: 2, id: ids[1] });
    expect(first?.says).toContain(ids[1]);
    expect(more).toEqual([]);
    await behindItsBack('fact', `update fact set ${back} where id = $1`, [ids[1]]);
    expect((await verify()).mismatches).toEqual([]);
  });

  it('names the place of a row that was removed, also of the last', async () => {
    for (const [gone, before, after] of [
      [ids[2], ids[1], ids[3]],
      [ids[4], ids[3], undefined],
    ]) {
      await database.owner.query(`create table kept as select * from fact where id = '${gone}'`);
      await behindItsBack('fact', 'delete from fact where id = $1', [gone]);
      const [first] = (await verify()).mismatches;
      expect(first).toMatchObject({ what: 'removed', seal: 2 });
      expect(first?.says).toContain(before);
      if (after) expect(first?.says).toContain(after);
      await database.owner.query('insert into fact select * from kept');
      await database.owner.query('drop table kept');
    }
    expect((await verify()).mismatches).toEqual([]);
  });

  it('names a row slipped in among sealed ones', async () => {
    const id = uuidv7(now - 60_000, randomBytes(10));
    await database.owner.query(
      `insert into fact (city_id, id, tx, at, kind, data) select 1, $1, tx, at, kind, '{}' from fact where id = $2`,
      [id, ids[0]],
    );
    expect((await verify()).mismatches).toMatchObject([{ what: 'added', seal: 2, id }]);
    await behindItsBack('fact', 'delete from fact where id = $1', [id]);
  });

  it('finds two rows that changed places', async () => {
    const swap = () =>
      behindItsBack('fact', 'update fact f set tx = (select min(tx) + max(tx) - f.tx from fact where id = any($1)) where id = any($1)', [
        [ids[0], ids[4]],
      ]);
    await swap();
    expect((await verify()).mismatches).toMatchObject([{ seal: 2 }]);
    await swap();
    expect((await verify()).mismatches).toEqual([]);
  });

  const seals: [string, string, string][] = [
    ['root', `root = set_byte(root, 0, get_byte(root, 0) # 1)`, `root = set_byte(root, 0, get_byte(root, 0) # 1)`],
    ['leaves', `leaves = set_byte(leaves, 40, get_byte(leaves, 40) # 1)`, `leaves = set_byte(leaves, 40, get_byte(leaves, 40) # 1)`],
    ['moment', `at = at + interval '1 second'`, `at = at - interval '1 second'`],
    ['range', 'until_tx = until_tx + 1', 'until_tx = until_tx - 1'],
    [
      'link',
      'previous = set_byte(previous, 3, get_byte(previous, 3) # 128)',
      'previous = set_byte(previous, 3, get_byte(previous, 3) # 128)',
    ],
  ];
  it.each(seals)('names the seal whose %s was changed', async (_what, change, back) => {
    await behindItsBack('seal', `update seal set ${change} where city_id = 1 and number = 2`);
    expect((await verify()).mismatches[0]).toMatchObject({ what: 'seal', seal: 2 });
    await behindItsBack('seal', `update seal set ${back} where city_id = 1 and number = 2`);
    expect((await verify()).mismatches).toEqual([]);
  });

  it('finds a chain made anew only by an anchor kept elsewhere', async () => {
    const { head } = await verify();
    expect(await verify(1, head ?? '')).toMatchObject({ anchored: true, mismatches: [] });
    await behindItsBack('seal', 'delete from seal where city_id = 1');
    await behindItsBack('fact', `update fact set data = '{"text": "改写"}' where id = $1`, [ids[1]]);
    await sealAll(database, 1, now + 1);
    expect(await verify(1, head ?? '')).toMatchObject({ anchored: false, mismatches: [] });
  });
});

describe('a trail file', () => {
  let lines: string[];
  beforeEach(async () => {
    await record(['存档', `有${line}的`]);
    await sealAll(database, 1, now);
    await record(['末尾']);
    lines = await all(trailLines(database.city(1), { cityId: 1, cityName: '云台市', exportedAt: '2026-11-22T03:00:00Z' }));
  });
  const read = async (text: Uint8Array | string) => {
    const state: TrailFileState = { header: null, complete: false };
    const bytes = Buffer.from(text as string);
    // in small pieces, as a disk gives them
    const pieces = async function* () {
      for (let i = 0; i < bytes.length; i += 1000) yield bytes.subarray(i, i + 1000);
    };
    return { ...(await verifyTrail(readTrail(pieces(), state))), state };
  };

  it('says the same as the database it came from', async () => {
    const { state, ...verdict } = await read(lines.join(''));
    expect(verdict).toEqual(await verify());
    expect(state).toMatchObject({ complete: true, header: { cityName: '云台市' } });
    expect(verdict.sealedRows).toBeGreaterThan(5);
  });

  it('finds any single byte that was changed in what is sealed', async () => {
    const waiting = (await verify()).waitingRows;
    const whole = Buffer.from(lines.join(''));
    const from = Buffer.byteLength(lines[0] ?? '');
    const until = whole.length - Buffer.byteLength(lines.slice(-1 - waiting).join(''));
    for (let i = from; i < until; i += 13) {
      const bytes = Buffer.from(whole);
      bytes[i] = (bytes[i] ?? 0) ^ 1;
      const { mismatches } = await read(bytes);
      expect(mismatches.length, `byte ${i}`).toBeGreaterThan(0);
    }
  });

  it('finds lines that changed places, and a file that was cut', async () => {
    const facts = lines.findIndex((l, i) => l.startsWith('[') && lines[i + 1]?.startsWith('['));
    const moved = lines.toSpliced(facts, 2, lines[facts + 1] ?? '', lines[facts] ?? '');
    expect((await read(moved.join(''))).mismatches).toMatchObject([{ what: 'moved' }]);
    expect((await read(lines.slice(0, -3).join(''))).state.complete).toBe(false);
    expect((await read('not such a file')).state.header).toBeNull();
  });
});
