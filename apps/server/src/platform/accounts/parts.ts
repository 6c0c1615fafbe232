import type { Problem } from '@weicheng/domain/kernel';
import type { AccountAct } from '@weicheng/domain/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../context/index.ts';
import type { Database } from '../database/index.ts';
import { deviceOf } from './device.ts';
import type { Door } from './door.ts';
import { addressHeader, type Engine } from './engine.ts';
import type { Crypt } from './password/crypt.ts';
import { onlyCookies, signedCookie } from './who/cookie.ts';
import type { LoadActor, Who } from './who/who.ts';

/** 谁可以办别人的账号, as a chapter sees it for one actor. */
export interface Managing {
  /** Why he may not do this to the account of another; nothing where he may. */
  mayNot(personId: string, act: AccountAct): Problem | undefined;
  /** Whose accounts he sees in the list. */
  sees: 'everybody' | readonly string[];
}

/**
 * Asked in the transaction of the verb.
 * @param acting what the answer rests on stays as it is until the transaction ends
 */
export type ManagingOf = (ctx: Context, acting: boolean) => Promise<Managing>;

/** 示例账号: one whose password the sign-in page shows. */
export interface SampleAccount {
  userName: string;
  password: string;
  who: string;
}

/** What the services of accounts work with; made once, by openAccounts. */
export interface Parts {
  door: Door;
  engine: Engine;
  crypt: Crypt;
  database: Database;
  loadActor: LoadActor;
  managingOf: ManagingOf;
  who: Who;
  secret: string;
  /** Names of the signed cookies: of a session, and of a sign-in that waits for its second step. */
  cookies: { session: string; pending: string; secure: boolean };
  idleMinutes: number;
  clock(): number;
}

/** Where a visitor comes from, in the words of the facts. */
export const visitOf = (request: FastifyRequest) => ({ address: request.ip, device: deviceOf(request.headers['user-agent']) });

/** The headers better-auth is shown: the one cookie that is meant, the browser, and the address we believe. */
export function headersFor(request: FastifyRequest, ...cookies: readonly string[]): Headers {
  return new Headers({
    cookie: onlyCookies(request.headers.cookie, cookies),
    'user-agent': (request.headers['user-agent'] ?? '').slice(0, 300),
    [addressHeader]: request.ip,
  });
}

/** The token of the session that better-auth has just started, from the cookie it sets. */
export function tokenIn({ cookies, secret }: Parts, headers: Headers): string | undefined {
  const given = headers.getSetCookie().map((c) => c.slice(0, c.indexOf(';')));
  return signedCookie(given.filter((c) => c.startsWith(`${cookies.session}=`)).join(';'), cookies.session, secret);
}

/** Passes better-auth's cookies on to the browser. */
export const passCookies = (reply: FastifyReply, headers: Headers): void => void reply.header('set-cookie', headers.getSetCookie());

/** The code of a refusal by better-auth; anything else it throws is a fault and travels on. */
export function refusalOf(error: unknown): string {
  const { name, body } = (error ?? {}) as { name?: string; body?: { code?: string } };
  if (name !== 'APIError' || !body?.code) throw error;
  return body.code;
}
