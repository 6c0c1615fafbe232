import { addDays, type Day, type Problem, type StepTable, stateAfter } from '../../kernel/index.ts';
import { addWorkingDays, type WorkingDays, workingDaysBetween } from '../../standard/index.ts';
import type { TaskUnitRole } from '../draft/draftTask.schema.ts';
import type { Turn } from '../task/task.rules.ts';
import type { Clock, Task, TaskState, TaskTally } from '../task/task.schema.ts';
import { assignmentProblems } from './assignment.problems.ts';
import type { Assignment, AssignmentState } from './assignment.schema.ts';

/** 任务承办的一生。读完这张表，就读懂了任务台账。“下达”由方案下达时产生，不在表里。 */
export const assignmentLife = {
  acknowledge: { says: '签收', from: ['issued'], to: 'active' },
  report: { says: '报进展', from: ['active', 'returned'], to: null },
  submit: { says: '反馈', from: ['active', 'returned'], to: 'submitted' },
  return: { says: '退回', from: ['submitted'], to: 'returned' },
  close: { says: '核验通过，销号', from: ['submitted'], to: 'closed' },
  reopen: { says: '重开', from: ['closed'], to: 'active' },
  requestExtension: { says: '申请延期', from: ['issued', 'active', 'returned'], to: null },
  grantExtension: { says: '批准延期', from: ['issued', 'active', 'returned'], to: null },
  refuseExtension: { says: '不批延期', from: ['issued', 'active', 'returned'], to: null },
  transfer: { says: '改派', from: ['issued', 'active', 'returned'], to: 'transferred' },
  void: { says: '作废', from: ['issued', 'active', 'submitted', 'returned'], to: 'void' },
} as const satisfies StepTable<AssignmentState, string>;
export type AssignmentAction = keyof typeof assignmentLife;

/** Done by the unit that owes it. */
export const unitActions = ['acknowledge', 'report', 'submit', 'requestExtension'] as const satisfies readonly AssignmentAction[];
/** Done by whoever verifies, never by the unit that did the work. */
export const verifierActions = [
  'return',
  'close',
  'reopen',
  'grantExtension',
  'refuseExtension',
  'transfer',
] as const satisfies readonly AssignmentAction[];

export type Weighed = Pick<Assignment, 'state' | 'role' | 'extension' | 'due'>;

/** Why this step cannot be taken now, or undefined. A supporting unit owes nothing that could be submitted. */
export function whyNotStep(assignment: Weighed, action: AssignmentAction): Problem | undefined {
  const { from, says } = assignmentLife[action];
  if (!(from as readonly AssignmentState[]).includes(assignment.state))
    return assignmentProblems.wrongState({ action: says, state: assignment.state });
  if (assignment.role === 'supporting' && (action === 'submit' || action === 'requestExtension'))
    return assignmentProblems.onlySupporting({});
  if (action === 'requestExtension') {
    if (assignment.extension) return assignmentProblems.extensionPending({ until: assignment.extension.until });
    if (assignment.due === null) return assignmentProblems.noDue({});
  }
  if ((action === 'grantExtension' || action === 'refuseExtension') && !assignment.extension) return assignmentProblems.noExtension({});
  return undefined;
}

/** Why this percentage cannot be reported: it does not fall, except after the verifier said that what counted as done was not. */
export const whyNotProgress = ({ progress: last }: Pick<Assignment, 'progress'>, progress: number): Problem | undefined =>
  progress < last && last < 100 ? assignmentProblems.lessProgress({ progress: last }) : undefined;

/** The day of a step: today, or the last step's where the server's clock was set back in between. */
const stepDay = ({ acknowledgedOn, submittedOn }: Assignment, today: Day): Day =>
  [today, acknowledgedOn, submittedOn].reduce<Day>((latest, day) => (day !== null && day > latest ? day : latest), today);

