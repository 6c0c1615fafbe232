import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { UnitId } from '@weicheng/domain/organization';
import { type PlanDocument, type PlanDocumentId, planDocumentFacts, readPlan } from '@weicheng/domain/plan';
import type { Context } from '#platform/context';
import { type FileStore, putFile } from '#platform/files';
import { found } from '../../organization/index.ts';
import { planDocuments } from '../document/planDocument.store.ts';
import { drafts } from '../draft/draft.store.ts';

/**
 * 攻坚清单 of a year: the document that the attack tasks of one office stand under, so that they are in its ledger, matrix and reminders
 * like those of any plan. Made with the first attack of the year; its text says what it is.
 */
export async function attackListOf(ctx: Context, files: FileStore, unitId: UnitId, count: number): Promise<PlanDocumentId> {
  const year = ctx.today.slice(0, 4);
  const title = `未达标攻坚（${year} 年）`;
  const text = `${title}\n\n指标看板上未达标、未知的指标逐项列入，各由牵头单位攻坚。任务在下达时定内容、时限和牵头单位；指标达标后由创卫办核验销号。\n`;
  const bytes = Buffer.from(text);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const known = await planDocuments.withFile(ctx, unitId, sha256);
  if (known) return known;
  const { size, mediaType } = await files.put(sha256, Readable.from([bytes]));
  await putFile(ctx, { sha256, size, mediaType });
  const moment = new Date(ctx.now).toISOString();
  const document: PlanDocument = {
    ...{ id: ctx.newId() as PlanDocumentId, state: 'published', title, documentNumber: '', issuer: '', issuedOn: ctx.today, unitId },
    ...{ fileSha256: sha256, fileName: `${title}.txt`, replacesId: null, parentDocumentId: null, step: null, trouble: null },
    ...{ importedAt: moment, importedBy: ctx.actor.name, publishedAt: moment, publishedBy: ctx.actor.name, revision: 1 },
    counts: { tasks: 0, accepted: 0, setAside: 0, openFlags: 0, openUnits: 0 },
  };
  if (!(await planDocuments.add(ctx, document))) return found(await planDocuments.withFile(ctx, unitId, sha256), '攻坚清单');
  await drafts.addSource(ctx, document.id, { text, tables: [], notes: [], reading: readPlan({ text, tables: [] }) });
  const none = { assignments: count, units: 0, openFlags: 0, revised: 0, voided: 0 };
  await ctx.record(planDocumentFacts.published, document.id, { title, tasks: count, ...none }, unitId);
  return document.id;
}
