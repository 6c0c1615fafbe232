import { accountFacts, accountProblems } from '@weicheng/domain/platform';
import { contextBase } from '../context/index.ts';
import type { Wire } from '../endpoint/index.ts';
import { accounts } from './account.store.ts';
import { product } from './engine.ts';
import { headersFor, type Parts, passCookies, refusalOf, tokenIn } from './parts.ts';
import { provePassword } from './password/password.service.ts';
import { passwords } from './password/password.store.ts';
import { sessions } from './session.store.ts';

/** The address for the telephone's app: better-auth's, under the user name and not under the address it insists on. */
export function uriFor(totpUri: string, userName: string): string {
  const secret = new URL(totpUri).searchParams.get('secret') ?? '';
  const label = `${encodeURIComponent(product)}:${encodeURIComponent(userName)}`;
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(product)}&digits=6&period=30`;
}

/** 开启两步验证, first half: a secret for the telephone and the recovery codes. Nothing is asked for until it is confirmed. */
export async function startSecondFactor(parts: Parts, { request }: Wire, { password }: { password: string }) {
  const { door, engine, crypt, who, cookies } = parts;
  const { actor, userName } = who.known(request);
  const fits = await crypt.fitting(await passwords.hash(door.db, actor.accountId), password);
  return door.act(async (act) => {
    const account = await accounts.byId(door.db, actor.accountId);
    if (account.secondFactorEnabled) return accountProblems.secondFactorOn({});
    const no = await provePassword(parts, act, request, account, fits);
    if (no) return no;
    const started = await engine.api.enableTwoFactor({ body: { password, method: 'totp' }, headers: headersFor(request, cookies.session) });
    if (started.method !== 'totp') throw new Error(`two-factor by ${started.method}`);
    return { uri: uriFor(started.totpURI, userName), recoveryCodes: started.backupCodes };
  });
}

/** Second half: the telephone shows the right code. better-auth renews the session with it; those of one step end. */
export async function confirmSecondFactor(parts: Parts, { request, reply }: Wire, { code }: { code: string }) {
  const { door, engine, who, clock, cookies } = parts;
  const { actor, userName } = who.known(request);
  const headers = await door.act(async ({ record }) => {
    const account = await accounts.byId(door.db, actor.accountId);
    if (account.secondFactorEnabled) return accountProblems.secondFactorOn({});
    if (!(await accounts.useCode(door.db, account.id, code, Date.now()))) return accountProblems.usedCode({});
    let refusal = '';
    const passed = await engine.api
      .verifyTOTP({ body: { code }, headers: headersFor(request, cookies.session), returnHeaders: true })
      .catch((error: unknown) => {
        refusal = refusalOf(error);
      });
    if (!passed) return refusal === 'INVALID_CODE' ? accountProblems.wrongCode({}) : accountProblems.secondFactorNotStarted({});
    const own = await sessions.accountOf(door.db, tokenIn(parts, passed.headers) ?? '');
    await sessions.end(door.db, account.id, own ? { except: own.id } : {});
    await record(contextBase(actor, clock(), request.id), accountFacts.secondFactorStarted, actor.personId, { userName });
    return passed.headers;
  });
  passCookies(reply, headers);
  return { done: true as const };
}

/** 关闭两步验证：one's own, unless a role demands it. */
export async function stopSecondFactor(parts: Parts, { request, reply }: Wire, { password }: { password: string }) {
  const { door, engine, crypt, who, clock, cookies } = parts;
  const { actor, userName } = who.known(request);
  const fits = await crypt.fitting(await passwords.hash(door.db, actor.accountId), password);
  const headers = await door.act(async (act) => {
    const account = await accounts.byId(door.db, actor.accountId);
    if (!account.secondFactorEnabled) return accountProblems.secondFactorOff({});
    if (actor.secondFactorRequired) return accountProblems.secondFactorRequired({});
    const no = await provePassword(parts, act, request, account, fits);
    if (no) return no;
    const stopped = await engine.api.disableTwoFactor({
      body: { password },
      headers: headersFor(request, cookies.session),
      returnHeaders: true,
    });
    await act.record(contextBase(actor, clock(), request.id), accountFacts.secondFactorStopped, actor.personId, {
      userName,
      name: actor.name,
    });
    return stopped.headers;
  });
  passCookies(reply, headers);
  return { done: true as const };
}
