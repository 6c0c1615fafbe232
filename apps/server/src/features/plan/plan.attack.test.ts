import { randomUUID } from 'node:crypto';
import type { PersonId, UnitId } from '@weicheng/domain/organization';
import { personContract, roleContract, unitContract } from '@weicheng/domain/organization';
import {
  type AssignmentRow,
  assignmentContract,
  budgetLineContract,
  draftContract,
  draftTaskContract,
  draftUnitContract,
  planDocumentContract,
  type TaskId,
  taskContract,
} from '@weicheng/domain/plan';
import { accountContract } from '@weicheng/domain/platform';
import { beforeAll, describe, expect, it } from 'vitest';
import { type IssuedPlan, inDays, issuedPlan, unitNamed } from '../../testing/issuedPlan.ts';
import { type Caller, type TestOffice, testOffice } from '../../testing/office.ts';
import { imported, nth, refused } from '../../testing/planDesk.ts';

let office: TestOffice;
let plan: IssuedPlan;
let desk: Caller;
let liaison: Caller;
let street: Caller;
let community: Caller;
let own: UnitId;
let yuntai: UnitId;
let below: UnitId;

beforeAll(async () => {
  office = await testOffice({ background: true });
  desk = await office.as('chuangwei');
  liaison = await office.as('lianluo');
  street = await office.as('jiedao');
  community = await office.as('shequ');
  own = await unitNamed(office, '市城市管理综合执法局');
  yuntai = await unitNamed(office, '云台街道');
  below = await unitNamed(office, '云台社区');
  plan = await issuedPlan(office);
});

const lead = (unitId: UnitId) => ({ unitId, role: 'lead' as const, printed: '', groupId: null });
const supporting = (unitId: UnitId) => ({ unitId, role: 'supporting' as const, printed: '', groupId: null });
const one = ({ id, revision }: AssignmentRow) => ({ id, revision });
const issued = async (about: object): Promise<TaskId> => nth(await plan.issue({ due: inDays(office, 10), ...about })).id;
const share = async (id: TaskId, unitId: UnitId): Promise<AssignmentRow> =>
  nth((await desk.call(taskContract.read, { id })).assignments.filter((row) => row.unitId === unitId));
const code = async (promise: Promise<unknown>) => (await refused(promise)).code;

describe('改派', () => {
  it('goes no further than the verifier’s own right reaches', async () => {
    const id = await issued({ units: [lead(below)] });
    const row = await share(id, below);
    expect(await code(street.call(assignmentContract.transfer, { ...one(row), unitId: own, reason: '推出去' }))).toBe('assignment.beyond');
    expect(await street.call(assignmentContract.transfer, { ...one(row), unitId: yuntai, reason: '街道自己办' })).toMatchObject({
      unitId: yuntai,
    });
  });

  it('ends the rights that came with the share', async () => {
    const id = await issued({ units: [lead(yuntai)] });
    await desk.call(assignmentContract.transfer, { ...one(await share(id, yuntai)), unitId: own, reason: '归口城管' });
    expect(await code(street.call(taskContract.handDown, { id, units: [{ unitId: below }] }))).toBe('not-found');
    expect(await code(street.call(taskContract.schedule, { id, steps: [] }))).toBe('not-found');
    expect(await code(street.call(taskContract.read, { id }))).toBe('not-found');
  });
});

describe('作废的任务', () => {
  it('is over for everybody: nothing is reopened, reported or left below it', async () => {
    const id = await issued({ units: [lead(yuntai), { ...lead(own), role: 'responsible' as const }, supporting(below)] });
    const { children } = await street.call(taskContract.handDown, { id, units: [{ unitId: below }] });
    await community.call(assignmentContract.acknowledge, one(await share(id, below)));
    await office.database.owner.query(
      `update assignment set state = 'closed', acknowledged_on = current_date, submitted_on = current_date, closed_on = current_date where task_id = $1 and unit_id = $2`,
      [id, own],
    );
    await desk.call(taskContract.void, { id, reason: '方案改了' });
    expect((await desk.call(taskContract.read, { id: nth(children).id })).task.state).toBe('void');
    expect(await code(desk.call(assignmentContract.reopen, { ...one(await share(id, own)), reason: '再查' }))).toBe('assignment.task-void');
    const row = await share(id, below);
    expect(await code(community.call(assignmentContract.report, { ...one(row), text: '还在办', progress: 50 }))).toBe(
      'assignment.task-void',
    );
    expect(row.can['report']).not.toBeNull();
    const { rows } = await community.call(assignmentContract.list, { limit: 200 });
    expect(rows.filter((r) => r.taskId === id || r.taskId === nth(children).id)).toEqual([]);
  });
});

