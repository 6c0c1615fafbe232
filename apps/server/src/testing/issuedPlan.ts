import { createHash, randomUUID } from 'node:crypto';
import type { Day } from '@weicheng/domain/kernel';
import { type PersonId, roleContract, type UnitId, unitContract } from '@weicheng/domain/organization';
import type { NewTask, PlanDocumentId, TaskId } from '@weicheng/domain/plan';
import { accountContract } from '@weicheng/domain/platform';
import { contextBase, system } from '#platform/context';
import { inTransaction } from '#platform/endpoint';
import { issueTasks } from '../features/plan/index.ts';
import type { TestOffice } from './office.ts';

/** A task to be issued; say only what the test is about. */
export const aNewTask = (documentId: PlanDocumentId, about: Partial<NewTask> = {}): NewTask => ({
  id: randomUUID() as TaskId,
  documentId,
  parentTaskId: null,
  position: 1,
  path: '二/(一)',
  area: '市容环境卫生',
  areaPath: '二',
  period: null,
  title: '窨井盖完好',
  text: '排查更换破损窨井盖，完好率达到 98% 以上。',
  due: null,
  deadlines: [],
  recurrence: [],
  thresholds: [],
  clauses: [],
  indicators: [],
  units: [],
  ...about,
});

export interface IssuedPlan {
  documentId: PlanDocumentId;
  issue(...tasks: Partial<NewTask>[]): Promise<NewTask[]>;
}

/** A published plan of the city in a test office, and a hand that issues tasks of it. */
export async function issuedPlan({ database, clock }: TestOffice, title = '澄溪市创建国家卫生城市实施方案'): Promise<IssuedPlan> {
  const documentId = randomUUID() as PlanDocumentId;
  const sha256 = createHash('sha256').update(documentId).digest('hex');
  await database.owner.query(`insert into file (city_id, sha256, size, media_type, stored_at) values (1, $1, 1, 'text/plain', now())`, [
    sha256,
  ]);
  await database.owner.query(
    `insert into plan_document (city_id, id, unit_id, state, title, document_number, issuer, file_sha256, file_name, imported_at, imported_by,
       published_at, published_by, revision, tasks, accepted, set_aside, open_flags, open_units)
     select 1, $1, u.id, 'published', $2, '', '', $3, '方案.txt', now(), '', now(), '', 1, 1, 1, 0, 0, 0 from unit u where u.city_id = 1 and u.parent_id is null`,
    [documentId, title, sha256],
  );
  return {
    documentId,
    async issue(...wishes) {
      const made = wishes.map((wish, i) => aNewTask(documentId, { position: i + 1, ...wish }));
      await inTransaction(database, contextBase(system(1), clock.now, 'test'), new Map(), (ctx) => issueTasks(ctx, made));
      return made;
    },
  };
}

/** A unit of the city by its name. */
export async function unitNamed(office: TestOffice, text: string): Promise<UnitId> {
  const { rows } = await (await office.as('chuangwei')).call(unitContract.search, { text });
  const found = rows.find((row) => row.name === text) ?? rows[0];
  if (!found) throw new Error(`no unit ${text}`);
  return found.id;
}

/** How many days from today, as a day. */
export const inDays = (office: TestOffice, days: number): Day =>
  new Date(office.clock.now + 8 * 3600_000 + days * 86_400_000).toISOString().slice(0, 10) as Day;

/** Gives the person behind a sample account a role of these rights at a unit; counts from the next time he signs in. */
export async function granted(office: TestOffice, userName: string, permissions: string[], at: string): Promise<void> {
  const security = await office.as('anquan');
  const role = await security.call(roleContract.create, { name: `加给${userName}`, permissions, secondFactorRequired: false });
  const { personId } = await (await office.as(userName)).call(accountContract.me, {});
  const unitId = await unitNamed(office, at);
  await security.call(roleContract.grant, { personId: personId as PersonId, roleId: role.id, unitId, from: '2026-01-01' });
}
