import { type Actor, addDays, type Day, dayOf, kernelProblems, startOfDay } from '@weicheng/domain/kernel';
import type { FastifyRequest } from 'fastify';
import type { Database, Db } from '../../database/index.ts';
import type { SignedIn } from '../../endpoint/index.ts';
import type { Remembered } from '../../memory/index.ts';
import { accounts } from '../account.store.ts';
import type { Door } from '../door.ts';
import { sessions } from '../session.store.ts';
import { signedCookie } from './cookie.ts';

/** Loads the person behind an account, with today's rights; null when nobody of that id is in office. A chapter gives it. */
export type LoadActor = (db: Db, who: { cityId: number; personId: string; accountId: string }, today: Day) => Promise<Actor | null>;

/** Who is signed in, with what only the accounts need to know. */
export interface Known extends SignedIn {
  userName: string;
  /** Milliseconds since 1970, all four. Rights begin and end with a day: at midnight they are asked for anew. */
  rightsUntil: number;
  expiresAt: number;
  lastUsedAt: number;
  notedAt: number;
}

export interface WhoParts {
  /** A door of its own: whoever is signed in must not wait behind those who want to be. */
  door: Pick<Door, 'db'>;
  database: Database;
  memory: Remembered<Known>;
  loadActor: LoadActor;
  secret: string;
  cookieName: string;
  idleMinutes: number;
  clock(): number;
}

export interface Who {
  /** Whose is the session in the request's cookie, if it is alive? The first question of every request. */
  whoIs(request: FastifyRequest): Promise<Known | null>;
  /** The answer it got, for the verbs of accounts; refused where there was none. */
  known(request: FastifyRequest): Known;
}

/** An open stream is not somebody at work: it must not keep a forgotten page signed in. */
const isAtWork = (request: FastifyRequest) => !request.headers.accept?.startsWith('text/event-stream');

export function openWho({ door, database, memory, loadActor, secret, cookieName, idleMinutes, clock }: WhoParts): Who {
  const idle = idleMinutes * 60_000;
  const noteEvery = Math.min(60_000, idle / 10);

  const load = async (token: string): Promise<Known | null> => {
    const keep = memory.asking();
    const session = await sessions.byToken(door.db, token);
    if (!session) return null;
    const { accountId, cityId, personId } = session;
    const today = dayOf(clock());
    const actor = await loadActor(database.city(cityId), { cityId, personId, accountId }, today);
    if (!actor) return null;
    if (actor.name !== session.name || actor.unitName !== session.unitName) {
      await accounts.change(door.db, accountId, { name: actor.name, unit_name: actor.unitName });
    }
    const known: Known = {
      actor,
      sessionId: session.id,
      // Who came through the sign-on service has never used the first password.
      mustChangePassword: session.mustChangePassword && session.door === 'password',
      secondFactorEnabled: session.secondFactorEnabled,
      userName: session.userName,
      rightsUntil: startOfDay(addDays(today, 1)),
      expiresAt: session.expiresAt.getTime(),
      lastUsedAt: session.lastUsedAt.getTime(),
      notedAt: session.lastUsedAt.getTime(),
    };
    keep(token, known, [accountId, `city:${cityId}`]);
    return known;
  };

  const answers = new WeakMap<FastifyRequest, Known>();
  const whoIs: Who['whoIs'] = async (request) => {
    const token = signedCookie(request.headers.cookie, cookieName, secret);
    if (token === undefined) return null;
    const now = clock();
    const isAlive = (k: Known) => now < k.expiresAt && now - k.lastUsedAt < idle;
    const heard = memory.get(token);
    // What looks idle from here may be in use on another server: the database has the last word.
    const known = heard && isAlive(heard) && now < heard.rightsUntil ? heard : await load(token);
    if (!known || !isAlive(known)) return null;
    if (isAtWork(request)) {
      known.lastUsedAt = Math.max(known.lastUsedAt, now);
      if (now - known.notedAt >= noteEvery) {
        known.notedAt = now;
        if (!(await sessions.touch(door.db, known.sessionId, now))) return null;
      }
    }
    answers.set(request, known);
    return known;
  };
  return {
    whoIs,
    known(request) {
      const known = answers.get(request);
      if (!known) throw kernelProblems.notSignedIn({});
      return known;
    },
  };
}
