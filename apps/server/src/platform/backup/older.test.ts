import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordNotes, scratchDatabase, sealAll } from '../../testing/scratch.ts';
import type { Database } from '../database/index.ts';
import { verifyCity } from '../facts/index.ts';
import { openFiles } from '../files/index.ts';
import { readSettings } from '../settings/index.ts';
import { backup, checkRestore, restore } from './index.ts';

const now = Date.parse('2026-11-22T03:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'weicheng-older-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The tables of the version before shares kept their task's place in the ledger. */
const then = readdirSync(join(import.meta.dirname, '../../migrations'))
  .map((name) => name.replace('.sql', ''))
  .filter((name) => name < '0008')
  .sort();
const file = join(folder, 'older.tar');

const parts = async (database: Database, name: string) => ({
  database,
  files: await openFiles(readSettings({ DATA_FOLDER: join(folder, name) })),
  secretFile: join(folder, `${name}.secret`),
  version: '0.0.9',
  report: () => {},
});

const id = (n: number) => `00000000-0000-8000-8000-${String(n).padStart(12, '0')}`;
const [root, unit, plan, task, led, helped, kept, merged] = [1, 2, 3, 4, 5, 6, 7, 8].map(id);

beforeAll(async () => {
  const older = await scratchDatabase(1, then);
  await recordNotes(older, ['老版本里记的'], 1, now);
  await sealAll(older, 1, now);
  await older.owner.query(`
    insert into unit (city_id, id, kind, name, parent_id, position, founded_on)
      values (1, '${root}', 'city', '云台市', null, 0, '2001-01-01'), (1, '${unit}', 'department', '市城管局', '${root}', 0, '2001-01-01');
    insert into file (city_id, sha256, size, media_type, stored_at) values (1, repeat('a', 64), 0, 'text/plain', now());
    insert into plan_document (city_id, id, unit_id, state, title, document_number, issuer, file_sha256, file_name, imported_at, imported_by,
      published_at, published_by, revision, tasks, accepted, set_aside, open_flags, open_units)
      values (1, '${plan}', '${root}', 'published', '工作方案', '', '', repeat('a', 64), 'x.txt', now(), '某某', now(), '某某', 0, 0, 0, 0, 0, 0);
    insert into draft_task (city_id, document_id, id, position, state, fields, was, headings, merged_into, by_hand, revision)
      values (1, '${plan}', '${merged}', 2, 'merged', '{}', '{}', '[]', '${kept}', false, 0),
             (1, '${plan}', '${kept}', 1, 'accepted', '{}', '{}', '[]', null, false, 0);
    insert into task (city_id, id, document_id, position, path, area, area_path, title, text, deadlines, recurrence, thresholds, clauses, indicators,
      state, owners, acknowledged, submitted, closed, progress, steps, issued_on, children, children_closed, revision, urgency, words)
      values (1, '${task}', '${plan}', 1, '1', '市容环境', '', '背街小巷整治', '', '[]', '{}', '[]', '{}', '{}',
        'active', 2, 2, 0, 0, 0, '[]', '2026-01-01', 0, 0, 0, 20790, '');
    insert into assignment (city_id, id, task_id, unit_id, role, printed, state, progress, extensions, returns, last_word, revision, urgency)
      values (1, '${led}', '${task}', '${unit}', 'lead', '市城管局', 'active', 0, 0, 0, '', 0, 20790),
             (1, '${helped}', '${task}', '${root}', 'supporting', '各部门', 'active', 0, 0, 0, '', 0, 20790)`);
  // the backup of today reads the contents through this view, which the older program did not need
  await older.owner.query(`create view stored_content as select city_id, sha256, size, 'file' as kind from file`);
  await backup(await parts(older, 'older'), file, now);
});

/** Everything a database is made of, as text: columns, keys, indexes, guards, walls, rights, functions. */
async function anatomy({ owner }: Database): Promise<string[]> {
  const { rows } = await owner.query<{ line: string }>(`
    select 'column ' || table_schema || '.' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '') || ' ' || coalesce(collation_name, '') as line
      from information_schema.columns where table_schema in ('public', 'auth')
    union all select 'index ' || indexdef from pg_indexes where schemaname in ('public', 'auth')
    union all select 'constraint ' || conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace in ('public'::regnamespace, 'auth'::regnamespace)
    union all select 'trigger ' || pg_get_triggerdef(oid) || ' ' || tgenabled::text from pg_trigger where not tgisinternal
    union all select 'policy ' || tablename || ' ' || policyname || ' ' || coalesce(qual, '') || ' ' || coalesce(with_check, '') from pg_policies
    union all select 'walled ' || oid::regclass || ' ' || relrowsecurity || ' ' || coalesce(array_to_string(relacl, ' '), '') from pg_class
      where relnamespace in ('public'::regnamespace, 'auth'::regnamespace) and relkind = 'r'
    union all select 'function ' || pg_get_functiondef(oid) || ' ' || coalesce(array_to_string(proacl, ' '), '') from pg_proc
      where pronamespace in ('public'::regnamespace, 'auth'::regnamespace) and prokind = 'f'
    union all select 'schema ' || nspname || ' ' || coalesce(array_to_string(nspacl, ' '), '') from pg_namespace where nspname in ('public', 'auth')
    union all select 'migration ' || name from weicheng_migration
    order by 1`);
  return rows.map((row) => row.line);
}

describe('a backup of an older version', () => {
  it('goes into the tables of its time and is brought forward, in the place of what was there', async () => {
    const target = await scratchDatabase(2);
    const fresh = await anatomy(target);
    await recordNotes(target, ['要被换掉的'], 2, now);
    const { manifest } = await checkRestore(target, file, true);
    expect(manifest.migrations).toEqual(then);
    await restore(await parts(target, 'target'), file, manifest);
    expect(await anatomy(target)).toEqual(fresh);
    const read = async (query: string) => (await target.owner.query(query)).rows;
    // what the later migrations do to rows was done to these rows
    expect(await read('select id, task_urgency, urgency from assignment order by id')).toEqual([
      { id: led, task_urgency: 20790, urgency: 20790 },
      { id: helped, task_urgency: 20790, urgency: 2_000_000 },
    ]);
    expect(await read('select id, merged_into from draft_task order by id')).toEqual([
      { id: kept, merged_into: null },
      { id: merged, merged_into: kept },
    ]);
    expect(await read('select city_id from city')).toEqual([{ city_id: 1 }]);
    expect((await target.city(1).selectFrom('unit').select('name').orderBy('name').execute()).map((row) => row.name)).toHaveLength(2);
    await recordNotes(target, ['恢复以后'], 1, now + 1);
    expect(await sealAll(target, 1, now)).toBe(1);
    expect(await verifyCity(target.city(1))).toMatchObject({ sealedRows: 2, mismatches: [] });
    await expect(target.owner.query(`update fact set kind = 'a.b'`)).rejects.toMatchObject({ code: '23001' });
  });

  it('leaves the database as it was when a later migration cannot take the rows', async () => {
    const target = await scratchDatabase(2);
    const before = await anatomy(target);
    await recordNotes(target, ['留着的'], 2, now);
    const { manifest } = await checkRestore(target, file, true);
    // nobody ever ran a migration of this name, so that it cannot be run now
    await target.owner.query(`insert into weicheng_migration (name, timestamp) values ('9999_missing', 'now')`);
    await expect(restore(await parts(target, 'kept'), file, manifest)).rejects.toThrow('9999_missing');
    await target.owner.query(`delete from weicheng_migration where name = '9999_missing'`);
    expect(await anatomy(target)).toEqual(before);
    expect((await target.owner.query('select data from fact')).rows).toEqual([{ data: { text: '留着的' } }]);
  });
});
