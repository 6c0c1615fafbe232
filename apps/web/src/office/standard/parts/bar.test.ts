import { describe, expect, it } from 'vitest';
import { planBar, planLine } from './bar.ts';

describe('差距条', () => {
  it('shows what is missing below a target that is to be reached', () => {
    expect(planBar(85, 90, 'up', '%')).toEqual({ reading: 85, target: 90, missing: [85, 90] });
    expect(planBar(95, 90, 'up', '%')).toEqual({ reading: 95, target: 90, missing: null });
  });

  it('shows what is above a limit', () => {
    expect(planBar(60, 55, 'down', 'dB(A)')).toEqual({ reading: 80, target: (55 / 75) * 100, missing: [(55 / 75) * 100, 80] });
    expect(planBar(50, 55, 'down', 'dB(A)').missing).toBeNull();
    expect(planBar(0, 0, 'down', '例')).toEqual({ reading: 0, target: 0, missing: null });
  });
});

describe('走势线', () => {
  it('goes from the first year to the last, and breaks where one is missing', () => {
    expect(planLine([1, 2, 3], 60, 20)).toEqual({
      lines: ['0,20 30,10 60,0'],
      dots: [
        [0, 20],
        [30, 10],
        [60, 0],
      ],
    });
    expect(planLine([1, null, 3], 60, 20)).toMatchObject({
      lines: [],
      dots: [
        [0, 20],
        [60, 0],
      ],
    });
  });

  it('lies in the middle where nothing changes, and draws nothing of nothing', () => {
    expect(planLine([5, 5], 60, 20).lines).toEqual(['0,10 60,10']);
    expect(planLine([null, null], 60, 20)).toEqual({ lines: [], dots: [] });
  });
});
