import { dayOf, type Problem } from '@weicheng/domain/kernel';
import { accountFacts, accountProblems, lockMinutes } from '@weicheng/domain/platform';
import type { FastifyRequest } from 'fastify';
import { contextBase, system } from '../context/index.ts';
import type { Wire } from '../endpoint/index.ts';
import { type Account, accounts } from './account.store.ts';
import { attempts } from './attempt.store.ts';
import type { Act } from './door.ts';
import { letIn, waitForCode } from './letIn.ts';
import { headersFor, type Parts, passCookies, refusalOf, visitOf } from './parts.ts';
import { passwords } from './password/password.store.ts';
import { sessions } from './session.store.ts';
import { signedCookie } from './who/cookie.ts';

/** Counts a failed attempt and records it where there is such an account; the answer is the same where there is none. */
export async function countFailure(
  { door, clock }: Parts,
  { record }: Act,
  request: FastifyRequest,
  userName: string,
  account: Account | undefined,
  reason: 'password' | 'secondFactor',
  no: Problem,
): Promise<Problem> {
  const locked = await attempts.fail(door.db, userName, clock());
  if (account) {
    // Nobody has proved to be the person, so nobody is named as the actor.
    const base = contextBase(system(account.cityId), clock(), request.id);
    const visit = visitOf(request);
    await record(base, accountFacts.signInRefused, account.personId, { userName, ...visit, reason });
    if (locked) await record(base, accountFacts.locked, account.personId, { userName, ...visit, minutes: lockMinutes });
  }
  return locked ? accountProblems.locked({ minutes: lockMinutes }) : no;
}

/** The last look before somebody is let in: the account is open and its person in office. Leaves the fact either way. */
export async function admit(
  parts: Parts,
  { record }: Act,
  request: FastifyRequest,
  account: Account,
  by: 'password' | 'secondFactor' | 'signOn',
): Promise<Problem | undefined> {
  const { door, database, loadActor, clock, idleMinutes } = parts;
  const now = clock();
  const who = { cityId: account.cityId, personId: account.personId, accountId: account.id };
  const actor = account.closed ? null : await loadActor(database.city(account.cityId), who, dayOf(now));
  const visit = { userName: account.userName, ...visitOf(request) };
  if (!actor) {
    await sessions.end(door.db, account.id);
    const base = contextBase(system(account.cityId), now, request.id);
    await record(base, accountFacts.signInRefused, account.personId, { ...visit, reason: account.closed ? 'closed' : 'noPerson' });
    return account.closed ? accountProblems.closed({}) : accountProblems.noPerson({});
  }
  await attempts.clear(door.db, account.userName);
  await attempts.sweep(door.db, now);
  await sessions.sweep(door.db, account.id, now, now - idleMinutes * 60_000);
  await accounts.change(door.db, account.id, { last_signed_in_at: new Date(now) });
  await record(contextBase(actor, now, request.id), accountFacts.signedIn, account.personId, { ...visit, door: by });
  return undefined;
}

/** 登录：the first step. */
export async function signIn(parts: Parts, { request, reply }: Wire, { userName, password }: { userName: string; password: string }) {
  const { door, crypt, clock } = parts;
  const locked = await attempts.locked(door.db, userName, clock());
  if (locked > 0) throw accountProblems.locked({ minutes: locked });
  const fits = await crypt.fitting(await passwords.ofUserName(door.db, userName), password);
  const { next, cookie } = await door.act(async (act) => {
    const minutes = await attempts.take(door.db, userName, clock());
    if (minutes > 0) return accountProblems.locked({ minutes });
    const account = await accounts.byUserName(door.db, userName);
    if (!account || fits !== (await passwords.hash(door.db, account.id)))
      return countFailure(parts, act, request, userName, account, 'password', accountProblems.wrongSignIn({}));
    if (account.secondFactorEnabled && !account.closed)
      return { next: 'secondFactor' as const, cookie: await waitForCode(parts, account.id) };
    const no = await admit(parts, act, request, account, 'password');
    return no ?? { next: 'done' as const, cookie: await letIn(parts, request, account.id) };
  });
  reply.header('set-cookie', cookie);
  return { next };
}

const recoveryCode = /^([A-Za-z0-9]{5})-?([A-Za-z0-9]{5})$/;

/** 两步验证：the second step, with a code from the telephone or a recovery code. */
export async function verifySecondFactor(parts: Parts, { request, reply }: Wire, { code }: { code: string }) {
  const { door, engine, clock, secret, cookies } = parts;
  const pending = signedCookie(request.headers.cookie, cookies.pending, secret);
  const waiting = pending === undefined ? undefined : await sessions.pending(door.db, pending);
  if (!waiting) throw accountProblems.secondFactorExpired({});
  const headers = await door.act(async (act) => {
    const account = await accounts.byId(door.db, waiting.accountId);
    const minutes = await attempts.take(door.db, account.userName, clock());
    if (minutes > 0) return accountProblems.locked({ minutes });
    const recovery = recoveryCode.exec(code);
    if (!recovery && !(await accounts.useCode(door.db, account.id, code, Date.now()))) return accountProblems.usedCode({});
    const ask = { headers: headersFor(request, cookies.pending), returnHeaders: true } as const;
    let refusal = '';
    const passed = await (recovery
      ? engine.api.verifyBackupCode({ ...ask, body: { code: `${recovery[1]}-${recovery[2]}` } })
      : engine.api.verifyTOTP({ ...ask, body: { code } })
    ).catch((error: unknown) => {
      refusal = refusalOf(error);
    });
    if (!passed) {
      const wrong = refusal === 'INVALID_CODE' || refusal === 'INVALID_BACKUP_CODE';
      const no = wrong ? accountProblems.wrongCode({}) : accountProblems.secondFactorExpired({});
      return countFailure(parts, act, request, account.userName, account, 'secondFactor', no);
    }
    return (await admit(parts, act, request, account, 'secondFactor')) ?? passed.headers;
  });
  passCookies(reply, headers);
  return { done: true as const };
}
