import { kernelProblems } from '@weicheng/domain/kernel';
import { accountFacts, type Me } from '@weicheng/domain/platform';
import { contextBase } from '../context/index.ts';
import type { Wire } from '../endpoint/index.ts';
import { deviceOf } from './device.ts';
import { headersFor, type Parts, passCookies } from './parts.ts';
import { sessions } from './session.store.ts';

/** 我是谁：what the page knows of the person it serves. */
export async function me({ who, idleMinutes }: Parts, { request }: Wire): Promise<Me> {
  const { actor, userName, mustChangePassword, secondFactorEnabled } = who.known(request);
  return {
    personId: actor.personId,
    name: actor.name,
    userName,
    unitId: actor.unitId,
    unitName: actor.unitName,
    cityId: actor.cityId,
    cityName: actor.cityName,
    permissions: [...actor.grants].filter(([, units]) => units.length > 0).map(([permission]) => permission),
    mustChangePassword,
    secondFactor: { enabled: secondFactorEnabled, required: actor.secondFactorRequired },
    idleMinutes,
  };
}

/** The devices one is signed in on, the last used first. */
export async function listSessions({ door, who, clock, idleMinutes }: Parts, { request }: Wire) {
  const { actor, sessionId } = who.known(request);
  const rows = await sessions.alive(door.db, actor.accountId, clock(), clock() - idleMinutes * 60_000);
  return {
    rows: rows.map((s) => ({
      id: s.id,
      current: s.id === sessionId,
      createdAt: s.created_at.toISOString(),
      lastUsedAt: s.last_used_at.toISOString(),
      device: deviceOf(s.user_agent),
      address: s.ip_address ?? '',
    })),
  };
}

/** 退出登录. */
export async function signOut(parts: Parts, { request, reply }: Wire) {
  const { door, engine, who, clock, cookies } = parts;
  const { actor, userName } = who.known(request);
  const headers = await door.act(async ({ record }) => {
    const gone = await engine.api.signOut({ headers: headersFor(request, cookies.session), returnHeaders: true });
    await record(contextBase(actor, clock(), request.id), accountFacts.signedOut, actor.personId, { userName });
    return gone.headers;
  });
  passCookies(reply, headers);
  return { done: true as const };
}

/** 让设备退出登录：one of one's own sessions, or all but this one. */
export async function endSessions({ door, who, clock }: Parts, { request }: Wire, id?: string) {
  const { actor, sessionId, userName } = who.known(request);
  await door.act(async ({ record }) => {
    const count = await sessions.end(door.db, actor.accountId, id === undefined ? { except: sessionId } : { id });
    if (count === 0 && id !== undefined) return kernelProblems.notFound({ what: '这台设备' });
    if (count > 0) await record(contextBase(actor, clock(), request.id), accountFacts.sessionEnded, actor.personId, { userName, count });
    return { count };
  });
  return { done: true as const };
}
