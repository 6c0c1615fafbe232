import type { Day } from '@weicheng/domain/kernel';
import type { CityYear } from '@weicheng/domain/standard';
import { describe, expect, it } from 'vitest';
import { changesOf, weeksOf } from './days.ts';

const d = (day: string) => day as Day;
const national = { day: d('2026-10-01'), name: '国庆节' };
const shipped = { year: 2026, holidays: [national], makeUpDays: [{ day: d('2026-10-10'), name: '国庆节' }] };
const year: CityYear = {
  ...{ year: 2026, holidays: [national, { day: d('2026-10-12'), name: '停工' }], makeUpDays: [] },
  ...{ known: true, source: '通知', shipped, revision: 1, changedAt: null, changedBy: null },
};

describe('日历的一个月', () => {
  it('stands in weeks from Monday, each day with what it is', () => {
    const health = { key: 'x', name: '卫生日', from: d('2026-10-15'), until: d('2026-10-15'), ordinal: null, confirmed: true };
    const month = { ...health, key: 'y', from: d('2026-10-01'), until: d('2026-10-31') };
    const weeks = weeksOf(year, 10, [health, month]);
    expect(weeks.every((week) => week.length === 7)).toBe(true);
    expect(weeks[0]?.findIndex((cell) => cell?.day === '2026-10-01')).toBe(3);
    const of = (day: string) => weeks.flat().find((cell) => cell?.day === day);
    expect(of('2026-10-01')).toMatchObject({ kind: 'holiday', name: '国庆节', changed: false });
    expect(of('2026-10-10')).toMatchObject({ kind: 'rest', changed: true });
    expect(of('2026-10-12')).toMatchObject({ kind: 'holiday', changed: true });
    expect(of('2026-10-13')).toMatchObject({ kind: 'work', changed: false, occasions: [] });
    expect(of('2026-10-15')?.occasions).toEqual([health]);
    expect(weeks.flat().filter((cell) => cell !== null)).toHaveLength(31);
  });

  it('says what is other than the product has it, and nothing where it is the same', () => {
    expect(changesOf(year)).toEqual([
      { day: '2026-10-10', says: '休息，自带的是调休上班（国庆节）' },
      { day: '2026-10-12', says: '放假（停工），自带的是上班' },
    ]);
    expect(changesOf({ ...year, shipped: null })).toEqual([]);
  });
});
