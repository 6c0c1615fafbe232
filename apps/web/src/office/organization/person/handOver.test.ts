import type { OwedItem } from '@weicheng/domain/organization';
import { describe, expect, it } from 'vitest';
import { planOf, waiting } from './handOver.ts';

const item = (key: string, mayLapse = true): OwedItem => ({ key, source: 'post', count: 1, says: key, mayLapse });
const items = [item('post:1', false), item('roleGrant:2'), item('delegation:3')];

describe('the hand-over as it is chosen', () => {
  it('waits for everybody while nobody is chosen', () => {
    expect(waiting(items, undefined, {}).map(({ key }) => key)).toEqual(['post:1', 'roleGrant:2', 'delegation:3']);
  });

  it('gives all to one receiver, and names only what differs', () => {
    const decisions = { 'roleGrant:2': { to: 'other', receiverId: 'b' }, 'delegation:3': { to: 'nobody' } } as const;
    expect(waiting(items, 'a', decisions)).toEqual([]);
    expect(planOf(items, 'a', decisions)).toEqual({
      receiverId: 'a',
      items: [
        { key: 'roleGrant:2', receiverId: 'b' },
        { key: 'delegation:3', receiverId: null },
      ],
    });
  });

  it('does not count an item as taken before its own receiver is chosen', () => {
    const decisions = { 'post:1': { to: 'other', receiverId: undefined } } as const;
    expect(waiting(items, 'a', decisions).map(({ key }) => key)).toEqual(['post:1']);
  });
});
