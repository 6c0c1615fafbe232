import { type Actor, addDays, type Day, dayOf, type Problem, stepsFrom } from '@weicheng/domain/kernel';
import type { UnitId } from '@weicheng/domain/organization';
import {
  addUp,
  type Happening,
  happeningNames,
  type IssueAction,
  type IssueFigures,
  type IssueId,
  type IssueState,
  issueContract,
  issueLife,
  issueRates,
  latelyNames,
  noFigures,
  type PictureScope,
  pictureContract,
  pictureDays,
  pictureScopes,
  rateNames,
} from '@weicheng/domain/rectification';
import { anActor } from '@weicheng/testing';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { contextBase, system } from '#platform/context';
import { inTransaction } from '#platform/endpoint';
import { recount } from '../../../testing/figures/recount.ts';
import { unitNamed } from '../../../testing/issuedPlan.ts';
import { type Caller, type TestOffice, testOffice } from '../../../testing/office.ts';
import { openReaches } from '../../organization/index.ts';
import { issueService } from '../issue/issue.service.ts';
import { openIssueNaming } from '../issue/naming.ts';
import { foldFigures } from './picture.service.ts';

let office: TestOffice;
let desk: Caller;
let service: ReturnType<typeof issueService>;
let units: UnitId[];
let areas: UnitId[];
let clerk: Actor;
let answering: Map<UnitId, Actor>;

beforeAll(async () => {
  office = await testOffice();
  desk = await office.as('chuangwei');
  service = issueService(openReaches(office.database.memory), openIssueNaming(office.database.memory));
  units = await Promise.all(['市城市管理综合执法局', '市水务局'].map((name) => unitNamed(office, name)));
  const { rows } = await office.database.owner.query<{ id: UnitId; kind: string }>(
    `select id, kind from unit where city_id = 1 and ended_on is null and (parent_id is null or kind = 'subdistrict') order by parent_id nulls first, id limit 3`,
  );
  const root = rows[0]?.id as UnitId;
  areas = rows.slice(1).map(({ id }) => id);
  const unitId = await unitNamed(office, '市创卫办');
  const all = ['issue.read', 'issue.register', 'issue.dispatch', 'issue.verify'];
  clerk = { ...anActor({ name: '经办', grants: Object.fromEntries(all.map((right) => [right, [root]])) }), unitId };
  answering = new Map(
    units.map((unit) => [unit, { ...anActor({ name: '联络员', grants: { 'issue.read': [unit], 'issue.answer': [unit] } }), unitId: unit }]),
  );
});

/** Like a request: one transaction of this person at that moment. */
const as = <T>(actor: Actor, now: number, act: Parameters<typeof inTransaction<T>>[3]) =>
  inTransaction(office.database, contextBase(actor, now, `picture-${now}`), new Map(), act);
const fold = async (now: number): Promise<number> => {
  for (let acts = 0; ; acts++) if ((await as(system(1), now, foldFigures)) === 0) return acts;
};

/** One step as the dice have it, where the issue stands; what the rules refuse is no step. */
async function stepAt(id: IssueId, dice: number, now: number, others: readonly IssueId[]): Promise<void> {
  const { rows } = await office.database.owner.query<{ state: IssueState; unit: UnitId | null; due: Day | null }>(
    'select state, lead_unit_id as unit, due from issue where id = $1',
    [id],
  );
  const at = rows[0] as { state: IssueState; unit: UnitId | null; due: Day | null };
  const legal = stepsFrom<IssueState, IssueAction>(issueLife, at.state).filter(
    (step) => dice % 7 === 0 || !['void', 'merge'].includes(step),
  );
  const step = legal[dice % legal.length];
  if (!step) return;
  const unitsOwn = at.unit ? answering.get(at.unit) : undefined;
  const actor = ['acknowledge', 'decline', 'requestExtension', 'submit'].includes(step) ? unitsOwn : clerk;
  if (!actor) return;
  const leadUnitId = units[(dice >> 3) % 2] as UnitId;
  const until = addDays(at.due ?? dayOf(now), 1 + ((dice >> 5) % 20));
  const due = addDays(dayOf(now), (dice >> 4) % 4);
  const acts: Record<IssueAction, (ctx: Parameters<typeof service.close>[0]) => Promise<unknown>> = {
    dispatch: (ctx) => service.dispatch(ctx, { id, leadUnitId, supportingUnitIds: [], due }),
    acknowledge: (ctx) => service.acknowledge(ctx, { id }),
    decline: (ctx) => service.decline(ctx, { id, reason: '不归我管', suggestedUnitId: null }),
    transfer: (ctx) => service.transfer(ctx, { id, leadUnitId, reason: '归它管', due }),
    requestExtension: (ctx) => service.requestExtension(ctx, { id, until, reason: '等配件' }),
    grantExtension: (ctx) => service.grantExtension(ctx, { id }),
    refuseExtension: (ctx) => service.refuseExtension(ctx, { id, reason: '不等了' }),
    submit: (ctx) => service.submit(ctx, { id, text: '清运完毕', photos: [] }),
    return: (ctx) => service.giveBack(ctx, { id, reason: '还有一处' }),
    close: (ctx) => service.close(ctx, { id, opinion: '' }),
    recheck: (ctx) => service.recheck(ctx, { id, opinion: '' }),
    reopen: (ctx) => service.reopen(ctx, { id, reason: '又满了', photos: [] }),
    dispute: (ctx) => service.dispute(ctx, { id, reason: '还是满的' }),
    shelve: (ctx) => service.shelve(ctx, { id, plan: '随旧改一起改', until: addDays(dayOf(now), 1 + ((dice >> 4) % 3)) }),
    merge: (ctx) => service.merge(ctx, { id, intoId: others[(dice >> 6) % others.length] as IssueId }),
    void: (ctx) => service.voidOne(ctx, { id, reason: '登记错了' }),
  };
  await as(actor, now, acts[step]).catch((problem: Problem) => {
    if (![403, 404, 409, 422].includes(problem.status)) throw problem;
  });
}

