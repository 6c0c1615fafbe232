import type { Day } from '@weicheng/domain/kernel';
import { describe, expect, it } from 'vitest';
import { dueChoices, dueOf } from './dues.ts';

const choices = dueChoices('2026-12-25' as Day);

describe('时限的选法', () => {
  it('names this month and the next, over the turn of the year', () => {
    expect(choices.map(({ says, set }) => [says, set.from, set.to])).toEqual([
      ['本月到期', '2026-12-01', '2026-12-31'],
      ['下月到期', '2027-01-01', '2027-01-31'],
      ['未定时限', undefined, undefined],
      ['另选日期', '2026-12-25', undefined],
    ]);
  });
  it('knows its own choice again in the address, and calls other days typed', () => {
    for (const { value, set } of choices) expect(dueOf(set as never, choices)).toBe(value);
    expect(dueOf({ from: '2026-01-01', to: '2026-02-03' }, choices)).toBe('typed');
    expect(dueOf({ clock: 'overdue' }, choices)).toBeUndefined();
  });
});
