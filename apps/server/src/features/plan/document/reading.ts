import type { ReadText } from '@weicheng/documents/text';
import { Day, headOf, Problem } from '@weicheng/domain/kernel';
import {
  carryOver,
  compareReadings,
  type DraftFlag,
  type DraftPhase,
  type DraftTaskId,
  draftOf,
  type FormerTask,
  firstDay,
  lastDay,
  matchUnits,
  type PlanDocumentId,
  type PlanReading,
  planDocumentFacts,
  planDocumentProblems,
  type ReadingStep,
  readPathOf,
  readTextOf,
  type SourceText,
  whyNotDocument,
} from '@weicheng/domain/plan';
import type { Context } from '#platform/context';
import type { Database } from '#platform/database';
import { inTransaction } from '#platform/endpoint';
import { bytesOf, type FileStore } from '#platform/files';
import { namesOfCity } from '../../organization/index.ts';
import { drafts, type PlanSource } from '../draft/draft.store.ts';
import { draftTasks, fieldsOf, type StoredTask } from '../draft/draftTask.store.ts';
import { draftUnits } from '../draft/draftUnit.store.ts';
import { storable } from '../rows.ts';
import { titleOfFile } from './planDocument.service.ts';
import { type NamedDocument, planDocuments } from './planDocument.store.ts';

/** What reading wants of the server. */
export interface ReadingRoom {
  files: Pick<FileStore, 'get'>;
  /** For the steps, which are seen before the reading is over. */
  database: Database;
  /** Both off the main thread: a stranger's file may take seconds. */
  readText(bytes: Uint8Array, name: string): Promise<ReadText>;
  readPlan(source: SourceText): Promise<PlanReading>;
}

/** 读方案: as a job, after the import. A file that cannot be read leaves its sentence; run twice, the second finds nothing to do. */
export async function readImported(room: ReadingRoom, ctx: Context, id: PlanDocumentId): Promise<void> {
  const imported = await planDocuments.get(ctx, id);
  if (imported?.state !== 'reading') return;
  const step = (name: ReadingStep) => planDocuments.setStep({ db: room.database.city(ctx.actor.cityId), actor: ctx.actor }, id, name);
  let source: PlanSource;
  try {
    source = await readFile(room, imported, step);
  } catch (error) {
    if (error instanceof Problem && error.status === 503) throw error; // the house is busy or closing: the job comes again
    if (error instanceof Problem) return giveUp(ctx, id, error);
    // a defect of ours: the office is told, and the error goes on to the log
    await inTransaction(room.database, ctx, new Map(), (own) => giveUp(own, id, planDocumentProblems.interrupted({})));
    throw error;
  }
  await step('units');
  await layDraft(ctx, id, source, step);
}

async function readFile(
  room: ReadingRoom,
  { fileSha256, fileName }: NamedDocument,
  step: (name: ReadingStep) => Promise<void>,
): Promise<PlanSource> {
  await step('text');
  const bytes = await bytesOf(room.files, fileSha256);
  if (!bytes) throw planDocumentProblems.fileMissing({});
  const read = await room.readText(bytes, fileName);
  await step('tasks');
  const text = storable(read.text);
  return {
    text,
    tables: read.tables,
    notes: read.notes.map((note) => note.sentence),
    reading: await room.readPlan({ text, tables: read.tables }),
  };
}

async function giveUp(ctx: Context, id: PlanDocumentId, { message }: Problem): Promise<void> {
  const document = await planDocuments.take(ctx, id);
  if (!document || whyNotDocument(document, 'giveUp')) return;
  await planDocuments.save(ctx, { ...document, state: 'unreadable', step: null, trouble: message, revision: document.revision + 1 });
  await ctx.record(planDocumentFacts.unreadable, id, { title: document.title, reason: message }, document.unitId);
}

