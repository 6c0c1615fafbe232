import { dayOf } from '@weicheng/domain/kernel';
import { type PersonId, personContract, type UnitId, unitContract, unitFacts } from '@weicheng/domain/organization';
import { taskFacts } from '@weicheng/domain/plan';
import { accountContract } from '@weicheng/domain/platform';
import {
  cityRulesContract,
  drawRechecks,
  type IssueDetail,
  issueContract,
  recheckContract,
  type SweepCheckRow,
  sweepContract,
} from '@weicheng/domain/rectification';
import { siteContract } from '@weicheng/domain/standard';
import { beforeAll, describe, expect, it } from 'vitest';
import { contextBase, system } from '#platform/context';
import { inTransaction } from '#platform/endpoint';
import type { Listener } from '#platform/facts';
import { granted, inDays, issuedPlan, unitNamed } from '../../testing/issuedPlan.ts';
import { type Caller, type TestOffice, testOffice } from '../../testing/office.ts';
import { selfRegisterListeners } from './selfRegister/selfRegister.listeners.ts';
import { successorListeners } from './successor/successor.listeners.ts';

let office: TestOffice;
let desk: Caller;
let liaison: Caller;
let inspector: Caller;
let own: UnitId;

beforeAll(async () => {
  office = await testOffice();
  desk = await office.as('chuangwei');
  liaison = await office.as('lianluo');
  inspector = await office.as('ducha');
  own = await unitNamed(office, '市城市管理综合执法局');
});

const one = ({ id, revision }: IssueDetail) => ({ id, revision });
const registered = (more: object = {}) => desk.call(issueContract.register, { title: '河面有漂浮物', source: 'inspection', ...more });
const dispatched = async (leadUnitId = own) =>
  desk.call(issueContract.dispatch, { ...one(await registered()), leadUnitId, workingDays: 3 });
const closed = async () => {
  let row = await liaison.call(issueContract.acknowledge, one(await dispatched()));
  row = await liaison.call(issueContract.submit, { ...one(row), text: '打捞完了' });
  return desk.call(issueContract.close, one(row));
};
/** Lets a listener hear, as the job would, a fact that was recorded. */
const hear = (listeners: readonly Listener[], kind: string, about: string, data: unknown) =>
  inTransaction(office.database, contextBase(system(1), office.clock.now, 'job'), new Map(), async (ctx) => {
    for (const listener of listeners.filter((l) => l.kind === kind)) await listener.run(ctx, { id: ctx.newId(), kind, about, data });
  });

describe('回头看抽查', () => {
  it('is drawn by a seed anybody can draw again, assigned, and settled by the steps of the loop', async () => {
    const all = [];
    for (let n = 0; n < 6; n++) all.push(await closed());
    const today = dayOf(office.clock.now);
    await expect(desk.call(recheckContract.draw, { closedFrom: today, closedTo: inDays(office, -1) })).rejects.toMatchObject({
      status: 422,
    });
    await expect(desk.call(recheckContract.draw, { closedFrom: inDays(office, -9), closedTo: inDays(office, -8) })).rejects.toMatchObject({
      code: 'recheck.nothing-closed',
    });
    const { draw, pool, drawn, rows } = await desk.call(recheckContract.draw, {
      closedFrom: today,
      closedTo: today,
      share: 0.5,
      due: inDays(office, 7),
    });
    expect(pool).toEqual(all.map(({ number }) => number));
    expect(drawn).toHaveLength(3);
    const again = drawRechecks(pool.toReversed().map(String), { share: draw.share, least: draw.least }, draw.seed);
    expect(again.drawn).toEqual(drawn.map(String));
    const { rows: people } = await desk.call(personContract.list, { limit: 200 });
    const resident = people.find(({ posts }) => posts.some(({ kind }) => kind === 'accountableOfficer' || kind === 'gridLead'))?.id;
    const issueIds = rows.map(({ issueId }) => issueId);
    if (resident)
      await expect(desk.call(recheckContract.assign, { id: draw.id, issueIds, assigneeId: resident })).rejects.toMatchObject({
        status: 404,
      });
    const looker = people.find(({ posts }) => posts.some(({ kind }) => kind === 'inspector'))?.id ?? null;
    const given = await desk.call(recheckContract.assign, { id: draw.id, issueIds, assigneeId: looker });
    expect(given.rows.every(({ assigneeId }) => assigneeId === looker)).toBe(true);
    const [first, second] = rows;
    await inspector.call(issueContract.recheck, { id: first?.issueId as never });
    await inspector.call(issueContract.reopen, { id: second?.issueId as never, reason: '又有了' });
    const after = await desk.call(recheckContract.read, { id: draw.id });
    expect(after.draw).toMatchObject({ passed: 1, failed: 1 });
    expect(after.rows.map(({ result }) => result)).toEqual(['passed', 'failed', null]);
    // numbers are everybody's, the issues only those a unit sees anyway
    const street = await (await office.as('jiedao')).call(recheckContract.read, { id: draw.id });
    expect([street.drawn, street.rows]).toEqual([drawn, []]);
  });
});