const start = Date.parse('2026-01-20T01:00:00Z');
let now = start;
const issues: IssueId[] = [];

/** 对数: the picture of a day, whoever it is grouped by, against what the facts say. */
async function compare(on: Day): Promise<void> {
  const told = await recount(office, on);
  const figuresOf = (day: Day, of: (one: { unit: UnitId | null; matter: string | null; area: UnitId | null }) => boolean): IssueFigures => {
    const all = told(day);
    return { ...noFigures, ...Object.fromEntries(happeningNames.map((name) => [name, (all.get(name) ?? []).filter(of).length])) };
  };
  const days = Array.from({ length: pictureDays }, (_, n) => addDays(on, n + 1 - pictureDays));
  for (const by of pictureScopes) {
    const picture = await desk.call(pictureContract.read, { on, by });
    expect(picture.trend.map(({ figures }) => figures)).toEqual(days.map((day) => figuresOf(day, () => true)));
    expect(picture.lately).toEqual(addUp(picture.trend.map(({ figures }) => figures)));
    for (const name of rateNames) {
      const { part, whole, share } = issueRates[name].of(picture.lately);
      expect([on, name, part >= 0 && part <= whole, share ?? 0]).toEqual([on, name, true, part / (whole || 1)]);
    }
    const counts = (day: Day, name: Happening) => day === on || (latelyNames as readonly Happening[]).includes(name);
    const keys = new Set(
      days.flatMap((day) => [...told(day)].flatMap(([name, all]) => (counts(day, name) ? all : [])).map((one) => one[by])),
    );
    const counted = new Map(picture.rows.map((row) => [row.key as string | null, row]));
    expect([on, by, [...counted.keys()].sort()]).toEqual([on, by, [...keys].sort()]);
    for (const key of keys) {
      const each = days.map((day) => figuresOf(day, (one) => one[by] === key));
      expect([on, by, key, counted.get(key)?.day]).toEqual([on, by, key, each.at(-1)]);
      const sums = addUp(each);
      const lately = Object.fromEntries(latelyNames.map((name) => [name, sums[name]]));
      expect([on, by, key, counted.get(key)?.lately]).toEqual([on, by, key, lately]);
    }
  }
}

