import { type AssignmentRow, unitActions, verifierActions } from '@weicheng/domain/plan';

export type Step = (typeof unitActions)[number] | (typeof verifierActions)[number];
type Weighed = Pick<AssignmentRow, 'can' | 'state' | 'extension' | 'role'>;

/** Buttons a reader could ever press in this state: his own unit's, or the verifier's; what may not be done now says why. */
export function stepsOf({ can, state, extension, role }: Weighed): Step[] {
  const mine = unitActions.some((action) => can[action] === null);
  const verifies = verifierActions.some((action) => can[action] === null);
  const steps: Step[] = [];
  const owes = role !== 'supporting';
  if (mine) {
    if (state === 'issued') steps.push('acknowledge');
    else steps.push(...(owes ? (['submit', 'report'] as const) : (['report'] as const)));
    if (owes) steps.push('requestExtension');
  }
  if (verifies) {
    if (extension) steps.push('grantExtension', 'refuseExtension');
    if (state === 'submitted') steps.push('close', 'return');
    if (state === 'closed') steps.push('reopen');
    if (can.transfer === null) steps.push('transfer');
  }
  return steps;
}

/** The one to take next in each state, when it may be taken. */
const first: readonly Step[] = ['acknowledge', 'submit', 'close', 'grantExtension'];

export const mainOf = (assignment: Weighed): Step | undefined => {
  const steps = stepsOf(assignment);
  return first.find((step) => steps.includes(step) && assignment.can[step] === null);
};
