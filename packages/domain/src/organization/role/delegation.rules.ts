import { addDays, type Day, type Problem } from '../../kernel/index.ts';
import type { Person } from '../person/person.schema.ts';
import { type Delegation, longestDelegation } from './delegation.schema.ts';
import { delegationProblems } from './role.problems.ts';

/** The first day a delegation no longer holds. */
export const delegationEnd = ({ until, endedOn }: Pick<Delegation, 'until' | 'endedOn'>): Day =>
  endedOn !== null && endedOn < until ? endedOn : until;

export const delegationRuns = (delegation: Delegation, day: Day): boolean => delegation.from <= day && day < delegationEnd(delegation);

export const delegationState = (delegation: Delegation, day: Day): 'coming' | 'running' | 'over' =>
  day >= delegationEnd(delegation) ? 'over' : day < delegation.from ? 'coming' : 'running';

/**
 * Why a delegation cannot be given. `others` are the giver's delegations; `delegable` says whether the giver holds any
 * right of his own that may be delegated.
 */
export function delegationRefusal(
  wish: Pick<Delegation, 'from' | 'until'>,
  from: Person,
  to: Person,
  others: readonly Delegation[],
  delegable: boolean,
  today: Day,
): Problem | undefined {
  if (from.id === to.id) return delegationProblems.toOneself({});
  for (const person of [from, to]) if (person.leftOn !== null) return delegationProblems.left({ name: person.name });
  if (wish.until <= wish.from) return delegationProblems.backwards({});
  if (wish.from < today) return delegationProblems.past({ today });
  if (wish.until > addDays(wish.from, longestDelegation)) return delegationProblems.tooLong({ days: longestDelegation });
  const held = others.find(
    (other) => other.fromPersonId === from.id && other.toPersonId === to.id && other.from < wish.until && wish.from < delegationEnd(other),
  );
  if (held) return delegationProblems.overlaps({ toName: to.name, until: delegationEnd(held) });
  return delegable ? undefined : delegationProblems.nothing({});
}

/** 结束. One that has not begun ends on the day it would begin: it then holds on no day. */
export function endDelegation(delegation: Delegation, on: Day): Delegation | Problem {
  const end = delegationEnd(delegation);
  if (end <= on) return delegationProblems.over({ on: end });
  return { ...delegation, endedOn: on < delegation.from ? delegation.from : on };
}
