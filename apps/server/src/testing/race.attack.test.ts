import { dayOf } from '@weicheng/domain/kernel';
import { roleContract, unitContract } from '@weicheng/domain/organization';
import { accountContract } from '@weicheng/domain/platform';
import { beforeAll, expect, it } from 'vitest';
import { type Caller, type TestOffice, testOffice } from './office.ts';

let office: TestOffice;
let today: ReturnType<typeof dayOf>;
const me = (who: Caller) => who.call(accountContract.me, {});
beforeAll(async () => {
  office = await testOffice();
  today = dayOf(office.clock.now);
});

it('two security administrators who revoke each other at once leave one', async () => {
  const security = await office.as('anquan');
  const role = (await security.call(roleContract.list, {})).rows.find((r) => r.key === 'securityAdmin');
  if (!role) throw new Error('no role');
  const mine = (await security.call(roleContract.holders, { roleId: role.id })).rows[0];
  const heir = await office.as('ducha');
  if (!mine) throw new Error('no grant');
  const theirs = await security.call(roleContract.grant, {
    personId: (await me(heir)).personId as never,
    roleId: role.id,
    unitId: mine.unitId,
    from: today,
  });
  const ends = await Promise.allSettled([
    security.call(roleContract.revoke, { id: theirs.id, on: today, reason: '测试收回' }),
    heir.call(roleContract.revoke, { id: mine.id, on: today, reason: '测试收回' }),
  ]);
  expect(ends.filter((e) => e.status === 'fulfilled').length).toBe(1);
});

it('two grants of apart roles at once do not both go in', async () => {
  const office3 = await testOffice();
  const security = await office3.as('anquan');
  const { rows } = await security.call(roleContract.list, {});
  const kept = rows.find((r) => r.key === 'securityAdmin')?.id as never;
  const root = (await security.call(roleContract.holders, { roleId: kept })).rows[0]?.unitId as never;
  const who = (await me(await office3.as('ducha'))).personId as never;
  const of = (key: string) => rows.find((r) => r.key === key)?.id as never;
  const ends = await Promise.allSettled(
    ['auditAdmin', 'systemAdmin', 'auditAdmin'].map((key) =>
      security.call(roleContract.grant, { personId: who, roleId: of(key), unitId: root, from: today }),
    ),
  );
  expect(ends.map((e) => (e.status === 'fulfilled' ? 'in' : e.reason.code)).sort()).toEqual([
    'in',
    expect.stringMatching(/^role\./),
    expect.stringMatching(/^role\./),
  ]);
});

it('moves that would close a ring: one goes in', async () => {
  const lead = await office.as('chuangwei');
  const { rows } = await lead.call(unitContract.tree, {});
  const [a, b] = rows.filter((r) => r.kind === 'department' && r.parentId !== null);
  if (!a || !b) throw new Error('no departments');
  const ends = await Promise.allSettled([
    lead.call(unitContract.move, { id: a.id, parentId: b.id, position: 0, on: today }),
    lead.call(unitContract.move, { id: b.id, parentId: a.id, position: 0, on: today }),
  ]);
  expect(ends.filter((e) => e.status === 'fulfilled').length).toBe(1);
});
