import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '../database/index.ts';
import { deviceOf } from './device.ts';
import type { Door } from './door.ts';
import { addressHeader, type Engine } from './engine.ts';
import { onlyCookies } from './who/cookie.ts';
import type { LoadActor, Who } from './who/who.ts';

/** What the services of accounts work with; made once, by openAccounts. */
export interface Parts {
  door: Door;
  engine: Engine;
  database: Database;
  loadActor: LoadActor;
  who: Who;
  secret: string;
  /** Names of the signed cookies: of a session, and of a sign-in that waits for its second step. */
  cookies: { session: string; pending: string };
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

/** Passes better-auth's cookies on to the browser. */
export const passCookies = (reply: FastifyReply, headers: Headers): void => void reply.header('set-cookie', headers.getSetCookie());

/** The code of a refusal by better-auth; anything else it throws is a fault and travels on. */
export function refusalOf(error: unknown): string {
  const { name, body } = (error ?? {}) as { name?: string; body?: { code?: string } };
  if (name !== 'APIError' || !body?.code) throw error;
  return body.code;
}
