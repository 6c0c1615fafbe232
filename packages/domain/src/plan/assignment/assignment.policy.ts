import { type Actor, holdsAt, kernelProblems, type Problem } from '../../kernel/index.ts';
import { type Can, canOf } from '../../organization/index.ts';
import { assignmentProblems } from './assignment.problems.ts';
import { type AssignmentAction, assignmentLife, unitActions, verifierActions, type Weighed, whyNotStep } from './assignment.rules.ts';
import type { Assignment } from './assignment.schema.ts';

/** Where an assignment stands: its unit's path up to the city, and its name; and whether its task is void. */
export interface Standing {
  path: readonly string[];
  unitName: string;
  taskVoid: boolean;
}

const byUnit: ReadonlySet<string> = new Set(unitActions);

/** 是不是承办单位的人: by the main post, or by a right to answer that was given at that very unit. */
const belongsTo = (actor: Actor, unitId: string): boolean =>
  actor.unitId === unitId || (actor.grants.get('task.answer')?.includes(unitId) ?? false);

/**
 * 谁可以：a unit's own people answer for it; whoever verifies holds that right at the unit or above it and is none of them
 * 核验须回避. So nobody can do both on one assignment, whatever rights he collects, nor when he has changed his post in between.
 */
export function mayNotStep(
  actor: Actor,
  action: AssignmentAction,
  { unitId, submittedById, extension }: Pick<Assignment, 'unitId' | 'submittedById' | 'extension'>,
  at: Omit<Standing, 'taskVoid'>,
): Problem | undefined {
  const { says } = assignmentLife[action];
  if (byUnit.has(action)) {
    if (!holdsAt(actor, 'task.answer', at.path)) return kernelProblems.notAllowed({ what: says });
    return belongsTo(actor, unitId) ? undefined : assignmentProblems.notYours({ unit: at.unitName });
  }
  if (!holdsAt(actor, 'task.verify', at.path)) return kernelProblems.notAllowed({ what: says });
  if (belongsTo(actor, unitId)) return assignmentProblems.own({});
  if ((action === 'grantExtension' || action === 'refuseExtension') && extension?.askedById && extension.askedById === actor.personId)
    return assignmentProblems.ownRequest({});
  return submittedById !== null && submittedById === actor.personId ? assignmentProblems.ownWords({}) : undefined;
}

/** 改派给谁：a unit where the right to verify stands too. `path` of that unit, as in `holdsAt`. */
export const mayNotTransferTo = (actor: Actor, { path, unitName }: Pick<Standing, 'path' | 'unitName'>): Problem | undefined =>
  holdsAt(actor, 'task.verify', path) ? undefined : assignmentProblems.beyond({ unit: unitName });

type Asked = Weighed & Pick<Assignment, 'unitId' | 'submittedById'>;

/** Not yours, or not now: the sentence on the greyed button. */
export const assignmentRefusal = (actor: Actor, action: AssignmentAction, assignment: Asked, at: Standing): Problem | undefined =>
  mayNotStep(actor, action, assignment, at) ?? (at.taskVoid ? assignmentProblems.taskVoid({}) : whyNotStep(assignment, action));

export const canAssignment = (actor: Actor, assignment: Asked, at: Standing): Can =>
  canOf([...unitActions, ...verifierActions], (action) => assignmentRefusal(actor, action, assignment, at));
