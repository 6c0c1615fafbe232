import { z } from 'zod';
import { Day } from '../../kernel/index.ts';
import { UnitId } from '../../organization/index.ts';
import { Span } from '../../plan/index.ts';
import { IssueSeverity, MatterCode } from '../issue/issue.schema.ts';

/** Where in the message something was read, and whether a person need not look again. */
const read = { span: Span, sure: z.boolean() };

/** One issue as a message tells it 消息里的一个问题. Spans count UTF-16 units of the text as it was pasted. */
export const MessageIssue = z.object({
  span: Span,
  title: z.string(),
  text: z.string(),
  place: z.object({ ...read, words: z.string() }).nullable(),
  matter: z.object({ ...read, code: MatterCode, name: z.string() }).nullable(),
  area: z.object({ ...read, unitId: UnitId, name: z.string() }).nullable(),
  /** Who is asked to put it right; without an id where the name is not known. */
  lead: z.object({ ...read, unitId: UnitId.nullable(), name: z.string() }).nullable(),
  /** One of the two. */
  deadline: z.object({ ...read, due: Day.nullable(), workingDays: z.int().nullable() }).nullable(),
  severity: z.object({ span: Span, value: IssueSeverity }).nullable(),
  /** 拿不准的, each a sentence. */
  doubts: z.array(z.string()),
});
export type MessageIssue = z.infer<typeof MessageIssue>;

/** A pasted message as it was read. */
export const ReadMessage = z.object({
  issues: z.array(MessageIssue),
  /** Persons, telephone numbers and the chat's own lines: they do not go into an issue. */
  dropped: z.array(Span),
});
export type ReadMessage = z.infer<typeof ReadMessage>;
