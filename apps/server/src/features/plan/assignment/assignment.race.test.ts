import { randomUUID } from 'node:crypto';
import type { UnitId } from '@weicheng/domain/organization';
import { unitContract } from '@weicheng/domain/organization';
import { type AssignmentRow, assignmentContract, taskContract } from '@weicheng/domain/plan';
import { beforeAll, describe, expect, it } from 'vitest';
import { type IssuedPlan, inDays, issuedPlan, unitNamed } from '../../../testing/issuedPlan.ts';
import { type Caller, type TestOffice, testOffice } from '../../../testing/office.ts';

let office: TestOffice;
let plan: IssuedPlan;
let desk: Caller;
let liaison: Caller;
let own: UnitId;
let water: UnitId;
beforeAll(async () => {
  office = await testOffice();
  desk = await office.as('chuangwei');
  liaison = await office.as('lianluo');
  own = await unitNamed(office, '市城市管理综合执法局');
  water = await unitNamed(office, '市水务局');
  plan = await issuedPlan(office);
});

const lead = (unitId: UnitId) => ({ unitId, role: 'lead' as const, printed: '', groupId: null });
const supporting = (unitId: UnitId) => ({ unitId, role: 'supporting' as const, printed: '', groupId: null });
const one = ({ id, revision }: AssignmentRow) => ({ id, revision });

async function issued(about: object = {}) {
  const [task] = await plan.issue({ due: inDays(office, 10), units: [lead(own)], ...about });
  const id = task?.id as never;
  const share = async (who = liaison, unitId = own) => {
    const { assignments } = await who.call(taskContract.read, { id });
    return assignments.find((row) => row.unitId === unitId && row.state !== 'transferred') as AssignmentRow;
  };
  return { id, share };
}
const submitted = async () => {
  const { id, share } = await issued();
  const first = await liaison.call(assignmentContract.acknowledge, one(await share()));
  const row = await liaison.call(assignmentContract.submit, { ...one(first), text: '办完了' });
  return { id, share, row };
};
const ends = (settled: readonly PromiseSettledResult<unknown>[]) =>
  Object.fromEntries(
    [...Map.groupBy(settled, (end) => (end.status === 'fulfilled' ? 'done' : String(end.reason.code)))].map(([end, all]) => [
      end,
      all.length,
    ]),
  );

describe('many at once', () => {
  it('a thousand acts of every kind on one share: one is done, the others hear that somebody was first', async () => {
    const { row, share, id } = await submitted();
    const acts = [
      () => desk.call(assignmentContract.close, one(row)),
      () => desk.call(assignmentContract.return, { ...one(row), reason: '还差一处' }),
      () => desk.call(assignmentContract.close, { ...one(row), opinion: '看过了' }),
    ];
    const settled = await Promise.allSettled(Array.from({ length: 1000 }, (_, n) => (acts[n % acts.length] as () => Promise<unknown>)()));
    const { done, ...refused } = ends(settled);
    expect(done).toBe(1);
    expect(Object.keys(refused)).toEqual(['assignment.outdated']);
    expect((await share()).revision).toBe(row.revision + 1);
    const { rows } = await office.database.owner.query(
      `select count(*)::int as n from fact where about = $1 and kind in ('assignment.closed', 'assignment.returned')`,
      [id],
    );
    expect(rows).toEqual([{ n: 1 }]);
  }, 60_000);

  it('shares of one task closed at the same moment add up: the task is closed, and says so once', async () => {
    const { id } = await issued({ units: [lead(own), { ...lead(water), role: 'responsible' }] });
    for (const row of (await desk.call(taskContract.read, { id })).assignments)
      await office.database.owner.query(
        `update assignment set state = 'submitted', acknowledged_on = current_date, submitted_on = current_date where id = $1`,
        [row.id],
      );
    const { assignments } = await desk.call(taskContract.read, { id });
    await Promise.all(assignments.map((row) => desk.call(assignmentContract.close, one(row))));
    const { task, history } = await desk.call(taskContract.read, { id });
    expect(task).toMatchObject({ state: 'closed', tally: { owners: 2, closed: 2, progress: 100 } });
    expect(history.filter((fact) => fact.says === '任务销号')).toHaveLength(1);
  });

  it('two hands that close the same list from both ends both come to an end', async () => {
    const rows: AssignmentRow[] = [];
    for (let n = 0; n < 12; n++) rows.push((await submitted()).row);
    const answers = await Promise.all([
      desk.call(assignmentContract.closeMany, { items: rows.map(one) }),
      desk.call(assignmentContract.closeMany, { items: rows.toReversed().map(one) }),
    ]);
    const done = answers.flatMap((answer) => answer.rows).filter((row) => row.refusal === null);
    expect(done.map((row) => row.id).sort()).toEqual(rows.map((row) => row.id).sort());
  });

  it('the same answer sent again with its key is one step, and the same answer back', async () => {
    const { share } = await issued();
    const row = await share();
    const key = randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => liaison.call(assignmentContract.acknowledge, one(row), { key })));
    expect(answers).toEqual([answers[0], answers[0], answers[0]]);
    expect((await share()).revision).toBe(row.revision + 1);
  });
});

