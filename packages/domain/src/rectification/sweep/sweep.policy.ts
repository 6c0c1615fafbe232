import { type Actor, holdsAt, kernelProblems, type Problem } from '../../kernel/index.ts';
import type { IssueState } from '../issue/issue.schema.ts';
import { sweepProblems } from './sweep.problems.ts';
import type { SweepCheckRow } from './sweep.schema.ts';

/** 报结果: whoever answers for the unit that looks, or above it. `path` of that unit, as in `holdsAt`. */
export function answerRefusal(
  actor: Actor,
  { state, unitName }: Pick<SweepCheckRow, 'state' | 'unitName'>,
  path: readonly string[],
): Problem | undefined {
  if (!holdsAt(actor, 'issue.answer', path)) return sweepProblems.notYours({ unit: unitName });
  return state === 'waiting' ? undefined : sweepProblems.answered({});
}

/** 由这个问题部署: whoever dispatches where the issue stands, of one that is neither void nor merged away. */
export function mayNotSweep(actor: Actor, { state }: { state: IssueState }, { path }: { path: readonly string[] }): Problem | undefined {
  if (!holdsAt(actor, 'issue.dispatch', path)) return kernelProblems.notAllowed({ what: '由这个问题举一反三' });
  return state === 'void' || state === 'merged' ? sweepProblems.over({ state }) : undefined;
}

/** 部署: whoever dispatches; at units only where that right stands. */
export const mayNotSweepAt = (actor: Actor, path: readonly string[]): Problem | undefined =>
  holdsAt(actor, 'issue.dispatch', path) ? undefined : kernelProblems.notAllowed({ what: '部署举一反三' });