/** Lays what was read out as a draft, with what the former version's reviewers had made of it. */
export async function layDraft(
  ctx: Context,
  id: PlanDocumentId,
  source: PlanSource,
  step: (name: ReadingStep) => Promise<void>,
): Promise<void> {
  const { reading, text } = source;
  const document = await planDocuments.get(ctx, id);
  const former = document?.replacesId ? await formerDraft(ctx, document.replacesId) : null;
  const tasks = former ? carried(ctx, reading, text, former) : placed(ctx, draftOf(reading.tasks));
  const names = [...new Set(tasks.flatMap((task) => task.units.map((unit) => unit.printed)))];
  const city = await namesOfCity(ctx);
  const matched = matchUnits(names, {
    index: city.index,
    day: ctx.today,
    groups: [...city.groups.values()],
    home: document?.unitId ?? null,
    remembered: await draftUnits.remembered(ctx, names, document ? city.tree.path(document.unitId) : []),
  });
  await step('saving');
  const held = await planDocuments.take(ctx, id);
  if (!held || whyNotDocument(held, 'read')) return; // abandoned meanwhile
  await drafts.addSource(ctx, id, source);
  await draftTasks.add(ctx, id, tasks);
  await draftUnits.add(ctx, id, matched, 1);
  await draftUnits.recount(ctx, id, names, 1);
  await drafts.addFlags(ctx, id, flagsOf(ctx, reading, text, former));
  await drafts.addPhases(ctx, id, phasesOf(ctx, reading));
  const counts = await drafts.counts(ctx, id);
  const { title, documentNumber, issuer, date } = reading;
  await planDocuments.save(ctx, {
    ...held,
    state: 'draft',
    step: null,
    title: held.title === titleOfFile(held.fileName) && title ? headOf(title.text, 200) : held.title,
    documentNumber: headOf(documentNumber?.text ?? '', 60),
    issuer: headOf(issuer?.text ?? '', 200),
    issuedOn: Day.safeParse(date?.text).data ?? null,
    revision: 1,
    counts,
  });
  const read = { title: held.title, tasks: counts.tasks, flags: counts.openFlags, openUnits: counts.openUnits };
  await ctx.record(planDocumentFacts.read, id, read, held.unitId);
}

type Fresh = ReturnType<typeof draftOf>[number];

/** Gives items their ids and places. */
function placed(ctx: Context, items: readonly Fresh[]): StoredTask[] {
  const ids = items.map(() => ctx.newId() as DraftTaskId);
  return items.map(({ fields, mergedInto, ...item }, i) => ({
    ...fields,
    ...item,
    id: ids[i] as DraftTaskId,
    position: (i + 1) * 1024,
    mergedInto: mergedInto === null ? null : (ids[mergedInto] ?? null),
    taskId: item.comparison?.taskId ?? null,
    byHand: false,
    revision: 1,
    changedBy: null,
    changedAt: null,
  }));
}

interface FormerDraft {
  text: string;
  tasks: (FormerTask & { stored: StoredTask })[];
  flags: DraftFlag[];
}

async function formerDraft(ctx: Context, id: string): Promise<FormerDraft> {
  const tasks = await draftTasks.all(ctx, id);
  return {
    text: (await drafts.text(ctx, id)) ?? '',
    flags: await drafts.flags(ctx, id),
    tasks: tasks.map((stored) => ({ ...stored, fields: fieldsOf(stored), stored })),
  };
}

/** What was read keeps the edits of its former self; what a person had added is found again by its words. */
function carried(ctx: Context, reading: PlanReading, text: string, former: FormerDraft): StoredTask[] {
  const read = former.tasks.filter((task) => !task.stored.byHand);
  const fresh = draftOf(reading.tasks);
  const compared = compareReadings(
    read.map((task) => ({ place: task.headings.join('\n'), path: readPathOf(task), text: readTextOf(task) })),
    fresh.map((item) => ({ place: item.headings.join('\n'), path: item.fields.path, text: item.fields.text })),
  );
  const items = placed(ctx, carryOver(fresh, read, compared));
  for (const { stored } of former.tasks) {
    const words = stored.byHand && stored.span ? former.text.slice(stored.span.start, stored.span.end) : '';
    const at = words ? text.indexOf(words) : -1;
    if (at < 0 || stored.state === 'merged') continue;
    const before = items.findLast((item) => item.span !== null && item.span.start <= at);
    items.push({
      ...stored,
      id: ctx.newId() as DraftTaskId,
      position: (before?.position ?? 0) + 512,
      span: { start: at, end: at + words.length },
      comparison: { kind: 'same', taskId: stored.taskId, formerPath: stored.path, formerText: stored.text, carried: [] },
      revision: 1,
      changedBy: null,
      changedAt: null,
    });
  }
  return items;
}

/** 存疑; what was settled in the former version about the same words stays settled. */
function flagsOf(ctx: Context, reading: PlanReading, text: string, former: FormerDraft | null): DraftFlag[] {
  const key = (flag: Pick<DraftFlag, 'kind' | 'span' | 'sentence'>, words: string) =>
    `${flag.kind}\n${flag.sentence}\n${words.slice(flag.span.start, flag.span.end)}`;
  const settled = new Map((former?.flags ?? []).map((flag) => [key(flag, former?.text ?? ''), flag.settled]));
  return reading.flags.map((flag) => ({
    ...flag,
    id: ctx.newId() as DraftFlag['id'],
    settled: settled.get(key(flag, text)) ?? null,
    revision: 1,
  }));
}

const phasesOf = (ctx: Context, reading: PlanReading): DraftPhase[] =>
  reading.phases.map((phase) => ({
    id: ctx.newId() as DraftPhase['id'],
    name: headOf(phase.name, 60) || '阶段',
    start: phase.start === null ? null : firstDay(phase.start),
    end: phase.end === null ? null : lastDay(phase.end),
    text: phase.text,
    span: phase.span,
    revision: 1,
  }));
