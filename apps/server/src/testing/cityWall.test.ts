import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Tables } from '#platform/database';
import { type TestOffice, testOffice } from './office.ts';
import { tablesText } from './tables.ts';

let office: TestOffice;
let tables: (keyof Tables)[];
beforeAll(async () => {
  office = await testOffice();
  const { rows } = await office.database.owner.query<{ name: keyof Tables }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'city_id'
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`,
  );
  tables = rows.map((r) => r.name);
});

const count = async (db: { query(text: string): Promise<{ rows: { n: number }[] }> }, table: string, where = 'true') =>
  (await db.query(`select count(*)::int as n from "${table}" where ${where}`)).rows[0]?.n;

describe('the wall around each city', () => {
  it('stands around every table: row-level security, one policy, city_id first in the key', async () => {
    const { rows } = await office.database.owner.query<{ name: string; on: boolean; policies: number; first: string }>(
      `select c.relname as name, c.relrowsecurity as on, (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies,
              (select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0] where i.indrelid = c.oid and i.indisprimary) as first
       from pg_class c where c.relname = any($1) and c.relnamespace = 'public'::regnamespace`,
      [tables],
    );
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.filter((r) => !r.on || r.policies !== 1 || r.first !== 'city_id')).toEqual([]);
  });

  it('is carried by every foreign key between tables of a city', async () => {
    const { rows } = await office.database.owner.query<{ name: string }>(
      `select k.conname as name from pg_constraint k
       where k.contype = 'f' and k.conrelid = any($1::regclass[]) and not exists (
         select 1 from pg_attribute a where a.attrelid = k.conrelid and a.attnum = any(k.conkey) and a.attname = 'city_id')`,
      [tables],
    );
    expect(rows).toEqual([]);
  });

  it('holds for the application: it owns nothing, bypasses nothing and cannot become the owner', async () => {
    const { rows } = await office.database.app.query(
      `select rolsuper, rolbypassrls, rolcreaterole, (select count(*)::int from pg_class where relowner = r.oid) as owned,
              (select count(*)::int from pg_auth_members where member = r.oid) as memberships
       from pg_roles r where rolname = current_user`,
    );
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, owned: 0, memberships: 0 }]);
  });

  it('shows nothing to a query that forgets the city', async () => {
    const client = await office.database.app.connect();
    try {
      await client.query('reset app.city_id');
      for (const table of tables) expect([table, await count(client, table)]).toEqual([table, 0]);
    } finally {
      client.release(true);
    }
    expect(await count(office.database.owner, 'unit')).toBeGreaterThan(100);
  });

  it('shows a city its own rows only, whatever a query asks for', async () => {
    const { rows } = await office.database.owner.query<{ city_id: number }>('select city_id from city order by 1');
    expect(rows.length).toBe(2);
    for (const { city_id } of rows) {
      for (const table of tables) {
        const seen = await sql<{ city_id: number }>`select distinct city_id from ${sql.table(table)}`.execute(
          office.database.city(city_id),
        );
        expect([table, seen.rows.filter((r) => r.city_id !== city_id)]).toEqual([table, []]);
      }
    }
  });

  it('refuses a row for another city', async () => {
    await expect(
      office.database
        .city(1)
        .insertInto('notice')
        .values({
          city_id: 2,
          id: '0190a3f0-0000-7000-8000-000000000000',
          person_id: '0190a3f0-0000-7000-8000-000000000000',
          at: new Date(),
          title: 'x',
        })
        .execute(),
    ).rejects.toMatchObject({ code: '42501' });
  });

  it('keeps a lent connection in the city it was lent for, also after another city had it', async () => {
    const city = (n: number) => sql<{ n: number }>`select current_city() as n`.execute(office.database.city(n)).then((r) => r.rows[0]?.n);
    for (let round = 0; round < 20; round++) expect(await Promise.all([city(1), city(2), city(1), city(2)])).toEqual([1, 2, 1, 2]);
  });

  it('lets nobody change or remove a fact or a seal, not even the owner', async () => {
    for (const statement of [
      'update fact set kind = kind',
      'delete from fact',
      'truncate fact',
      'update seal set number = number',
      'truncate seal',
    ]) {
      await office.database.owner.query(statement).then(
        ({ rowCount }) => expect([statement, rowCount]).toEqual([statement, 0]),
        (error) => expect(error).toMatchObject({ code: '23001' }),
      );
    }
    const facts = office.database.city(1).updateTable('fact').set({ kind: 'x.y' }).execute();
    await expect(facts).rejects.toMatchObject({ code: '42501' });
  });

  it('is described by tables.ts exactly', async () => {
    expect(readFileSync(join(import.meta.dirname, '../platform/database/tables.ts'), 'utf8')).toBe(await tablesText(office.database.owner));
  });
});
