import { addDays, dayOf } from '@weicheng/domain/kernel';
import {
  delegationContract,
  type PersonId,
  personContract,
  type RoleId,
  roleContract,
  type UnitId,
  unitContract,
} from '@weicheng/domain/organization';
import { accountContract } from '@weicheng/domain/platform';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Caller, caller, type TestOffice, testOffice } from '../../../testing/office.ts';
import { sampleAccounts } from '../../sample.ts';

let office: TestOffice;
let security: Caller;
let root: UnitId;
const today = dayOf(Date.now());

beforeAll(async () => {
  office = await testOffice();
  security = await office.as('anquan');
  const { rows } = await security.call(unitContract.tree, {});
  root = rows.find((r) => r.parentId === null)?.id as UnitId;
});

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (problem: { code: string; status: number }) => `${problem.status} ${problem.code}`,
  );

async function signedIn(userName: string): Promise<Caller> {
  const { password } = sampleAccounts().find((a) => a.userName === userName) ?? {};
  const answer = await office.stranger.send(accountContract.signIn, { userName, password });
  return caller(office.server, answer.cookies.map((c) => `${c.name}=${encodeURIComponent(c.value)}`).join('; '));
}

const meOf = async (caller: Caller) => (await caller.call(personContract.changeOwnPhone, {})).person.id;

async function roleOf(key: string) {
  const row = (await security.call(roleContract.list, {})).rows.find((r) => r.key === key);
  if (!row) throw new Error(`no role ${key}`);
  return row;
}

describe('roles', () => {
  it('keep within bounds: no mixing, no unknown permission, no second name, administrators’ own stay', async () => {
    const wish = { note: '', secondFactorRequired: false };
    const create = (name: string, permissions: string[]) => refusal(security.call(roleContract.create, { ...wish, name, permissions }));
    expect(await create('两头管', ['role.edit', 'audit.read'])).toBe('409 role.mixed');
    expect(await create('没有的', ['unit.destroy'])).toBe('422 role.unknown-permission');
    expect(await create('督查员', ['unit.read'])).toBe('409 role.name-taken');
    const { id, name, note } = await roleOf('securityAdmin');
    expect(
      await refusal(security.call(roleContract.change, { id, name, note, permissions: ['unit.read'], secondFactorRequired: true })),
    ).toMatch(/^409 role\./);
  });

  it('are made, changed and deleted; one that is held stays', async () => {
    const made = await security.call(roleContract.create, { name: '资料员', permissions: ['unit.read'], secondFactorRequired: false });
    const changed = await security.call(roleContract.change, {
      id: made.id,
      name: '资料管理员',
      note: '管资料',
      permissions: ['unit.read', 'person.read'],
      secondFactorRequired: false,
    });
    expect(changed).toMatchObject({ name: '资料管理员', permissions: ['unit.read', 'person.read'], kept: null, holders: 0 });
    const person = await meOf(await office.as('pingshen'));
    const grant = await security.call(roleContract.grant, { personId: person, roleId: made.id, unitId: root, from: today });
    expect(await refusal(security.call(roleContract.close, { id: made.id }))).toBe('409 role.held');
    await security.call(roleContract.revoke, { id: grant.id, on: today, reason: '不再需要' });
    await security.call(roleContract.close, { id: made.id });
    expect((await security.call(roleContract.list, {})).rows.some((r) => r.id === made.id)).toBe(false);
  });

  it('are not widened by the administrator who holds them himself, and the button says so', async () => {
    const wish = { name: '值班员', permissions: ['unit.read'], secondFactorRequired: false };
    const { id } = await security.call(roleContract.create, wish);
    const mine = [await meOf(security), id, root];
    await office.database.owner.query("insert into role_grant values (1, gen_random_uuid(), $1, $2, $3, '2020-01-01', null)", mine);
    const { rows } = await security.call(roleContract.list, {});
    expect(rows.find((r) => r.id === id)?.can.change).toContain('由另一位安全管理员修改');
    const wider = { id, ...wish, permissions: ['unit.read', 'unit.edit', 'person.edit', 'organization.export'] };
    expect(await refusal(security.call(roleContract.change, wider))).toBe('403 role.own-role');
    const { can, ...own } = await roleOf('securityAdmin');
    expect(can.change).toBeNull();
    const { name, permissions } = own;
    const strict = await security.call(roleContract.change, {
      id: own.id,
      name,
      note: '定角色、授权、查角色',
      permissions,
      secondFactorRequired: false,
    });
    expect(strict.note).toBe('定角色、授权、查角色');
  });
});

