import { createHmac } from 'node:crypto';
import type { Verb } from '@weicheng/domain/kernel';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Context } from '../context/index.ts';
import type { Database } from '../database/index.ts';
import type { Route, SignedIn } from '../endpoint/index.ts';
import type { Settings } from '../settings/index.ts';
import { accountRoutes } from './account.routes.ts';
import { closeOf, type NewAccount, openAccount, rescue } from './account.service.ts';
import { accounts } from './account.store.ts';
import { openApiKeys } from './apiKey/apiKey.service.ts';
import { openDoor } from './door.ts';
import { openEngine } from './engine.ts';
import type { ManagingOf, Parts, SampleAccount } from './parts.ts';
import { openCrypt } from './password/crypt.ts';
import { mountSignOn } from './signOn.ts';
import { type Known, type LoadActor, openWho } from './who/who.ts';

/** 账号：who may sign in, and who is signed in. */
export interface Accounts {
  /** Who sends this request, or null. From memory where that is still true. */
  whoIs(request: FastifyRequest): Promise<SignedIn | null>;
  routes: readonly Route[];
  /** Tells which verbs the server has: those marked `outside` may be given to another system's key. */
  serve(verbs: readonly Verb[]): void;
  /** The way to the city's sign-on service and back, where the settings name one. */
  mountSignOn(app: FastifyInstance): void;
  /** Opens an account outside of any request and returns its id; the city and the person are committed already. */
  openAccount(account: NewAccount): Promise<string>;
  /** Closes the account of somebody who has left, if he had one; may be asked twice. */
  closeOf(ctx: Context, personId: string): Promise<void>;
  /** 账号应急：gives the account of this user name a first password, from the server's machine. */
  rescue(userName: string): Promise<{ userName: string; firstPassword: string }>;
  /** The sample accounts that are there and still have the password they were opened with. */
  sampleAccounts(): Promise<SampleAccount[]>;
  close(): Promise<void>;
}

/** Opens the accounts. A change of rights in this process counts from the next request on: `database.memory` overhears it. */
export async function openAccounts({
  database,
  settings,
  secret,
  loadActor,
  managingOf,
  clock,
  sampleAccounts,
}: {
  database: Database;
  settings: Settings;
  secret: string;
  loadActor: LoadActor;
  managingOf: ManagingOf;
  clock(): number;
  sampleAccounts: readonly SampleAccount[];
}): Promise<Accounts> {
  const door = openDoor(database, 8);
  const hall = openDoor(database, 4);
  const memory = database.memory.remember<Known>();

  // Not the secret itself: what signs cookies must sign nothing else.
  const key = createHmac('sha256', secret).update('accounts').digest('base64url');
  const engine = openEngine(door, settings, key, clock);
  const { authCookies, createAuthCookie } = await engine.$context;
  const { name, attributes } = authCookies.sessionToken;
  const cookies = { session: name, pending: createAuthCookie('two_factor').name, secure: attributes.secure === true };
  const idleMinutes = settings.IDLE_MINUTES;
  const who = openWho({ door: hall, database, memory, loadActor, secret: key, cookieName: cookies.session, idleMinutes, clock });
  const keys = openApiKeys({ door, hall, clock });
  const crypt = openCrypt();
  const parts: Parts = { door, engine, crypt, database, loadActor, managingOf, who, secret: key, cookies, idleMinutes, clock };
  const shown: Accounts['sampleAccounts'] = async () => {
    if (sampleAccounts.length === 0) return [];
    const names = sampleAccounts.map((a) => a.userName);
    const still = await accounts.samplesAmong(hall.db, names);
    return sampleAccounts.filter((a) => still.has(a.userName));
  };
  return {
    whoIs: async (request) => {
      const system = await keys.whoIs(request);
      return system === undefined ? who.whoIs(request) : system;
    },
    serve: keys.serve,
    routes: accountRoutes(parts, settings, shown, keys),
    mountSignOn: (app) => {
      if (settings.OIDC_DISCOVERY_URL) mountSignOn(app, parts);
    },
    openAccount: (account) => openAccount(parts, account),
    closeOf: (ctx, personId) => closeOf(parts, ctx, personId),
    rescue: (userName) => rescue(parts, userName),
    sampleAccounts: shown,
    close: async () => void (await Promise.all([door.close(), hall.close()])),
  };
}
