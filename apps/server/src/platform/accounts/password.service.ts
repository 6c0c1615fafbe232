import type { Problem } from '@weicheng/domain/kernel';
import { accountFacts, accountProblems, brokenPasswordRules } from '@weicheng/domain/platform';
import type { FastifyRequest } from 'fastify';
import { contextBase } from '../context/index.ts';
import type { Wire } from '../endpoint/index.ts';
import { type Account, accounts } from './account.store.ts';
import { attempts } from './attempt.store.ts';
import type { Act } from './door.ts';
import type { Parts } from './parts.ts';
import { passwords } from './password.store.ts';
import { sessions } from './session.store.ts';
import { countFailure } from './signIn.service.ts';

/** Proves that whoever holds the session also knows the password. Failures count towards the lock as they do at the door. */
export async function provePassword(
  parts: Parts,
  act: Act,
  request: FastifyRequest,
  account: Account,
  password: string,
): Promise<Problem | undefined> {
  const { door, engine, clock } = parts;
  const minutes = await attempts.take(door.db, account.userName, clock());
  if (minutes > 0) return accountProblems.locked({ minutes });
  const { password: crypt } = await engine.$context;
  if (!(await crypt.verify({ hash: await passwords.hash(door.db, account.id), password }))) {
    return countFailure(parts, act, request, account.userName, account, 'password', accountProblems.wrongPassword({}));
  }
  await attempts.clear(door.db, account.userName);
  return undefined;
}

/** 改密码：one's own; everywhere else one is signed out. */
export async function changePassword(parts: Parts, { request }: Wire, { current, next }: { current: string; next: string }) {
  const { door, engine, who, clock } = parts;
  const { actor, sessionId } = who.known(request);
  const { password: crypt } = await engine.$context;
  await door.act(async (act) => {
    const account = await accounts.byId(door.db, actor.accountId);
    const broken = brokenPasswordRules(next, account.userName);
    if (broken.length) return accountProblems.weakPassword({ broken });
    const no = await provePassword(parts, act, request, account, current);
    if (no) return no;
    const past = await passwords.past(door.db, account.id);
    const used = await Promise.all(past.map((hash) => crypt.verify({ hash, password: next })));
    if (used.includes(true)) return accountProblems.usedBefore({});
    await passwords.replace(door.db, account.id, await crypt.hash(next));
    await accounts.change(door.db, account.id, { must_change_password: false });
    await sessions.end(door.db, account.id, { except: sessionId });
    await act.record(contextBase(actor, clock(), request.id), accountFacts.passwordChanged, actor.personId, { userName: account.userName });
    return undefined;
  });
  return { done: true as const };
}
