import { type Day, startOfDay } from '@weicheng/domain/kernel';
import type { UnitId } from '@weicheng/domain/organization';
import {
  type CityRuleValue,
  cityRulesContract,
  type IssueDetail,
  issueContract,
  paperContract,
  reboundContract,
} from '@weicheng/domain/rectification';

import { beforeAll, describe, expect, it } from 'vitest';
import { contextBase, system } from '#platform/context';
import { inTransaction } from '#platform/endpoint';
import { unitNamed } from '../../testing/issuedPlan.ts';
import { type Caller, type TestOffice, testOffice } from '../../testing/office.ts';
import { escalate } from './escalation/escalation.jobs.ts';
import { offeredIssues } from './paper/offer.store.ts';

let office: TestOffice;
let desk: Caller;
let liaison: Caller;
let own: UnitId;
/** Ten in the morning of a Monday that is worked. */
const monday = startOfDay('2026-11-23' as Day) + 10 * 3_600_000;

beforeAll(async () => {
  office = await testOffice();
  office.clock.now = monday;
  desk = await office.as('chuangwei');
  liaison = await office.as('lianluo');
  own = await unitNamed(office, '市城市管理综合执法局');
});

const one = ({ id, revision }: IssueDetail) => ({ id, revision });
const registered = (more: object = {}) =>
  desk.call(issueContract.register, { title: '背街小巷垃圾没有清', source: 'inspection', place: '河东路背街', ...more });

describe('走钟', () => {
  it('is previewed before dispatching, frozen with it, and read on the page and in the ledger', async () => {
    const fresh = await registered({ matter: '09009' });
    const preview = await desk.call(issueContract.deadline, { id: fresh.id });
    expect(preview).toMatchObject({ due: '2026-11-23', reaction: '1.5 工作时内签收' });
    expect(preview.rule).toContain('3 紧急工作时');
    expect(preview.ahead[0]).toBe('11 月 23 日催办：责任单位经办人');
    expect((await desk.call(issueContract.deadline, { id: fresh.id, workingDays: 3 })).due).toBe('2026-11-26');
    const row = await desk.call(issueContract.dispatch, { ...one(fresh), leadUnitId: own });
    expect(row.timing).toMatchObject({ hand: 'unit', says: '还有 3 小时', ends: new Date(monday + 3 * 3_600_000).toISOString() });
    const { rows } = await liaison.call(issueContract.list, { desk: 'owed' });
    expect(rows.find(({ id }) => id === row.id)?.timing).toMatchObject({ left: 3, unit: 'urgentHours' });
  });

  it('moves the day by as long as an extension waited for its answer', async () => {
    const row = await desk.call(issueContract.dispatch, { ...one(await registered()), leadUnitId: own, workingDays: 3 });
    const asked = await liaison.call(issueContract.requestExtension, { ...one(row), until: '2026-12-10' as Day, reason: '要等材料' });
    expect(asked.timing?.hand).toBe('paused');
    // the session ends with the day that jumps by, so the step is dated by the row
    await office.database.owner.query(
      `update issue set revision = revision + 1, timing = jsonb_set(timing, '{events,1,at}', to_jsonb(($2::bigint - 4 * 86400000))) where id = $1`,
      [row.id, monday],
    );
    const refused = await desk.call(issueContract.refuseExtension, { id: row.id, reason: '能按时办' });
    expect(refused.due).toBe('2026-11-30');
  });

  it('goes by the rules of the city, which its own office sets and nobody else', async () => {
    const street = await office.as('jiedao');
    await expect(street.call(cityRulesContract.set, { rebound: { metres: 80, days: 30 } })).rejects.toMatchObject({ status: 403 });
    const limits: CityRuleValue<'limits'> = [
      {
        matter: null,
        severity: null,
        reaction: { count: 2, unit: 'workingHours' as const },
        handling: { count: 8, unit: 'workingDays' as const },
      },
    ];
    const { rules } = await desk.call(cityRulesContract.set, { limits, rebound: { metres: 80, days: 30 } });
    expect(rules.own.map(({ part }) => part).sort()).toEqual(['limits', 'rebound']);
    expect((await desk.call(issueContract.deadline, { id: (await registered()).id })).due).toBe('2026-12-03');
    await expect(desk.call(cityRulesContract.set, { limits: limits.map((row) => ({ ...row, matter: '08' })) })).rejects.toMatchObject({
      code: 'cityRules.refused',
    });
    await desk.call(cityRulesContract.reset, { part: 'limits' });
    expect((await desk.call(cityRulesContract.read)).rules.limits.length).toBeGreaterThan(1);
  });

  it('is read in the ledger by the office hours of the city as soon as they are set, by whichever server', async () => {
    // by hand of the owner: this server hears of it as of another one's doing
    const { owner } = office.database;
    const set = (part: string, value: unknown) =>
      owner.query(`insert into rectification_rule (city_id, part, value, changed_at, changed_by) values (1, $1, $2, now(), '某某')`, [
        part,
        JSON.stringify(value),
      ]);
    const hours = (count: number) => ({ count, unit: 'workingHours' });
    await set('limits', [{ matter: null, severity: null, reaction: hours(2), handling: hours(20) }]);
    await desk.call(issueContract.dispatch, { ...one(await registered({ title: '便民市场外积水' })), leadUnitId: own });
    const ends = async () => (await desk.call(issueContract.list, { search: '便民市场外积水' })).rows[0]?.timing?.ends;
    const shipped = await ends();
    expect(shipped).toEqual(expect.any(String));
    await set('officeHours', { sessions: [{ from: '09:00', to: '10:00' }] });
    await expect.poll(ends).not.toBe(shipped);
    await owner.query(`delete from rectification_rule where city_id = 1`);
    await expect.poll(ends).toBe(shipped);
  });
});