describe('当日情况', () => {
  it('counts what the facts say, before folding and after, while many work at once and days and months go by', async () => {
    const round = fc.record({
      later: fc.integer({ min: 1, max: 40 }),
      throws: fc.array(fc.nat(2 ** 20), { minLength: 24, maxLength: 24 }),
      foldWhile: fc.boolean(),
      back: fc.nat(40),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(round, { minLength: 8, maxLength: 8 }), async (rounds) => {
        for (const { later, throws, foldWhile, back } of rounds) {
          now += later * 3 * 3600_000;
          const fresh = await Promise.all(
            throws.slice(0, 4).map((dice) =>
              as(clerk, now, (ctx) =>
                service.register(ctx, {
                  title: '垃圾桶满溢',
                  text: '',
                  source: 'inspection',
                  sourceNumber: null,
                  matter: ([null, '06001', '06002'] as const)[dice % 3] ?? null,
                  severity: 'minor',
                  place: ['', '一号桥'][(dice >> 4) % 2] as string,
                  location: null,
                  areaUnitId: [null, ...areas][(dice >> 2) % (areas.length + 1)] ?? null,
                  photos: [],
                }),
              ),
            ),
          );
          issues.push(...fresh.map(({ id }) => id));
          for (let turn = 0; turn < 3; turn++)
            await Promise.all([
              ...throws.map((dice, n) => stepAt(issues[(dice + n) % issues.length] as IssueId, dice >> turn, now, issues)),
              ...(foldWhile ? [fold(now), fold(now)] : []),
            ]);
          await compare(dayOf(now));
          await fold(now);
          await compare(dayOf(now));
          await compare(addDays(dayOf(now), -back));
        }
      }),
      { numRuns: 1, endOnFailure: true },
    );
    const { rows } = await office.database.owner.query('select count(*)::int as n from issue_figure_delta');
    expect(rows).toEqual([{ n: 0 }]);
  }, 120_000);

  it('counts a closure that came back once, however often it did, and opens it', async () => {
    now += 40 * 24 * 3600_000;
    const [unit] = units as [UnitId];
    const said = { title: '井盖缺失', text: '', source: 'inspection', sourceNumber: null, matter: '06001', severity: 'minor' } as const;
    const registered = () =>
      as(clerk, now, (ctx) => service.register(ctx, { ...said, place: '三号桥', location: null, areaUnitId: null, photos: [] }));
    const { id } = await registered();
    const other = answering.get(unit) as Actor;
    await as(clerk, now, (ctx) => service.dispatch(ctx, { id, leadUnitId: unit, supportingUnitIds: [] }));
    await as(other, now, (ctx) => service.acknowledge(ctx, { id }));
    await as(other, now, (ctx) => service.submit(ctx, { id, text: '换好', photos: [] }));
    await as(clerk, now, (ctx) => service.close(ctx, { id, opinion: '' }));
    const closedOn = dayOf(now);
    const before = (await desk.call(pictureContract.read, { on: closedOn })).lately;
    for (const later of [1, 2]) {
      now += later * 24 * 3600_000;
      await registered();
    }
    const { lately, trend } = await desk.call(pictureContract.read, { on: dayOf(now) });
    expect(trend.find(({ day }) => day === closedOn)?.figures).toMatchObject({ closed: 1, cameBack: 1, rebound: 0 });
    expect([lately.rebound, lately.cameBack, before.cameBack]).toEqual([2, 1, 0]);
    const rows = await desk.call(issueContract.list, { happened: 'cameBack', on: dayOf(now), since: addDays(dayOf(now), -29) });
    expect(rows.rows.map((row) => row.id)).toEqual([id]);
    await compare(dayOf(now));
  });

  it('opens behind every number as many rows as it says', async () => {
    let opened = 0;
    for (const by of pictureScopes) {
      const { on, rows, day } = await desk.call(pictureContract.read, { on: dayOf(now), by });
      const filterOf: Record<PictureScope, 'unitId' | 'matter' | 'areaUnitId'> = { unit: 'unitId', matter: 'matter', area: 'areaUnitId' };
      for (const { key, figures } of [{ key: undefined, figures: day }, ...rows.map((row) => ({ key: row.key, figures: row.day }))])
        for (const happened of happeningNames) {
          if (key !== undefined && figures[happened] === 0) continue;
          const whose = key === undefined ? {} : key === null ? { without: by } : { [filterOf[by]]: key };
          const list = await desk.call(issueContract.list, { happened, on, ...whose, limit: 100 });
          expect([by, key, happened, list.rows.length]).toEqual([by, key, happened, figures[happened]]);
          opened += list.rows.length;
        }
    }
    expect(opened).toBeGreaterThan(30);
  }, 60_000);

  it('shows a unit its own numbers only, and no kinds', async () => {
    const liaison = await office.as('lianluo');
    const own = await liaison.call(pictureContract.read, { on: dayOf(now) });
    const all = await desk.call(pictureContract.read, { on: dayOf(now) });
    expect(own.whole).toBe(false);
    expect(own.rows).toEqual(all.rows.filter(({ key }) => key === units[0]));
    expect(own.rows).toHaveLength(1);
    expect(own.day).toEqual(own.rows[0]?.day);
    expect((await liaison.call(pictureContract.read, { on: dayOf(now), by: 'matter' })).rows).toEqual([]);
  });
});
