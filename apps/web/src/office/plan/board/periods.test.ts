import type { Day } from '@weicheng/domain/kernel';
import { describe, expect, it } from 'vitest';
import { periodOf, periodSays } from './periods.ts';

const day = (text: string) => text as Day;

describe('时段', () => {
  it('is said as people say it, and what is none stays as it is', () => {
    expect(['2026-Q1', '2026-Q4', '2027', '', '20XX'].map(periodSays)).toEqual(['2026年一季度', '2026年四季度', '2027年', '未定', '20XX']);
  });
  it('is the quarter a day lies in', () => {
    expect([day('2026-01-01'), day('2026-03-31'), day('2026-04-01'), day('2026-12-31')].map(periodOf)).toEqual([
      '2026-Q1',
      '2026-Q1',
      '2026-Q2',
      '2026-Q4',
    ]);
  });
});