describe('分解', () => {
  it('gives a unit one child, once', async () => {
    const id = await issued({ units: [lead(yuntai)] });
    const units = [{ unitId: below }];
    expect(await code(street.call(taskContract.handDown, { id, units: [...units, ...units] }))).toBe('task.handed-already');
    await street.call(taskContract.handDown, { id, units });
    expect(await code(street.call(taskContract.handDown, { id, units }))).toBe('task.handed-already');
    expect((await street.call(taskContract.read, { id })).task.children).toBe(1);
  });

  it('shows the children only to who reaches them', async () => {
    const id = await issued({ units: [lead(yuntai), supporting(own)] });
    await street.call(taskContract.handDown, { id, units: [{ unitId: below }] });
    expect((await street.call(taskContract.read, { id })).children).toHaveLength(1);
    const other = await office.as('chengguan');
    expect((await other.call(taskContract.read, { id })).children).toEqual([]);
  });
});

describe('hostile words', () => {
  it('of any length are issued and found', async () => {
    const long = 'x'.repeat(3000);
    const id = await issued({ title: '长串', text: `见网址 ${long} 和${'…'.repeat(1000)}`, units: [lead(own)] });
    const { task } = await desk.call(taskContract.read, { id });
    await desk.call(taskContract.amend, { id, revision: task.revision, text: `改为 ${long}`, reason: '改字' });
    expect((await desk.call(taskContract.list, { search: 'x'.repeat(40) })).rows.map((row) => row.id)).toContain(id);
  });

  it('a made-up place in a list is a refusal, never a fault', async () => {
    for (const key of [1.5, 1e300, -1e300, '1', null]) {
      const after = Buffer.from(JSON.stringify([key, randomUUID()])).toString('base64url');
      expect((await refused(desk.call(taskContract.list, { after }))).status).toBe(422);
      expect((await refused(desk.call(assignmentContract.list, { after }))).status).toBe(422);
    }
    const nul = await desk.send(taskContract.list, { area: 'a\0b' });
    expect(nul.statusCode).toBe(422);
  });

  it('broken characters and endless words are refused wherever they stand', async () => {
    const row = await imported(desk, '坏字工作方案\n一、工作任务\n1.整治背街小巷。\n责任单位：市城管局\n');
    const task = nth((await desk.call(draftContract.read, { documentId: row.id })).tasks);
    const change = { deadlines: [{ value: '\ud800', text: '月底前' }] };
    const edit = { documentId: row.id, id: task.id, revision: task.revision, change };
    expect((await refused(desk.call(draftTaskContract.edit, edit))).status).toBe(422);
    const id = await issued({ units: [lead(own)] });
    const { revision } = (await desk.call(taskContract.read, { id })).task;
    for (const metric of ['\udc00', '率'.repeat(101)]) {
      const thresholds = [{ metric, operator: '>=' as const, value: 1, unit: '%' }];
      expect((await refused(desk.call(taskContract.amend, { id, revision, thresholds, reason: '改指标' }))).status).toBe(422);
    }
  });

  it('half a character is neither split off nor selected', async () => {
    const row = await imported(desk, `半字工作方案\n一、工作任务\n1.整治𠮷祥巷背街，完成改造。𠮷祥路一并整治。\n责任单位：市城管局\n`);
    const { tasks, text } = await desk.call(draftContract.read, { documentId: row.id });
    const task = nth(tasks);
    const at = task.text.lastIndexOf('𠮷') + 1;
    expect(
      (await refused(desk.call(draftTaskContract.split, { documentId: row.id, id: task.id, revision: task.revision, at }))).status,
    ).toBe(422);
    const start = text.indexOf('𠮷') + 1;
    const added = await desk.send(draftTaskContract.add, { documentId: row.id, span: { start, end: text.lastIndexOf('𠮷') + 1 } });
    expect(added.statusCode).toBe(200);
  });
});

