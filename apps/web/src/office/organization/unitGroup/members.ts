import { type UnitGroupRow, unitKinds } from '@weicheng/domain/organization';

type Members = Pick<UnitGroupRow, 'kinds' | 'under' | 'include' | 'exclude' | 'includeGroups'>;

/** How a group is put together, in a sentence. `under` is named by the caller when it is known. */
export function sayMembers(members: Members, groups: readonly Pick<UnitGroupRow, 'id' | 'name'>[], underName?: string): string {
  const { kinds, under, include, exclude, includeGroups } = members;
  const parts = [
    kinds.length > 0 &&
      `${under ? `${underName ?? '指定单位'}及以下的` : '全市'}所有${kinds.map((kind) => unitKinds[kind].says).join('、')}`,
    includeGroups.length > 0 &&
      `单位组${includeGroups.map((id) => `“${groups.find((one) => one.id === id)?.name ?? '已停用'}”`).join('、')}`,
    include.length > 0 && `单列 ${include.length} 个单位`,
  ].filter((part) => part !== false);
  if (parts.length === 0) return '还没有选成员。';
  return `${parts.join('，加上')}${exclude.length > 0 ? `，除去 ${exclude.length} 个单位` : ''}。`;
}
