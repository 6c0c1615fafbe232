import type { Problem } from '@weicheng/domain/kernel';
import { accountFacts, accountProblems, brokenPasswordRules } from '@weicheng/domain/platform';
import type { FastifyRequest } from 'fastify';
import { contextBase } from '../../context/index.ts';
import type { Wire } from '../../endpoint/index.ts';
import { type Account, accounts } from '../account.store.ts';
import { attempts } from '../attempt.store.ts';
import type { Act } from '../door.ts';
import type { Parts } from '../parts.ts';
import { sessions } from '../session.store.ts';
import { countFailure } from '../signIn.service.ts';
import { passwords } from './password.store.ts';

/**
 * Proves that whoever holds the session also knows the password. Failures count towards the lock as they do at the door.
 * @param fits the hash that the password fitted before the act; it must still be the present one
 */
export async function provePassword(
  parts: Parts,
  act: Act,
  request: FastifyRequest,
  account: Account,
  fits: string | null,
): Promise<Problem | undefined> {
  const { door, clock } = parts;
  const minutes = await attempts.take(door.db, account.userName, clock());
  if (minutes > 0) return accountProblems.locked({ minutes });
  if (fits !== (await passwords.hash(door.db, account.id))) {
    return countFailure(parts, act, request, account.userName, account, 'password', accountProblems.wrongPassword({}));
  }
  await attempts.clear(door.db, account.userName);
  return undefined;
}

/** 改密码：one's own; everywhere else one is signed out. */
export async function changePassword(parts: Parts, { request }: Wire, { current, next }: { current: string; next: string }) {
  const { door, crypt, who, clock } = parts;
  const { actor, sessionId } = who.known(request);
  const account = await accounts.byId(door.db, actor.accountId);
  const broken = brokenPasswordRules(next, account.userName);
  if (broken.length) throw accountProblems.weakPassword({ broken });
  const fits = await crypt.fitting(await passwords.hash(door.db, account.id), current);
  const past = fits === null ? [] : await passwords.past(door.db, account.id);
  const used = (await Promise.all(past.map((hash) => crypt.fitting(hash, next)))).some((hash) => hash !== null);
  const fresh = await crypt.hash(next);
  await door.act(async (act) => {
    const no = await provePassword(parts, act, request, account, fits);
    if (no) return no;
    if (used) return accountProblems.usedBefore({});
    await passwords.replace(door.db, account.id, fresh, false);
    await sessions.end(door.db, account.id, { except: sessionId });
    await act.record(contextBase(actor, clock(), request.id), accountFacts.passwordChanged, actor.personId, { userName: account.userName });
    return undefined;
  });
  return { done: true as const };
}
