import { addDays, dayOf, startOfDay } from '@weicheng/domain/kernel';
import { accountContract as verbs } from '@weicheng/domain/platform';
import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { roles, urlAs } from '#platform/database';
import { type AccountOffice, accountOffice, type Browser, deskContract, password, people } from '../../../testing/accountOffice.ts';

let office: AccountOffice;
let clerk: Browser;
let admin: Browser;
beforeAll(async () => {
  office = await accountOffice();
  [clerk, admin] = [office.browser(), office.browser()];
  await clerk.call(verbs.signIn, { userName: 'clerk', password });
  await admin.call(verbs.signIn, { userName: 'admin', password });
});

const read = async (browser = clerk) => (await browser.ask(deskContract.read)).statusCode;
const grant = (permissions = '{desk.read}') =>
  office.elsewhere('update right_of set permissions = $2 where person_id = $1', [people.clerk, permissions]);
const readable = () => expect.poll(() => read(), { timeout: 3000 }).toBe(200);
/** Whether the next request is answered from memory. */
const fromMemory = async () => {
  const before = office.loads.count;
  await read();
  return office.loads.count === before;
};

describe('a permission taken away while somebody is signed in', () => {
  it('is gone at the very next request on the server that took it', async () => {
    for (let n = 0; n < 20; n++) {
      await grant();
      await readable();
      await admin.call(deskContract.revoke, { personId: people.clerk });
      expect(await read()).toBe(403);
    }
  });

  it('is gone on the others as soon as they hear of it', async () => {
    await grant();
    await readable();
    await expect.poll(fromMemory, { timeout: 5000 }).toBe(true);
    await grant('{}');
    await expect.poll(() => read(), { timeout: 1000, interval: 5 }).toBe(403);
  });

  it('is not remembered from a question that was under way when it was taken', async () => {
    await grant();
    await readable();
    await Promise.all([
      ...Array.from({ length: 20 }, () => read()),
      admin.call(deskContract.revoke, { personId: people.clerk }),
      ...Array.from({ length: 20 }, () => read()),
    ]);
    expect(await read()).toBe(403);
  });
});

describe('memory', () => {
  it('answers without asking the database again, and forgets only the city that changed', async () => {
    await grant();
    await readable();
    await expect.poll(fromMemory, { timeout: 5000 }).toBe(true);
    await office.elsewhere(`begin; set local app.city_id = '2'; update right_of set name = name where city_id = 2; commit`);
    await new Promise((heard) => setTimeout(heard, 200));
    expect(await fromMemory()).toBe(true);
    await office.elsewhere(`begin; set local app.city_id = '1'; update right_of set name = name where city_id = 1; commit`);
    await expect.poll(fromMemory, { timeout: 1000, interval: 5 }).toBe(false);
  });

  it('asks again when a new day begins, because rights begin and end with it', async () => {
    await expect.poll(fromMemory, { timeout: 5000 }).toBe(true);
    const midnight = startOfDay(addDays(dayOf(office.clock.now), 1));
    await office.elsewhere('update auth.session set expires_at = $1, last_used_at = $1', [new Date(midnight + 3600_000)]);
    office.clock.now = midnight - 1;
    await read();
    expect(await fromMemory()).toBe(true);
    office.clock.now = midnight;
    expect(await fromMemory()).toBe(false);
    expect(await fromMemory()).toBe(true);
  });

  it('is not used while nobody says what has changed, and is back when somebody does', async () => {
    await expect.poll(fromMemory, { timeout: 5000 }).toBe(true);
    const listening = "select pid from pg_stat_activity where application_name = 'weicheng-memory' and datname = current_database()";
    await office.elsewhere(`select pg_terminate_backend(pid) from (${listening}) as ears`);
    await expect.poll(fromMemory, { timeout: 1000, interval: 5 }).toBe(false);
    expect(await fromMemory()).toBe(false);
    await office.elsewhere('alter table right_of disable trigger who_changed');
    await grant('{}');
    expect(await read()).toBe(403);
    await grant();
    await office.elsewhere('alter table right_of enable trigger who_changed');
    await expect.poll(fromMemory, { timeout: 5000 }).toBe(true);
  });
});

describe('the doors of the database', () => {
  const as = (role: string, statement: string) =>
    office.database.owner.connect().then(async (client) => {
      try {
        await client.query('begin');
        await client.query(`set local role ${role}`);
        await client.query(statement);
        return 'done';
      } catch (error) {
        return (error as { code?: string }).code;
      } finally {
        await client.query('rollback');
        client.release();
      }
    });

  it('keep the application out of the accounts', async () => {
    const tables = await office.database.owner.query<{ name: string }>(
      "select quote_ident(relname) as name from pg_class where relnamespace = 'auth'::regnamespace and relkind = 'r'",
    );
    expect(tables.rows.length).toBeGreaterThanOrEqual(8);
    for (const { name } of tables.rows) expect([name, await as('weicheng_app', `select from auth.${name}`)]).toEqual([name, '42501']);
  });

  it('give the accounts a login of their own, with nothing to step up to', async () => {
    const client = new pg.Client({ connectionString: urlAs(roles.accounts, office.database.url) });
    await client.connect();
    const said = (statement: string) =>
      client.query<{ who: string }>(statement).then(
        ({ rows }) => rows[0]?.who ?? 'done',
        (error: { code?: string }) => error.code,
      );
    const answers: unknown[] = [];
    for (const role of ['none', 'postgres', 'weicheng_app', 'pg_read_server_files']) answers.push(await said(`set role ${role}`));
    answers.push(await said('set session authorization default'), await said('select current_user as who'));
    await client.end();
    expect(answers).toEqual(['done', '42501', '42501', '42501', 'done', 'weicheng_auth']);
  });

  it('keep the accounts out of everything else, but for adding facts', async () => {
    const tables = await office.database.owner.query<{ name: string }>(
      "select quote_ident(relname) as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> 'fact_clock'",
    );
    for (const { name } of tables.rows) expect([name, await as('weicheng_auth', `select from public.${name}`)]).toEqual([name, '42501']);
    expect(await as('weicheng_auth', 'delete from public.fact')).toBe('42501');
  });
});
