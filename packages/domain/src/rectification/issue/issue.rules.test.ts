import { anActor, anIssue, day } from '@weicheng/testing';
import { describe, expect, it } from 'vitest';
import { type Actor, addDays } from '../../kernel/index.ts';
import type { UnitId } from '../../organization/index.ts';
import { openCalendar } from '../../standard/index.ts';
import { mayNotIssue } from './issue.policy.ts';
import { absorbing, advanced, clockOfIssue, type Deed, deadlineOf, whyNotDeed, whyNotStep } from './issue.rules.ts';
import type { IssueAction } from './issueLife.rules.ts';

const calendar = openCalendar();
const unitOf = (n: number) => `00000000-0000-4000-8000-00000000000${n}` as UnitId;
const [root, own, other, office] = [unitOf(1), unitOf(2), unitOf(3), unitOf(4)] as [UnitId, UnitId, UnitId, UnitId];
const at = (unit: string) =>
  Object.fromEntries(['issue.register', 'issue.dispatch', 'issue.answer', 'issue.verify'].map((permission) => [permission, [unit]]));

describe('谁可以', () => {
  const clerk: Actor = { ...anActor({ grants: at(root) }), unitId: office };
  const liaison: Actor = { ...anActor({ grants: { 'issue.answer': [own] } }), unitId: own };
  const collector: Actor = { ...anActor({ grants: { ...at(root), 'issue.answer': [own] } }), unitId: own };
  const neighbour: Actor = { ...anActor({ grants: { 'issue.answer': [other] } }), unitId: other };
  const inspector: Actor = { ...anActor({ grants: { 'issue.register': [root], 'issue.verify': [root] } }), unitId: office };
  const leader: Actor = { ...anActor({ grants: { 'issue.dispatch': [root], 'issue.verify': [root] } }), unitId: root };
  const submitted = anIssue({ state: 'submitted', leadUnitId: own, supportingUnitIds: [other], rectifierIds: [liaison.personId] });
  const where = { path: [root, own], leadUnitName: '某局' };
  const may = (actor: Actor, action: IssueAction, issue = submitted) => mayNotIssue(actor, action, issue, where)?.code ?? 'yes';

  it('lets the lead unit answer and nobody else, whatever rights he has', () => {
    expect([liaison, collector, clerk, neighbour, inspector].map((actor) => may(actor, 'submit'))).toEqual([
      'yes',
      'yes',
      'issue.not-yours',
      'issue.not-yours',
      'not-allowed',
    ]);
  });

  it('lets nobody verify who put it right, by unit or by person', () => {
    expect([clerk, inspector, leader].map((actor) => may(actor, 'close'))).toEqual(['yes', 'yes', 'yes']);
    expect([collector, liaison, neighbour].map((actor) => may(actor, 'close'))).toEqual(['issue.own', 'not-allowed', 'not-allowed']);
    expect(may({ ...collector, unitId: other }, 'close')).toBe('issue.own');
    const moved = { ...liaison, unitId: office, grants: new Map([['issue.verify', [root]]]) };
    expect(may(moved, 'close')).toBe('issue.own-words');
    const asker = anIssue({
      leadUnitId: own,
      extension: { until: day('2026-04-01'), reason: '', askedAt: '', askedBy: '', askedById: moved.personId },
    });
    expect(may(moved, 'grantExtension', asker)).toBe('issue.own-words');
  });

  it('lets no unit rid itself of what it owes', () => {
    for (const action of ['shelve', 'merge', 'void'] as const) {
      expect(may(collector, action)).toBe('issue.own');
      expect(may(clerk, action)).toBe('yes');
    }
    expect(may(clerk, 'void', anIssue({ leadUnitId: null }))).toBe('yes');
  });

  it('hears “not fixed” from who registered it and from the office, not from who did the work', () => {
    const reported = { ...submitted, registeredById: inspector.personId };
    expect([inspector, clerk, neighbour, collector].map((actor) => may(actor, 'dispute', reported))).toEqual([
      'yes',
      'yes',
      'issue.own',
      'issue.own',
    ]);
    expect(may({ ...neighbour, unitId: unitOf(9), grants: new Map() }, 'dispute', reported)).toBe('issue.not-reporter');
  });
});

