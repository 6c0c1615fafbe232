import { issueContract, issueStates, recheckContract, sweepContract } from '@weicheng/domain/rectification';
import { expect, it } from 'vitest';
import { testOffice } from '../../../testing/office.ts';
import { seedSampleIssues, seedSampleStandard } from '../../sample.ts';

it('gives the sample city issues in every state, pressed where they are late, some come back, some looked at again', async () => {
  const office = await testOffice();
  await seedSampleStandard(office.database, office.clock.now);
  await seedSampleIssues(office.database, office.clock.now);
  const desk = await office.as('chuangwei');
  const count = async (sql: string) =>
    (await office.database.owner.query<{ n: number }>(`select count(*)::int as n from ${sql}`)).rows[0]?.n ?? 0;
  expect(await count('issue')).toBe(301); // one was found by the sweep
  const { rows } = await office.database.owner.query<{ state: string }>('select distinct state from issue');
  expect(rows.map(({ state }) => state).sort()).toEqual(Object.keys(issueStates).sort());
  expect(await count(`issue where state in ('dispatched', 'rectifying', 'returned') and due < current_date`)).toBeGreaterThan(10);
  expect(await count('issue where extension is not null')).toBeGreaterThan(5);
  expect(await count('issue_link')).toBeGreaterThan(5);
  expect(await count('issue_escalation')).toBeGreaterThan(20);
  const [draw] = (await desk.call(recheckContract.list, {})).rows;
  expect(draw).toMatchObject({ failed: 1 });
  expect(draw?.passed).toBeGreaterThan(1);
  expect((await desk.call(sweepContract.list, {})).rows[0]?.progress).toMatchObject({ looked: 5, found: 1 });
  const page = await desk.call(issueContract.list, { clock: 'overdue', limit: 50 });
  expect(page.rows.every(({ timing }) => timing !== null)).toBe(true);
}, 60_000);
