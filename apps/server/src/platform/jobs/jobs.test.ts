import { planDocumentContract, planDocumentFacts } from '@weicheng/domain/plan';
import { expect, it } from 'vitest';
import { type TestOffice, testOffice } from '../../testing/office.ts';
import { byKind, when } from '../facts/index.ts';
import { startJobs } from './index.ts';

const plan = '全市工作方案\n一、工作任务\n1.清理楼道杂物。\n责任单位：市城管局\n';
const begunBy = (office: TestOffice, worker: string) =>
  office.database.owner.query(`update graphile_worker._private_jobs set locked_at = now(), locked_by = $1`, [worker]);

it('no two jobs of the clock have one name: the second would be done in place of the first', async () => {
  const office = await testOffice();
  const job = { name: 'forget', every: '1 1 * * *', run: async () => {} };
  await expect(startJobs(office.database, new Map(), [job, { ...job }], Date.now, () => () => {})).rejects.toThrow('called forget');
});

it('what a killed server had begun is begun again by the next, and left alone while its server lives', async () => {
  const office = await testOffice();
  const desk = await office.as('chuangwei');
  const { id } = await desk.call(planDocumentContract.import, { text: plan });
  await begunBy(office, 'killed');
  const heard = Promise.withResolvers<string | null>();
  const listeners = byKind([when(planDocumentFacts.imported, 'read-plan', async (_ctx, { about }) => heard.resolve(about))]);
  const start = () =>
    startJobs(
      office.database,
      listeners,
      [],
      () => office.clock.now,
      () => () => {},
    );
  const first = await start();
  expect(await heard.promise).toBe(id);
  await first.stop();

  const { client, release } = await another(office);
  await desk.call(planDocumentContract.import, { text: `${plan}2.整治河道。\n责任单位：市水务局\n` });
  await begunBy(office, 'alive');
  const second = await start();
  const { rows } = await office.database.owner.query(`select locked_by from graphile_worker.jobs where locked_by is not null`);
  expect(rows.map((row) => row.locked_by)).toContain('alive');
  await second.stop();
  await client.query('select pg_advisory_unlock_all()');
  release();
});

/** Another server that lives: it holds the lock all of them share. */
async function another(office: TestOffice) {
  const client = await office.database.owner.connect();
  await client.query('select pg_advisory_lock_shared(7239007)');
  return { client, release: () => client.release() };
}
