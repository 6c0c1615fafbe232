import { createHash, randomUUID } from 'node:crypto';
import { dayOf } from '@weicheng/domain/kernel';
import {
  aliasContract,
  organizationImportContract,
  personContract,
  roleContract,
  trailContract,
  unitContract,
  unitGroupContract,
} from '@weicheng/domain/organization';
import { accountContract, fileContract, noticeContract } from '@weicheng/domain/platform';
import { beforeAll, describe, expect, it } from 'vitest';
import { type TestOffice, testOffice } from './office.ts';

let office: TestOffice;
let today: ReturnType<typeof dayOf>;
beforeAll(async () => {
  office = await testOffice();
  today = dayOf(office.clock.now);
});
const asApp = async (city: number, statement: string): Promise<string> => {
  const client = await office.database.app.connect();
  try {
    await client.query(`set app.city_id = '${city}'`);
    await client.query('begin');
    const { rowCount, rows } = await client.query(statement);
    return `done ${rowCount} ${JSON.stringify(rows)}`;
  } catch (error) {
    return (error as { code: string }).code;
  } finally {
    await client.query('rollback').catch(() => {});
    client.release(true);
  }
};

describe('the application’s role', () => {
  it('cannot touch what is append-only or closed', async () => {
    for (const statement of [
      "update fact set kind = 'a.b'",
      'delete from fact',
      'truncate fact',
      'truncate seal',
      'delete from seal',
      'alter table fact disable trigger append_only',
      'alter table fact disable row level security',
      'drop policy city_wall on fact',
      "set session_replication_role = 'replica'",
      'set role weicheng_auth',
      'set role postgres',
      'select * from auth.user',
      'select * from auth.session',
      'select * from graphile_worker.jobs',
      "select graphile_worker.add_job('listen', '{}')",
      'delete from person',
      'delete from unit_period',
      'update city set name = name',
      'create table x (a int)',
      'create function f() returns int language sql as $$ select 1 $$',
      "copy (select 1) to program 'true'",
      "select pg_read_file('PG_VERSION')",
      'alter role weicheng_app superuser',
      'create role x',
      "select lo_import('/etc/hostname')",
      'update fact_clock set base = 5',
    ])
      expect([statement, await asApp(1, statement)]).toEqual([statement, expect.stringMatching(/^(42501|42809|0A000)$/)]);
  });

  it('cannot add a job for another city, nor one of the clock', async () => {
    expect(await asApp(1, `select add_job('listen', '{"cityId": 2, "fact": "${randomUUID()}", "listener": "close-account"}'::json)`)).toBe(
      '42501',
    );
    expect(await asApp(1, `select add_job('forgetReplays', '{}'::json)`)).toBe('42501');
  });

  it('shows no user names of another city through the door in the wall', async () => {
    const { rows } = await office.database.owner.query<{ id: string }>('select id from person where city_id = 2 limit 500');
    expect(await asApp(1, `select * from account_names(array[${rows.map((r) => `'${r.id}'`)}]::uuid[])`)).toBe('done 0 []');
  });
});

