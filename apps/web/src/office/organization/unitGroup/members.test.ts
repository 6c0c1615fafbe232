import { describe, expect, it } from 'vitest';
import { sayMembers } from './members.ts';

const none = { kinds: [], under: null, include: [], exclude: [], includeGroups: [] };

describe('how a group is put together', () => {
  it('says kinds, groups, singles and exceptions', () => {
    expect(sayMembers(none, [])).toBe('还没有选成员。');
    expect(sayMembers({ ...none, kinds: ['community', 'village'] }, [])).toBe('全市所有社区、村。');
    const groups = [{ id: 'g' as never, name: '各社区' }];
    expect(sayMembers({ ...none, includeGroups: ['g' as never], include: ['u' as never], exclude: ['v' as never] }, groups)).toBe(
      '单位组“各社区”，加上单列 1 个单位，除去 1 个单位。',
    );
    expect(sayMembers({ ...none, kinds: ['community'], under: 'u' as never }, [], '云台街道')).toBe('云台街道及以下的所有社区。');
  });
});
