import { type IssueAction, type IssueDetail, type IssueState, issueActions, issueLife } from '@weicheng/domain/rectification';

/** 页上能点的: every action of the loop, and 留言. */
export type IssueStep = IssueAction | 'comment';
type Weighed = Pick<IssueDetail, 'can' | 'state' | 'extension'>;

/** Steps that answer to the unit's own people; to others they are not there at all. */
const unitSteps: ReadonlySet<IssueStep> = new Set(['acknowledge', 'submit', 'requestExtension', 'decline']);
const verifierSteps: ReadonlySet<IssueStep> = new Set(['grantExtension', 'refuseExtension', 'close', 'return', 'recheck', 'reopen']);

/** In the order in which they stand: what one mostly comes for, first. */
const order: readonly IssueAction[] = [
  ...(['acknowledge', 'submit', 'close', 'return', 'grantExtension', 'refuseExtension', 'dispatch', 'recheck', 'reopen'] as const),
  ...(['dispute', 'transfer', 'requestExtension', 'decline', 'shelve', 'merge', 'void'] as const),
];

/**
 * Buttons a reader could press while the issue stands as it does. What its state allows stands there, also where this reader
 * may not: then it says why. What needs a right he does not hold anywhere, or belongs to another unit's people, is left out.
 */
export function stepsOf({ can, state, extension }: Weighed, permissions: readonly string[]): IssueStep[] {
  const holds = (permission: string) => permissions.includes(permission);
  const mine = issueActions.some((action) => unitSteps.has(action) && can[action] === null);
  const offered = (action: IssueAction): boolean => {
    if (!(issueLife[action].from as readonly IssueState[]).includes(state)) return false;
    if (action === 'grantExtension' || action === 'refuseExtension') return extension !== null && holds('issue.verify');
    if (verifierSteps.has(action)) return holds('issue.verify');
    if (unitSteps.has(action)) return mine;
    return action === 'dispute' || holds('issue.dispatch');
  };
  return [...order.filter(offered), ...(can.comment === null ? (['comment'] as const) : [])];
}

const first: ReadonlySet<IssueStep> = new Set(['acknowledge', 'submit', 'close', 'grantExtension', 'dispatch', 'recheck']);

/** The one to take next, when it may be taken. */
export const mainOf = (issue: Weighed, permissions: readonly string[]): IssueStep | undefined =>
  stepsOf(issue, permissions).find((step) => first.has(step) && issue.can[step] === null);

/** 走到哪一步. */
export const loop = ['登记', '交办', '签收', '反馈', '核验销号', '回头看'] as const;
const reached: Readonly<Record<IssueState, number | null>> = {
  registered: 1,
  declined: 1,
  reopened: 1,
  dispatched: 2,
  rectifying: 3,
  returned: 3,
  shelved: 3,
  submitted: 4,
  closed: 5,
  merged: null,
  void: null,
};

/** The place in `loop` of the step that is waited for; null: none is, the issue was merged or voided. Past the end: all taken. */
export const loopStep = ({ state, rechecks, disputedAt }: Pick<IssueDetail, 'state' | 'rechecks' | 'disputedAt'>): number | null =>
  state === 'closed' && rechecks > 0 && disputedAt === null ? loop.length : reached[state];
