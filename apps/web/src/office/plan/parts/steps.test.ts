import { type AssignmentState, assignmentLife, assignmentStates } from '@weicheng/domain/plan';
import { describe, expect, it } from 'vitest';
import { stepsTaken, taskSteps } from './steps.ts';

const next = (state: AssignmentState) => {
  const taken = stepsTaken[state];
  return taken === null ? null : (taskSteps[taken] ?? null);
};

describe('六步', () => {
  it('waits for the step that the table of the assignment allows', () => {
    expect(next('issued')).toBe(assignmentLife.acknowledge.says);
    expect(next('submitted')).toBe('核验');
    expect([next('active'), next('returned')]).toEqual(['办理', '办理']);
    expect(next('closed')).toBeNull();
  });
  it('goes forward only, except where the table goes back', () => {
    const back = new Set(['return', 'reopen']);
    for (const [action, { from, to }] of Object.entries(assignmentLife)) {
      if (to === null || back.has(action)) continue;
      const after = stepsTaken[to];
      if (after !== null) for (const state of from) expect(after).toBeGreaterThan(stepsTaken[state] ?? 99);
    }
    expect(Object.keys(stepsTaken).sort()).toEqual(Object.keys(assignmentStates).sort());
  });
});
