import type { ReadingRow } from '@weicheng/domain/standard';
import { describe, expect, it } from 'vitest';
import { yearState } from './says.tsx';

describe('一年的填报状态', () => {
  const reading = (part: string | null, state: ReadingRow['state']) => ({ part, state }) as ReadingRow;
  const parts = ['鼠', '蚊'].map((key) => ({ key, name: key }));

  it('is that of the part somebody must act on first', () => {
    expect(yearState({ parts: [], readings: [] })).toBe('none');
    expect(yearState({ parts: [], readings: [reading(null, 'approved')] })).toBe('approved');
    expect(yearState({ parts, readings: [reading('鼠', 'approved')] })).toBe('none');
    expect(yearState({ parts, readings: [reading('鼠', 'reported'), reading('蚊', 'approved')] })).toBe('reported');
    expect(yearState({ parts, readings: [reading('鼠', 'returned')] })).toBe('returned');
  });

  it('does not count a part that is no longer asked for', () => {
    expect(yearState({ parts, readings: [reading('鼠', 'approved'), reading('蚊', 'approved'), reading('蝇', 'draft')] })).toBe('approved');
  });
});