describe('单位名称', () => {
  it('decided in a subdistrict’s plan means nothing in the city’s', async () => {
    const security = await office.as('anquan');
    const permissions = ['plan.read', 'plan.import', 'plan.publish'];
    const role = await security.call(roleContract.create, { name: '街道方案员', permissions, secondFactorRequired: false });
    const { personId } = await street.call(accountContract.me, {});
    await security.call(roleContract.grant, { personId: personId as PersonId, roleId: role.id, unitId: yuntai, from: '2026-01-01' });
    const words = (whose: string) => `${whose}工作方案\n一、工作任务\n1.清理楼道杂物。\n责任单位：市城管局\n完成时限：2027年3月\n`;
    const first = await imported(street, words('云台街道'));
    await street.call(draftUnitContract.confirm, { documentId: first.id, printed: '市城管局', decision: { kind: 'none' } });
    const second = await imported(desk, words('全市'));
    const { units } = await desk.call(draftContract.read, { documentId: second.id });
    expect(units.find((unit) => unit.printed === '市城管局')?.decision).toMatchObject({ kind: 'unit', unitId: own });
  });
});

describe('经费', () => {
  it('tells nobody of a task he does not reach', async () => {
    const security = await office.as('anquan');
    const permissions = ['budget.read', 'budget.edit'];
    const role = await security.call(roleContract.create, { name: '街道经费员', permissions, secondFactorRequired: false });
    const { personId } = await street.call(accountContract.me, {});
    await security.call(roleContract.grant, { personId: personId as PersonId, roleId: role.id, unitId: yuntai, from: '2026-01-01' });
    const open = async (taskId: TaskId) =>
      street.send(budgetLineContract.open, { documentId: plan.documentId, taskId, unitId: yuntai, name: `经费${taskId}` });
    expect((await open(await issued({ units: [lead(own)] }))).statusCode).toBe(404);
    expect((await open(await issued({ units: [lead(yuntai)] }))).statusCode).toBe(200);
  });
});

describe('方案分解到下级', () => {
  it('counts at the task above from the day it is published', async () => {
    const upper = await imported(desk, `全市分解工作方案\n一、工作任务\n1.清理楼道杂物。\n责任单位：云台街道\n完成时限：2027年3月\n`);
    const acceptAll = async (id: typeof upper.id) => {
      const { tasks } = await desk.call(draftContract.read, { documentId: id });
      return desk.call(draftTaskContract.acceptMany, {
        documentId: id,
        items: tasks.map(({ id: item, revision }) => ({ id: item, revision })),
      });
    };
    await desk.call(planDocumentContract.publish, { id: upper.id, revision: (await acceptAll(upper.id)).revision });
    const parent = nth((await desk.call(taskContract.list, { documentId: upper.id })).rows);
    const lower = await imported(desk, `街道分解工作方案\n一、工作任务\n1.清理云台社区楼道杂物。\n责任单位：云台社区\n`, {
      parentDocumentId: upper.id,
    });
    const item = nth((await desk.call(draftContract.read, { documentId: lower.id })).tasks);
    const change = { parentTaskId: parent.id };
    await desk.call(draftTaskContract.edit, { documentId: lower.id, id: item.id, revision: item.revision, change });
    await desk.call(planDocumentContract.publish, { id: lower.id, revision: (await acceptAll(lower.id)).revision });
    expect((await desk.call(taskContract.read, { id: parent.id })).task).toMatchObject({ children: 1, childrenClosed: 0 });
    // 作废 of the task above leaves a task that a plan of its own issued
    await desk.call(taskContract.void, { id: parent.id, reason: '方案改了' });
    expect(nth((await desk.call(taskContract.list, { documentId: lower.id })).rows).state).toBe('issued');
  });
});

