import type { UnitId } from '@weicheng/domain/organization';
import { assignmentContract, shortfallContract, taskContract } from '@weicheng/domain/plan';
import { noticeContract } from '@weicheng/domain/platform';
import { boardContract, indicatorOwnerContract, readingContract } from '@weicheng/domain/standard';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { inDays, unitNamed } from '../../../testing/issuedPlan.ts';
import { type Caller, type TestOffice, testOffice } from '../../../testing/office.ts';

let office: TestOffice;
let desk: Caller; // 创卫办
let liaison: Caller; // 城管执法局联络员
let unitId: UnitId;
let year: number;

beforeAll(async () => {
  office = await testOffice({ background: true });
  [desk, liaison] = [await office.as('chuangwei'), await office.as('lianluo')];
  unitId = await unitNamed(office, '市城市管理综合执法局');
  year = new Date(office.clock.now).getUTCFullYear() - 1;
  const items = ['K15', 'K21', 'K20'].map((indicator) => ({ indicator, unitId }));
  await desk.call(indicatorOwnerContract.assign, { items });
  await state('K15', '77.4');
});

/** The unit reports a figure and the office approves it; a figure that is in force is corrected. */
async function state(indicator: string, value: string) {
  office.clock.now += 1000;
  const { rows } = await liaison.call(readingContract.list, {});
  const known = rows.find((row) => row.indicator.key === indicator)?.readings.find((reading) => reading.year === year);
  const said = { value, source: '年度统计', doubtReason: '核对过' };
  const reported = known
    ? await liaison.call(readingContract.correct, { id: known.id, revision: known.revision, ...said, reason: '复核后更正' })
    : await liaison.call(readingContract.report, { indicator, year, ...said });
  if (reported.state === 'reported') await desk.call(readingContract.approve, { id: reported.id, revision: reported.revision });
}
const notices = async () => (await liaison.call(noticeContract.list, {})).rows;
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (problem: { code: string; status: number }) => `${problem.status} ${problem.code}`,
  );
const attack = async (indicator: string) => (await desk.call(shortfallContract.list, {})).rows.find((row) => row.indicator === indicator);
const wish = (indicator: string, about: object = {}) => ({
  ...{ indicator, title: `${indicator} 达标`, text: '拿出办法，逐项落实。', due: inDays(office, 60), leadUnitId: unitId },
  ...about,
});

describe('指标看板', () => {
  it('shows what is met, unmet and unknown with who owes it; a unit sees its own', async () => {
    const board = await desk.call(boardContract.read, {});
    expect(board.rows).toHaveLength(58);
    expect(board.counts).toEqual({ met: 0, unmet: 1, unknown: 57 });
    expect(board.rows.find(({ indicator }) => indicator.key === 'K15')).toMatchObject({
      ...{ standing: 'unmet', said: '77.4%', value: 77.4, target: 80, distance: 2.6, unitId, areaName: '市容环境卫生' },
      ...{ indicator: { target: '≥ 80%' }, series: [77.4], parts: [] },
    });
    const k44 = board.rows.find(({ indicator }) => indicator.key === 'K44');
    expect(k44?.parts.length).toBeGreaterThan(0);
    expect(k44?.parts.every(({ standing }) => standing === 'unknown')).toBe(true);
    const own = await liaison.call(boardContract.read, {});
    expect(own.rows.map(({ indicator }) => indicator.key)).toEqual(['K15', 'K20', 'K21']);
  });
});

