import { dayOf, startOfDay } from '@weicheng/domain/kernel';
import type { UnitId } from '@weicheng/domain/organization';
import { accountContract } from '@weicheng/domain/platform';
import { beforeAll, describe, expect, it } from 'vitest';
import { contextBase, system } from '#platform/context';
import { inTransaction } from '#platform/endpoint';
import { inDays, issuedPlan, unitNamed } from '../../../testing/issuedPlan.ts';
import { type TestOffice, testOffice } from '../../../testing/office.ts';
import { remindUnits, tellOverdue } from './reminder.jobs.ts';

let office: TestOffice;
let unitId: UnitId;
let personId: string;
/** A Tuesday that is worked, and the Saturday after it, which is not. */
const tuesday = startOfDay('2026-11-24' as never) + 9 * 3600_000;
const saturday = tuesday + 4 * 86_400_000;

beforeAll(async () => {
  office = await testOffice();
  office.clock.now = tuesday;
  const me = await (await office.as('lianluo')).call(accountContract.me, {});
  unitId = me.unitId as UnitId;
  personId = me.personId;
});

const run = (job: typeof remindUnits) => inTransaction(office.database, contextBase(system(1), office.clock.now, 'clock'), new Map(), job);
/** Read past the session, which does not outlive a clock that jumps by days. */
const titles = async () => {
  const { rows } = await office.database.owner.query<{ title: string }>(
    `select title from notice where person_id = $1 and title ~ '超期|到期' order by id`,
    [personId],
  );
  return rows.map((row) => row.title);
};
const overdueFacts = async () =>
  (await office.database.owner.query(`select about, unit_id, data from fact where kind = 'task.overdue' order by id`)).rows;

describe('到期提醒', () => {
  it('comes once on a working morning, with the counts of the unit, and not on a day off', async () => {
    const plan = await issuedPlan(office);
    const other = await unitNamed(office, '市水务局');
    await plan.issue(
      { due: inDays(office, -3), units: [{ unitId, role: 'lead', printed: '', groupId: null }] },
      { due: inDays(office, 1), units: [{ unitId, role: 'responsible', printed: '', groupId: null }] },
      { due: inDays(office, 1), units: [{ unitId, role: 'supporting', printed: '', groupId: null }] },
      { due: inDays(office, 60), units: [{ unitId, role: 'lead', printed: '', groupId: null }] },
      { due: null, units: [{ unitId, role: 'lead', printed: '', groupId: null }] },
      { due: inDays(office, 60), units: [{ unitId: other, role: 'lead', printed: '', groupId: null }] },
    );
    office.clock.now = saturday;
    await run(remindUnits);
    expect(await titles()).toEqual([]);
    office.clock.now = tuesday;
    await Promise.all([run(remindUnits), run(remindUnits)]);
    await run(remindUnits);
    expect(await titles()).toEqual(['1 项任务已超期，1 项任务在 3 个工作日内到期']);
  });

  it('is not sent again when the clock is set back, and is on the next working day', async () => {
    office.clock.now = tuesday - 86_400_000;
    await run(remindUnits);
    expect(await titles()).toHaveLength(1);
    office.clock.now = tuesday + 86_400_000;
    await run(remindUnits);
    expect(await titles()).toHaveLength(2);
  });
});

describe('超期', () => {
  it('leaves one fact for a share in its life, and none for a supporting unit', async () => {
    office.clock.now = tuesday;
    await run(tellOverdue);
    const told = await overdueFacts();
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ unit_id: unitId, data: { due: dayOf(tuesday - 3 * 86_400_000) } });
    office.clock.now = tuesday + 4 * 86_400_000;
    await Promise.all([run(tellOverdue), run(tellOverdue)]);
    expect(await overdueFacts()).toHaveLength(2); // the one that was due on Wednesday
    office.clock.now = tuesday + 40 * 86_400_000;
    await run(tellOverdue);
    expect(await overdueFacts()).toHaveLength(2);
  });
});
