import { z } from 'zod';
import { Day, id } from '../../kernel/index.ts';
import { Can, UnitId } from '../../organization/index.ts';
import { IssueId } from '../issue/issue.schema.ts';

export const SweepId = id<'Sweep'>();
export type SweepId = z.infer<typeof SweepId>;
export const SweepCheckId = id<'SweepCheck'>();
export type SweepCheckId = z.infer<typeof SweepCheckId>;

const Progress = z.object({ total: z.int(), looked: z.int(), found: z.int(), says: z.string() });

/** 举一反三: what one issue has looked for at all similar places, and how far that is. */
export const SweepRow = z.object({
  id: SweepId,
  issueId: IssueId,
  issueNumber: z.int(),
  issueTitle: z.string(),
  /** Of which kind the places are; null where units look at themselves. */
  kindName: z.string().nullable(),
  what: z.string(),
  due: Day,
  at: z.string(),
  by: z.string(),
  progress: Progress,
});
export type SweepRow = z.infer<typeof SweepRow>;

/** 排查一处: not looked at yet, looked at and sound, looked at and the same found. */
export const SweepState = z.enum(['waiting', 'sound', 'found']);
export type SweepState = z.infer<typeof SweepState>;

/** 一处排查. `can`: answer. */
export const SweepCheckRow = z.object({
  id: SweepCheckId,
  name: z.string(),
  unitId: UnitId,
  unitName: z.string(),
  state: SweepState,
  note: z.string(),
  foundIssueId: IssueId.nullable(),
  foundIssueNumber: z.int().nullable(),
  doneAt: z.string().nullable(),
  doneBy: z.string().nullable(),
  can: Can,
});
export type SweepCheckRow = z.infer<typeof SweepCheckRow>;

/** A sweep with how far each unit is, the unit with most left first. */
export const SweepView = z.object({
  sweep: SweepRow,
  units: z.array(Progress.extend({ unitId: UnitId, unitName: z.string() })),
});
export const sweepStates: Readonly<Record<SweepState, string>> = {
  waiting: '还没查',
  sound: '没有发现',
  found: '发现同类问题',
};
