import type { UnitId } from '@weicheng/domain/organization';
import { type AssignmentRow, assignmentContract, taskContract } from '@weicheng/domain/plan';
import { noticeContract } from '@weicheng/domain/platform';
import { beforeAll, describe, expect, it } from 'vitest';
import { type IssuedPlan, inDays, issuedPlan, unitNamed } from '../../../testing/issuedPlan.ts';
import { type Caller, type TestOffice, testOffice } from '../../../testing/office.ts';

let office: TestOffice;
let plan: IssuedPlan;
let desk: Caller; // 创卫办
let liaison: Caller; // 城管执法局联络员
let street: Caller; // 云台街道
let community: Caller; // 云台社区
let cityManagement: UnitId;
let yuntai: UnitId;
let yuntaiCommunity: UnitId;

beforeAll(async () => {
  office = await testOffice();
  desk = await office.as('chuangwei');
  liaison = await office.as('lianluo');
  street = await office.as('jiedao');
  community = await office.as('shequ');
  cityManagement = await unitNamed(office, '市城市管理综合执法局');
  yuntai = await unitNamed(office, '云台街道');
  yuntaiCommunity = await unitNamed(office, '云台社区');
  plan = await issuedPlan(office);
});

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (problem: { code: string; status: number }) => `${problem.status} ${problem.code}`,
  );
const lead = (unitId: UnitId, printed = '市城管局') => ({ unitId, role: 'lead' as const, printed, groupId: null });
const supporting = (unitId: UnitId) => ({ unitId, role: 'supporting' as const, printed: '各街道', groupId: null });
const mine = async (who: Caller, taskId: string): Promise<AssignmentRow> => {
  const { rows } = await who.call(assignmentContract.list, { limit: 200 });
  const row = rows.find((r) => r.taskId === taskId);
  if (!row) throw new Error(`no share in ${taskId}`);
  return row;
};
const one = ({ id, revision }: { id: AssignmentRow['id']; revision: number }) => ({ id, revision });