describe('what may happen meanwhile', () => {
  it('a clock set back dates no step before the one it follows', async () => {
    const { share } = await issued();
    let row = await liaison.call(assignmentContract.acknowledge, one(await share()));
    office.clock.now -= 2 * 86_400_000;
    row = await liaison.call(assignmentContract.submit, { ...one(row), text: '办完了' });
    office.clock.now += 2 * 86_400_000;
    expect(row.submittedOn).toBe(row.acknowledgedOn);
  });

  it('a unit that is dissolved leaves its open tasks to be given to another, and takes no new ones', async () => {
    const root = (await desk.call(unitContract.tree, {})).rows.find((row) => row.parentId === null);
    const { unit } = await desk.call(unitContract.found, {
      kind: 'department',
      name: '市临时整治办公室',
      parentId: root?.id as UnitId,
      on: inDays(office, -30),
    });
    const { id, share } = await issued({ units: [lead(unit.id)] });
    await desk.call(unitContract.close, { id: unit.id, on: inDays(office, 0), reason: '任务完成' });
    const row = await share(desk, unit.id);
    expect(row).toMatchObject({ state: 'issued', unitName: '市临时整治办公室' });
    const moved = await desk.call(assignmentContract.transfer, { ...one(row), unitId: own, reason: '单位已撤销' });
    expect(moved).toMatchObject({ unitId: own, state: 'issued', due: row.due });
    const again = { ...one(moved), unitId: unit.id, reason: '退回去' };
    await expect(desk.call(assignmentContract.transfer, again)).rejects.toMatchObject({ status: 404 });
    expect((await desk.call(taskContract.read, { id })).task.tally.owners).toBe(1);
  });

  it('a supporting unit that has acknowledged owes no more', async () => {
    const { id } = await issued({ units: [lead(water), supporting(own)] });
    const owed = async () => (await liaison.call(assignmentContract.list, { limit: 200 })).rows.filter((row) => row.taskId === id);
    const [row] = await owed();
    expect(row?.clock.kind).not.toBe('overdue');
    await liaison.call(assignmentContract.acknowledge, one(row as AssignmentRow));
    expect(await owed()).toEqual([]);
    const { rows } = await liaison.call(assignmentContract.list, { tab: 'over', limit: 200 });
    expect(rows.map((r) => r.taskId)).toContain(id);
  });

  it('a share that is reopened can be reported at less than the hundred it was submitted with', async () => {
    const { row } = await submitted();
    const closed = await desk.call(assignmentContract.close, one(row));
    const open = await desk.call(assignmentContract.reopen, { ...one(closed), reason: '复查又坏了' });
    const reported = await liaison.call(assignmentContract.report, { ...one(open), text: '重新整治', progress: 60 });
    expect(reported).toMatchObject({ state: 'active', progress: 60 });
    await expect(liaison.call(assignmentContract.report, { ...one(reported), text: '少报', progress: 30 })).rejects.toMatchObject({
      code: 'assignment.less-progress',
    });
  });

  it('is not seen and not touched by another city, a neighbour or a stranger', async () => {
    const { id, share } = await issued();
    const row = await share();
    const others = [await office.as('chuangwei-2'), await office.as('jiedao')];
    for (const who of others) {
      await expect(who.call(taskContract.read, { id })).rejects.toMatchObject({ status: 404 });
      for (const verb of [assignmentContract.acknowledge, assignmentContract.close] as const)
        await expect(who.call(verb, one(row))).rejects.toSatisfy((problem: { status: number }) => [403, 404].includes(problem.status));
    }
    await expect(office.stranger.call(taskContract.read, { id })).rejects.toMatchObject({ status: 401 });
    expect((await share()).revision).toBe(row.revision);
  });
});
