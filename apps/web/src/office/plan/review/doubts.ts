import type { DraftFlag, DraftTask, NameCandidate, NamedUnit } from '@weicheng/domain/plan';
import { flagsIn, likelyOf } from './draftState.ts';

/** 一条里要人定的事, each with what settles it. The numbers printed on their first buttons are the keys 1 to 9. */
export type Doubt =
  | { kind: 'name'; named: NamedUnit; likely: NameCandidate | null }
  | { kind: 'flag'; flag: DraftFlag }
  | { kind: 'due'; reason: string }
  | { kind: 'noUnit' }
  | { kind: 'changed'; former: string };

/** What is doubtful in an item, in the order it is shown. */
export function doubtsIn(task: DraftTask, flags: readonly DraftFlag[], named: ReadonlyMap<string, NamedUnit>): Doubt[] {
  if (task.state !== 'unreviewed') return [];
  const open = [...new Set(task.units.filter((unit) => unit.unitId === null && unit.groupId === null).map((unit) => unit.printed))];
  const names = open.flatMap((printed): Doubt[] => {
    const row = named.get(printed);
    return row && row.decision === null ? [{ kind: 'name', named: row, likely: likelyOf(row) }] : [];
  });
  return [
    ...names,
    ...(task.units.length === 0 ? [{ kind: 'noUnit' } as const] : []),
    ...(task.due === null && task.deadlines.length > 0 ? [{ kind: 'due', reason: task.suggestedDue.reason } as const] : []),
    ...flagsIn(flags, task).map((flag): Doubt => ({ kind: 'flag', flag })),
    ...(task.comparison?.kind === 'changed' ? [{ kind: 'changed', former: task.comparison.formerText ?? '' } as const] : []),
  ];
}

/** Those that accepting the item may settle along with it: a likely name, and what was flagged for a person to see. */
export const settledByAccept = (doubts: readonly Doubt[]): Doubt[] =>
  doubts.filter((doubt) => doubt.kind === 'flag' || (doubt.kind === 'name' && doubt.likely !== null));
