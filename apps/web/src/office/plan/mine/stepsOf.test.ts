import { type AssignmentRow, assignmentLife, unitActions, verifierActions } from '@weicheng/domain/plan';
import { describe, expect, it } from 'vitest';
import { mainOf, stepsOf } from './stepsOf.ts';

/** What a reader sees of a share: `may` are the acts that are his, refused where the state does not fit. */
function seen(may: readonly string[], about: Partial<AssignmentRow>) {
  const row = { state: 'issued', role: 'lead', extension: null, ...about } as AssignmentRow;
  const can = Object.fromEntries(
    [...unitActions, ...verifierActions].map((action) => {
      const fits = (assignmentLife[action].from as readonly string[]).includes(row.state);
      const asked = !action.endsWith('Extension') || action === 'requestExtension' || row.extension !== null;
      return [action, may.includes(action) && fits && asked ? null : '现在不能'];
    }),
  );
  return { ...row, can } as AssignmentRow;
}
const asked = { until: '2027-01-01', reason: '雨季', askedOn: '2026-11-01', askedBy: '某人' } as AssignmentRow['extension'];

describe('这一步', () => {
  it('offers the unit its own steps, the one to take first', () => {
    expect(stepsOf(seen(unitActions, {}))).toEqual(['acknowledge', 'requestExtension']);
    expect(stepsOf(seen(unitActions, { state: 'returned' }))).toEqual(['submit', 'report', 'requestExtension']);
    expect(stepsOf(seen(unitActions, { state: 'submitted' }))).toEqual([]);
    expect([mainOf(seen(unitActions, {})), mainOf(seen(unitActions, { state: 'active' }))]).toEqual(['acknowledge', 'submit']);
  });
  it('asks of a supporting unit neither an answer nor an extension', () => {
    expect(stepsOf(seen(unitActions, { role: 'supporting' }))).toEqual(['acknowledge']);
    expect(stepsOf(seen(unitActions, { role: 'supporting', state: 'active' }))).toEqual(['report']);
  });
  it('offers the verifier what waits for him', () => {
    expect(stepsOf(seen(verifierActions, { state: 'submitted' }))).toEqual(['close', 'return']);
    expect(stepsOf(seen(verifierActions, { state: 'active', extension: asked }))).toEqual([
      'grantExtension',
      'refuseExtension',
      'transfer',
    ]);
    expect(stepsOf(seen(verifierActions, { state: 'closed' }))).toEqual(['reopen']);
    expect(mainOf(seen(verifierActions, { state: 'active', extension: asked }))).toBe('grantExtension');
  });
  it('offers nobody else anything', () => {
    expect(stepsOf(seen([], { state: 'submitted' }))).toEqual([]);
    expect(mainOf(seen([], {}))).toBeUndefined();
  });
});
