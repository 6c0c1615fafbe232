import type { Day, Problem } from '../../kernel/index.ts';
import { dayOf, stateAfter } from '../../kernel/index.ts';
import type { UnitId } from '../../organization/index.ts';
import { type Clock, clockOf, daysSinceEpoch, urgencyBands } from '../../plan/index.ts';
import { addWorkingDays, type WorkingDays } from '../../standard/index.ts';
import { timingAfter, timingBegins } from '../clock/timing.rules.ts';
import type { Timing } from '../clock/timing.schema.ts';
import { issueProblems } from './issue.problems.ts';
import type { DeadlineRule, Issue, IssueId, IssueState } from './issue.schema.ts';
import { type IssueAction, issueLife, legalNow, turnOfIssue } from './issueLife.rules.ts';

/** 时限 as it is frozen when an issue goes out. */
export interface Deadline {
  due: Day;
  deadlineRule: DeadlineRule;
}

/** What its clock counts out; without it the issue has a day and no clock. */
type Counted = { limits?: Omit<Timing, 'events'> };

/** 一步带来的: what each action brings along besides who and when. */
interface Brought {
  dispatch: { leadUnitId: UnitId; supportingUnitIds: readonly UnitId[]; deadline: Deadline & Counted };
  acknowledge: object;
  decline: { reason: string };
  transfer: { leadUnitId: UnitId; reason: string; deadline: Deadline & Counted };
  requestExtension: { until: Day; reason: string };
  grantExtension: object;
  /** `due`: later by the days it stood while the answer was awaited. */
  refuseExtension: { reason: string; due?: Day };
  submit: { text: string; doneOn: Day; photos: number };
  return: { reason: string };
  close: { opinion: string };
  recheck: { opinion: string };
  reopen: { reason: string; photos: number };
  dispute: { reason: string };
  shelve: { plan: string; until: Day } & Counted;
  merge: { into: Pick<Issue, 'id' | 'state'> };
  void: { reason: string };
}
export type Deed = { [A in IssueAction]: { action: A } & Brought[A] }[IssueAction];

/** Who takes the step; a service of ours has no person. */
export interface Doer {
  personId: string | null;
  name: string;
}

/**
 * 定时限: so many working days from `today` on, or a day that was named. Undefined where neither is said.
 * The rule is kept with the day in words, so that everybody can read why it is this one.
 */
export function deadlineOf(
  { workingDays, due }: { workingDays?: number | undefined; due?: Day | undefined },
  today: Day,
  calendar: WorkingDays,
): Deadline | undefined {
  if (due !== undefined) return { due, deadlineRule: { says: `交办时定到 ${due}`, workingDays: null, from: today } };
  if (workingDays === undefined) return undefined;
  return {
    due: addWorkingDays(calendar, today, workingDays),
    deadlineRule: { says: `交办后 ${workingDays} 个工作日`, workingDays, from: today },
  };
}

type Weighed = Pick<Issue, 'state' | 'extension' | 'disputedAt' | 'duplicates'>;

/** Why this step cannot be taken now, whatever it brings; or undefined. */
export function whyNotStep(issue: Weighed, action: IssueAction): Problem | undefined {
  const { from, says } = issueLife[action];
  if (!(from as readonly IssueState[]).includes(issue.state))
    return issueProblems.wrongState({ action: says, state: issue.state, legal: legalNow(issue.state) });
  if (action === 'requestExtension' && issue.extension) return issueProblems.extensionPending({ until: issue.extension.until });
  if ((action === 'grantExtension' || action === 'refuseExtension') && !issue.extension) return issueProblems.noExtension({});
  if (action === 'dispute' && issue.disputedAt) return issueProblems.disputedAlready({});
  if (action === 'merge' && issue.duplicates > 0) return issueProblems.hasDuplicates({ count: issue.duplicates, action: says });
  return undefined;
}

/** Why what this step brings cannot be taken, or undefined. */
export function whyNotDeed(issue: Issue, deed: Deed, today: Day): Problem | undefined {
  switch (deed.action) {
    case 'dispatch':
      if (deed.supportingUnitIds.includes(deed.leadUnitId)) return issueProblems.leadSupports({});
      return deed.deadline.due < today ? issueProblems.deadlinePast({ due: deed.deadline.due }) : undefined;
    case 'transfer':
      if (deed.leadUnitId === issue.leadUnitId) return issueProblems.sameUnit({});
      return deed.deadline.due < today ? issueProblems.deadlinePast({ due: deed.deadline.due }) : undefined;
    case 'requestExtension':
      if (deed.until < today) return issueProblems.deadlinePast({ due: deed.until });
      return issue.due !== null && deed.until <= issue.due ? issueProblems.notLater({ due: issue.due }) : undefined;
    case 'shelve':
      return deed.until <= today ? issueProblems.deadlinePast({ due: deed.until }) : undefined;
    case 'submit':
      if (deed.doneOn > today) return issueProblems.doneAhead({ today });
      return issue.wantsPhoto && deed.photos === 0 ? issueProblems.wantsPhoto({}) : undefined;
    case 'merge':
      if (deed.into.id === issue.id) return issueProblems.intoItself({});
      return turnOfIssue[deed.into.state] === 'over' ? issueProblems.intoOver({ state: deed.into.state }) : undefined;
    default:
      return undefined;
  }
}

const wordsOfDeed = (deed: Deed): string | undefined => {
  if ('reason' in deed) return deed.reason;
  if ('opinion' in deed) return deed.opinion;
  if (deed.action === 'submit') return deed.text;
  return deed.action === 'shelve' ? deed.plan : undefined;
};

