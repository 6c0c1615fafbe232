import { issueContract, issueStates, recheckContract, sweepContract } from '@weicheng/domain/rectification';
import { siteContract } from '@weicheng/domain/standard';
import { expect, it } from 'vitest';
import { unitNamed } from '../../../testing/issuedPlan.ts';
import { testOffice } from '../../../testing/office.ts';
import { seedSampleIssues } from '../../sample.ts';

it('gives the sample city issues in every state, pressed where they are late, some come back, some looked at again', async () => {
  const office = await testOffice();
  const desk = await office.as('chuangwei');
  const subdistrictId = await unitNamed(office, '云台街道');
  for (const name of ['东市场', '西市场', '南市场'])
    await desk.call(siteContract.add, { kind: 'market', name, subdistrictId, builtUp: true });
  await seedSampleIssues(office.database, office.clock.now, 120);
  const count = async (sql: string) =>
    (await office.database.owner.query<{ n: number }>(`select count(*)::int as n from ${sql}`)).rows[0]?.n ?? 0;
  expect(await count('issue')).toBe(121); // one was found by the sweep
  const { rows } = await office.database.owner.query<{ state: string }>('select distinct state from issue');
  expect(rows.map(({ state }) => state).sort()).toEqual(Object.keys(issueStates).sort());
  expect(await count(`issue where state in ('dispatched', 'rectifying', 'returned') and due < current_date`)).toBeGreaterThan(5);
  expect(await count('issue where extension is not null')).toBeGreaterThan(2);
  expect(await count('issue_link')).toBeGreaterThan(0);
  expect(await count('issue_escalation')).toBeGreaterThan(10);
  const [draw] = (await desk.call(recheckContract.list, {})).rows;
  expect(draw).toMatchObject({ failed: 1 });
  expect(draw?.passed).toBeGreaterThan(0);
  expect((await desk.call(sweepContract.list, {})).rows[0]?.progress).toMatchObject({ looked: 3, found: 1 });
  const page = await desk.call(issueContract.list, { clock: 'overdue', limit: 50 });
  expect(page.rows.every(({ timing }) => timing !== null)).toBe(true);
}, 60_000);