describe('未达标攻坚', () => {
  it('makes a task of an unmet indicator in one step, and never a second one while it is open', async () => {
    const { proposals } = await desk.call(shortfallContract.propose, { indicators: 'K15,K21' });
    expect(proposals).toMatchObject([
      { indicator: 'K15', title: '道路机械化清扫率达标', leadUnitId: unitId, refusal: null },
      { indicator: 'K21', title: '报清窨井盖完好率', unconfirmed: true, refusal: null },
    ]);
    const { rows } = await desk.call(shortfallContract.start, { items: [wish('K15'), wish('K21')] });
    expect(rows.map(({ indicator, state, leadUnitName }) => [indicator, state, leadUnitName])).toEqual([
      ['K15', 'underWay', '市城市管理综合执法局'],
      ['K21', 'underWay', '市城市管理综合执法局'],
    ]);
    const taskId = rows[0]?.taskId ?? ('' as never);
    const { task, assignments, history } = await desk.call(taskContract.read, { id: taskId });
    expect(task).toMatchObject({
      ...{ path: 'K15', title: 'K15 达标', area: '市容环境卫生', indicators: ['K15'], clauses: ['streets'] },
      ...{
        thresholds: [{ metric: '道路机械化清扫率', operator: '>=', value: 80, unit: '%' }],
        documentTitle: expect.stringContaining('攻坚'),
      },
    });
    expect(assignments).toMatchObject([{ unitId, role: 'lead', state: 'issued' }]);
    expect(history.map(({ says }) => says)).toEqual(expect.arrayContaining(['下达任务', '列入攻坚']));
    expect((await liaison.call(assignmentContract.list, {})).rows.map((row) => row.taskId)).toContain(taskId);

    expect(await refusal(desk.call(shortfallContract.start, { items: [wish('K15')] }))).toBe('409 shortfall.under-way');
    const [again] = (await desk.call(shortfallContract.propose, { indicators: 'K15' })).proposals;
    expect(again).toMatchObject({ taskId, refusal: expect.stringContaining('还没有销号') });
  });

  it('refuses what cannot be: an unknown indicator, a day that is over, twice in one wish, somebody who may not', async () => {
    const start = (who: Caller, ...items: ReturnType<typeof wish>[]) => refusal(who.call(shortfallContract.start, { items }));
    expect(await start(desk, wish('K99'))).toBe('422 shortfall.no-such-indicator');
    expect(await start(desk, wish('K20', { due: inDays(office, -1) }))).toBe('422 shortfall.past-due');
    expect(await start(desk, wish('K20'), wish('K20'))).toBe('409 shortfall.under-way');
    expect(await start(liaison, wish('K20'))).toBe('403 not-allowed');
    expect(await attack('K20')).toBeUndefined();
  });

  it('makes one task when two of the office start it at the same time', async () => {
    const both = await Promise.all([
      refusal(desk.call(shortfallContract.start, { items: [wish('K20')] })),
      refusal(desk.call(shortfallContract.start, { items: [wish('K20')] })),
    ]);
    expect(both.toSorted()).toEqual(['409 shortfall.under-way', null]);
  });

  it('says when the indicator is met, leaves closing to the office, and tells when it falls back', async () => {
    await state('K15', '82');
    await vi.waitFor(async () => expect(await attack('K15')).toMatchObject({ state: 'reached', standing: 'met' }), 10_000);
    const taskId = (await attack('K15'))?.taskId ?? ('' as never);
    const read = async () => desk.call(taskContract.read, { id: taskId });
    expect((await read()).task.state).toBe('issued');
    expect((await read()).history.find(({ says }) => says === '指标达标')?.line).toContain('82%');
    expect((await notices()).find(({ title }) => title.includes('已达标'))?.title).toBe('“道路机械化清扫率”已达标，任务可以核验销号');

    await state('K15', '79');
    await vi.waitFor(async () => expect(await attack('K15')).toMatchObject({ state: 'fellBack', standing: 'unmet' }), 10_000);
    expect((await notices()).find(({ title }) => title.includes('又掉下来'))).toMatchObject({ link: `/plan/tasks/${taskId}` });
    const reached = (await read()).history.filter(({ says }) => says === '指标达标');
    expect(reached).toHaveLength(1);
  });

  it('takes an indicator up again once its task is over', async () => {
    const taskId = (await attack('K21'))?.taskId ?? ('' as never);
    await desk.call(taskContract.void, { id: taskId, reason: '并到别的任务' });
    expect(await attack('K21')).toMatchObject({ state: 'over' });
    const { rows } = await desk.call(shortfallContract.start, { items: [wish('K21')] });
    expect(rows[0]?.taskId).not.toBe(taskId);
  });
});
