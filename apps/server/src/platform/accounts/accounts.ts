import { createHmac } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Context } from '../context/index.ts';
import type { Database } from '../database/index.ts';
import type { Route, SignedIn } from '../endpoint/index.ts';
import type { Settings } from '../settings/index.ts';
import { accountRoutes, type SampleAccount } from './account.routes.ts';
import { closeOf, type NewAccount, openAccount } from './account.service.ts';
import { openDoor } from './door.ts';
import { openEngine } from './engine.ts';
import type { Parts } from './parts.ts';
import { mountSignOn } from './signOn.ts';
import { type Known, type LoadActor, openWho } from './who/who.ts';

/** 账号：who may sign in, and who is signed in. */
export interface Accounts {
  /** Who sends this request, or null. From memory where that is still true. */
  whoIs(request: FastifyRequest): Promise<SignedIn | null>;
  routes: readonly Route[];
  /** The way to the city's sign-on service and back, where the settings name one. */
  mountSignOn(app: FastifyInstance): void;
  /** Opens an account outside of any request and returns its id; the city and the person are committed already. */
  openAccount(account: NewAccount): Promise<string>;
  /** Closes the account of somebody who has left, if he had one; may be asked twice. */
  closeOf(ctx: Context, personId: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens the accounts. A change of rights in this process counts from the next request on: `database.memory` overhears it. */
export async function openAccounts({
  database,
  settings,
  secret,
  loadActor,
  clock,
  sampleAccounts,
}: {
  database: Database;
  settings: Settings;
  secret: string;
  loadActor: LoadActor;
  clock(): number;
  sampleAccounts: readonly SampleAccount[];
}): Promise<Accounts> {
  const door = openDoor(database, () => {}); // a lost connection shows in the next act that wants one
  const memory = database.memory.remember<Known>();
  database.memory.overhear(door.pool);

  // Not the secret itself: what signs cookies must sign nothing else.
  const key = createHmac('sha256', secret).update('accounts').digest('base64url');
  const engine = openEngine(door, settings, key, clock);
  const { authCookies, createAuthCookie } = await engine.$context;
  const cookies = { session: authCookies.sessionToken.name, pending: createAuthCookie('two_factor').name };
  const idleMinutes = settings.IDLE_MINUTES;
  const who = openWho({ door, database, memory, loadActor, secret: key, cookieName: cookies.session, idleMinutes, clock });
  const parts: Parts = { door, engine, database, loadActor, who, secret: key, cookies, idleMinutes, clock };
  return {
    whoIs: who.whoIs,
    routes: accountRoutes(parts, settings, sampleAccounts),
    mountSignOn: (app) => {
      if (settings.OIDC_DISCOVERY_URL) mountSignOn(app, parts);
    },
    openAccount: (account) => openAccount(parts, account),
    closeOf: (ctx, personId) => closeOf(parts, ctx, personId),
    close: () => door.close(),
  };
}
