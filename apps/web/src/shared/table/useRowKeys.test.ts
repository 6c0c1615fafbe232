import { describe, expect, it } from 'vitest';
import { rowAfter } from './useRowKeys.ts';

describe('rowAfter', () => {
  it('starts at the first row', () => expect(rowAfter('j', -1, 5)).toBe(0));
  it('stays inside the table', () => {
    expect(rowAfter('ArrowUp', 0, 5)).toBe(0);
    expect(rowAfter('PageDown', 2, 5)).toBe(4);
    expect(rowAfter('End', 0, 5)).toBe(4);
  });
  it('does not move for other keys, nor in an empty table', () => {
    expect(rowAfter('x', 1, 5)).toBeUndefined();
    expect(rowAfter('j', -1, 0)).toBeUndefined();
  });
});
