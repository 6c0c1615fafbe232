import { dayOf } from '@weicheng/domain/kernel';
import { personContract, roleContract, trailContract, type UnitId, unitContract } from '@weicheng/domain/organization';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type TestOffice, testOffice } from '../../../testing/office.ts';

let office: TestOffice;
let desk: Caller;
const today = dayOf(Date.now());

beforeAll(async () => {
  office = await testOffice();
  desk = await office.as('chuangwei');
});

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (problem: { code: string; status: number }) => `${problem.status} ${problem.code}`,
  );

const foundDepartment = async (name: string, on = '2024-01-01') => {
  const { rows } = await desk.call(unitContract.tree, {});
  const root = rows.find((r) => r.parentId === null);
  if (!root) throw new Error('a city has a root');
  return (await desk.call(unitContract.found, { kind: 'department', name, parentId: root.id, on })).unit.id;
};

describe('unit.merge', () => {
  it('carries the grants along, but for the role somebody holds there already', async () => {
    const [from, into] = [await foundDepartment('市档案馆'), await foundDepartment('市史志馆')];
    const security = await office.as('anquan');
    const role = (await desk.call(roleContract.list, {})).rows.find((r) => r.key === 'unitLiaison');
    if (!role) throw new Error('a new city has the role');
    const add = async (name: string) =>
      (await desk.call(personContract.add, { name, post: { unitId: from, kind: 'clerk', from: '2024-03-01' } })).person.id;
    const [one, two] = [await add('晏清和'), await add('柏舟')];
    const grant = (personId: typeof one, unitId: UnitId) =>
      security.call(roleContract.grant, { personId, roleId: role.id, unitId, from: today, until: null });
    await grant(one, from);
    await grant(two, from);
    await grant(two, into);
    expect((await desk.call(unitContract.read, { id: from })).can).toMatchObject({ merge: null, close: expect.stringContaining('岗位') });
    await desk.call(unitContract.merge, { id: from, into, on: today });
    const held = async (unitId: UnitId) => (await security.call(roleContract.holders, { roleId: role.id, unitId })).rows;
    expect((await held(into)).map((r) => r.personId).sort()).toEqual([one, two].sort());
    expect(await held(from)).toEqual([]);
    const [fact] = (await desk.call(trailContract.of, { about: from })).rows;
    expect(fact?.line).toBe(`“市档案馆”并入“市史志馆”，自 ${today} 起，2 个岗位、2 项授权随转`);
    const audit = await office.as('shenji');
    const told = async (about: string) =>
      (await audit.call(trailContract.list, { about })).rows.flatMap((r) => (r.kind.startsWith('role.') ? [r.line] : [])).sort();
    const given = (name: string, unitName: string) => `授予${name}“${role.name}”，范围${unitName}及以下，自 ${today} 起`;
    const taken = (name: string) => `收回${name}在市档案馆的“${role.name}”，自 ${today} 起：随“市档案馆”并入“市史志馆”`;
    expect(await told(one)).toEqual([given('晏清和', '市档案馆'), taken('晏清和'), given('晏清和', '市史志馆')].sort());
    // who held the role there already gets no second one
    expect(await told(two)).toEqual([given('柏舟', '市档案馆'), given('柏舟', '市史志馆'), taken('柏舟')].sort());
  });

  it('is refused to who would carry rights of his own', async () => {
    const [from, into] = [await foundDepartment('市机要局'), await foundDepartment('市保密局')];
    const security = await office.as('anquan');
    const role = (await desk.call(roleContract.list, {})).rows.find((r) => r.key === 'unitHead');
    const me = (await desk.call(personContract.changeOwnPhone, {})).person.id;
    await security.call(roleContract.grant, { personId: me, roleId: role?.id as never, unitId: from, from: today, until: null });
    expect(await refusal(desk.call(unitContract.merge, { id: from, into, on: today }))).toBe('403 role.own-carried');
    expect((await desk.call(unitContract.read, { id: from })).unit.endedOn).toBeNull();
  });

  it('carries the posts along and leaves the name behind', async () => {
    const [from, into] = [await foundDepartment('市数据中心'), await foundDepartment('市政务服务和数据局')];
    const post = { unitId: from, kind: 'liaison' as const, from: '2024-03-01' };
    const { person } = await desk.call(personContract.add, { name: '顾采薇', post });
    await desk.call(unitContract.merge, { id: from, into, on: today });
    const after = await desk.call(unitContract.read, { id: into });
    expect(after.posts).toMatchObject([{ personId: person.id, kind: 'liaison', from: today, main: true }]);
    expect(after.aliases.map((a) => a.name)).toContain('市数据中心');
    const gone = await desk.call(unitContract.read, { id: from });
    expect(gone.unit).toMatchObject({ endedOn: today, ending: 'merged', successorId: into });
    expect(gone.successor).toMatchObject({ id: into, name: '市政务服务和数据局' });
    expect(gone.posts).toEqual([]);
    expect(gone.can.rename).toContain('终止');
  });
});
