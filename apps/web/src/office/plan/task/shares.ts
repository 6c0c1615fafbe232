import { type AssignmentRow, AssignmentState } from '@weicheng/domain/plan';

/** What waits for somebody comes first: to be verified, an extension asked for, returned, not acknowledged; over at the end. */
const order: readonly AssignmentState[] = ['submitted', 'returned', 'issued', 'active', 'closed', 'void', 'transferred'];

type Weighed = Pick<AssignmentRow, 'role' | 'state' | 'extension'>;

const weight = ({ role, state, extension }: Weighed): number =>
  (role === 'supporting' ? 20 : 0) + (extension ? 0 : order.indexOf(state) + 1);

/** Those who owe the task before those who support it; among them what waits for somebody first. Equals keep their order. */
export const urgentFirst = <T extends Weighed>(shares: readonly T[]): T[] => shares.toSorted((a, b) => weight(a) - weight(b));

/** How many stand in each state, in the order of its life; states without one left out. */
export function countsOf(shares: readonly Pick<AssignmentRow, 'state'>[]): [AssignmentState, number][] {
  return AssignmentState.options
    .map((state): [AssignmentState, number] => [state, shares.filter((share) => share.state === state).length])
    .filter(([, count]) => count > 0);
}