describe('举一反三', () => {
  it('asks at every similar site, takes each answer once, and makes an issue of what is found', async () => {
    const street = await office.as('jiedao');
    const yuntai = await unitNamed(office, '云台街道');
    const other = await unitNamed(office, '青禾街道');
    const add = (name: string, subdistrictId: UnitId) =>
      desk.call(siteContract.add, { kind: 'market', name, subdistrictId, builtUp: true });
    for (const [name, at] of [
      ['东市场', yuntai],
      ['西市场', yuntai],
      ['南市场', other],
    ] as const)
      await add(name, at);
    const issue = await registered({ title: '东市场地面污水', place: '东市场', matter: '06012' });
    const start = { issueId: issue.id, kind: 'market', what: '看地面、排水', due: inDays(office, 5) };
    await expect(desk.call(sweepContract.start, { ...start, due: inDays(office, -1) })).rejects.toMatchObject({ code: 'sweep.due-past' });
    await expect(desk.call(sweepContract.start, { ...start, kind: 'hotel' })).rejects.toMatchObject({ code: 'sweep.no-places' });
    const { sweep, units } = await desk.call(sweepContract.start, start);
    expect(units.map(({ total }) => total)).toEqual([1, 1]);
    const checksOf = async (who: Caller, id = sweep.id, more: { state?: 'waiting'; unitId?: UnitId } = {}) => {
      // a page at a time, each check once
      const seen: SweepCheckRow[] = [];
      for (let after: string | null | undefined; after !== null; ) {
        const page = await who.call(sweepContract.checks, { id, limit: 1, ...(after ? { after } : {}), ...more });
        seen.push(...page.rows);
        after = page.next;
      }
      return seen;
    };
    const checks = await checksOf(desk);
    await expect(
      desk.call(sweepContract.start, {
        ...start,
        issueId: (
          await desk.call(issueContract.void, {
            id: (await registered({ title: '看错了', place: '东市场', matter: '06012' })).id,
            reason: '看错了',
          })
        ).id,
      }),
    ).rejects.toMatchObject({ code: 'sweep.over' });
    expect(checks.map(({ name }) => name).sort()).toEqual(['南市场', '西市场']);
    const [west, south] = ['西市场', '南市场'].map((name) => checks.find((check) => check.name === name)?.id) as [never, never];
    await expect(street.call(sweepContract.answer, { id: south, found: false })).rejects.toMatchObject({ code: 'sweep.not-yours' });
    await expect(street.call(sweepContract.answer, { id: west, found: true })).rejects.toMatchObject({ code: 'sweep.note-wanted' });
    const after = await street.call(sweepContract.answer, { id: west, found: true, note: '鱼摊前也有污水' });
    expect(after.sweep.progress).toMatchObject({ total: 2, looked: 1, found: 1 });
    // what others found is theirs, and of whoever sees the issue
    expect([(await checksOf(street)).map(({ name }) => name), after.units]).toMatchObject([['西市场'], [{ total: 1 }, { total: 1 }]]);
    // what waits first
    expect((await checksOf(desk)).map(({ name, state }) => [name, state])).toEqual([
      ['南市场', 'waiting'],
      ['西市场', 'found'],
    ]);
    expect((await checksOf(desk, sweep.id, { state: 'waiting' })).map(({ name }) => name)).toEqual(['南市场']);
    expect((await checksOf(desk, sweep.id, { unitId: yuntai })).map(({ name }) => name)).toEqual(['西市场']);
    await expect(street.call(sweepContract.answer, { id: west, found: false })).rejects.toMatchObject({ code: 'sweep.answered' });
    const fresh = (await checksOf(street)).find(({ id }) => id === west)?.foundIssueId;
    const { issue: made, links } = await desk.call(issueContract.read, { id: fresh as never });
    expect(made).toMatchObject({ source: 'sweep', matter: '06012', place: '西市场', areaUnitId: yuntai });
    expect(links).toMatchObject([{ kind: 'sweptFrom', id: issue.id }]);
    expect((await desk.call(issueContract.read, { id: issue.id })).links).toMatchObject([{ kind: 'sweptOut', id: fresh }]);
    office.clock.now += 1000;
    const selves = await desk.call(sweepContract.start, { ...start, kind: null, unitIds: [own, yuntai] });
    const own2 = await checksOf(desk, selves.sweep.id);
    expect(own2).toHaveLength(2);
    // several lines, and a rare character where the title is cut
    const self = own2.find(({ unitId }) => unitId === own)?.id as never;
    await liaison.call(sweepContract.answer, { id: self, found: true, note: `甲\n${'𠮷'.repeat(60)}` });
    const { title } = (await desk.call(issueContract.read, { id: (await checksOf(liaison, selves.sweep.id))[0]?.foundIssueId as never }))
      .issue;
    expect(title).toMatch(/^市城市管理综合执法局：甲 𠮷+$/u);
    // whole kinds at once, as far as whoever asks reaches; and of an issue that is not his to dispatch, nobody
    office.clock.now += 1000;
    const all = await desk.call(sweepContract.start, { ...start, kind: null, unitKinds: ['subdistrict'] });
    expect(all.units.map(({ unitName }) => unitName)).toEqual(expect.arrayContaining(['云台街道', '青禾街道']));
    await expect(
      street.call(sweepContract.start, { ...start, issueId: fresh as never, kind: null, unitKinds: ['department'] }),
    ).rejects.toMatchObject({
      code: 'sweep.no-places',
    });
    await expect(street.call(sweepContract.start, { ...start, kind: null, unitIds: [yuntai] })).rejects.toMatchObject({ status: 404 });
    expect((await desk.call(sweepContract.list, { issueId: issue.id })).rows.map(({ id }) => id)).toEqual([
      all.sweep.id,
      selves.sweep.id,
      sweep.id,
    ]);
  });
});

