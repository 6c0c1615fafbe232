import { addDays } from '@weicheng/domain/kernel';
import { taskContract } from '@weicheng/domain/plan';
import { beforeAll, expect, it } from 'vitest';
import { inDays, issuedPlan, unitNamed } from '../../../testing/issuedPlan.ts';
import { type TestOffice, testOffice } from '../../../testing/office.ts';
import { seedTasks } from './seedTasks.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await testOffice();
  const plan = await issuedPlan(office);
  const units = await Promise.all(['市城市管理综合执法局', '市水务局', '云台街道'].map((name) => unitNamed(office, name)));
  const [lead, other, supporting] = units.map((unitId, n) => ({
    unitId,
    role: (['lead', 'responsible', 'supporting'] as const)[n] ?? 'lead',
    printed: '',
    groupId: null,
  }));
  const all = [lead, other, supporting].filter((unit) => unit !== undefined);
  await plan.issue(...Array.from({ length: 40 }, (_, n) => ({ due: inDays(office, n % 2 ? -5 - n : 20 + n), units: all.slice(n % 2) })));
});

it('gives every kind of state, with a past that could have been, and touches nothing twice', async () => {
  const since = addDays(inDays(office, 0), -60);
  const seed = () =>
    office.database
      .city(1)
      .transaction()
      .execute((db) => seedTasks(db, 1, since, office.clock.now));
  expect(await seed()).toBe(40);
  const desk = await office.as('chuangwei');
  const { rows } = await desk.call(taskContract.list, { limit: 200 });
  expect(new Set(rows.map((row) => row.state))).toEqual(new Set(['issued', 'active', 'submitted', 'closed']));
  expect(rows.some((row) => row.clock.kind === 'overdue')).toBe(true);
  const { rows: wrong } = await office.database.owner.query(
    `select id from assignment where acknowledged_on < $1 or submitted_on < acknowledged_on or closed_on < submitted_on or closed_on > $2`,
    [since, inDays(office, 0)],
  );
  expect(wrong).toEqual([]);
  const { rows: states } = await office.database.owner.query(`select distinct state from assignment order by 1`);
  expect(states.map((row) => row.state)).toEqual(['active', 'closed', 'issued', 'returned', 'submitted']);
  const { assignments, history, reports } = await desk.call(taskContract.read, {
    id: rows.find((row) => row.state === 'closed')?.id as never,
  });
  expect(assignments.every((row) => row.state === 'closed' || row.role === 'supporting')).toBe(true);
  expect(reports.length).toBeGreaterThan(0);
  expect(history.map((fact) => fact.says)).toContain('核验通过，销号');
  const untouched = rows.filter((row) => row.state === 'issued').length;
  expect(await seed()).toBe(untouched);
});
