import type { Readable } from 'node:stream';
import { dayOf, kernelProblems } from '@weicheng/domain/kernel';
import {
  adopted,
  canStandard,
  checkStandardFile,
  draftOfEdition,
  draftOfOutline,
  type Edition,
  type EditionDraft,
  type editionImportContract,
  editionImportFacts,
  editionImportRefusals,
  editionRefusals,
  mayNotStandard,
  standardFileKinds,
  whyNotAdopt,
} from '@weicheng/domain/standard';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { editionOf } from '../../../../../../standards/editions.ts';
import { library } from '../../../../../../standards/library.ts';
import { receiveBytes, refuse } from '../../organization/index.ts';
import { cityEdition, standingEdition } from '../edition/inForce.ts';
import { editionImports, type StoredImport } from './editionImport.store.ts';
import type { ReadStandard, StandardReading } from './readStandard.ts';

type Input<V extends keyof typeof editionImportContract> = z.output<(typeof editionImportContract)[V]['input']>;

const mostClauses = 600;

/** What came in: an edition as a file of `standards/`, or a text that was read. */
export type Received = { kind: 'json'; content: Edition } | { kind: 'document'; reading: StandardReading };

/** Takes the file in before the transaction opens. */
export const receiveEdition =
  (readStandard: ReadStandard) =>
  async (_ctx: Context, { fileName }: Input<'start'>, body: Readable): Promise<Received> => {
    const bytes = await receiveBytes(body);
    if (/\.json$/i.test(fileName)) return { kind: 'json', content: editionIn(bytes.toString('utf8')) };
    return { kind: 'document', reading: await readStandard(bytes, fileName) };
  };

/** The same checks as `weicheng standard check`. */
function editionIn(text: string): Edition {
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    throw editionImportRefusals.notJson({});
  }
  const { file, problems } = checkStandardFile(content, library);
  if (problems.length > 0) throw editionImportRefusals.notStandard({ errors: problems });
  if (file?.kind !== 'edition') throw editionImportRefusals.notEdition({ kind: file ? standardFileKinds[file.kind] : '别的文件' });
  return file;
}

/** 导入标准: a draft to review, held against the edition in force. */
export async function startImport(ctx: Context, { fileName }: Input<'start'>, received: Received) {
  refuse(mayNotStandard(ctx.actor, 'import'));
  const { edition: key, version: baseVersion } = await cityEdition(ctx);
  const base = { edition: await standingEdition(ctx, key, baseVersion), version: baseVersion };
  const draft =
    received.kind === 'json' ? draftOfEdition(received.content, base) : await draftOfReading(ctx, fileName, received.reading, base);
  const edition = draft.content.key;
  const count = draft.content.clauses.length;
  if (count > mostClauses) throw editionImportRefusals.tooMany({ count, most: mostClauses });
  if (editionOf(edition)) throw editionImportRefusals.shippedKey({ key: edition });
  const before = await editionImports.versions(ctx, edition);
  if (before.some(({ state }) => state === 'adopted')) throw editionImportRefusals.keyTaken({ key: edition });
  const version = (before.at(-1)?.version ?? 0) + 1;
  const paragraphs = received.kind === 'document' ? (received.reading.outline?.paragraphs ?? []) : [];
  if (before.some(({ state }) => state === 'draft') || !(await editionImports.add(ctx, { edition, version, draft, fileName, paragraphs })))
    throw editionImportRefusals.draftThere({ title: draft.content.shortTitle, edition });
  await ctx.record(editionImportFacts.started, null, { ...told(edition, version, draft), fileName });
  return { edition, version, title: draft.content.shortTitle };
}

async function draftOfReading(
  ctx: Context,
  fileName: string,
  { outline, notes, figures }: StandardReading,
  base: Parameters<typeof draftOfOutline>[1],
): Promise<EditionDraft> {
  if (!outline) throw editionImportRefusals.noOutline({});
  const stem = `imported-${dayOf(ctx.now).slice(0, 4)}-`;
  const key = `${stem}${(await editionImports.count(ctx, stem)) + 1}`;
  return draftOfOutline(outline, base, { key, fileName, notes, figures });
}

const told = (edition: string, version: number, { content: { shortTitle: title, clauses, indicators } }: EditionDraft) => ({
  ...{ edition, version, title, clauses: clauses.length, indicators: indicators.length },
});

async function standing(ctx: Context, edition: string, version: number): Promise<StoredImport> {
  const one = await editionImports.read(ctx, edition, version);
  if (!one) throw editionRefusals.unknown({ edition });
  return one;
}

/** 查导入的草稿 */
export async function readImport(ctx: Context, { edition, version }: Input<'read'>) {
  const { draft, revision, state, fileName, paragraphs, changedAt, changedBy } = await standing(ctx, edition, version);
  const base = await standingEdition(ctx, draft.base, draft.baseVersion);
  const about = { changedAt: changedAt.toISOString(), changedBy, paragraphs };
  return { draft, revision, state, fileName, ...about, base, can: canStandard(ctx.actor) };
}

/** Taken to be changed: a draft still, and the one that was on the page. */
async function take(ctx: Context, { edition, version, revision }: Input<'adopt'>): Promise<StoredImport> {
  const one = await editionImports.take(ctx, edition, version);
  if (!one) throw editionRefusals.unknown({ edition });
  if (one.state !== 'draft') throw editionImportRefusals.notDraft({ title: one.draft.content.shortTitle });
  if (one.revision !== revision) throw kernelProblems.changedMeanwhile({ what: '这份草稿' });
  return one;
}

/** 改导入的草稿 */
export async function saveImport(ctx: Context, { draft, ...which }: Input<'save'>) {
  refuse(mayNotStandard(ctx.actor, 'edit'));
  const one = await take(ctx, which);
  const same = (['origin', 'base', 'baseVersion'] as const).every((field) => one.draft[field] === draft[field]);
  if (!same || draft.content.key !== which.edition) throw editionImportRefusals.otherDraft({});
  const revision = which.revision + 1;
  await editionImports.save(ctx, { ...one, draft, revision });
  const open = draft.successors.filter(({ settled }) => !settled).length + draft.fates.filter(({ choice }) => choice === null).length;
  await ctx.record(editionImportFacts.edited, null, { ...told(which.edition, which.version, draft), open });
  return { revision, changedAt: new Date(ctx.now).toISOString() };
}

/** 收为本市的一版: it is an edition now, to be compared with any other and to be put in force. */
export async function adoptImport(ctx: Context, input: Input<'adopt'>) {
  refuse(mayNotStandard(ctx.actor, 'import'));
  const one = await take(ctx, input);
  refuse(whyNotAdopt(one.draft));
  const draft = adopted(one.draft, await standingEdition(ctx, one.draft.base, one.draft.baseVersion));
  await editionImports.save(ctx, { ...one, draft, state: 'adopted', revision: one.revision + 1 });
  await ctx.record(editionImportFacts.adopted, null, told(one.edition, one.version, draft));
  return { edition: one.edition, version: one.version, title: draft.content.shortTitle };
}

/** 作废导入的草稿 */
export async function discardImport(ctx: Context, input: Input<'discard'>) {
  refuse(mayNotStandard(ctx.actor, 'import'));
  const one = await take(ctx, input);
  await editionImports.save(ctx, { ...one, state: 'discarded', revision: one.revision + 1 });
  const title = one.draft.content.shortTitle;
  await ctx.record(editionImportFacts.discarded, null, { edition: one.edition, version: one.version, title });
  return { edition: one.edition, version: one.version, title };
}
