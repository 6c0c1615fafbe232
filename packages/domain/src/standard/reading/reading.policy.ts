import { type Actor, holdsAt, kernelProblems, type Problem } from '../../kernel/index.ts';
import { type Can, canOf } from '../../organization/index.ts';
import { readingLifeProblems } from './readingLife.problems.ts';
import { type ReadingAction, readingActions, readingLife, whyNotReading } from './readingLife.rules.ts';
import type { ReadingRecord } from './readingRecord.schema.ts';

/** The unit that reports an indicator: its path up to the city, and its name. */
export interface ReadingPlace {
  unitId: string;
  path: readonly string[];
  unitName: string;
}

/** 是不是填报单位的人: by the main post, or by a right to fill that was given at that very unit. */
const belongsTo = (actor: Actor, unitId: string): boolean =>
  actor.unitId === unitId || (actor.grants.get('reading.fill')?.includes(unitId) ?? false);

/** 谁可以填：the people of the unit that reports it. */
export function mayNotFill(actor: Actor, { unitId, path, unitName }: ReadingPlace, what: string): Problem | undefined {
  if (!holdsAt(actor, 'reading.fill', path)) return kernelProblems.notAllowed({ what });
  return belongsTo(actor, unitId) ? undefined : readingLifeProblems.notYours({ unit: unitName });
}

/**
 * 谁可以：a unit's own people state a figure, and whoever approves it is none of them and not who stated it. A correction is stated by
 * the unit or by the office; once a figure is frozen, by the office alone.
 */
export function mayNotReading(
  actor: Actor,
  action: ReadingAction,
  { state, reportedById }: Pick<ReadingRecord, 'state' | 'reportedById'>,
  at: ReadingPlace,
): Problem | undefined {
  const { says } = readingLife[action];
  if (action === 'fill' || action === 'report') return mayNotFill(actor, at, says);
  const approves = holdsAt(actor, 'reading.approve', at.path);
  if (action === 'correct') {
    if (approves) return undefined;
    return mayNotFill(actor, at, says) ?? (state === 'frozen' ? readingLifeProblems.frozenForUnit({}) : undefined);
  }
  if (!approves) return kernelProblems.notAllowed({ what: says });
  if (belongsTo(actor, at.unitId)) return readingLifeProblems.own({});
  return reportedById !== null && reportedById === actor.personId ? readingLifeProblems.ownWords({}) : undefined;
}

type Asked = Pick<ReadingRecord, 'state' | 'reportedById'>;

/** Not yours, or not now: the sentence on the greyed button. */
export const readingRefusalOf = (actor: Actor, action: ReadingAction, record: Asked, at: ReadingPlace): Problem | undefined =>
  mayNotReading(actor, action, record, at) ?? whyNotReading(record, action);

export const canReading = (actor: Actor, record: Asked, at: ReadingPlace): Can =>
  canOf(readingActions, (action) => readingRefusalOf(actor, action, record, at));
