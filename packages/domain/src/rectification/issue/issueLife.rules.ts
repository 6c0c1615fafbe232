import { type StepTable, stepsFrom } from '../../kernel/index.ts';
import { IssueState } from './issue.schema.ts';

/**
 * 整改闭环。读完这张表，就读懂了问题台账：什么状态下能办什么，办了到哪里；`to` 为 null 的不改状态。登记产生“待交办”，不在表里。
 * The database refuses what is not in this table, too: its trigger is written from it.
 */
export const issueLife = {
  dispatch: { says: '交办', from: ['registered', 'declined', 'reopened', 'shelved'], to: 'dispatched' },
  acknowledge: { says: '签收', from: ['dispatched'], to: 'rectifying' },
  decline: { says: '退单', from: ['dispatched', 'rectifying'], to: 'declined' },
  transfer: { says: '转办', from: ['dispatched', 'rectifying', 'returned'], to: 'dispatched' },
  requestExtension: { says: '申请延期', from: ['dispatched', 'rectifying', 'returned'], to: null },
  grantExtension: { says: '批准延期', from: ['dispatched', 'rectifying', 'returned'], to: null },
  refuseExtension: { says: '不批延期', from: ['dispatched', 'rectifying', 'returned'], to: null },
  submit: { says: '反馈', from: ['rectifying', 'returned', 'shelved'], to: 'submitted' },
  return: { says: '退回', from: ['submitted'], to: 'returned' },
  close: { says: '核验通过，销号', from: ['submitted'], to: 'closed' },
  recheck: { says: '回头看通过', from: ['closed'], to: null },
  reopen: { says: '回头看没过，重开', from: ['closed'], to: 'reopened' },
  dispute: { says: '反映没改好', from: ['closed'], to: null },
  shelve: { says: '挂账', from: ['dispatched', 'rectifying', 'returned', 'reopened'], to: 'shelved' },
  merge: { says: '并案', from: ['registered', 'dispatched', 'declined', 'rectifying', 'returned', 'reopened'], to: 'merged' },
  void: { says: '作废', from: ['registered', 'dispatched', 'declined', 'rectifying', 'returned', 'reopened', 'shelved'], to: 'void' },
} as const satisfies StepTable<IssueState, string>;
export type IssueAction = keyof typeof issueLife;
export const issueActions = Object.keys(issueLife) as IssueAction[];

/** Where every issue begins. */
export const issueBegins = 'registered' satisfies IssueState;

/** 现在能办什么, in words and in the order of the table; empty where the issue is over. */
export const legalNow = (state: IssueState): string[] =>
  stepsFrom<IssueState, IssueAction>(issueLife, state).map((action) => issueLife[action].says);

/** 轮到谁: the office to dispatch it, the unit, the verifier, nobody for now 挂账, or nobody any more. */
export const issueTurns = ['toDispatch', 'owed', 'waiting', 'shelved', 'over'] as const;
export type IssueTurn = (typeof issueTurns)[number];
export const turnOfIssue: Readonly<Record<IssueState, IssueTurn>> = {
  registered: 'toDispatch',
  declined: 'toDispatch',
  reopened: 'toDispatch',
  dispatched: 'owed',
  rectifying: 'owed',
  returned: 'owed',
  submitted: 'waiting',
  shelved: 'shelved',
  closed: 'over',
  merged: 'over',
  void: 'over',
};

/** The states in the order of the loop, as the columns of the 看板. */
export const boardStates: readonly IssueState[] = issueTurns.flatMap((turn) =>
  IssueState.options.filter((state) => turnOfIssue[state] === turn),
);