const run = (job: typeof escalate, now: number) => inTransaction(office.database, contextBase(system(1), now, 'clock'), new Map(), job);
const stepsOf = async (id: string) => {
  const { rows } = await office.database.owner.query<{ step: string; on: string }>(
    `select step, taken_on::text as on from issue_escalation where issue_id = $1 order by taken_on`,
    [id],
  );
  return rows.map(({ step, on }) => `${step} ${on.slice(5)}`);
};
const dayLater = (days: number) => monday + days * 86_400_000;

describe('督办', () => {
  it('takes each step once, also on two servers, on working days only, and is read in advance', async () => {
    const street = await unitNamed(office, '云台街道');
    const order = { leadUnitId: own, supportingUnitIds: [street], workingDays: 3 };
    const row = await desk.call(issueContract.dispatch, { ...one(await registered()), ...order });
    const { escalation } = await desk.call(issueContract.read, { id: row.id });
    expect(escalation.ahead.map(({ key, day }) => `${key} ${day.slice(5)}`)).toEqual([
      'urge 11-26',
      'deputy 11-27',
      'head 12-01',
      'notice 12-03',
      'bulletin 12-10',
    ]);
    await run(escalate, dayLater(2));
    expect(await stepsOf(row.id)).toEqual([]);
    await Promise.all([run(escalate, dayLater(3)), run(escalate, dayLater(3))]);
    await run(escalate, dayLater(3) + 3_600_000);
    await run(escalate, dayLater(4));
    await run(escalate, dayLater(5)); // a Saturday
    // the server stood still until Thursday: one step a working day, not two at once
    await run(escalate, dayLater(10));
    await run(escalate, dayLater(11));
    expect(await stepsOf(row.id)).toEqual(['urge 11-26', 'deputy 11-27', 'head 12-03', 'notice 12-04']);
    const facts = await office.database.owner.query(
      `select data ->> 'name' as name from fact where kind = 'issue.escalated' and about = $1`,
      [row.id],
    );
    expect(facts.rows).toHaveLength(4);
    const { rows: told } = await office.database.owner.query<{ title: string }>(
      `select distinct title from notice where title ~ '催办|分管负责人|第一责任人|督办单' and (link = $1 or title ~ '个问题')`,
      [`/issues/${row.id}`],
    );
    expect(told.length).toBeGreaterThan(3);
    // the supporting unit hears of every step, though the clock is not its own
    const { rows: beside } = await office.database.owner.query<{ n: number }>(
      `select count(distinct n.title)::int as n from notice n join post p on p.person_id = n.person_id
       where p.unit_id = $1 and n.title ~ '催办|分管负责人|第一责任人|督办单' and (n.link = $2 or n.title ~ '个问题')`,
      [street, `/issues/${row.id}`],
    );
    expect(beside[0]?.n).toBe(4);
    // 督办单 is offered to whoever draws it up, until it is drawn up
    const before = office.clock.now;
    office.clock.now = dayLater(11) + 3_600_000;
    const leader = await office.as('lingdao');
    const offers = async () => (await leader.call(paperContract.offers, { issueId: row.id })).rows;
    expect(await offers()).toMatchObject([{ step: 'notice', kind: 'escalationNotice', unitId: own, issues: [{ id: row.id }] }]);
    const ofStreet = inTransaction(office.database, contextBase(system(1), office.clock.now, 'offers'), new Map(), (ctx) =>
      offeredIssues(ctx, [street], row.id),
    );
    expect(await ofStreet).toEqual([]);
    const { rows: wanted } = await office.database.owner.query(`select from notice where link = '/papers' and title ~ '督办单'`);
    expect(wanted.length).toBeGreaterThan(0);
    const paper = await leader.call(paperContract.draw, { kind: 'escalationNotice', issueIds: [row.id] });
    expect(await offers()).toEqual([]);
    await leader.call(paperContract.discard, { id: paper.id, revision: paper.revision });
    await run(escalate, dayLater(17));
    expect((await offers()).map(({ step }) => step).sort()).toEqual(['bulletin', 'notice']);
    const list = await leader.call(paperContract.draw, { kind: 'issueList', bulletin: true, issueIds: [row.id] });
    expect(list.fields).toMatchObject({ title: '超期未整改问题通报', addressee: '各责任单位' });
    office.clock.now = before;
  });

  it('stops when the issue is answered, stands while an extension is asked for, begins anew when it goes out again', async () => {
    const dispatched = () =>
      registered().then((fresh) => desk.call(issueContract.dispatch, { ...one(fresh), leadUnitId: own, workingDays: 1 }));
    const [answered, asked, moved] = [await dispatched(), await dispatched(), await dispatched()];
    const acknowledged = await liaison.call(issueContract.acknowledge, one(answered));
    const done = await liaison.call(issueContract.submit, { ...one(acknowledged), text: '清完了' });
    await liaison.call(issueContract.requestExtension, { ...one(asked), until: '2026-12-30' as Day, reason: '要等材料' });
    await run(escalate, dayLater(14));
    expect(await stepsOf(answered.id)).toEqual([]);
    expect(await stepsOf(asked.id)).toEqual([]);
    expect(await stepsOf(moved.id)).toEqual(['urge 12-07']);
    const water = await unitNamed(office, '市水务局');
    office.clock.now += 60_000;
    const given = await desk.call(issueContract.transfer, { id: moved.id, leadUnitId: water, reason: '归水务', workingDays: 3 });
    expect((await desk.call(issueContract.read, { id: given.id })).escalation).toMatchObject({
      taken: [],
      ahead: [{ key: 'urge' }, {}, {}, {}, {}],
    });
    expect((await desk.call(issueContract.read, { id: done.id })).escalation).toEqual({ taken: [], ahead: [] });
  });
});