/** The issue after a step that was allowed. `now` is the server's moment; a clock set back dates no step before the last one. */
export function advanced(issue: Issue, deed: Deed, by: Doer, now: string): Issue {
  const at = now > issue.movedAt ? now : issue.movedAt;
  const next: Issue = {
    ...issue,
    state: stateAfter<IssueState, IssueAction>(issueLife, issue.state, deed.action),
    movedAt: at,
    timing: timingAfter(issue.timing, { action: deed.action, at: Date.parse(at), until: issue.extension?.until }),
    lastWord: wordsOfDeed(deed) ?? issue.lastWord,
    revision: issue.revision + 1,
  };
  switch (deed.action) {
    case 'dispatch':
    case 'transfer':
      return {
        ...next,
        due: deed.deadline.due,
        deadlineRule: deed.deadline.deadlineRule,
        timing: deed.deadline.limits ? timingBegins(deed.deadline.limits, Date.parse(at)) : null,
        leadUnitId: deed.leadUnitId,
        supportingUnitIds:
          deed.action === 'dispatch' ? [...deed.supportingUnitIds] : issue.supportingUnitIds.filter((unit) => unit !== deed.leadUnitId),
        dispatchedAt: at,
        acknowledgedAt: null,
        extension: null,
        shelving: null,
      };
    case 'acknowledge':
      return { ...next, acknowledgedAt: at };
    case 'decline':
      return { ...next, declines: next.declines + 1, extension: null };
    case 'requestExtension':
      return { ...next, extension: { until: deed.until, reason: deed.reason, askedAt: at, askedBy: by.name, askedById: by.personId } };
    case 'grantExtension':
      return { ...next, due: issue.extension?.until ?? issue.due, extensions: next.extensions + 1, extension: null };
    case 'refuseExtension':
      return { ...next, due: deed.due ?? issue.due, extension: null };
    case 'submit':
      return {
        ...next,
        submittedAt: at,
        submittedBy: by.name,
        rectifierIds: by.personId === null ? issue.rectifierIds : [...new Set([...issue.rectifierIds, by.personId])],
        photosAfter: next.photosAfter + deed.photos,
        verifiedById: null,
        extension: null,
        shelving: null,
      };
    case 'return':
      return { ...next, returns: next.returns + 1, verifiedById: by.personId };
    case 'close':
      return { ...next, closedAt: at, verifiedById: by.personId };
    case 'recheck':
      return { ...next, rechecks: next.rechecks + 1, disputedAt: null, verifiedById: by.personId };
    case 'reopen':
      return {
        ...next,
        rechecks: next.rechecks + 1,
        reopenings: next.reopenings + 1,
        photosBefore: next.photosBefore + deed.photos,
        verifiedById: by.personId,
        closedAt: null,
        submittedAt: null,
        submittedBy: null,
        disputedAt: null,
        due: null,
        deadlineRule: null,
        timing: null,
      };
    case 'dispute':
      return { ...next, disputedAt: at };
    case 'shelve':
      return {
        ...next,
        shelving: { plan: deed.plan, until: deed.until },
        // 方案的完成日就是时限：核验退回之后也还有一天可守
        due: deed.until,
        deadlineRule: { says: `挂账，方案定到 ${deed.until}`, workingDays: null, from: dayOf(Date.parse(at)) },
        timing: deed.limits ? timingBegins(deed.limits, Date.parse(at)) : null,
        extension: null,
      };
    case 'merge':
      return { ...next, mergedIntoId: deed.into.id as IssueId, extension: null };
    case 'void':
      return { ...next, extension: null };
  }
}

/** The issue another one was merged into. */
export const absorbing = (issue: Issue): Issue => ({ ...issue, duplicates: issue.duplicates + 1, revision: issue.revision + 1 });

/** 时限的钟 of an issue. It runs while the unit has it, 挂账 to the day its plan ends; else it stands. */
export const clockOfIssue = ({ state, due }: Pick<Issue, 'state' | 'due'>, today: Day, calendar: WorkingDays): Clock =>
  clockOf(due, turnOfIssue[state] === 'owed' || turnOfIssue[state] === 'shelved', today, calendar);

/** How far above everything that is due stands what nobody has been given yet. */
const undispatched = 100_000;

/** The stretch of urgency each turn lies in, both ends counted: a list that wants one turn reads no other. */
export const issueStretches = {
  toDispatch: { from: -undispatched, to: -1 },
  owed: { from: 0, to: urgencyBands.waiting - 1 },
  waiting: { from: urgencyBands.waiting, to: urgencyBands.over - 1 },
  shelved: { from: 0, to: urgencyBands.waiting - 1 },
  over: { from: urgencyBands.over, to: 2 * urgencyBands.over },
} as const;

/**
 * Sorts the ledger, most urgent first: what waits to be dispatched by the day it came, what is owed by its due day (挂账 by the day its plan
 * ends), what waits for its verifier by the day it was submitted, then what is over, the latest first.
 */
export function urgencyOfIssue(issue: Pick<Issue, 'state' | 'due' | 'registeredAt' | 'submittedAt' | 'closedAt' | 'movedAt'>): number {
  const dayNumber = (moment: string) => daysSinceEpoch(dayOf(Date.parse(moment)));
  switch (turnOfIssue[issue.state]) {
    case 'toDispatch':
      return dayNumber(issue.registeredAt) - undispatched;
    case 'owed':
    case 'shelved':
      return issue.due === null ? urgencyBands.undated : daysSinceEpoch(issue.due);
    case 'waiting':
      return urgencyBands.waiting + dayNumber(issue.submittedAt ?? issue.movedAt);
    case 'over':
      return 2 * urgencyBands.over - dayNumber(issue.closedAt ?? issue.movedAt);
  }
}
