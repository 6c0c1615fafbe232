import { randomBytes } from 'node:crypto';
import { kernelProblems, type Page, type Problem } from '@weicheng/domain/kernel';
import { type AccountAct, type AccountRow, accountActs, accountFacts, accountProblems, firstPassword } from '@weicheng/domain/platform';
import type { z } from 'zod';
import { type Context, contextBase, system } from '../context/index.ts';
import { type Account, accounts } from './account.store.ts';
import { attempts } from './attempt.store.ts';
import type { Act } from './door.ts';
import { addressOf } from './engine.ts';
import type { Managing, Parts } from './parts.ts';
import { passwords } from './password/password.store.ts';
import { sessions } from './session.store.ts';

const done = { done: true as const };

export interface NewAccount {
  cityId: number;
  personId: string;
  name: string;
  userName: string;
  password: string;
  mustChange: boolean;
  /** Its password is shown on the sign-in page until it is changed. */
  sample?: boolean;
}

/** Writes the account and its password; returns its id. */
async function create({ door, engine }: Parts, account: Omit<NewAccount, 'password'>, hash: string): Promise<string> {
  const { cityId, personId, name, userName, mustChange, sample = false } = account;
  const { internalAdapter } = await engine.$context;
  const user = {
    name,
    email: addressOf(userName),
    emailVerified: true,
    username: userName,
    cityId,
    personId,
    mustChangePassword: mustChange,
  };
  const { id } = await internalAdapter.createUser(user, { method: 'admin' });
  await internalAdapter.linkAccount({ userId: id, providerId: 'credential', accountId: id, password: hash });
  await passwords.remember(door.db, id, hash);
  if (sample) await accounts.change(door.db, id, { sample });
  return id;
}

/** Opens an account outside of any request: sample cities, first administrators. The city must be committed already. */
export async function openAccount(parts: Parts, account: NewAccount): Promise<string> {
  const { cityId, personId } = account;
  const base = contextBase(system(cityId), parts.clock(), 'setup');
  const person = await parts.loadActor(parts.database.city(cityId), { cityId, personId, accountId: '' }, base.today);
  const hash = await parts.crypt.hash(account.password);
  return parts.door.act(async ({ record }) => {
    const id = await create(parts, account, hash);
    if (person) await accounts.change(parts.door.db, id, { unit_name: person.unitName });
    await record(base, accountFacts.opened, account.personId, { userName: account.userName, name: account.name });
    return id;
  });
}

/** 开账号：for a person in office, with a first password that is shown once. */
export async function open(parts: Parts, ctx: Context, { personId, userName }: { personId: string; userName: string }) {
  const { door, crypt, loadActor } = parts;
  const { cityId } = ctx.actor;
  const person = await loadActor(ctx.db, { cityId, personId, accountId: '' }, ctx.today);
  if (!person) throw kernelProblems.notFound({ what: '这个人员' });
  const password = firstPassword(randomBytes(24));
  const hash = await crypt.hash(password);
  await door.act(async ({ record }) => {
    const has = await accounts.ofPerson(door.db, cityId, personId);
    if (has) return accountProblems.alreadyOpen({ name: person.name, userName: has.userName });
    if (await accounts.byUserName(door.db, userName)) return accountProblems.userNameTaken({ userName });
    const id = await create(parts, { cityId, personId, name: person.name, userName, mustChange: true }, hash);
    await accounts.change(door.db, id, { unit_name: person.unitName });
    await record(ctx, accountFacts.opened, personId, { userName, name: person.name });
    return id;
  });
  return { userName, firstPassword: password };
}

/** One act of an administrator on another's account in his city. */
async function manage<T>(
  { door }: Parts,
  ctx: Context,
  personId: string,
  work: (account: Account, act: Act) => ReturnType<Parameters<typeof door.act<T>>[0]>,
): Promise<T> {
  return door.act<T>(async (act) => {
    const account = await accounts.ofPerson(door.db, ctx.actor.cityId, personId);
    return account ? work(account, act) : kernelProblems.notFound({ what: '这个账号' });
  });
}

const whose = ({ userName, name }: Account) => ({ userName, name });

/** Asked before what lets somebody in as another or shuts him out: never to oneself, and only where a chapter sees no reason against it. */
async function permit({ managingOf }: Parts, ctx: Context, personId: string, act: AccountAct): Promise<void> {
  const no = refusal(ctx, await managingOf(ctx, true), personId, act);
  if (no) throw no;
}

const refusal = ({ actor }: Context, { mayNot }: Managing, personId: string, act: AccountAct): Problem | undefined =>
  personId === actor.personId ? accountProblems.notYourself({ what: accountActs[act] }) : mayNot(personId, act);

/** 重置密码：a new first password; signed out everywhere, and unlocked. */
export async function resetPassword(parts: Parts, ctx: Context, { personId }: { personId: string }) {
  await permit(parts, ctx, personId, 'resetPassword');
  const password = firstPassword(randomBytes(24));
  const hash = await parts.crypt.hash(password);
  return manage(parts, ctx, personId, async (account, { record }) => {
    await renew(parts, account, hash);
    await record(ctx, accountFacts.passwordReset, personId, whose(account));
    return { userName: account.userName, firstPassword: password };
  });
}