describe('反弹', () => {
  const at = { longitude: 118.1, latitude: 32.1 };
  const closed = async (more: object) => {
    let row = await desk.call(issueContract.dispatch, { ...one(await registered(more)), leadUnitId: own, workingDays: 3 });
    row = await liaison.call(issueContract.acknowledge, one(row));
    row = await liaison.call(issueContract.submit, { ...one(row), text: '清完了' });
    return desk.call(issueContract.close, one(row));
  };

  it('is seen while registering, linked, told and counted: the same words or so near, the same kind', async () => {
    const before = await closed({ matter: '06042', place: '东市场 西门口', location: at });
    const near = { longitude: at.longitude + 0.0003, latitude: at.latitude };
    const seen = await desk.call(reboundContract.find, { matter: '06042', place: '别处', ...near });
    expect(seen.rows.map(({ id }) => id)).toEqual([before.id]);
    expect((await desk.call(reboundContract.find, { matter: '06013', place: '东市场西门口' })).rows).toEqual([]);
    const again = await registered({ matter: '06042', place: '东市场（西门口）' });
    const { links, history } = await desk.call(issueContract.read, { id: again.id });
    expect(links).toMatchObject([{ kind: 'reboundOf', id: before.id, metres: null, days: 0 }]);
    expect(history.map(({ says }) => says)).toContain('反弹');
    const nearby = await registered({ matter: '06042', place: '', location: near });
    expect((await desk.call(issueContract.read, { id: nearby.id })).links).toMatchObject([{ kind: 'reboundOf', metres: 28 }]);
    const far = await registered({ matter: '06042', place: '', location: { ...at, latitude: at.latitude + 0.01 } });
    expect((await desk.call(issueContract.read, { id: far.id })).links).toEqual([]);
    expect((await desk.call(issueContract.read, { id: before.id })).links.map(({ kind }) => kind)).toEqual(['rebound', 'rebound']);
  });
});
