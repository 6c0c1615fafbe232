import { problem } from '../kernel/index.ts';
import { failuresBeforeLock, lockMinutes, rememberedPasswords } from './password.rules.ts';

/** Every refusal about accounts. The sentences at the door never tell whether a user name exists. */
export const accountProblems = {
  wrongSignIn: problem('account.wrong-sign-in', 401, () => `用户名或密码不对。连续错 ${failuresBeforeLock} 次会锁定 ${lockMinutes} 分钟。`),
  locked: problem<{ minutes: number }>(
    'account.locked',
    423,
    ({ minutes }) => `连续 ${failuresBeforeLock} 次没有通过，已锁定。${minutes} 分钟后再试，急用找账号管理员解锁。`,
  ),
  closed: problem('account.closed', 403, () => '这个账号已停用。要恢复，找账号管理员。'),
  noPerson: problem('account.no-person', 403, () => '这个账号没有对应的在岗人员，不能登录。找账号管理员核对。'),
  wrongPassword: problem('account.wrong-password', 422, () => '现在的密码不对，重新输入。'),
  weakPassword: problem<{ broken: string[] }>('account.weak-password', 422, ({ broken }) => `新密码还不行：${broken.join('；')}。`),
  usedBefore: problem('account.password-used-before', 422, () => `新密码和最近 ${rememberedPasswords} 次用过的一样，换一个。`),
  wrongCode: problem('account.wrong-code', 422, () => '验证码不对。看手机上的最新一组再输入。'),
  usedCode: problem('account.used-code', 422, () => '这组验证码已经用过，等下一组再输入。'),
  secondFactorExpired: problem('account.second-factor-expired', 401, () => '两步验证已超时或错得太多，返回重新输入用户名和密码。'),
  secondFactorOn: problem('account.second-factor-on', 409, () => '两步验证已经开启。换手机时先关闭，再重新开启。'),
  secondFactorNotStarted: problem('account.second-factor-not-started', 409, () => '还没有开始开启两步验证，从第一步做起。'),
  secondFactorOff: problem('account.second-factor-off', 409, () => '两步验证没有开启，不用关闭。'),
  secondFactorRequired: problem(
    'account.second-factor-required',
    409,
    () => '你的岗位要求两步验证，不能关闭。换手机找账号管理员解除后重新开启。',
  ),
  userNameTaken: problem<{ userName: string }>('account.user-name-taken', 409, ({ userName }) => `用户名“${userName}”已有人用，换一个。`),
  alreadyOpen: problem<{ name: string; userName: string }>(
    'account.already-open',
    409,
    ({ name, userName }) => `${name}已有账号“${userName}”，一人一个，不用再开。`,
  ),
  alreadyClosed: problem<{ userName: string }>('account.already-closed', 409, ({ userName }) => `账号“${userName}”已经停用。`),
  notClosed: problem<{ userName: string }>('account.not-closed', 409, ({ userName }) => `账号“${userName}”没有停用，不用恢复。`),
  notLocked: problem<{ userName: string }>('account.not-locked', 409, ({ userName }) => `账号“${userName}”没有锁定，不用解锁。`),
  notYourself: problem<{ what: string }>('account.not-yourself', 409, ({ what }) => `不能给自己${what}，找另一位账号管理员办理。`),
  rescueClosed: problem<{ userName: string }>(
    'account.rescue-closed',
    409,
    ({ userName }) => `账号“${userName}”已停用，没有重置。先由系统管理员恢复。`,
  ),
  signOnUnknown: problem('account.sign-on-unknown', 403, () => '统一登录通过了，但本系统没有同名账号。找账号管理员开通后再登录。'),
  signOnFailed: problem('account.sign-on-failed', 503, () => '统一登录没有成功。稍后再试，或用用户名和密码登录。'),
};
