import { z } from 'zod';
import { Day, id, line } from '../../kernel/index.ts';
import { UnitGroupId, UnitId, UnitKind, UnitName } from '../../organization/index.ts';
import { PlanDocumentRow } from '../document/planDocument.schema.ts';
import { PlanReading, ReadFlagKind, SourceTable, Span } from '../reading/reading.schema.ts';
import { DraftTask } from './draftTask.schema.ts';

export const DraftFlagId = id<'DraftFlag'>();
export const DraftPhaseId = id<'DraftPhase'>();

/** 存疑 of a draft: what the reader repaired or could not tell, until a person has settled it. */
export const DraftFlag = z.object({
  id: DraftFlagId,
  kind: ReadFlagKind,
  span: Span,
  sentence: z.string(),
  /** What was decided, by whom; null while open. */
  settled: z.object({ note: z.string(), by: z.string(), at: z.string() }).nullable(),
  revision: z.int(),
});
export type DraftFlag = z.infer<typeof DraftFlag>;

/** 阶段 of a draft, with days a person may set: a month that was read begins on its first and ends on its last day. */
export const DraftPhase = z.object({
  id: DraftPhaseId,
  name: z.string(),
  start: Day.nullable(),
  end: Day.nullable(),
  /** As printed. */
  text: z.string(),
  span: Span,
  revision: z.int(),
});
export type DraftPhase = z.infer<typeof DraftPhase>;
export const PhaseName = line('阶段名称', 60);

/** What a printed name means: a unit, a group of units, or `none`: no unit of ours. */
export const NameDecision = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('unit'), unitId: UnitId }),
  z.strictObject({ kind: z.literal('group'), groupId: UnitGroupId }),
  z.strictObject({ kind: z.literal('none') }),
]);
export type NameDecision = z.infer<typeof NameDecision>;

/** 一并认定时的一个名称: what it means, or the unit to be founded for it; `parentId` null lets it stand under the document's unit, or the nearest above that may have it. */
export const NameSettling = z.strictObject({
  printed: z.string().min(1).max(200),
  decision: z
    .discriminatedUnion('kind', [
      ...NameDecision.options,
      z.strictObject({ kind: z.literal('found'), name: UnitName, unitKind: UnitKind, parentId: UnitId.nullable().default(null) }),
    ])
    .nullable(),
});
export type NameSettling = z.infer<typeof NameSettling>;

/** 怎样认出来的. All but `person` are the system's own doing, and are shown as such. */
export const NameMatch = z.enum(['exact', 'alias', 'group', 'remembered', 'person']);
export type NameMatch = z.infer<typeof NameMatch>;
export const nameMatches: Readonly<Record<NameMatch, string>> = {
  exact: '名称相同',
  alias: '别名相同',
  group: '单位组名称相同',
  remembered: '以前核对时确认过',
  person: '人工确认',
};

/** A suggestion, best first; `reason` is a sentence: “市监所”的字依次出现在“市场监督管理所”里. `score` from 0 to 1. */
export const NameCandidate = z.object({
  kind: z.enum(['unit', 'group']),
  id: z.string(),
  name: z.string(),
  score: z.number(),
  reason: z.string(),
});
export type NameCandidate = z.infer<typeof NameCandidate>;

/** 文中的单位名称: one row for each name printed anywhere in the document, and what it means there. Undecided while `decision` is null. */
export const NamedUnit = z.object({
  printed: z.string(),
  decision: NameDecision.nullable(),
  /** Name of the unit or group decided on, today. */
  name: z.string().nullable(),
  match: NameMatch.nullable(),
  candidates: z.array(NameCandidate),
  /** How many tasks name it. */
  mentions: z.int(),
  confirmedBy: z.string().nullable(),
  revision: z.int(),
});
export type NamedUnit = z.infer<typeof NamedUnit>;

/**
 * What changed. Every edit of a draft answers with one, and `draft.changes` with one for all edits after `since`: a page
 * lays the rows over its own by id (`units` by `printed`), the higher revision wins. Keep `since` from the last `draft.changes`,
 * not from the answers of edits: another's edit may lie between. Nothing is ever removed: what is merged or set aside changes state.
 */
export const DraftChange = z.object({
  document: PlanDocumentRow,
  revision: z.int(),
  tasks: z.array(DraftTask),
  flags: z.array(DraftFlag),
  units: z.array(NamedUnit),
  phases: z.array(DraftPhase),
});
export type DraftChange = z.infer<typeof DraftChange>;

/** 草稿: a document with everything read from it; also of a published one, to look at. Items in order. */
export const Draft = DraftChange.extend({
  text: z.string(),
  tables: z.array(SourceTable),
  /** What the reader of files has to say: sheets it left out, pages without text. */
  notes: z.array(z.string()),
  /** Of the reading, as it was read: what is not edited. */
  reading: PlanReading.pick({
    addressees: true,
    attachments: true,
    basis: true,
    sections: true,
    organizations: true,
    goals: true,
    requirements: true,
  }),
  /** A new version: what the former one had and this one has not. */
  gone: z.array(z.object({ taskId: z.uuid().nullable(), path: z.string(), title: z.string(), text: z.string() })),
});
export type Draft = z.infer<typeof Draft>;
