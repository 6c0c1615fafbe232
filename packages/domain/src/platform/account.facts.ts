import { z } from 'zod';
import { factKind } from '../kernel/index.ts';

const userName = z.string();
/** 来访地址：a security log must say where from (GB/T 22239 8.1.3.5); never a password, never a code. */
const from = { address: z.string(), device: z.string() };
const whose = z.object({ userName, name: z.string() });

/** What is recorded about accounts; `about` is the id of the person whose account it is. */
export const accountFacts = {
  signedIn: factKind({
    kind: 'account.signedIn',
    says: '登录',
    data: z.object({ userName, ...from, door: z.enum(['password', 'secondFactor', 'signOn']) }),
    line: (d) =>
      `“${d.userName}”从 ${d.address}（${d.device}）登录${{ password: '', secondFactor: '，经两步验证', signOn: '，经统一登录' }[d.door]}`,
  }),
  signInRefused: factKind({
    kind: 'account.signInRefused',
    says: '登录被拒',
    data: z.object({ userName, ...from, reason: z.enum(['password', 'secondFactor', 'closed', 'noPerson']) }),
    line: (d) =>
      `从 ${d.address}（${d.device}）登录“${d.userName}”被拒：${{ password: '密码不对', secondFactor: '验证码不对', closed: '账号已停用', noPerson: '没有对应的在岗人员' }[d.reason]}`,
  }),
  signedOut: factKind({
    kind: 'account.signedOut',
    says: '退出登录',
    data: z.object({ userName }),
    line: (d) => `“${d.userName}”退出登录`,
  }),
  sessionEnded: factKind({
    kind: 'account.sessionEnded',
    says: '让设备退出登录',
    data: z.object({ userName, count: z.int().min(1) }),
    line: (d) => `“${d.userName}”让 ${d.count} 台设备退出登录`,
  }),
  passwordChanged: factKind({
    kind: 'account.passwordChanged',
    says: '改密码',
    data: z.object({ userName }),
    line: (d) => `“${d.userName}”改了密码`,
  }),
  secondFactorStarted: factKind({
    kind: 'account.secondFactorStarted',
    says: '开启两步验证',
    data: z.object({ userName }),
    line: (d) => `“${d.userName}”开启两步验证`,
  }),
  secondFactorStopped: factKind({
    kind: 'account.secondFactorStopped',
    says: '关闭两步验证',
    data: whose,
    line: (d) => `${d.name}的账号“${d.userName}”关闭两步验证`,
  }),
  opened: factKind({ kind: 'account.opened', says: '开账号', data: whose, line: (d) => `给${d.name}开账号“${d.userName}”` }),
  passwordReset: factKind({
    kind: 'account.passwordReset',
    says: '重置密码',
    data: whose,
    line: (d) => `重置${d.name}的账号“${d.userName}”的密码`,
  }),
  rescued: factKind({
    kind: 'account.rescued',
    says: '账号应急',
    data: whose,
    line: (d) => `在服务器上用命令重置${d.name}的账号“${d.userName}”：换了密码，解除了两步验证`,
  }),
  locked: factKind({
    kind: 'account.locked',
    says: '锁定账号',
    data: z.object({ userName, ...from, minutes: z.int() }),
    line: (d) => `账号“${d.userName}”连续登录失败，锁定 ${d.minutes} 分钟，最后一次来自 ${d.address}`,
  }),
  unlocked: factKind({ kind: 'account.unlocked', says: '解锁账号', data: whose, line: (d) => `解锁${d.name}的账号“${d.userName}”` }),
  closed: factKind({
    kind: 'account.closed',
    says: '停用账号',
    data: whose.extend({ reason: z.string() }),
    line: (d) => `停用${d.name}的账号“${d.userName}”：${d.reason}`,
  }),
  reopened: factKind({ kind: 'account.reopened', says: '恢复账号', data: whose, line: (d) => `恢复${d.name}的账号“${d.userName}”` }),
};