describe('another city', () => {
  it('answers no id of it', async () => {
    const lead = await office.as('chuangwei');
    const one = async (q: string) => (await office.database.owner.query<{ id: string }>(q)).rows[0]?.id as never;
    const unit = await one('select id from unit where city_id = 2 and parent_id is not null limit 1');
    const person = await one('select id from person where city_id = 2 limit 1');
    const grant = await one('select id from role_grant where city_id = 2 limit 1');
    const group = await one('select id from unit_group where city_id = 2 limit 1');
    const post = await one('select id from post where city_id = 2 limit 1');
    const alias = await one('select id from unit_alias where city_id = 2 limit 1');
    const own = await one("select id from unit where city_id = 1 and kind = 'community' limit 1");
    const ownPerson = await one('select id from person where city_id = 1 limit 1');
    const security = await office.as('anquan');
    const system = await office.as('xitong');
    const role = (await security.call(roleContract.list, {})).rows.find((r) => r.key === 'inspector')?.id as never;
    const no = { status: 404 };
    for (const ask of [
      () => lead.call(unitContract.read, { id: unit }),
      () => lead.call(unitContract.card, { id: unit }),
      () => lead.call(unitContract.rename, { id: unit, name: '别处', on: today }),
      () => lead.call(unitContract.move, { id: own, parentId: unit, position: 0, on: today }),
      () => lead.call(unitContract.merge, { id: own, into: unit, on: today }),
      () => lead.call(unitGroupContract.read, { id: group }),
      () => lead.call(unitGroupContract.create, { name: '越界组', members: { include: [unit] }, on: today }),
      () => lead.call(unitGroupContract.create, { name: '越界组', members: { under: unit }, on: today }),
      () => lead.call(aliasContract.add, { unitId: unit, name: '越界别名' }),
      () => lead.call(aliasContract.end, { id: alias, on: today }),
      () => lead.call(personContract.read, { id: person }),
      () => lead.call(personContract.owed, { id: person }),
      () => lead.call(personContract.endPost, { id: post, on: today }),
      () => lead.call(personContract.addPost, { id: ownPerson, unitId: unit, kind: 'clerk', from: today }),
      () => security.call(roleContract.grant, { personId: person, roleId: role, unitId: own, from: today }),
      () => security.call(roleContract.grant, { personId: ownPerson, roleId: role, unitId: unit, from: today }),
      () => security.call(roleContract.revoke, { id: grant, on: today, reason: '越界' }),
      () => system.call(accountContract.open, { personId: person, userName: 'yuejie' }),
      () => system.call(accountContract.resetPassword, { personId: person }),
      () => system.call(accountContract.close, { personId: person, reason: '越界' }),
    ])
      await expect(ask(), ask.toString()).rejects.toMatchObject(no);
    const preview = await lead.call(unitGroupContract.preview, { members: JSON.stringify({ include: [unit], under: null }) });
    expect(JSON.stringify(preview)).not.toContain(unit);
    expect((await lead.call(trailContract.of, { about: person })).rows).toEqual([]);
    expect((await lead.call(personContract.list, { unitId: unit })).rows).toEqual([]);
  });

  it('has its own files, keys and notices', async () => {
    const [here, there] = [await office.as('chuangwei'), await office.as('chuangwei-2')];
    const body = Buffer.from('本市文件');
    const sha256 = createHash('sha256').update(body).digest('hex');
    expect((await here.send(fileContract.put, { sha256 }, { payload: body })).statusCode).toBe(200);
    expect((await there.send(fileContract.get, { sha256 })).statusCode).toBe(404);
    const again = await there.send(fileContract.put, { sha256 }, { payload: body });
    expect(again.json().already).toBe(false);
    const key = 'same-key-0001';
    const a = await here.call(unitGroupContract.create, { name: '钥匙组', members: { kinds: ['community'] }, on: today }, { key });
    const b = await (await office.as('jingban')).call(
      unitGroupContract.create,
      { name: '钥匙组二', members: { kinds: ['community'] }, on: today },
      { key },
    );
    const c = await there.call(unitGroupContract.create, { name: '钥匙组', members: { kinds: ['community'] }, on: today }, { key });
    expect(new Set([a.id, b.id, c.id]).size).toBe(3);
    await expect(here.call(unitGroupContract.close, { id: a.id, on: today }, { key })).rejects.toMatchObject({
      code: 'idempotency-key-reused',
    });
    expect((await there.call(noticeContract.list, {})).rows).toEqual([]);
  });
});