describe('核验须回避', () => {
  it('binds a person who submitted and then came to the office', async () => {
    const id = await issued({ units: [lead(own)] });
    let row = await liaison.call(assignmentContract.acknowledge, one(await share(id, own)));
    row = await liaison.call(assignmentContract.submit, { ...one(row), text: '办完了' });
    const { personId } = await liaison.call(accountContract.me, {});
    const { personId: clerk } = await desk.call(accountContract.me, {});
    const today = inDays(office, 0);
    const { posts } = await desk.call(personContract.read, { id: clerk as PersonId });
    const home = nth(posts).unitId;
    const moved = await desk.call(personContract.addPost, {
      id: personId as PersonId,
      unitId: home,
      kind: 'liaison',
      from: today,
      main: true,
    });
    const security = await office.as('anquan');
    for (const held of (await security.call(roleContract.holders, { personId: personId as PersonId })).rows)
      await security.call(roleContract.revoke, { id: held.id, on: today, reason: '调离' });
    for (const post of moved.posts.filter((post) => post.unitId === own))
      await desk.call(personContract.endPost, { id: post.id, on: today });
    const root = nth((await desk.call(unitContract.tree, {})).rows.filter((unit) => unit.parentId === null)).id;
    const roles = await security.call(roleContract.list, {});
    const clerkRole = nth(
      roles.rows.filter((role) => role.permissions.includes('task.verify') && role.permissions.includes('plan.publish')),
    );
    await security.call(roleContract.grant, { personId: personId as PersonId, roleId: clerkRole.id, unitId: root, from: today });
    expect(await code(liaison.call(assignmentContract.close, one(row)))).toBe('assignment.own-words');
    const { rows } = await liaison.call(assignmentContract.list, { tab: 'toVerify', limit: 200 });
    expect(rows.find((r) => r.id === row.id)?.can['close']).toContain('由别人核验');
    expect((await desk.call(assignmentContract.close, one(row))).state).toBe('closed');
  });
});

describe('方案', () => {
  it('of more than a megabyte pasted is taken in; its history is read by whoever reads it', async () => {
    const row = await imported(desk, `${planWords}\n${'附注。'.repeat(500_000)}`);
    expect(row.state).toBe('draft');
    const { rows } = await desk.call(planDocumentContract.history, { id: row.id });
    expect(rows.map(({ says }) => says)).toContain('导入方案');
    expect(await code(community.call(planDocumentContract.history, { id: row.id }))).toBe('not-found');
  });

  it('has nothing cut off when tasks are merged: what does not fit is refused', async () => {
    const row = await imported(desk, planWords.replace('整治市容', '整治市容甲'));
    const { tasks } = await desk.call(draftContract.read, { documentId: row.id });
    const [first, second] = [nth(tasks), nth(tasks, 1)];
    const long = { text: '清扫。'.repeat(4_000) };
    const at = { documentId: row.id };
    await desk.call(draftTaskContract.edit, { ...at, id: first.id, revision: first.revision, change: long });
    const after = await desk.call(draftTaskContract.edit, { ...at, id: second.id, revision: second.revision, change: long });
    const now = (await desk.call(draftContract.read, at)).tasks;
    const merge = desk.call(draftTaskContract.merge, {
      ...at,
      id: first.id,
      revision: nth(now).revision,
      others: [{ id: second.id, revision: after.revision }],
    });
    expect(await refused(merge)).toMatchObject({ code: 'draft.too-much-merged', message: expect.stringContaining('20000') });
  });
});

/** A plan of two tasks. */
const planWords =
  '澄溪市整治工作方案\n一、重点任务\n1.整治市容，清理卫生死角。\n责任单位：市城管局\n2.整治占道经营，规范摊点。\n责任单位：市城管局\n';
