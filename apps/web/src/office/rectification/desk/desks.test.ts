import { describe, expect, it } from 'vitest';
import { nextAfter, offeredTo } from './desks.ts';

describe('我的问题', () => {
  it('goes on to what stood after the one that left, at the end to the one before', () => {
    expect(nextAfter(['a', 'b', 'c'], ['a', 'c'], 'b')).toBe('c');
    expect(nextAfter(['a', 'b', 'c'], ['a', 'b'], 'c')).toBe('b');
    expect(nextAfter(['a', 'b', 'c'], ['c', 'd'], 'a')).toBe('c');
    expect(nextAfter(['a'], [], 'a')).toBeUndefined();
    expect(nextAfter(['a'], ['b'], 'x')).toBeUndefined();
  });

  it('offers a unit what it owes and a verifier what waits for him', () => {
    expect(offeredTo(['issue.read', 'issue.answer']).map(({ key }) => key)).toEqual(['owed']);
    expect(offeredTo(['issue.verify']).map(({ key }) => key)).toEqual(['toVerify', 'toAnswer', 'toRecheck']);
  });
});