describe('odd input', () => {
  it('is refused in words, never as a fault', async () => {
    const lead = await office.as('chuangwei');
    const audit = await office.as('shenji');
    const answers: [string, number][] = [];
    const ask = async (name: string, sent: Promise<{ statusCode: number }>) => answers.push([name, (await sent).statusCode]);
    await ask('tree day 0000', lead.send(unitContract.tree, { day: '0000-01-01' }));
    await ask(
      'found on 0000',
      lead.send(unitContract.found, {
        kind: 'department',
        name: '零年',
        parentId: (await lead.call(accountContract.me, {})).unitId,
        on: '0000-01-01',
      }),
    );
    await ask('trail from 0000', audit.send(trailContract.list, { from: '0000-01-01' }));
    await ask('trail to 9999', audit.send(trailContract.list, { to: '9999-12-31' }));
    await ask('group day 0000', lead.send(unitGroupContract.list, { day: '0000-01-01' }));
    await ask('NUL search', lead.send(unitContract.search, { text: 'a\u0000b' }));
    await ask('NUL persons', lead.send(personContract.list, { search: 'a\u0000b' }));
    await ask('NUL members', lead.send(unitGroupContract.preview, { members: '\u0000' }));
    await ask(
      'after',
      lead.send(personContract.list, { after: Buffer.from(JSON.stringify(['a\u0000', randomUUID()])).toString('base64url') }),
    );
    await ask(
      'surrogate key',
      lead.send(personContract.list, { after: Buffer.from('["\\ud800","0190a3f0-0000-7000-8000-000000000000"]').toString('base64url') }),
    );
    await ask('surrogate search', lead.send(unitContract.search, { text: 'a' }, { url: '/api/units/search?text=%ED%A0%80' }));
    await ask('file name', lead.send(fileContract.get, { sha256: 'a'.repeat(64), name: 'a\r\nset-cookie: x=y' }));
    await ask('bad percent', lead.send(unitContract.card, { id: 'x' }, { url: '/api/units/%E0%A4%A/card' }));
    await ask(
      'proto body',
      lead.send(personContract.changeOwnPhone, {}, { payload: '{"__proto__":{"x":1}}', headers: { 'content-type': 'application/json' } }),
    );
    await ask(
      'constructor',
      lead.send(
        personContract.changeOwnPhone,
        {},
        { payload: '{"constructor":{"prototype":{"x":1}}}', headers: { 'content-type': 'application/json' } },
      ),
    );
    await ask(
      'deep',
      lead.send(
        personContract.changeOwnPhone,
        {},
        { payload: `{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}`, headers: { 'content-type': 'application/json' } },
      ),
    );
    await ask(
      'deep proto',
      lead.send(
        personContract.changeOwnPhone,
        {},
        { payload: `{"a":${'['.repeat(200_000)}{"__proto__":1}${']'.repeat(200_000)}}`, headers: { 'content-type': 'application/json' } },
      ),
    );
    await ask(
      'permission',
      (await office.as('anquan')).send(roleContract.create, {
        name: '怪角色',
        permissions: ['constructor', '__proto__'],
        secondFactorRequired: false,
      }),
    );
    await ask('import junk', lead.send(organizationImportContract.check, {}, { payload: Buffer.from('PK\u0003\u0004junk') }));
    expect(answers.filter(([, status]) => status >= 500)).toEqual([]);
  });

  it('a day no office can mean is refused in words', async () => {
    const audit = await office.as('shenji');
    await expect(audit.call(trailContract.list, { to: '9999-12-31' as never })).rejects.toMatchObject({ status: 422 });
  });
});

describe('behind a proxy that is believed', () => {
  it('a visitor does not become local by saying so', async () => {
    const behind = await testOffice({ env: { TRUST_PROXY: '1' } });
    const answer = await behind.server.app.inject({
      url: '/metrics',
      remoteAddress: '10.0.0.1',
      headers: { 'x-forwarded-for': '127.0.0.1, 203.0.113.9' },
    });
    expect(answer.statusCode).toBe(403);
  });

  it('a visitor does not get fresh attempts by making addresses up', async () => {
    const behind = await testOffice({ env: { TRUST_PROXY: '1' } });
    const codes = new Set<number>();
    for (let i = 0; i < 15; i++) {
      const a = await behind.server.app.inject({
        method: 'POST',
        url: '/api/account/verify-second-factor',
        remoteAddress: '10.0.0.1',
        headers: { 'x-weicheng': '1', 'x-forwarded-for': `198.51.100.${i}, 203.0.113.9` },
        payload: { code: '000000' },
      });
      codes.add(a.statusCode);
    }
    expect(codes).toContain(429);
  });
});

describe('streams', () => {
  it('a HEAD leaves none open', async () => {
    const worker = await office.as('shequ');
    for (let i = 0; i < 8; i++)
      await office.server.app.inject({ method: 'HEAD', url: '/api/notices/stream', headers: { cookie: worker.cookie } });
    const ninth = office.server.app.inject({ method: 'HEAD', url: '/api/notices/stream', headers: { cookie: worker.cookie } });
    expect((await ninth).statusCode).toBe(404); // there is no such verb, and so no stream
  });
});
