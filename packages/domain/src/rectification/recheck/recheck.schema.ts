import { z } from 'zod';
import { Day, id } from '../../kernel/index.ts';
import { PersonId } from '../../organization/index.ts';
import { IssueId, IssueState } from '../issue/issue.schema.ts';

export const RecheckDrawId = id<'RecheckDraw'>();
export type RecheckDrawId = z.infer<typeof RecheckDrawId>;

/** 抽查 of closed issues, with all that is needed to draw it again but the numbers, which its page has. */
export const RecheckDrawRow = z.object({
  id: RecheckDrawId,
  unitName: z.string(),
  /** 种子: published with the draw. */
  seed: z.string(),
  /** Closed in these days, both counted. */
  closedFrom: Day,
  closedTo: Day,
  share: z.number(),
  least: z.int(),
  /** How many could be drawn. */
  pool: z.int(),
  drawn: z.int(),
  due: Day.nullable(),
  at: z.string(),
  by: z.string(),
  passed: z.int(),
  failed: z.int(),
});
export type RecheckDrawRow = z.infer<typeof RecheckDrawRow>;

/** 一件回头看: who looks, and what came of it. */
export const RecheckRow = z.object({
  issueId: IssueId,
  place: z.int(),
  number: z.int(),
  title: z.string(),
  issuePlace: z.string(),
  state: IssueState,
  leadUnitName: z.string(),
  assigneeId: PersonId.nullable(),
  assigneeName: z.string().nullable(),
  result: z.enum(['passed', 'failed']).nullable(),
  doneAt: z.string().nullable(),
  doneBy: z.string().nullable(),
});
export type RecheckRow = z.infer<typeof RecheckRow>;
