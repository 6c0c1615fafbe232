import type { Task } from 'graphile-worker';
import { sql } from 'kysely';
import type { Context } from '../context/index.ts';

/** One transaction in a city, by the system. */
export type InCity = <T>(cityId: number, act: (ctx: Context) => Promise<T>) => Promise<T>;

/**
 * 差事：work that waits for the world outside. It holds no transaction while it waits; it opens one before and one after.
 * It may be run twice and in two places at once: what it takes up it must claim first.
 */
export interface Errand {
  name: string;
  /** `about`: as it was given to `sendOn`. */
  run(inCity: InCity, cityId: number, about: string): Promise<void>;
}

const taskOf = (errand: Pick<Errand, 'name'>) => `errand/${errand.name}`;

/**
 * Sends an errand on its way when this transaction has committed, or at `at`. Asked for again before it has begun, it is
 * still one errand, at the time said last.
 */
export async function sendOn(ctx: Pick<Context, 'actor' | 'db'>, errand: Pick<Errand, 'name'>, about: string, at?: number): Promise<void> {
  const task = taskOf(errand);
  const { cityId } = ctx.actor;
  // What is for later must not put off what is for now: each has its own key.
  const key = `${task}/${cityId}/${about}${at === undefined ? '' : '/later'}`;
  const when = at === undefined ? null : new Date(at);
  await sql`select add_job(${task}, ${JSON.stringify({ cityId, about })}::json, ${key}, ${when}::timestamptz)`.execute(ctx.db);
}

/** The errand as a task of the worker. */
export function errandTask(errand: Errand, inCity: InCity): [string, Task] {
  return [
    taskOf(errand),
    async (payload) => {
      const { cityId, about } = payload as { cityId: number; about: string };
      await errand.run(inCity, cityId, about);
    },
  ];
}