async function renew({ door }: Parts, account: Account, hash: string): Promise<void> {
  await passwords.replace(door.db, account.id, hash, true);
  await attempts.clear(door.db, account.userName);
  await sessions.end(door.db, account.id);
}

/** 账号应急：a first password for who has nobody left to ask, his two steps lifted. Done on the server's machine, by no account. */
export async function rescue(parts: Parts, userName: string): Promise<{ userName: string; firstPassword: string }> {
  const { door, crypt, clock } = parts;
  const password = firstPassword(randomBytes(24));
  const hash = await crypt.hash(password);
  return door.act(async ({ record }) => {
    const account = await accounts.byUserName(door.db, userName);
    if (!account) return kernelProblems.notFound({ what: `账号“${userName}”` });
    if (account.closed) return accountProblems.rescueClosed(whose(account));
    await renew(parts, account, hash);
    await accounts.removeSecondFactor(door.db, account.id);
    await record(contextBase(system(account.cityId), clock(), 'command'), accountFacts.rescued, account.personId, whose(account));
    return { userName: account.userName, firstPassword: password };
  });
}

/** 解锁账号. */
export const unlock = (parts: Parts, ctx: Context, { personId }: { personId: string }) =>
  manage(parts, ctx, personId, async (account, { record }) => {
    if (!(await attempts.clear(parts.door.db, account.userName))) return accountProblems.notLocked(whose(account));
    await record(ctx, accountFacts.unlocked, personId, whose(account));
    return done;
  });

/** 解除两步验证：for someone whose telephone is gone. */
export async function liftSecondFactor(parts: Parts, ctx: Context, { personId }: { personId: string }) {
  await permit(parts, ctx, personId, 'liftSecondFactor');
  return manage(parts, ctx, personId, async (account, { record }) => {
    if (!(await accounts.removeSecondFactor(parts.door.db, account.id))) return accountProblems.secondFactorOff({});
    await record(ctx, accountFacts.secondFactorStopped, personId, whose(account));
    return done;
  });
}

/** 停用账号：signed out everywhere at once. */
export async function close(parts: Parts, ctx: Context, { personId, reason }: { personId: string; reason: string }) {
  await permit(parts, ctx, personId, 'close');
  return manage(parts, ctx, personId, async (account, act) => {
    if (account.closed) return accountProblems.alreadyClosed(whose(account));
    await shut(parts, ctx, act, account, reason);
    return done;
  });
}

async function shut({ door }: Parts, ctx: Context, { record }: Act, account: Account, reason: string): Promise<void> {
  await accounts.change(door.db, account.id, { closed: true });
  await sessions.end(door.db, account.id);
  await record(ctx, accountFacts.closed, account.personId, { ...whose(account), reason });
}

/** Closes the account of somebody who has left, if he had one. Bears being run twice. */
export async function closeOf(parts: Parts, ctx: Context, personId: string): Promise<void> {
  await parts.door.act(async (act) => {
    const account = await accounts.ofPerson(parts.door.db, ctx.actor.cityId, personId);
    if (account && !account.closed) await shut(parts, ctx, act, account, '已离岗');
    return undefined;
  });
}

/** 恢复账号. */
export const reopen = (parts: Parts, ctx: Context, { personId }: { personId: string }) =>
  manage(parts, ctx, personId, async (account, { record }) => {
    if (!account.closed) return accountProblems.notClosed(whose(account));
    await accounts.change(parts.door.db, account.id, { closed: false });
    await record(ctx, accountFacts.reopened, personId, whose(account));
    return done;
  });

/** 账号 of the city that the actor may see, by user name. */
export async function list(
  { door, managingOf }: Parts,
  ctx: Context,
  input: { search?: string | undefined; limit: number; after?: string | undefined },
): Promise<Page<z.input<typeof AccountRow>>> {
  const managing = await managingOf(ctx, false);
  const { sees } = managing;
  if (sees !== 'everybody' && sees.length === 0) throw kernelProblems.notAllowed({ what: '查账号' });
  const of = sees === 'everybody' ? undefined : sees;
  const rows = await accounts.list(door.db, ctx.actor.cityId, ctx.now, { ...input, of, limit: input.limit + 1 });
  const can = (personId: string, act: AccountAct) => refusal(ctx, managing, personId, act)?.message ?? null;
  const page = rows.slice(0, input.limit);
  return {
    rows: page.map((r) => ({
      personId: r.personId,
      personName: r.name,
      unitName: r.unitName,
      userName: r.userName,
      state: r.closed ? 'closed' : r.locked ? 'locked' : 'active',
      mustChangePassword: r.mustChangePassword,
      secondFactorEnabled: r.secondFactorEnabled,
      lastSignedInAt: r.lastSignedInAt?.toISOString() ?? null,
      can: {
        resetPassword: can(r.personId, 'resetPassword'),
        liftSecondFactor: can(r.personId, 'liftSecondFactor'),
        close: can(r.personId, 'close'),
      },
    })),
    next: rows.length > page.length ? (page.at(-1)?.userName ?? null) : null,
  };
}
