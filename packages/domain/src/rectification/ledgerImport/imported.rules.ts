import type { Day } from '../../kernel/index.ts';
import { dayOf, startOfDay } from '../../kernel/index.ts';
import type { UnitId } from '../../organization/index.ts';
import { advanced, type Deadline, type Deed } from '../issue/issue.rules.ts';
import type { Issue, IssueId } from '../issue/issue.schema.ts';
import type { ImportedRow, ImportedState } from './importRow.rules.ts';

/** Who took an old ledger in, and when. */
export interface Importer {
  name: string;
  personId: string | null;
  unitId: UnitId | null;
  /** Milliseconds since 1970. */
  now: number;
}

/** The way of the loop to each state an issue can come in as. */
const ways: Readonly<Record<ImportedState, readonly ('dispatch' | 'acknowledge' | 'submit' | 'close')[]>> = {
  registered: [],
  dispatched: ['dispatch'],
  rectifying: ['dispatch', 'acknowledge'],
  submitted: ['dispatch', 'acknowledge', 'submit'],
  closed: ['dispatch', 'acknowledge', 'submit', 'close'],
};

const moment = (day: Day): string => new Date(startOfDay(day)).toISOString();

/**
 * 旧台账的一条: how it stands after each step of the loop, the first as it was registered. It takes the way everybody takes, so that the
 * table and the database hold for it too; what the old ledger does not say (when it was dispatched, acknowledged, submitted, by whom) stays
 * empty and is not invented. Nobody here verified it: the fact says it was taken over.
 */
export function importedLife(row: ImportedRow, blank: Omit<Issue, 'number'>, by: Importer, deadline: Deadline): Omit<Issue, 'number'>[] {
  const doer = { personId: null, name: by.name };
  const life: Omit<Issue, 'number'>[] = [{ ...blank, registeredAt: moment(row.registered), movedAt: moment(row.registered) }];
  for (const action of ways[row.state]) {
    const before = life.at(-1) as Issue;
    const at = action === 'close' && row.closed ? moment(row.closed) : moment(row.registered);
    const after = advanced(before, deedOf(action, row, deadline), doer, at);
    life.push({ ...after, dispatchedAt: null, acknowledgedAt: null, submittedAt: null, submittedBy: null, lastWord: '' });
  }
  const last = life.at(-1) as Omit<Issue, 'number'>;
  // 销了号的，原台账没有写时限，就没有时限
  if (row.state === 'closed' && row.due === null) life[life.length - 1] = { ...last, due: null, deadlineRule: null };
  return life;
}

function deedOf(
  action: 'dispatch' | 'acknowledge' | 'submit' | 'close',
  { leadUnitId, registered }: ImportedRow,
  deadline: Deadline,
): Deed {
  switch (action) {
    case 'dispatch':
      return { action, leadUnitId: leadUnitId as UnitId, supportingUnitIds: [], deadline };
    case 'acknowledge':
      return { action };
    case 'submit':
      return { action, text: '', doneOn: registered, photos: 0 };
    case 'close':
      return { action, opinion: '' };
  }
}

/** 时限 of an old issue: the one that is written; else the one the rules of the office give it, counted from the day it is taken over. */
export const importedDeadline = (row: ImportedRow, byRule: Deadline | undefined, now: number): Deadline => {
  if (row.due !== null) return { due: row.due, deadlineRule: { says: '原台账的时限', workingDays: null, from: row.registered } };
  return byRule ?? { due: dayOf(now), deadlineRule: { says: '原台账没有时限', workingDays: null, from: dayOf(now) } };
};

export type ImportedIssue = ReturnType<typeof importedLife>[number] & { id: IssueId };