describe('自己登记', () => {
  it('makes one issue of an overdue share, whatever is heard twice, and none where the office switched it off', async () => {
    const plan = await issuedPlan(office);
    const [task] = await plan.issue({ due: inDays(office, -3), units: [{ unitId: own, role: 'lead', printed: '', groupId: null }] });
    const { rows } = await office.database.owner.query<{ id: string }>('select id from assignment where task_id = $1', [task?.id]);
    const data = { path: '二/(一)', title: '窨井盖完好', assignmentId: rows[0]?.id, unitName: '市城管局', due: inDays(office, -3) };
    const overdue = () => hear(selfRegisterListeners, taskFacts.overdue.kind, task?.id ?? '', data);
    await desk.call(cityRulesContract.set, { selfRegister: { tasks: false } });
    await overdue();
    expect((await desk.call(issueContract.list, { source: 'task' })).rows).toEqual([]);
    await desk.call(cityRulesContract.reset, { part: 'selfRegister' });
    await Promise.all([overdue(), overdue()]);
    const made = (await desk.call(issueContract.list, { source: 'task' })).rows;
    expect(made.map(({ title }) => title)).toEqual(['任务超期：窨井盖完好']);
    const { origin } = await desk.call(issueContract.read, { id: made[0]?.id as never });
    expect(origin).toEqual({ says: '市城管局的任务“窨井盖完好”超期', link: `/plan/tasks/${task?.id}` });
  });
});