describe('任务的一生', () => {
  it('goes from issued to closed; the unit answers, somebody else verifies, every step is told', async () => {
    const [task] = await plan.issue({ due: inDays(office, 10), units: [lead(cityManagement), supporting(yuntai)] });
    const id = task?.id ?? ('' as never);
    expect((await liaison.call(noticeContract.list, {})).rows[0]).toMatchObject({ title: '新下达 1 项任务，等你单位签收' });

    let row = await mine(liaison, id);
    expect(row).toMatchObject({
      state: 'issued',
      role: 'lead',
      unitName: '市城市管理综合执法局',
      can: { acknowledge: null, submit: expect.any(String) },
    });
    const tick = () => (office.clock.now += 1000);
    tick();
    row = await liaison.call(assignmentContract.acknowledge, one(row));
    tick();
    row = await liaison.call(assignmentContract.report, { ...one(row), text: '已排查 120 处', progress: 40 });
    expect(row).toMatchObject({ state: 'active', progress: 40, lastWord: '已排查 120 处' });
    expect(await refusal(liaison.call(assignmentContract.report, { ...one(row), text: '往回报', progress: 10 }))).toBe(
      '422 assignment.less-progress',
    );
    tick();
    row = await liaison.call(assignmentContract.submit, {
      ...one(row),
      text: '全部更换',
      figures: [{ metric: '完好率', value: 99, unit: '%' }],
    });
    expect((await desk.call(taskContract.read, { id })).task.state).toBe('submitted');

    tick();
    row = await desk.call(assignmentContract.return, { ...one(row), reason: '东门路还有三处' });
    tick();
    row = await liaison.call(assignmentContract.submit, { ...one(row), text: '三处已换' });
    tick();
    row = await desk.call(assignmentContract.close, one(row));
    const page = await desk.call(taskContract.read, { id });
    expect(page.task).toMatchObject({ state: 'closed', tally: { owners: 1, acknowledged: 1, submitted: 1, closed: 1, progress: 100 } });
    expect(page.reports.map((r) => [r.kind, r.text])).toEqual([
      ['report', '已排查 120 处'],
      ['submit', '全部更换'],
      ['return', '东门路还有三处'],
      ['submit', '三处已换'],
      ['close', ''],
    ]);
    expect(page.history.map((h) => h.says)).toEqual(['任务销号', '核验通过，销号', '反馈', '退回', '反馈', '报进展', '签收', '下达任务']);
    row = await desk.call(assignmentContract.reopen, { ...one(row), reason: '又有破损' });
    expect((await desk.call(taskContract.read, { id })).task).toMatchObject({ state: 'active', closedOn: null });
  });

  it('is not the other unit’s to answer, nor the doer’s to verify, nor to be taken twice', async () => {
    const [task] = await plan.issue({ units: [lead(yuntai)] });
    const row = await mine(street, task?.id ?? '');
    expect(await refusal(liaison.call(assignmentContract.acknowledge, one(row)))).toBe('404 not-found');
    const taken = await street.call(assignmentContract.acknowledge, one(row));
    expect(await refusal(street.call(assignmentContract.acknowledge, one(row)))).toBe('409 assignment.outdated');
    const done = await street.call(assignmentContract.submit, { ...one(taken), text: '办好了' });
    expect(done.can.close).toBe('任务由你单位完成，要由别的单位核验。');
    expect(await refusal(street.call(assignmentContract.close, one(done)))).toBe('403 assignment.own');
    expect((await desk.call(assignmentContract.closeMany, { items: [one(done), one(done)] })).rows.map((r) => r.refusal)).toEqual([
      null,
      expect.stringContaining('刚有人办过'),
    ]);
  });

  it('is won by exactly one of many at once', async () => {
    const [task] = await plan.issue({ units: [lead(cityManagement)] });
    const row = await mine(liaison, task?.id ?? '');
    const tries = await Promise.all(Array.from({ length: 30 }, () => refusal(liaison.call(assignmentContract.acknowledge, one(row)))));
    expect(tries.filter((t) => t === null)).toHaveLength(1);
    expect(tries.filter((t) => t === '409 assignment.outdated')).toHaveLength(29);
  });

  it('is extended when asked and granted, and not otherwise', async () => {
    const due = inDays(office, 5);
    const later = inDays(office, 12);
    const [task] = await plan.issue({ due, units: [lead(cityManagement)] });
    let row = await mine(liaison, task?.id ?? '');
    expect(await refusal(liaison.call(assignmentContract.requestExtension, { ...one(row), until: due, reason: '材料没到' }))).toBe(
      '422 assignment.not-later',
    );
    row = await liaison.call(assignmentContract.requestExtension, { ...one(row), until: later, reason: '材料没到' });
    expect((await desk.call(assignmentContract.list, { tab: 'toVerify', limit: 200 })).rows.map((r) => r.id)).toContain(row.id);
    row = await desk.call(assignmentContract.refuseExtension, { ...one(row), reason: '还来得及' });
    expect(row).toMatchObject({ due, extension: null });
    row = await liaison.call(assignmentContract.requestExtension, { ...one(row), until: later, reason: '材料确实没到' });
    row = await desk.call(assignmentContract.grantExtension, one(row));
    expect(row).toMatchObject({ due: later, extensions: 1, extension: null });
  });

  it('is given to another unit with its history', async () => {
    const [task] = await plan.issue({ units: [lead(cityManagement)] });
    const row = await mine(liaison, task?.id ?? '');
    expect(await refusal(desk.call(assignmentContract.transfer, { ...one(row), unitId: cityManagement, reason: '同一家' }))).toBe(
      '422 assignment.same-unit',
    );
    const begun = await desk.call(assignmentContract.transfer, { ...one(row), unitId: yuntai, reason: '属地负责' });
    expect(begun).toMatchObject({ unitId: yuntai, state: 'issued' });
    const { assignments } = await desk.call(taskContract.read, { id: row.taskId });
    expect(assignments.map((a) => a.state).sort()).toEqual(['issued', 'transferred']);
    const { rows } = await desk.call(taskContract.list, { unitId: yuntai, limit: 200 });
    expect(rows.find((listed) => listed.id === row.taskId)).toMatchObject({
      first: { unitId: yuntai, unitName: '云台街道' },
      unitCount: 1,
    });
  });
});