/** The assignment after a step that was allowed; what the step brought along is the caller's. */
export function advanced(assignment: Assignment, action: AssignmentAction, today: Day): Assignment {
  const on = stepDay(assignment, today);
  const next: Assignment = {
    ...assignment,
    state: stateAfter<AssignmentState, AssignmentAction>(assignmentLife, assignment.state, action),
    revision: assignment.revision + 1,
  };
  switch (action) {
    case 'acknowledge':
      return { ...next, acknowledgedOn: on };
    case 'submit':
      return { ...next, submittedOn: on, progress: 100, extension: null };
    case 'return':
      return { ...next, returns: next.returns + 1 };
    case 'close':
      return { ...next, closedOn: on, progress: 100 };
    case 'reopen':
      return { ...next, closedOn: null, submittedOn: null, submittedBy: null, submittedById: null };
    case 'grantExtension':
      return {
        ...next,
        due: next.extension?.until ?? next.due,
        extensions: next.extensions + (next.extension ? 1 : 0),
        extension: null,
      };
    case 'refuseExtension':
    case 'transfer':
    case 'void':
      return { ...next, extension: null };
    default:
      return next;
  }
}

/** 轮到谁 of an assignment or of a task. A supporting unit has nothing more to do once it has acknowledged. */
export const turnOf = (state: AssignmentState | TaskState, role?: TaskUnitRole): Turn =>
  role === 'supporting' && state !== 'issued'
    ? 'over'
    : state === 'submitted'
      ? 'waiting'
      : state === 'issued' || state === 'active' || state === 'returned'
        ? 'owed'
        : 'over';

/** 多少个工作日以内算快到期; an office's own figure replaces it. Source: the office's habit, not a standard. */
export const dueSoonDays = 3;

/** 时限的钟 on a day, by the working-day calendar. What is submitted or over has stopped. */
export function clockOf(due: Day | null, open: boolean, today: Day, calendar: WorkingDays, soon = dueSoonDays): Clock {
  if (due === null) return { kind: 'none', due, days: 0 };
  if (!open) return { kind: 'stopped', due, days: 0 };
  const days = workingDaysBetween(calendar, today, due);
  if (today > due) return { kind: 'overdue', due, days: Math.min(days, -1) };
  if (today === due || days === 0) return { kind: 'today', due, days: 0 };
  return { kind: days <= soon ? 'soon' : 'running', due, days };
}

/** The last day that still counts as due soon: the days off that follow the last working day count with it, as in `clockOf`. */
export const soonUntil = (today: Day, calendar: WorkingDays, soon = dueSoonDays): Day =>
  addDays(addWorkingDays(calendar, today, soon + 1), -1);

/** 汇总: the state and the counts of a task, from the assignments of those who owe it. */
export function tallyOf(assignments: readonly Pick<Assignment, 'role' | 'state' | 'progress'>[]): { state: TaskState; tally: TaskTally } {
  const owners = assignments.filter((a) => a.role !== 'supporting' && a.state !== 'transferred' && a.state !== 'void');
  const count = (...states: AssignmentState[]) => owners.filter((a) => states.includes(a.state)).length;
  const closed = count('closed');
  const submitted = count('submitted') + closed;
  const acknowledged = owners.length - count('issued');
  const progress = owners.length === 0 ? 0 : Math.floor(owners.reduce((sum, a) => sum + a.progress, 0) / owners.length);
  const state: TaskState =
    owners.length === 0
      ? assignments.some((a) => a.role !== 'supporting') && assignments.every((a) => a.state === 'void' || a.role === 'supporting')
        ? 'void'
        : 'issued'
      : closed === owners.length
        ? 'closed'
        : submitted === owners.length
          ? 'submitted'
          : acknowledged > 0
            ? 'active'
            : 'issued';
  return { state, tally: { owners: owners.length, acknowledged, submitted, closed, progress } };
}

const weight = ['lead', 'responsible', 'supporting'] as const satisfies readonly TaskUnitRole[];

/** Who has a share of a task, as the ledger names them: of one role the share that was made first, which comes first in `assignments`. */
export function sharersOf(assignments: readonly Pick<Assignment, 'role' | 'state' | 'unitId'>[]): Pick<Task, 'first' | 'unitCount'> {
  const held = assignments.filter((a) => a.state !== 'transferred' && a.state !== 'void');
  const [first] = held.toSorted((a, b) => weight.indexOf(a.role) - weight.indexOf(b.role));
  return { first: first ? { unitId: first.unitId, role: first.role } : null, unitCount: held.length };
}