describe('单位没了', () => {
  it('passes open issues on to the unit it went into, and tells the office where nothing follows it', async () => {
    const root = (await desk.call(unitContract.tree, {})).rows.find((row) => row.parentId === null)?.id as UnitId;
    const found = async (name: string) =>
      (await desk.call(unitContract.found, { kind: 'department', name, parentId: root, on: inDays(office, -30) })).unit.id;
    const [old, gone] = [await found('市河道管理处'), await found('市临时整治专班')];
    const [led, left] = [await dispatched(old), await dispatched(gone)];
    const helped = await desk.call(issueContract.dispatch, {
      ...one(await registered()),
      leadUnitId: own,
      supportingUnitIds: [old],
      workingDays: 3,
    });
    const into = await unitNamed(office, '市水务局');
    await desk.call(unitContract.merge, { id: old, into, on: inDays(office, 0) });
    const merged = { name: '市河道管理处', into, intoName: '市水务局', on: inDays(office, 0), posts: 0, grants: 0 };
    await hear(successorListeners, unitFacts.merged.kind, old, merged);
    await hear(successorListeners, unitFacts.merged.kind, old, merged);
    const { issue, history } = await desk.call(issueContract.read, { id: led.id });
    expect(issue).toMatchObject({ leadUnitId: into, state: 'dispatched', revision: led.revision + 1 });
    expect(history.filter(({ says }) => says === '随单位并入转过来')).toHaveLength(1);
    expect((await desk.call(issueContract.read, { id: helped.id })).issue.supportingUnits).toMatchObject([{ id: into }]);
    await desk.call(unitContract.close, { id: gone, on: inDays(office, 0), reason: '任务完成' });
    await hear(successorListeners, unitFacts.closed.kind, gone, { name: '市临时整治专班', on: inDays(office, 0), reason: '任务完成' });
    const { rows } = await office.database.owner.query(`select distinct title from notice where title like '市临时整治专班撤销%'`);
    expect(rows).toEqual([{ title: '市临时整治专班撤销，1 个没整改完的问题要转办' }]);
    expect((await desk.call(issueContract.read, { id: left.id })).issue.leadUnitId).toBe(gone);
  });
});

describe('并案与经过', () => {
  it('voids what others were merged into, with a line in the life of each', async () => {
    const [into, other] = [await registered(), await registered()];
    await desk.call(issueContract.merge, { ...one(other), intoId: into.id });
    const row = await desk.call(issueContract.void, { id: into.id, reason: '查无此事' });
    expect(row.state).toBe('void');
    const { history } = await desk.call(issueContract.read, { id: other.id });
    expect(history.map(({ says }) => says)).toContain('一并作废');
  });

  it('turns the pages of a long life without losing a line', async () => {
    const row = await registered();
    for (let n = 0; n < 7; n++) await desk.call(issueContract.comment, { id: row.id, text: `第 ${n} 句` });
    const seen: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await desk.call(issueContract.history, { id: row.id, limit: 3, after });
      seen.push(...page.rows.map(({ line }) => line));
      if (page.next === null) break;
      after = page.next;
    }
    expect(seen).toHaveLength(8);
    expect(new Set(seen).size).toBe(8);
    expect((await desk.call(issueContract.read, { id: row.id })).earlier).toBeNull();
  });
});

describe('派回头看', () => {
  it('is done only where one verifies, also by who reads the whole city', async () => {
    await closed();
    const today = dayOf(office.clock.now);
    const { draw, rows } = await desk.call(recheckContract.draw, { closedFrom: today, closedTo: today, share: 1 });
    const issueIds = rows.map(({ issueId }) => issueId);
    const { personId } = await inspector.call(accountContract.me, {});
    await desk.call(recheckContract.assign, { id: draw.id, issueIds, assigneeId: personId as PersonId });
    await granted(office, 'jiedao', ['issue.read'], '澄溪市');
    const kept = await (await office.as('jiedao')).call(recheckContract.assign, { id: draw.id, issueIds, assigneeId: null });
    expect(kept.rows.map(({ assigneeId }) => assigneeId)).toEqual(issueIds.map(() => personId));
  });
});
