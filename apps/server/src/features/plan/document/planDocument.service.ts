import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { headOf, type Page } from '@weicheng/domain/kernel';
import type { UnitId } from '@weicheng/domain/organization';
import {
  documentRefusal,
  mayNotDocument,
  type PlanDocument,
  type PlanDocumentId,
  type PlanDocumentRow,
  type planDocumentContract,
  planDocumentFacts,
  planDocumentProblems,
} from '@weicheng/domain/plan';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { type FileStore, fileOf, putFile } from '#platform/files';
import { cut, found, lookup, readIdKey, refuse } from '../../organization/index.ts';
import { type NamedDocument, planDocuments } from './planDocument.store.ts';
import { presentDocument, seeDocument, takeDocument } from './see.ts';

type Input<V extends keyof typeof planDocumentContract> = z.output<(typeof planDocumentContract)[V]['input']>;

/** 查方案 */
export async function listDocuments(ctx: Context, { after, ...filter }: Input<'list'>): Promise<Page<PlanDocumentRow>> {
  const rows = await planDocuments.list(ctx, { ...filter, after: readIdKey(after), grants: ctx.actor.grants.get('plan.read') ?? [] });
  const paths = await lookup.paths(ctx, [...new Set(rows.map((row) => row.unitId))]);
  const page = cut(rows, filter.limit, (row) => row.id);
  return { ...page, rows: page.rows.map((row) => presentDocument(ctx, row, paths.get(row.unitId) ?? [])) };
}

/** 查一份方案 */
export async function readDocument(ctx: Context, { id }: Input<'read'>): Promise<PlanDocumentRow> {
  const { document, path } = await seeDocument(ctx, id);
  return presentDocument(ctx, document, path);
}

const pastedName = '粘贴的文字.txt';
/** A file's name without its ending: the title until one is read. */
export const titleOfFile = (name: string): string => headOf(name.replace(/\.[A-Za-z0-9]{1,5}$/, '').trim() || name, 200);

/** 导入方案: takes the file and the wish; the reading itself is a job that hears the fact. */
export const importDocument =
  (files: FileStore) =>
  async (ctx: Context, wish: Input<'import'>): Promise<PlanDocumentRow> => {
    const file = wish.text === undefined ? wish.file : await paste(ctx, files, wish.text);
    if (!file || (wish.text !== undefined && wish.file !== undefined)) throw planDocumentProblems.nothingGiven({});
    const former = wish.replaces && (await formerOf(ctx, wish.replaces));
    const parent = wish.parentDocumentId && (await publishedAbove(ctx, wish.parentDocumentId));
    const unitId = former ? former.unitId : (wish.unitId ?? (await ownPlace(ctx)));
    const path = found((await lookup.paths(ctx, [unitId])).get(unitId), '这个单位');
    refuse(mayNotDocument(ctx.actor, 'import', path));
    if (!(await fileOf(ctx, file.sha256))) throw planDocumentProblems.fileMissing({});
    const document: PlanDocument = {
      id: ctx.newId() as PlanDocumentId,
      state: 'reading',
      title: wish.title ?? titleOfFile(file.name),
      documentNumber: '',
      issuer: '',
      issuedOn: null,
      unitId,
      fileSha256: file.sha256,
      fileName: file.name,
      replacesId: former?.id ?? null,
      parentDocumentId: parent?.id ?? former?.parentDocumentId ?? null,
      step: 'waiting',
      trouble: null,
      importedAt: new Date(ctx.now).toISOString(),
      importedBy: ctx.actor.name,
      publishedAt: null,
      publishedBy: null,
      revision: 0,
      counts: { tasks: 0, accepted: 0, setAside: 0, openFlags: 0, openUnits: 0 },
    };
    if (!(await planDocuments.add(ctx, document))) throw await whoIsThere(ctx, document);
    await ctx.record(
      planDocumentFacts.imported,
      document.id,
      {
        title: document.title,
        fileName: file.name,
        sha256: file.sha256,
        replaces: document.replacesId,
        parentDocumentId: document.parentDocumentId,
      },
      unitId,
    );
    return readDocument(ctx, document);
  };

/** Pasted text is kept like a file that came. */
/** Keeps a text as the file a plan is read from. */
export async function paste(ctx: Context, files: FileStore, text: string, name = pastedName) {
  const bytes = Buffer.from(text);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { size, mediaType } = await files.put(sha256, Readable.from([bytes]));
  await putFile(ctx, { sha256, size, mediaType });
  return { sha256, name };
}

/** The place of the importer's right; the highest where there are several. */
async function ownPlace(ctx: Context): Promise<UnitId> {
  const own = (ctx.actor.grants.get('plan.import') ?? []) as UnitId[];
  const depth = await lookup.paths(ctx, own);
  return found(own.toSorted((a, b) => (depth.get(a)?.length ?? 0) - (depth.get(b)?.length ?? 0))[0], '你能导入方案的单位');
}

async function formerOf(ctx: Context, id: PlanDocumentId): Promise<NamedDocument> {
  const { document } = await takeDocument(ctx, id);
  if (document.state !== 'published') throw planDocumentProblems.replacesWrong({ title: document.title });
  return document;
}

async function publishedAbove(ctx: Context, id: PlanDocumentId): Promise<NamedDocument> {
  const { document } = await seeDocument(ctx, id);
  if (document.state !== 'published') throw planDocumentProblems.parentWrong({ title: document.title });
  return document;
}

async function whoIsThere(ctx: Context, { unitId, fileSha256, replacesId }: PlanDocument) {
  const same = await planDocuments.withFile(ctx, unitId, fileSha256);
  const there = found(
    await planDocuments.get(ctx, same ?? (replacesId && (await planDocuments.successor(ctx, replacesId))) ?? ''),
    '这份方案',
  );
  return same
    ? planDocumentProblems.already({ title: there.title, documentId: there.id, state: there.state })
    : planDocumentProblems.replacedAlready({ title: there.replacesTitle ?? there.title, documentId: there.id });
}

const fieldNames = { title: '名称', documentNumber: '发文字号', issuer: '发文机关', issuedOn: '成文日期' } as const;

/** 改题录 */
export async function editDocument(ctx: Context, { id, ...wish }: Input<'edit'>): Promise<PlanDocumentRow> {
  const { document, path } = await takeDocument(ctx, id);
  refuse(documentRefusal(ctx.actor, 'edit', document, path));
  const saved: NamedDocument = { ...document, ...definedOf(wish), revision: document.revision + 1 };
  const changes = (Object.keys(fieldNames) as (keyof typeof fieldNames)[])
    .filter((field) => saved[field] !== document[field])
    .map((field) => ({ field: fieldNames[field], from: document[field], to: saved[field] }));
  if (changes.length === 0) return presentDocument(ctx, document, path);
  await planDocuments.save(ctx, saved);
  await ctx.record(planDocumentFacts.edited, id, { title: saved.title, changes }, document.unitId);
  return presentDocument(ctx, saved, path);
}

const definedOf = <T extends object>(wish: T) =>
  Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> };

/** 作废方案 */
export async function abandonDocument(ctx: Context, { id, reason }: Input<'abandon'>): Promise<PlanDocumentRow> {
  const { document, path } = await takeDocument(ctx, id);
  refuse(documentRefusal(ctx.actor, 'abandon', document, path));
  const saved: NamedDocument = { ...document, state: 'abandoned', step: null, revision: document.revision + 1 };
  await planDocuments.save(ctx, saved);
  await ctx.record(planDocumentFacts.abandoned, id, { title: document.title, reason }, document.unitId);
  return presentDocument(ctx, saved, path);
}
