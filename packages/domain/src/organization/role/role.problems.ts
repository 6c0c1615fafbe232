import { type Day, problem } from '../../kernel/index.ts';
import { type KeptKind, keptKinds } from './permission.ts';

export const roleProblems = {
  nameTaken: problem<{ name: string }>('role.name-taken', 409, ({ name }) => `已经有角色“${name}”。换一个名称。`),
  unknownPermission: problem<{ permission: string }>(
    'role.unknown-permission',
    422,
    ({ permission }) => `没有“${permission}”这项权限。刷新后从目录中选。`,
  ),
  mixed: problem<{ kinds: KeptKind[] }>(
    'role.mixed',
    409,
    ({ kinds }) => `${kinds.map((k) => keptKinds[k]).join('、')}的权限要分开，不能放进同一个角色。`,
  ),
  fixed: problem<{ name: string }>('role.fixed', 409, ({ name }) => `“${name}”是三员之一，名称和权限固定，只能改说明和两步验证。`),
  becomesKept: problem<{ name: string; kind: KeptKind }>(
    'role.becomes-kept',
    409,
    ({ name, kind }) => `“${name}”不是${keptKinds[kind]}的角色，不能加${keptKinds[kind]}的权限。另建一个角色。`,
  ),
  builtIn: problem<{ name: string }>('role.built-in', 409, ({ name }) => `“${name}”是内置角色，不能删除。`),
  held: problem<{ name: string; count: number }>('role.held', 409, ({ name, count }) => `还有 ${count} 人是“${name}”，先收回再删除。`),
  apart: problem<{ held: KeptKind; wanted: KeptKind }>(
    'role.apart',
    409,
    ({ held, wanted }) => `同一人不能既是${keptKinds[held]}又是${keptKinds[wanted]}。换一个人，或先收回原来的角色。`,
  ),
  onlyAtCity: problem<{ name: string }>('role.only-at-city', 422, ({ name }) => `“${name}”管全市，只能在城市一级授予。`),
  already: problem<{ name: string }>('role.already', 409, ({ name }) => `这个人在这里已经是“${name}”，不用再授。`),
  backwards: problem('role.backwards', 422, () => '到期日要晚于开始日。'),
  over: problem<{ on: Day }>('role.over', 409, ({ on }) => `这项授权已于 ${on} 终止。`),
  ownGrant: problem('role.own-grant', 403, () => '不能给自己授予或收回角色，由另一位安全管理员办理。'),
  ownRole: problem<{ name: string }>('role.own-role', 403, ({ name }) => `你自己也有“${name}”的权限，不能自己改，由另一位安全管理员修改。`),
  ownCarried: problem('role.own-carried', 403, () => '这个单位上有你自己的授权，会随转到另一个单位。由另一位有权的人并入。'),
  keptAccount: problem<{ kind: KeptKind; what: string }>(
    'role.kept-account',
    403,
    ({ kind, what }) =>
      `这是${keptKinds[kind]}的账号，由另一位${keptKinds[kind]}${what}；没有另一位，在服务器上用命令 weicheng account reset。`,
  ),
  noOwnPassword: problem<{ name: string; person: string; hasAccount: boolean }>(
    'role.no-own-password',
    409,
    ({ name, person, hasAccount }) =>
      hasAccount
        ? `${person}的账号还是首次密码，给他开账号的人也知道。本人登录改掉后，再授予“${name}”。`
        : `${person}还没有账号。先开账号，本人登录改掉首次密码，再授予“${name}”。`,
  ),
  lastAccount: problem<{ kind: KeptKind }>(
    'role.last-account',
    409,
    ({ kind }) => `这是最后一位能登录的${keptKinds[kind]}，先让另一个人担任并能登录，再停用。`,
  ),
  lastHolder: problem<{ kind: KeptKind }>('role.last-holder', 409, ({ kind }) => `这是最后一位${keptKinds[kind]}，先授予另一个人再收回。`),
};

export const delegationProblems = {
  toOneself: problem('delegation.to-oneself', 422, () => '不能委托给自己。换一个人。'),
  backwards: problem('delegation.backwards', 422, () => '结束日要晚于开始日。'),
  past: problem<{ today: Day }>('delegation.past', 422, ({ today }) => `委托不能从今天（${today}）以前开始。`),
  tooLong: problem<{ days: number }>('delegation.too-long', 422, ({ days }) => `一次委托最多 ${days} 天，到期可以再委托。`),
  overlaps: problem<{ toName: string; until: Day }>(
    'delegation.overlaps',
    409,
    ({ toName, until }) => `已经委托${toName}到 ${until} 前。先结束那一次，或换个日期。`,
  ),
  left: problem<{ name: string }>('delegation.left', 409, ({ name }) => `${name}已离岗，不能委托。`),
  nothing: problem('delegation.nothing', 409, () => '没有可以委托的权限。三员的权限和别人委托来的权限都不能再委托。'),
  ownGain: problem('delegation.own-gain', 403, () => '不能替别人委托给自己。由本人委托，或由另一位有权的人代办。'),
  over: problem<{ on: Day }>('delegation.over', 409, ({ on }) => `这项委托已于 ${on} 结束。`),
};
