import { z } from 'zod';
import { verb } from '../kernel/index.ts';

/** 用户名：letters, digits, dot, dash, underscore; compared without case. */
export const UserName = z
  .string('用户名没有填')
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{2,39}$/, '用户名用 3 到 40 个字母、数字、点、横线');
const password = (what: string) => z.string(`${what}没有填`).min(1, `${what}没有填`).max(128, `${what}最多 128 个字符`);
const code = z
  .string('验证码没有填')
  .trim()
  .regex(/^\d{6}$/, '验证码是 6 位数字');
const done = z.object({ done: z.literal(true) });

/** 对别人的账号: what lets somebody in as another, or shuts him out. Whose account it is decides who may. */
export const accountActs = { resetPassword: '重置密码', liftSecondFactor: '解除两步验证', close: '停用账号' } as const;
export type AccountAct = keyof typeof accountActs;

/** What the page knows of the person it serves. The page re-derives no right: it reads `permissions` and each row's `can`. */
export const Me = z.object({
  personId: z.string(),
  name: z.string(),
  userName: z.string(),
  unitId: z.string().nullable(),
  unitName: z.string().nullable(),
  cityId: z.int(),
  cityName: z.string(),
  permissions: z.array(z.string()),
  mustChangePassword: z.boolean(),
  secondFactor: z.object({ enabled: z.boolean(), required: z.boolean() }),
  idleMinutes: z.int(),
});
export type Me = z.infer<typeof Me>;

export const Session = z.object({
  id: z.string(),
  current: z.boolean(),
  createdAt: z.string(),
  lastUsedAt: z.string(),
  /** 浏览器与系统，例如“Chrome · Windows”. */
  device: z.string(),
  address: z.string(),
});

export const AccountRow = z.object({
  personId: z.string(),
  personName: z.string(),
  unitName: z.string().nullable(),
  userName: z.string(),
  state: z.enum(['active', 'locked', 'closed']),
  mustChangePassword: z.boolean(),
  secondFactorEnabled: z.boolean(),
  lastSignedInAt: z.string().nullable(),
  /** Each act of `accountActs`: null where the reader may, or the sentence why not. */
  can: z.object({ resetPassword: z.string().nullable(), liftSecondFactor: z.string().nullable(), close: z.string().nullable() }),
});