describe('grants', () => {
  it('flow down the tree and never up', async () => {
    const { rows } = await security.call(unitContract.search, { text: '云台街道' });
    const street = rows[0]?.id as UnitId;
    const caller = await office.as('lingdao');
    const leader = await meOf(caller);
    const { id } = await roleOf('subdistrictLead');
    const grant = await security.call(roleContract.grant, { personId: leader, roleId: id, unitId: street, from: today });
    const below = await caller.call(unitContract.found, { kind: 'community', name: '新设社区', parentId: street, on: today });
    expect(below.unit.parentId).toBe(street);
    expect(await refusal(caller.call(unitContract.found, { kind: 'department', name: '新设局', parentId: root, on: today }))).toBe(
      '403 not-allowed',
    );
    await security.call(roleContract.revoke, { id: grant.id, on: today, reason: '试完收回' });
    expect(await refusal(caller.call(unitContract.found, { kind: 'community', name: '再设社区', parentId: street, on: today }))).toBe(
      '403 not-allowed',
    );
  });

  it('never mix two administrators, are not for oneself, and leave no city without one', async () => {
    const audit = await meOf(await office.as('shenji'));
    expect(
      await refusal(
        security.call(roleContract.grant, { personId: audit, roleId: (await roleOf('systemAdmin')).id, unitId: root, from: today }),
      ),
    ).toBe('409 role.apart');
    const own = await meOf(security);
    expect(
      await refusal(
        security.call(roleContract.grant, { personId: own, roleId: (await roleOf('inspector')).id, unitId: root, from: today }),
      ),
    ).toBe('403 role.own-grant');
    const { rows } = await security.call(roleContract.holders, { personId: audit });
    expect(rows[0]?.can.revoke).toContain('最后一位审计管理员');
    expect(await refusal(security.call(roleContract.revoke, { id: rows[0]?.id as never, on: today, reason: '换人' }))).toBe(
      '409 role.last-holder',
    );
  });

  it('two concurrent revocations never take the last two administrators', async () => {
    const { id } = await roleOf('auditAdmin');
    const second = await meOf(await office.as('pingshen'));
    await security.call(roleContract.grant, { personId: second, roleId: id, unitId: root, from: today });
    const { rows } = await security.call(roleContract.holders, { roleId: id });
    expect(rows).toHaveLength(2);
    const outcome = await Promise.allSettled(
      rows.map((r) => security.call(roleContract.revoke, { id: r.id, on: today, reason: '同时收回' })),
    );
    expect(outcome.map((o) => o.status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('the last security administrator', () => {
  it('is one who is it today: one from a day to come does not count', async () => {
    const own = await testOffice();
    const administrator = await own.as('anquan');
    const { rows: all } = await administrator.call(roleContract.list, {});
    const roleId = all.find((r) => r.key === 'securityAdmin')?.id as RoleId;
    const mine = (await administrator.call(roleContract.holders, { roleId })).rows[0];
    const unitId = mine?.unitId as UnitId;
    const heir = await meOf(await own.as('ducha'));
    const other = await own.as('lingdao');
    await administrator.call(roleContract.grant, { personId: heir, roleId, unitId, from: '2099-01-01' });
    const theirs = await administrator.call(roleContract.grant, { personId: await meOf(other), roleId, unitId, from: today });
    await other.call(roleContract.revoke, { id: mine?.id as never, on: addDays(today, 1), reason: '调离' });
    const { rows } = await administrator.call(roleContract.holders, { roleId });
    expect(rows.find((r) => r.id === theirs.id)?.can.revoke).not.toBeNull();
    expect(await refusal(administrator.call(roleContract.revoke, { id: theirs.id, on: today, reason: '调离' }))).toBe(
      '409 role.last-holder',
    );
  });
});

describe('delegation', () => {
  it('for others is asked where their roles are, gives nobody another’s rights, and shows what one may see', async () => {
    const [lead, street] = [await office.as('chuangwei'), await office.as('jiedao')];
    const [leadId, streetId, headId] = [await meOf(lead), await meOf(street), await meOf(await office.as('chengguan'))];
    const { rows: units } = await street.call(unitContract.search, { text: '云台街道' });
    const unitId = units[0]?.id as UnitId;
    await security.call(roleContract.grant, { personId: streetId, roleId: (await roleOf('campaignOfficeLead')).id, unitId, from: today });
    const take = (caller: Caller, fromPersonId: PersonId, toPersonId: PersonId) =>
      caller.call(delegationContract.give, { fromPersonId, toPersonId, from: today, until: addDays(today, 5), reason: '代办' });
    expect(await refusal(take(street, leadId, streetId))).toBe('403 not-allowed');
    expect(await refusal(take(street, headId, streetId))).toBe('403 not-allowed');
    expect(await refusal(take(lead, headId, leadId))).toBe('403 delegation.own-gain');

    const community = await meOf(await office.as('shequ'));
    const across = await take(lead, headId, community);
    const within = await take(street, streetId, community);
    const seen = async (who: Caller) => (await who.call(delegationContract.list, { personId: community })).rows.map((d) => d.id).sort();
    expect(await seen(lead)).toEqual([across.id, within.id].sort());
    expect(await seen(street)).toEqual([within.id]);
    expect(await refusal(street.call(delegationContract.end, { id: across.id, on: today }))).toBe('403 not-allowed');
    expect((await lead.call(delegationContract.end, { id: across.id, on: today })).state).toBe('over');
  });

  it('gives rights from its first day to its last, and not a day longer', async () => {
    const lead = await office.as('chuangwei');
    const inspector = await office.as('ducha');
    const to = await meOf(inspector);
    const found = (name: string) =>
      refusal(inspector.call(unitContract.found, { kind: 'department', name, parentId: root, on: '2024-01-01' }));
    const start = office.clock.now;
    const day = 86_400_000;
    expect(await found('市委托前局')).toBe('403 not-allowed');
    await lead.call(delegationContract.give, { toPersonId: to, from: addDays(today, 1), until: addDays(today, 3), reason: '外出开会' });
    expect(await found('市委托前局')).toBe('403 not-allowed');
    for (const [days, outcome] of [
      [1, null],
      [2, null],
      [3, '403 not-allowed'],
    ] as const) {
      office.clock.now = start + days * day;
      const again = await signedIn('ducha'); // a night has passed: the old session is over
      const answer = await refusal(
        again.call(unitContract.found, { kind: 'department', name: `市委托第${days}日局`, parentId: root, on: '2024-01-01' }),
      );
      expect(answer).toBe(outcome);
    }
    office.clock.now = start;
  });

  it('is refused to oneself, for too long, and of what is kept for administrators', async () => {
    const lead = await office.as('chuangwei');
    const own = await meOf(lead);
    const to = await meOf(await office.as('pingshen'));
    const give = (caller: Caller, toPersonId: PersonId, until: string) =>
      refusal(caller.call(delegationContract.give, { toPersonId, from: today, until, reason: '试一下' }));
    expect(await give(lead, own, addDays(today, 5))).toBe('422 delegation.to-oneself');
    expect(await give(lead, to, addDays(today, 181))).toBe('422 delegation.too-long');
    const other = await office.as('shequ');
    expect(
      await refusal(
        other.call(delegationContract.give, { fromPersonId: own, toPersonId: to, from: today, until: addDays(today, 2), reason: '试一下' }),
      ),
    ).toBe('403 not-allowed');
    const got = await lead.call(delegationContract.give, { toPersonId: to, from: today, until: addDays(today, 5), reason: '试一下' });
    const assessor = await office.as('pingshen');
    expect((await assessor.call(delegationContract.mine, {})).rows).toMatchObject([{ id: got.id, state: 'running', can: { end: null } }]);
    expect((await assessor.call(delegationContract.end, { id: got.id, on: today })).state).toBe('over');
  });
});

describe('who somebody is', () => {
  it('is known in one query and changes at once when a right is taken', async () => {
    const desk = await office.as('jingban');
    const me = await meOf(desk);
    const { rows } = await security.call(roleContract.holders, { personId: me });
    expect(await refusal(desk.call(unitContract.tree, {}))).toBeNull();
    for (const { id } of rows) await security.call(roleContract.revoke, { id, on: today, reason: '调离' });
    expect(await refusal(desk.call(unitContract.tree, {}))).toBe('403 not-allowed');
    expect(await refusal(desk.call(accountContract.sessions, {}))).toBeNull();
  });
});
