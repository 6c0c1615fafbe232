import { type Day, problem } from '../../kernel/index.ts';

export const unitGroupProblems = {
  nameTaken: problem<{ name: string }>('unitGroup.name-taken', 409, ({ name }) => `已经有单位组“${name}”。换一个名称，或修改原来那个。`),
  empty: problem('unitGroup.empty', 422, () => '这样设置一个单位也没有。选单位类别、单列单位或包含的单位组。'),
  ring: problem<{ name: string }>('unitGroup.ring', 409, ({ name }) => `“${name}”已经包含这个单位组，不能再互相包含。`),
  unknownGroup: problem('unitGroup.unknown-group', 422, () => '要包含的单位组已停用或不存在，刷新后重选。'),
  closed: problem<{ name: string; on: Day }>('unitGroup.closed', 409, ({ name, on }) => `单位组“${name}”已于 ${on} 停用。`),
  stillIncluded: problem<{ name: string; by: string }>(
    'unitGroup.still-included',
    409,
    ({ name, by }) => `“${by}”还包含“${name}”，先从那里去掉。`,
  ),
  beforeStart: problem<{ from: Day }>('unitGroup.before-start', 422, ({ from }) => `停用日期要晚于启用日期 ${from}。`),
  notMembers: problem('unitGroup.not-members', 400, () => '单位组的成员设置读不出来，刷新页面重选。'),
};
