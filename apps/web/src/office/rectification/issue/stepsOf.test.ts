import { Day } from '@weicheng/domain/kernel';
import { type IssueAction, type IssueState, issueActions, issueLife, issueStates } from '@weicheng/domain/rectification';
import { describe, expect, it } from 'vitest';
import { loop, loopStep, mainOf, stepsOf } from './stepsOf.ts';

const no = '由别的单位办。';
const can = (...may: (IssueAction | 'comment')[]) =>
  Object.fromEntries([...issueActions, 'comment' as const].map((action) => [action, may.includes(action) ? null : no]));
const asked = { until: Day.parse('2026-12-01'), reason: '下雨', askedAt: '2026-11-20T01:00:00.000Z', askedBy: '陆川', askedById: null };
const office = ['issue.read', 'issue.register', 'issue.dispatch', 'issue.answer', 'issue.verify'];

describe('stepsOf', () => {
  it('offers the unit what it may do, and shows the office’s steps to nobody without the right', () =>
    expect(
      stepsOf({ can: can('acknowledge', 'decline', 'requestExtension', 'comment'), state: 'dispatched', extension: null }, [
        'issue.read',
        'issue.answer',
      ]),
    ).toEqual(['acknowledge', 'requestExtension', 'decline', 'comment']));
  it('leaves the steps of another unit’s people out', () =>
    expect(stepsOf({ can: can('transfer', 'void'), state: 'dispatched', extension: null }, office)).toEqual([
      'transfer',
      'shelve',
      'merge',
      'void',
    ]));
  it('keeps the verifier’s steps in their place where he may not, and makes none of them the main one', () => {
    const own = { can: can(), state: 'submitted' as const, extension: null };
    expect(stepsOf(own, office)).toEqual(['close', 'return']);
    expect(mainOf(own, office)).toBeUndefined();
    expect(mainOf({ ...own, can: can('close', 'return') }, office)).toBe('close');
  });
  it('answers an extension only while one is asked for', () => {
    const may = can('grantExtension', 'refuseExtension');
    expect(stepsOf({ can: may, state: 'rectifying', extension: null }, ['issue.verify'])).toEqual([]);
    expect(stepsOf({ can: may, state: 'rectifying', extension: asked }, ['issue.verify'])).toEqual(['grantExtension', 'refuseExtension']);
  });
  it('offers in every state all that may be done there, and nothing that the loop does not have', () => {
    for (const state of Object.keys(issueStates) as IssueState[]) {
      const legal = issueActions.filter((action) => (issueLife[action].from as readonly IssueState[]).includes(state));
      const steps = stepsOf({ can: can(...legal), state, extension: asked }, office);
      expect([state, ...steps.toSorted()]).toEqual([state, ...legal.toSorted()]);
    }
  });
});

describe('loopStep', () => {
  const at = (state: IssueState, rechecks = 0, disputedAt: string | null = null) => loopStep({ state, rechecks, disputedAt });
  it('waits for the step that comes next', () => {
    expect(loop[at('registered') ?? -1]).toBe('交办');
    expect(loop[at('returned') ?? -1]).toBe('反馈');
    expect(loop[at('submitted') ?? -1]).toBe('核验销号');
    expect(loop[at('reopened') ?? -1]).toBe('交办');
  });
  it('has taken all when the recheck passed and nobody disputes it since', () => {
    expect(at('closed')).toBe(5);
    expect(at('closed', 1)).toBe(loop.length);
    expect(at('closed', 1, '2026-11-20T01:00:00.000Z')).toBe(5);
  });
  it('waits for nothing once merged or voided', () => expect([at('merged'), at('void')]).toEqual([null, null]));
});
