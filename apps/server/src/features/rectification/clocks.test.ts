import { type Day, startOfDay } from '@weicheng/domain/kernel';
import type { UnitId } from '@weicheng/domain/organization';
import { type CityRuleValue, cityRulesContract, type IssueDetail, issueContract } from '@weicheng/domain/rectification';
import { beforeAll, describe, expect, it } from 'vitest';
import { unitNamed } from '../../testing/issuedPlan.ts';
import { type Caller, type TestOffice, testOffice } from '../../testing/office.ts';

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
    expect(row.timing).toMatchObject({ hand: 'unit', says: '还有 3 紧急工作时', ends: new Date(monday + 3 * 3_600_000).toISOString() });
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
});
