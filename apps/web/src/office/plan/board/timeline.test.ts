import { addDays, type Day } from '@weicheng/domain/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barOf, lastDay, monthsOf, phaseSays, placeOf } from './timeline.ts';

const day = (text: string) => text as Day;
const row = (month: string, total = 1) => ({ month, total, closed: 0, overdue: 0 });

describe('时间安排', () => {
  it('shows the months between, empty ones too, and reaches to today and to the phases', () => {
    const months = monthsOf(
      [row('2026-12'), row('2027-02', 3)],
      [{ name: '总结', from: null, until: day('2027-04-10') }],
      day('2026-11-25'),
    );
    expect(months.map(({ month, total }) => [month, total])).toEqual([
      ['2026-11', 0],
      ['2026-12', 1],
      ['2027-01', 0],
      ['2027-02', 3],
      ['2027-03', 0],
      ['2027-04', 0],
    ]);
  });
  it('ends months where they end', () => {
    expect(['2026-02', '2028-02', '2026-12'].map(lastDay)).toEqual(['2026-02-28', '2028-02-29', '2026-12-31']);
  });
  it('lays a phase from its first day to the end of its last', () => {
    const months = ['2026-01', '2026-02', '2026-03', '2026-04'].map((month) => row(month));
    expect(barOf({ name: '', from: day('2026-02-01'), until: day('2026-03-31') }, months)).toEqual({ from: 0.25, to: 0.75 });
    expect(barOf({ name: '', from: null, until: day('2026-01-31') }, months)).toEqual({ from: 0, to: 0.25 });
    expect(barOf({ name: '', from: day('2026-04-01'), until: null }, months)).toEqual({ from: 0.75, to: 1 });
    expect(phaseSays({ name: '宣传发动', from: null, until: day('2026-03-31') })).toBe('宣传发动 · 至 2026-03-31');
  });
  it('never goes back while the days go on, and stays within', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 800 }), fc.integer({ min: 0, max: 60 }), (n, more) => {
        const months = monthsOf([row('2026-03'), row('2027-02')], [], day('2026-11-25'));
        const one = addDays(day('2026-03-01'), n);
        const [a, b] = [placeOf(one, months), placeOf(addDays(one, more), months)];
        return a >= 0 && b <= 1 && a <= b;
      }),
    );
  });
  it('has a bound for a plan that speaks of a far year', () => {
    expect(monthsOf([row('2026-01'), row('9999-12')], [], day('2026-11-25'))).toHaveLength(120);
  });
});
