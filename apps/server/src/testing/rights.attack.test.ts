import { dayOf } from '@weicheng/domain/kernel';
import { delegationContract, personContract, roleContract, unitContract } from '@weicheng/domain/organization';
import { accountContract } from '@weicheng/domain/platform';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type TestOffice, testOffice } from './office.ts';

let office: TestOffice;
let today: ReturnType<typeof dayOf>;
const me = (who: Caller) => who.call(accountContract.me, {});
const refused = (status = 403) => ({ status });
beforeAll(async () => {
  office = await testOffice();
  today = dayOf(office.clock.now);
});
const roleOf = async (key: string) => {
  const role = (await (await office.as('anquan')).call(roleContract.list, {})).rows.find((r) => r.key === key);
  if (!role) throw new Error(key);
  return role;
};

describe('rights beyond one’s unit', () => {
  it('a liaison does not take over the record of a person of another unit by giving him a post in his own', async () => {
    const liaison = await office.as('lianluo');
    const target = await me(await office.as('shequ'));
    const own = await me(liaison);
    await expect(
      liaison.call(personContract.change, { id: target.personId as never, name: '改名', mobile: '13900000000' }),
    ).rejects.toMatchObject(refused());
    await liaison
      .call(personContract.addPost, { id: target.personId as never, unitId: own.unitId as never, kind: 'clerk', from: today })
      .catch(() => {});
    await expect(
      liaison.call(personContract.change, { id: target.personId as never, name: '改名', mobile: '13900000000' }),
    ).rejects.toMatchObject(refused());
  });

  it('whoever may delegate for others in one street cannot give himself the rights of the city', async () => {
    const security = await office.as('anquan');
    const street = await office.as('jiedao');
    const [lead, own] = [await me(await office.as('chuangwei')), await me(street)];
    await security.call(roleContract.grant, {
      personId: own.personId as never,
      roleId: (await roleOf('campaignOfficeLead')).id,
      unitId: own.unitId as never,
      from: today,
    });
    const { rows } = await street.call(unitContract.tree, {});
    const elsewhere = rows.find((u) => u.kind === 'department');
    if (!elsewhere) throw new Error('no department');
    await expect(street.call(unitContract.rename, { id: elsewhere.id, name: '被改名的单位', on: today })).rejects.toMatchObject(refused());
    await street
      .call(delegationContract.give, {
        fromPersonId: lead.personId as never,
        toPersonId: own.personId as never,
        from: today,
        until: dayOf(office.clock.now + 5 * 86_400_000),
        reason: '代办',
      })
      .catch(() => {});
    await expect(street.call(unitContract.rename, { id: elsewhere.id, name: '被改名的单位', on: today })).rejects.toMatchObject(refused());
  });

  it('whoever may delegate for others cannot take another’s rights for himself', async () => {
    const lead = await office.as('chuangwei');
    const [own, other] = [await me(lead), await me(await office.as('chengguan'))];
    await expect(
      lead.call(delegationContract.give, {
        fromPersonId: other.personId as never,
        toPersonId: own.personId as never,
        from: today,
        until: dayOf(office.clock.now + 5 * 86_400_000),
        reason: '代办',
      }),
    ).rejects.toMatchObject(refused());
  });

  it('the security administrator cannot widen an ordinary role that he holds himself', async () => {
    const office2 = await testOffice();
    const security = await office2.as('anquan');
    const id = (await me(security)).personId;
    const role = (await security.call(roleContract.list, {})).rows.find((r) => r.key === 'inspector');
    if (!role) throw new Error('no role');
    const root = (await office2.database.owner.query<{ id: string }>('select id from unit where city_id = 1 and parent_id is null')).rows[0]
      ?.id;
    await office2.database.owner.query("insert into role_grant values (1, gen_random_uuid(), $1, $2, $3, '2020-01-01', null)", [
      id,
      role.id,
      root,
    ]);
    await expect(
      security.call(roleContract.change, {
        id: role.id,
        name: role.name,
        permissions: [...role.permissions, 'unit.edit', 'person.edit', 'person.handOver', 'organization.export'],
        secondFactorRequired: false,
      }),
    ).rejects.toMatchObject(refused());
  });

  it('the system administrator cannot come in as the audit administrator', async () => {
    const system = await office.as('xitong');
    const target = await office.database.owner.query<{ person_id: string }>("select person_id from auth.user where username = 'shenji'");
    const given = await system.call(accountContract.resetPassword, { personId: target.rows[0]?.person_id ?? '' }).then(
      (a) => a.firstPassword,
      () => null,
    );
    expect(given).toBe(null);
  });

  it('a street’s worker cannot find a masked mobile out by searching for it', async () => {
    const lead = await office.as('chuangwei');
    const worker = await office.as('shequ');
    const target = await me(await office.as('chengguan'));
    const mobile = '13912345678';
    await lead.call(personContract.change, { id: target.personId as never, name: target.name, mobile });
    await expect(worker.call(personContract.read, { id: target.personId as never })).rejects.toMatchObject(refused());
    const { rows } = await worker.call(personContract.list, { search: mobile });
    expect(rows.map((r) => r.name)).toEqual([]);
  });

  it('the city keeps a security administrator who is one today', async () => {
    const security = await office.as('anquan');
    const [own, heir] = [await me(security), await me(await office.as('ducha'))];
    const role = await roleOf('securityAdmin');
    const root = (await security.call(roleContract.holders, { roleId: role.id })).rows[0]?.unitId;
    if (!root) throw new Error('no root');
    await security.call(roleContract.grant, {
      personId: heir.personId as never,
      roleId: role.id,
      unitId: root,
      from: '2099-01-01' as never,
    });
    const second = await me(await office.as('lingdao'));
    await security.call(roleContract.grant, { personId: second.personId as never, roleId: role.id, unitId: root, from: today });
    const other = await office.as('lingdao');
    const grants = (await security.call(roleContract.holders, { roleId: role.id })).rows;
    const mine = grants.find((g) => g.personId === own.personId);
    const theirs = grants.find((g) => g.personId === second.personId);
    if (!mine || !theirs) throw new Error('no grants');
    await other.call(roleContract.revoke, { id: mine.id, on: dayOf(office.clock.now + 86_400_000), reason: '测试收回' });
    const last = security.call(roleContract.revoke, { id: theirs.id, on: today, reason: '测试收回' });
    await expect(last).rejects.toMatchObject({ status: 409 });
  });
});