describe('分解、修改、作废、倒排', () => {
  it('hands down to units below, whose progress rolls up', async () => {
    const [task] = await plan.issue({ due: inDays(office, 20), units: [lead(yuntai)] });
    const id = task?.id ?? ('' as never);
    const wish = (unitId: UnitId) => ({ id, units: [{ unitId }] });
    expect(await refusal(street.call(taskContract.handDown, wish(cityManagement)))).toBe('422 task.not-below');
    expect(await refusal(street.call(taskContract.handDown, { id, units: [{ unitId: yuntaiCommunity, due: inDays(office, 30) }] }))).toBe(
      '422 task.due-after-parent',
    );
    const { task: parent, children } = await street.call(taskContract.handDown, wish(yuntaiCommunity));
    expect(parent.children).toBe(1);
    expect(children).toMatchObject([{ first: { unitName: '云台社区' }, unitCount: 1 }]);
    let row = await mine(community, children[0]?.id ?? '');
    row = await community.call(assignmentContract.acknowledge, one(row));
    row = await community.call(assignmentContract.submit, { ...one(row), text: '社区办好了' });
    row = await street.call(assignmentContract.close, one(row));
    expect(row.state).toBe('closed');
    expect((await street.call(taskContract.read, { id })).task).toMatchObject({ children: 1, childrenClosed: 1, tally: { progress: 100 } });
  });

  it('is amended with a reason, and the new day reaches the shares', async () => {
    const [task] = await plan.issue({ due: inDays(office, 3), units: [lead(cityManagement)] });
    const id = task?.id ?? ('' as never);
    const due = inDays(office, 9);
    const changed = await desk.call(taskContract.amend, { id, revision: 0, due, text: '换成新的内容', reason: '市里改了要求' });
    expect(changed).toMatchObject({ due, text: '换成新的内容', revision: 1 });
    expect((await mine(liaison, id)).due).toBe(due);
    expect(await refusal(desk.call(taskContract.amend, { id, revision: 0, title: '旧的', reason: '没看见' }))).toBe('409 task.outdated');
    expect(await refusal(liaison.call(taskContract.amend, { id, revision: 1, title: '自己改', reason: '自己改' }))).toBe('403 not-allowed');
    const gone = await desk.call(taskContract.void, { id, reason: '不再需要' });
    expect(gone).toMatchObject({ state: 'void', voidReason: '不再需要' });
    expect((await liaison.call(taskContract.read, { id })).assignments[0]?.state).toBe('void');
  });

  it('is laid out backwards in working days', async () => {
    const [task] = await plan.issue({ due: inDays(office, 60), units: [lead(cityManagement)] });
    const id = task?.id ?? ('' as never);
    const steps = [
      { name: '摸底', days: 3 },
      { name: '施工', days: 10 },
      { name: '验收', days: 2 },
    ];
    const laid = await liaison.call(taskContract.schedule, { id, steps });
    expect(laid.steps.map((s) => s.name)).toEqual(['摸底', '施工', '验收']);
    for (const [i, step] of laid.steps.entries()) {
      expect(step.from <= step.until).toBe(true);
      expect((laid.steps[i + 1]?.from ?? '9') > step.until).toBe(true);
    }
    expect(await refusal(street.call(taskContract.schedule, { id, steps }))).toBe('404 not-found');
  });
});