export const accountContract = {
  options: verb({
    name: 'account.options',
    method: 'GET',
    path: '/api/account/options',
    may: 'anyone',
    summary: '查登录方式',
    input: z.object({}),
    output: z.object({
      product: z.string(),
      signOn: z.object({ name: z.string(), path: z.string() }).nullable(),
      sampleAccounts: z.array(z.object({ userName: z.string(), password: z.string(), who: z.string() })),
    }),
  }),
  signIn: verb({
    name: 'account.signIn',
    method: 'POST',
    path: '/api/account/sign-in',
    may: 'anyone',
    summary: '登录',
    replay: false,
    attemptsPerMinute: 60,
    input: z.object({ userName: UserName, password: password('密码') }),
    output: z.object({ next: z.enum(['done', 'secondFactor']) }),
  }),
  verifySecondFactor: verb({
    name: 'account.verifySecondFactor',
    method: 'POST',
    path: '/api/account/verify-second-factor',
    may: 'anyone',
    summary: '两步验证',
    replay: false,
    attemptsPerMinute: 10,
    input: z.object({
      code: z.union([
        code,
        z
          .string()
          .trim()
          .regex(/^[A-Za-z0-9]{5}-?[A-Za-z0-9]{5}$/, '验证码是 6 位数字；备用码是两段各 5 位'),
      ]),
    }),
    output: done,
  }),
  signOut: verb({
    name: 'account.signOut',
    method: 'POST',
    path: '/api/account/sign-out',
    may: 'account',
    summary: '退出登录',
    replay: false,
    input: z.object({}),
    output: done,
  }),
  me: verb({
    name: 'account.me',
    method: 'GET',
    path: '/api/account/me',
    may: 'account',
    summary: '查我是谁、能办什么',
    input: z.object({}),
    output: Me,
  }),
  changePassword: verb({
    name: 'account.changePassword',
    method: 'POST',
    path: '/api/account/change-password',
    may: 'account',
    summary: '改密码',
    replay: false,
    attemptsPerMinute: 10,
    input: z.object({ current: password('现在的密码'), next: password('新密码') }),
    output: done,
  }),
  sessions: verb({
    name: 'account.sessions',
    method: 'GET',
    path: '/api/account/sessions',
    may: 'account',
    summary: '查我在哪些设备上登录着',
    input: z.object({}),
    output: z.object({ rows: z.array(Session) }),
  }),
  endSession: verb({
    name: 'account.endSession',
    method: 'POST',
    path: '/api/account/sessions/:id/end',
    may: 'account',
    summary: '让一台设备退出登录',
    replay: false,
    input: z.object({ id: z.string().min(1).max(100) }),
    output: done,
  }),
  endOtherSessions: verb({
    name: 'account.endOtherSessions',
    method: 'POST',
    path: '/api/account/end-other-sessions',
    may: 'account',
    summary: '让其他设备都退出登录',
    replay: false,
    input: z.object({}),
    output: done,
  }),
  startSecondFactor: verb({
    name: 'account.startSecondFactor',
    method: 'POST',
    path: '/api/account/second-factor/start',
    may: 'account',
    summary: '开启两步验证',
    replay: false,
    attemptsPerMinute: 10,
    input: z.object({ password: password('密码') }),
    output: z.object({ uri: z.string(), recoveryCodes: z.array(z.string()) }),
  }),
  confirmSecondFactor: verb({
    name: 'account.confirmSecondFactor',
    method: 'POST',
    path: '/api/account/second-factor/confirm',
    may: 'account',
    summary: '确认两步验证',
    replay: false,
    attemptsPerMinute: 10,
    input: z.object({ code }),
    output: done,
  }),
  stopSecondFactor: verb({
    name: 'account.stopSecondFactor',
    method: 'POST',
    path: '/api/account/second-factor/stop',
    may: 'account',
    summary: '关闭两步验证',
    replay: false,
    attemptsPerMinute: 10,
    input: z.object({ password: password('密码') }),
    output: done,
  }),

  list: verb({
    name: 'account.list',
    method: 'GET',
    path: '/api/accounts',
    may: 'member', // who manages accounts sees all, an administrator of another kind those of his like, nobody else any
    summary: '查账号',
    input: z.object({
      search: z.string().max(40).optional(),
      limit: z.coerce.number<number>().int().min(1).max(200).default(50),
      after: z.string().max(200).optional(),
    }),
    output: z.object({ rows: z.array(AccountRow), next: z.string().nullable() }),
  }),
  open: verb({
    name: 'account.open',
    method: 'POST',
    path: '/api/accounts/open',
    may: 'account.manage',
    replay: false,
    summary: '开账号',
    input: z.object({ personId: z.uuid(), userName: UserName }),
    output: z.object({ userName: z.string(), firstPassword: z.string() }),
  }),
  resetPassword: verb({
    name: 'account.resetPassword',
    method: 'POST',
    path: '/api/accounts/:personId/reset-password',
    may: 'member', // and whom, depends on whose account it is: an administrator of a kind has his like
    replay: false,
    summary: '重置密码',
    input: z.object({ personId: z.uuid() }),
    output: z.object({ userName: z.string(), firstPassword: z.string() }),
  }),
  unlock: verb({
    name: 'account.unlock',
    method: 'POST',
    path: '/api/accounts/:personId/unlock',
    may: 'account.manage',
    summary: '解锁账号',
    input: z.object({ personId: z.uuid() }),
    output: done,
  }),
  liftSecondFactor: verb({
    name: 'account.liftSecondFactor',
    method: 'POST',
    path: '/api/accounts/:personId/lift-second-factor',
    may: 'member', // as for the password
    summary: '解除两步验证',
    input: z.object({ personId: z.uuid() }),
    output: done,
  }),
  close: verb({
    name: 'account.close',
    method: 'POST',
    path: '/api/accounts/:personId/close',
    may: 'account.manage',
    summary: '停用账号',
    input: z.object({ personId: z.uuid(), reason: z.string().trim().min(2, '写明停用原因').max(200) }),
    output: done,
  }),
  reopen: verb({
    name: 'account.reopen',
    method: 'POST',
    path: '/api/accounts/:personId/reopen',
    may: 'account.manage',
    summary: '恢复账号',
    input: z.object({ personId: z.uuid() }),
    output: done,
  }),
};
