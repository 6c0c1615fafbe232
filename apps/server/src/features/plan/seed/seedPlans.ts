import { dayOf } from '@weicheng/domain/kernel';
import type { UnitId } from '@weicheng/domain/organization';
import { type PlanDocumentId, readPlan } from '@weicheng/domain/plan';
import { type Context, contextBase } from '#platform/context';
import type { Database } from '#platform/database';
import { inTransaction } from '#platform/endpoint';
import type { FileStore } from '#platform/files';
import { loadActor } from '../../organization/index.ts';
import { importDocument, paste } from '../document/planDocument.service.ts';
import { publishDocument } from '../document/publish.service.ts';
import { readImported } from '../document/reading.ts';
import { acceptTasks, editTask } from '../draft/draftTask.service.ts';
import { confirmUnit } from '../draft/draftUnit.service.ts';
import { readDraft } from '../draft/editing.ts';
import { suggestFor } from '../draft/suggest.service.ts';
import { seedTasks } from './seedTasks.ts';

/** The plans of a sample city, and the office's lead, who imports and publishes them. */
export interface SeededPlans {
  /** `unitId`: whose plan it is. Published ones give the units something to do; the others wait to be checked. */
  plans: readonly { text: string; unitId: UnitId; published: boolean }[];
  leadId: string;
}

const day = 86_400_000;
const publishedBefore = 21 * day;

/** 示例城市的方案: through the real reader and the real verbs, as the office would have done three weeks ago. The tasks get a past of three weeks. One transaction a plan. */
export async function seedPlans(
  { database, files }: { database: Database; files: FileStore },
  cityId: number,
  { plans, leadId }: SeededPlans,
  now: number,
): Promise<void> {
  const act = async (personId: string, moment: number, what: (ctx: Context) => Promise<void>) => {
    const actor = await loadActor(database.city(cityId), { cityId, personId, accountId: '' }, dayOf(moment));
    if (actor) await inTransaction(database, contextBase(actor, moment, 'seed'), new Map(), what);
  };
  const room = {
    files,
    database,
    readText: async (bytes: Uint8Array) => ({ text: new TextDecoder().decode(bytes), tables: [], notes: [] }),
    readPlan: async (source: Parameters<typeof readPlan>[0] & object) => readPlan(source),
  };
  for (const { text, unitId, published } of plans)
    await act(leadId, now - (published ? publishedBefore : day), async (ctx) => {
      const [title = ''] = text.trimStart().split('\n', 1);
      const file = await paste(ctx, files, text, `${title.trim().slice(0, 60)}.txt`);
      const { id } = await importDocument(files)(ctx, { file, unitId });
      await readImported(room, ctx, id);
      if (published) await checkAndPublish(ctx, id);
    });
  await database
    .city(cityId)
    .transaction()
    .execute(async (db) => void (await seedTasks(db, cityId, dayOf(now - publishedBefore), now)));
}

/** Every name gets its likeliest unit, or none; every item is a task, under the clause its words speak of most. */
async function checkAndPublish(ctx: Context, documentId: PlanDocumentId): Promise<void> {
  for (const { id, revision, clauses } of (await readDraft(ctx, { documentId })).tasks) {
    const [likely] = clauses.length > 0 ? [] : (await suggestFor(ctx, { documentId, id })).clauses;
    if (likely) await editTask(ctx, { documentId, id, revision, change: { clauses: [likely.code] } });
  }
  const draft = await readDraft(ctx, { documentId });
  for (const { printed, decision, candidates } of draft.units) {
    const [best] = candidates;
    const likely = best?.kind === 'unit' ? { kind: 'unit' as const, unitId: best.id as UnitId } : { kind: 'none' as const };
    if (decision === null) await confirmUnit(ctx, { documentId, printed, decision: likely, remember: false });
  }
  const items = draft.tasks.map(({ id, revision }) => ({ id, revision }));
  const { revision } = await acceptTasks(ctx, { documentId, items });
  await publishDocument(ctx, { id: documentId, revision, defaultDue: null, leaveOpen: [], gone: [] });
}