describe('台账', () => {
  it('opens from each number of the wall chart exactly the rows it counted, with or without a stated period', async () => {
    const { documentId, issue } = await issuedPlan(office, '挂图方案');
    await issue(
      { area: '甲', period: '2026-Q1', due: inDays(office, 400) },
      { area: '甲', due: inDays(office, 10) },
      { area: '甲', due: inDays(office, 100) },
      { area: '', due: inDays(office, 10) },
      { area: '', due: null },
    );
    const { cells } = await desk.call(taskContract.matrix, { documentId });
    expect(cells.length).toBeGreaterThanOrEqual(5);
    for (const { area, period, total } of cells) {
      const { rows } = await desk.call(taskContract.list, { documentId, area: area || 'none', column: period || 'none' });
      expect([area, period, rows.length]).toEqual([area, period, total]);
    }
  });

  it('shows each reader his own rows, the most urgent first, page by page, under any filter', async () => {
    const own = await issuedPlan(office, '台账方案');
    const { documentId } = own;
    await own.issue(
      { title: '超期的井盖', text: '检查窨井盖', due: inDays(office, -3), units: [lead(cityManagement)], area: '甲', period: '2026-Q1' },
      { title: '明天的公厕', text: '公厕保洁', due: inDays(office, 1), units: [lead(yuntai)], area: '乙', period: '2026-Q2' },
      { title: '没有时限的', text: '长期坚持', units: [lead(yuntaiCommunity)], area: '甲', period: '2026-Q2' },
    );
    const titles = async (who: Caller, filter: object) =>
      (await who.call(taskContract.list, { documentId, ...filter })).rows.map((row) => row.title);
    expect(await titles(desk, {})).toEqual(['超期的井盖', '明天的公厕', '没有时限的']);
    expect(await titles(liaison, {})).toEqual(['超期的井盖']);
    expect(await titles(street, {})).toEqual(['明天的公厕', '没有时限的']);
    expect(await titles(community, {})).toEqual(['没有时限的']);
    expect(await titles(desk, { search: '井盖' })).toEqual(['超期的井盖']);
    expect(await titles(desk, { search: "井盖' | '公厕" })).toEqual([]);
    expect(await titles(desk, { clock: 'overdue' })).toEqual(['超期的井盖']);
    expect(await titles(desk, { clock: 'undated' })).toEqual(['没有时限的']);
    expect(await titles(desk, { unitId: yuntai, role: 'lead' })).toEqual(['明天的公厕']);
    expect(await titles(desk, { area: '甲', period: '2026-Q2' })).toEqual(['没有时限的']);
    const first = await desk.call(taskContract.list, { documentId, limit: 2 });
    const rest = await desk.call(taskContract.list, { documentId, limit: 2, after: first.next ?? '' });
    expect([...first.rows, ...rest.rows].map((row) => row.title)).toEqual(['超期的井盖', '明天的公厕', '没有时限的']);
    expect(rest.next).toBeNull();
    expect(await desk.call(taskContract.counts, { documentId })).toMatchObject({
      all: { value: 3 },
      overdue: { value: 1 },
      closed: { value: 0 },
    });
    const { areas, periods, cells } = await desk.call(taskContract.matrix, { documentId });
    expect([areas, periods]).toEqual([
      ['甲', '乙'],
      ['2026-Q1', '2026-Q2'],
    ]);
    expect(cells).toContainEqual({ area: '甲', period: '2026-Q1', total: 1, closed: 0, overdue: 1 });
    expect((await desk.call(taskContract.timeline, { documentId })).undated).toBe(1);
    const csv = await desk.send(taskContract.export, { documentId, format: 'csv' });
    expect(csv.body.split('\r\n')).toHaveLength(5);
    expect(csv.body).toContain('超期的井盖');
    const xlsx = await liaison.send(taskContract.export, { documentId, format: 'xlsx' });
    expect(xlsx.rawPayload.subarray(0, 2).toString()).toBe('PK');
    expect(await refusal((await office.as('ducha')).call(taskContract.export, { documentId }))).toBe('403 not-allowed');
  });

  it('is nobody’s of another city', async () => {
    const [task] = await plan.issue({ units: [lead(cityManagement)] });
    const other = await office.as('chuangwei-2');
    expect(await refusal(other.call(taskContract.read, { id: task?.id ?? ('' as never) }))).toBe('404 not-found');
    expect((await other.call(taskContract.list, {})).rows).toEqual([]);
  });

  it('tells the desk what is owed and what waits', async () => {
    const { owed, owedCount, toVerifyCount } = await liaison.call(taskContract.desk, {});
    expect(owed.length).toBeGreaterThan(0);
    expect(owedCount.value).toBeGreaterThanOrEqual(owed.length);
    expect(toVerifyCount.value).toBe(0);
  });
});

describe('时间安排', () => {
  it('lays the months of a plan under its phases, for whoever sees a task of it', async () => {
    const own = await issuedPlan(office, '分阶段的方案');
    await own.issue({ due: inDays(office, -40), units: [lead(cityManagement)] }, { due: null, units: [lead(cityManagement)] });
    await office.database.owner.query(
      `insert into plan_phase (city_id, document_id, id, position, name, start_day, end_day, text, span_start, span_end, revision)
       values (1, $1, gen_random_uuid(), 2, '攻坚阶段', '2026-03-01', null, '', 0, 0, 1), (1, $1, gen_random_uuid(), 1, '动员阶段', '2026-01-01', '2026-02-28', '', 0, 0, 1)`,
      [own.documentId],
    );
    const { phases, months, undated, today } = await liaison.call(taskContract.timeline, { documentId: own.documentId });
    expect(phases).toEqual([
      { name: '动员阶段', from: '2026-01-01', until: '2026-02-28' },
      { name: '攻坚阶段', from: '2026-03-01', until: null },
    ]);
    expect(months).toEqual([{ month: inDays(office, -40).slice(0, 7), total: 1, closed: 0, overdue: 1 }]);
    expect([undated, today]).toEqual([1, inDays(office, 0)]);
    expect(await street.call(taskContract.timeline, { documentId: own.documentId })).toMatchObject({ phases: [], months: [], undated: 0 });
  });
});
