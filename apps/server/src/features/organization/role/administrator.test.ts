import { dayOf } from '@weicheng/domain/kernel';
import { personContract, type RoleId, roleContract, type UnitId, unitContract } from '@weicheng/domain/organization';
import { accountContract } from '@weicheng/domain/platform';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Caller, caller, type TestOffice, testOffice } from '../../../testing/office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await testOffice();
});
const idOf = async (userName: string) => (await (await office.as(userName)).call(accountContract.me)).personId;
const appoint = async (userName: string, key: string) => {
  const security = await office.as('anquan');
  const role = (await security.call(roleContract.list, {})).rows.find((r) => r.key === key);
  const held = role && (await security.call(roleContract.holders, { roleId: role.id })).rows[0];
  if (!role || !held) throw new Error(key);
  const from = dayOf(office.clock.now);
  return security.call(roleContract.grant, { personId: (await idOf(userName)) as never, roleId: role.id, unitId: held.unitId, from });
};
const close = async (by: Caller, userName: string) =>
  by.call(accountContract.close, { personId: await idOf(userName), reason: '测试停用' });

describe('the accounts of the three administrators', () => {
  it('are not opened by the system administrator: neither the audit nor the security administrator’s', async () => {
    const system = await office.as('xitong');
    for (const userName of ['shenji', 'anquan']) {
      const personId = await idOf(userName);
      const no = { status: 403, code: 'role.kept-account' };
      await expect(system.call(accountContract.resetPassword, { personId })).rejects.toMatchObject(no);
      await expect(system.call(accountContract.liftSecondFactor, { personId })).rejects.toMatchObject(no);
    }
  });

  it('are let in again by their like, who sees their accounts and no others', async () => {
    await appoint('ducha', 'auditAdmin');
    const heir = await office.as('ducha');
    const { rows } = await heir.call(accountContract.list, {});
    expect(rows.map((r) => r.userName).sort()).toEqual(['ducha', 'shenji']);
    expect(rows.find((r) => r.userName === 'shenji')?.can).toEqual({
      resetPassword: null,
      liftSecondFactor: null,
      close: expect.stringContaining('停用账号'),
    });
    expect(rows.find((r) => r.userName === 'ducha')?.can.resetPassword).toContain('自己');
    const seen = (await (await office.as('xitong')).call(accountContract.list, { limit: 200 })).rows;
    expect(seen.find((r) => r.userName === 'shenji')?.can).toMatchObject({
      resetPassword: expect.stringContaining('审计管理员'),
      close: null,
    });
    expect(seen.find((r) => r.userName === 'shequ')?.can).toEqual({ resetPassword: null, liftSecondFactor: null, close: null });
    for (const userName of ['shequ', 'chuangwei'])
      await expect((await office.as(userName)).call(accountContract.list, {})).rejects.toMatchObject({ code: 'not-allowed' });
    const personId = await idOf('shenji');
    const given = await heir.call(accountContract.resetPassword, { personId });
    expect(given).toMatchObject({ userName: 'shenji', firstPassword: expect.any(String) });
    await expect(heir.call(accountContract.resetPassword, { personId: await idOf('anquan') })).rejects.toMatchObject({ status: 403 });
    await expect(heir.call(accountContract.resetPassword, { personId: await idOf('shequ') })).rejects.toMatchObject({ status: 403 });
  });

  it('are theirs alone: nobody becomes one while another has seen his password', async () => {
    const own = await testOffice();
    const [desk, system, security] = [await own.as('chuangwei'), await own.as('xitong'), await own.as('anquan')];
    const root = (await desk.call(unitContract.tree, {})).rows.find((r) => r.parentId === null)?.id as UnitId;
    const from = dayOf(own.clock.now);
    const post = { unitId: root, kind: 'clerk' as const, from };
    const personId = (await desk.call(personContract.add, { name: '方知远', post })).person.id;
    const roles = (await security.call(roleContract.list, {})).rows;
    const grant = (key: string) => {
      const roleId = roles.find((r) => r.key === key)?.id as RoleId;
      return security.call(roleContract.grant, { personId, roleId, unitId: root, from });
    };
    const no = (message: string) => ({ status: 409, code: 'role.no-own-password', message: expect.stringContaining(message) });
    await expect(grant('auditAdmin')).rejects.toMatchObject(no('先开账号'));
    const { firstPassword } = await system.call(accountContract.open, { personId, userName: 'fangzhiyuan' });
    await expect(grant('auditAdmin')).rejects.toMatchObject(no('方知远的账号还是首次密码'));
    await grant('inspector'); // what is kept for nobody waits for nothing
    const signedIn = await own.stranger.send(accountContract.signIn, { userName: 'fangzhiyuan', password: firstPassword });
    const he = caller(own.server, signedIn.cookies.map((c) => `${c.name}=${encodeURIComponent(c.value)}`).join('; '));
    await he.call(accountContract.changePassword, { current: firstPassword, next: 'Qinghe-2026-zhu' });
    await grant('auditAdmin');
    // and from then on no first password of his is shown to the system administrator again
    await expect(system.call(accountContract.resetPassword, { personId })).rejects.toMatchObject({ code: 'role.kept-account' });
  });

  it('stay open for the last one of a kind, also when two are closed at once', async () => {
    const system = await office.as('xitong');
    await expect(close(system, 'anquan')).rejects.toMatchObject({ status: 409, code: 'role.last-account' });
    await appoint('lingdao', 'securityAdmin');
    await appoint('jingban', 'systemAdmin');
    const other = await office.as('jingban');
    const ends = await Promise.allSettled([close(system, 'anquan'), close(other, 'lingdao')]);
    expect(ends.map((e) => (e.status === 'fulfilled' ? 'closed' : e.reason.code)).sort()).toEqual(['closed', 'role.last-account']);
  });
});