describe('一步带来的', () => {
  const today = day('2026-03-10');
  const now = '2026-03-10T02:00:00.000Z';
  const by = { personId: null, name: '林若宁' };
  const out = (days: number) => deadlineOf({ due: addDays(today, days) }, today, calendar) as NonNullable<ReturnType<typeof deadlineOf>>;
  const dispatch = (days = 5): Deed => ({ action: 'dispatch', leadUnitId: own, supportingUnitIds: [], deadline: out(days) });

  it('freezes the day with the rule that gave it', () => {
    expect(deadlineOf({ workingDays: 3 }, day('2026-03-13'), calendar)).toEqual({
      due: '2026-03-18',
      deadlineRule: { says: '交办后 3 个工作日', workingDays: 3, from: '2026-03-13' },
    });
    expect(deadlineOf({}, today, calendar)).toBeUndefined();
  });

  it('refuses a day that has passed, a second lead, the same unit, an earlier extension', () => {
    expect(whyNotDeed(anIssue(), dispatch(-1), today)?.code).toBe('issue.deadline-past');
    expect(whyNotDeed(anIssue(), dispatch(0), today)).toBeUndefined();
    expect(whyNotDeed(anIssue(), { ...dispatch(), supportingUnitIds: [own] } as Deed, today)?.code).toBe('issue.lead-supports');
    const issue = advanced(anIssue(), dispatch(), by, now);
    expect(whyNotDeed(issue, { action: 'transfer', leadUnitId: own, reason: '', deadline: out(5) }, today)?.code).toBe('issue.same-unit');
    expect(whyNotDeed(issue, { action: 'requestExtension', until: addDays(today, 5), reason: '' }, today)?.code).toBe('issue.not-later');
    expect(whyNotDeed(issue, { action: 'shelve', until: today, plan: '' }, today)?.code).toBe('issue.deadline-past');
  });

  it('merges into what is still being put right, and keeps what others were merged into', () => {
    const issue = anIssue();
    expect(whyNotDeed(issue, { action: 'merge', into: issue }, today)?.code).toBe('issue.into-itself');
    expect(whyNotDeed(issue, { action: 'merge', into: anIssue({ state: 'closed' }) }, today)?.code).toBe('issue.into-over');
    expect(whyNotStep(absorbing(issue), 'merge')?.message).toBe('有 1 个问题并到了这里，不能并案。');
    expect(whyNotStep(absorbing(issue), 'void')).toBeUndefined();
  });

  it('starts again after a failed look back: a new day, and the old photos still there', () => {
    const closed = anIssue({
      state: 'closed',
      leadUnitId: own,
      due: today,
      photosAfter: 2,
      photosBefore: 1,
      closedAt: now,
      submittedAt: now,
    });
    const again = advanced(closed, { action: 'reopen', reason: '又满了', photos: 1 }, by, now);
    expect(again).toMatchObject({
      state: 'reopened',
      reopenings: 1,
      rechecks: 1,
      due: null,
      closedAt: null,
      photosAfter: 2,
      photosBefore: 2,
    });
    expect(advanced(again, dispatch(), by, now)).toMatchObject({ state: 'dispatched', due: addDays(today, 5), leadUnitId: own });
  });

  it('lets the clock run while the unit has it, and by the plan’s end while 挂账', () => {
    const issue = advanced(anIssue(), dispatch(1), by, now);
    expect(clockOfIssue(issue, addDays(today, 3), calendar).kind).toBe('overdue');
    const shelved = advanced(issue, { action: 'shelve', plan: '年底前改造', until: addDays(today, 60) }, by, now);
    expect(clockOfIssue(shelved, addDays(today, 3), calendar)).toMatchObject({ kind: 'running', due: addDays(today, 60) });
    expect(clockOfIssue({ ...issue, state: 'submitted' }, addDays(today, 3), calendar).kind).toBe('stopped');
    expect(clockOfIssue(anIssue(), today, calendar).kind).toBe('none');
  });
});
