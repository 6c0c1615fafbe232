import { type Actor, holds, holdsAt, kernelProblems, type Problem } from '../../kernel/index.ts';
import { type Can, canOf } from '../../organization/index.ts';
import { mayNotOpenOriginal, worksOnIssues } from '../photo/photo.policy.ts';
import { mayNotSweep } from '../sweep/sweep.policy.ts';
import { issueProblems } from './issue.problems.ts';
import { whyNotStep } from './issue.rules.ts';
import type { Issue } from './issue.schema.ts';
import { type IssueAction, issueActions, issueLife } from './issueLife.rules.ts';

/** Where an issue stands: the path of its lead unit up to the city, or before it has one that of the unit that registered it. */
export interface IssueStanding {
  path: readonly string[];
  leadUnitName: string;
}

/** Whose step it is. 责任单位的人, 交办的人, 核验的人, 登记的人. */
const hands = {
  acknowledge: 'unit',
  decline: 'unit',
  requestExtension: 'unit',
  submit: 'unit',
  dispatch: 'dispatcher',
  transfer: 'dispatcher',
  shelve: 'dispatcher',
  merge: 'dispatcher',
  void: 'dispatcher',
  grantExtension: 'verifier',
  refuseExtension: 'verifier',
  return: 'verifier',
  close: 'verifier',
  recheck: 'verifier',
  reopen: 'verifier',
  dispute: 'reporter',
} as const satisfies Record<IssueAction, string>;

/** Ways in which a unit could rid itself of what it owes; its own people do not take them. */
const waysOut: ReadonlySet<IssueAction> = new Set(['shelve', 'merge', 'void', 'transfer']);

type Owner = Pick<Issue, 'leadUnitId' | 'supportingUnitIds' | 'rectifierIds' | 'registeredById' | 'extension'>;

/** 是不是这个单位的人: by the main post, or by a right to answer that was given at that very unit. */
const belongsTo = (actor: Actor, unitId: string): boolean =>
  actor.unitId === unitId || (actor.grants.get('issue.answer')?.includes(unitId) ?? false);

/** Of those who put it right: of the lead unit or a supporting one. */
const isRectifier = (actor: Actor, { leadUnitId, supportingUnitIds }: Owner): boolean =>
  [leadUnitId, ...supportingUnitIds].some((unit) => unit !== null && belongsTo(actor, unit));

/**
 * 谁可以：the lead unit's own people answer; who dispatches holds that right at the unit or above it; who verifies does too, belongs to none of
 * the units that put it right and never submitted it himself 核验须回避. What was asked for by a person he does not grant himself.
 */
export function mayNotIssue(actor: Actor, action: IssueAction, issue: Owner, { path, leadUnitName }: IssueStanding): Problem | undefined {
  const { says } = issueLife[action];
  const without = (permission: string) => (holdsAt(actor, permission, path) ? undefined : kernelProblems.notAllowed({ what: says }));
  switch (hands[action]) {
    case 'unit':
      if (!holds(actor, 'issue.answer')) return kernelProblems.notAllowed({ what: says });
      if (issue.leadUnitId === null || !belongsTo(actor, issue.leadUnitId))
        return issueProblems.notYours({ unit: leadUnitName || '责任单位' });
      return without('issue.answer');
    case 'dispatcher': {
      const own = waysOut.has(action) && issue.leadUnitId !== null && belongsTo(actor, issue.leadUnitId);
      return without('issue.dispatch') ?? (own ? issueProblems.own({}) : undefined);
    }
    case 'verifier': {
      const no = without('issue.verify');
      if (no) return no;
      if (isRectifier(actor, issue)) return issueProblems.own({});
      const persons = [...issue.rectifierIds, issue.extension?.askedById];
      return persons.includes(actor.personId) ? issueProblems.ownWords({}) : undefined;
    }
    case 'reporter':
      if (isRectifier(actor, issue)) return issueProblems.own({});
      return issue.registeredById === actor.personId || holdsAt(actor, 'issue.dispatch', path) ? undefined : issueProblems.notReporter({});
  }
}

/** 交办给谁：a unit where the right to dispatch stands too. `path` of that unit, as in `holdsAt`. */
export const mayNotDispatchTo = (actor: Actor, { path, unitName }: { path: readonly string[]; unitName: string }): Problem | undefined =>
  holdsAt(actor, 'issue.dispatch', path) ? undefined : issueProblems.beyond({ unit: unitName });

/** 并到哪里: only where the right to dispatch stands too, as what is owed there grows by it. */
export const mayNotMergeInto = (actor: Actor, { number }: Pick<Issue, 'number'>, { path }: IssueStanding): Problem | undefined =>
  holdsAt(actor, 'issue.dispatch', path) ? undefined : issueProblems.intoBeyond({ number });

/** 留言: everybody who works on issues and sees this one. */
export const mayNotComment = (actor: Actor): Problem | undefined =>
  worksOnIssues(actor) ? undefined : kernelProblems.notAllowed({ what: '留言' });

type Asked = Owner & Parameters<typeof whyNotStep>[0];

/** Not yours, or not now: the sentence on the greyed button. */
export const issueRefusal = (actor: Actor, action: IssueAction, issue: Asked, at: IssueStanding): Problem | undefined =>
  mayNotIssue(actor, action, issue, at) ?? whyNotStep(issue, action);

export const canIssue = (actor: Actor, issue: Asked, at: IssueStanding): Can => ({
  ...canOf(issueActions, (action) => issueRefusal(actor, action, issue, at)),
  comment: mayNotComment(actor)?.message ?? null,
  sweep: mayNotSweep(actor, issue, at)?.message ?? null,
  original: mayNotOpenOriginal(actor, at)?.message ?? null,
});
