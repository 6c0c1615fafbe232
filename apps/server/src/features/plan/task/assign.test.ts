import type { UnitId } from '@weicheng/domain/organization';
import { type TaskId, taskContract } from '@weicheng/domain/plan';
import { noticeContract } from '@weicheng/domain/platform';
import { beforeAll, describe, expect, it } from 'vitest';
import { type IssuedPlan, inDays, issuedPlan, unitNamed } from '../../../testing/issuedPlan.ts';
import { type Caller, type TestOffice, testOffice } from '../../../testing/office.ts';
import { nth, refused } from '../../../testing/planDesk.ts';

let office: TestOffice;
let plan: IssuedPlan;
let desk: Caller;
let head: Caller;
let street: Caller;
let own: UnitId;
let yuntai: UnitId;

beforeAll(async () => {
  office = await testOffice({ background: true });
  [desk, head, street] = [await office.as('chuangwei'), await office.as('chengguan'), await office.as('jiedao')];
  [own, yuntai] = [await unitNamed(office, '市城市管理综合执法局'), await unitNamed(office, '云台街道')];
  plan = await issuedPlan(office);
});

const lead = (unitId: UnitId) => ({ unitId, role: 'lead' as const, printed: '', groupId: null });
const issued = async (about: object): Promise<TaskId> => nth(await plan.issue({ due: inDays(office, 10), ...about })).id;
const code = async (promise: Promise<unknown>) => (await refused(promise)).code;

describe('没有单位的任务', () => {
  it('is given one later, with a reason: told, in the list, once; and none beyond', async () => {
    const id = await issued({ units: [] });
    const { task } = await desk.call(taskContract.read, { id });
    expect(task.can.assign).toBeNull();
    const give = (more: object = {}) =>
      desk.call(taskContract.assign, { id, revision: task.revision, unitId: own, role: 'lead', reason: '原文没写单位', ...more });
    const before = (await head.call(noticeContract.list, {})).rows.length;
    const given = await give();
    expect(given).toMatchObject({ state: 'issued', tally: { owners: 1 }, unitCount: 1 });
    expect((await head.call(noticeContract.list, {})).rows.length).toBe(before + 1);
    expect((await head.call(taskContract.read, { id })).assignments).toMatchObject([{ unitId: own, role: 'lead', state: 'issued' }]);
    expect(await code(give())).toBe('task.outdated');
    expect(await code(give({ revision: given.revision }))).toBe('task.assigned-already');
    expect(
      await code(street.call(taskContract.assign, { id, revision: given.revision, unitId: yuntai, role: 'lead', reason: '我来' })),
    ).not.toBe('');
    expect((await give({ revision: given.revision, unitId: yuntai, role: 'supporting' })).unitCount).toBe(2);
  });
});

describe('作废的通知', () => {
  it('reaches who still owed it, once, with the reason', async () => {
    const id = await issued({ units: [lead(own)] });
    await desk.call(taskContract.void, { id, reason: '并到别的任务里' });
    const { rows } = await head.call(noticeContract.list, {});
    expect(rows.filter(({ body }) => body.includes('并到别的任务里')).map(({ title }) => title)).toEqual(['作废 1 项任务，不用再办']);
  });
});
