import { randomUUID } from 'node:crypto';
import { type LogFunctionFactory, Logger, parseCronItems, type Runner, run, type TaskList } from 'graphile-worker';
import { type Context, contextBase, system } from '../context/index.ts';
import type { Database } from '../database/index.ts';
import { inTransaction } from '../endpoint/mount.ts';
import type { Listener } from '../facts/index.ts';
import { type Errand, errandTask, type InCity } from './errand.ts';

export { type Errand, type InCity, sendOn } from './errand.ts';

/** 到点的事：what the clock asks for, in every city. `every` is a crontab line in the office's time (UTC + 8 is added here). */
export interface ClockJob {
  name: string;
  /** crontab, UTC. */
  every: string;
  run(ctx: Context): Promise<void>;
}

export interface Jobs {
  stop(): Promise<void>;
}

/**
 * Starts the workers: facts to their listeners, the clock to its jobs; each in one transaction of one city.
 * A job that fails is tried again with growing pauses (graphile-worker), so a listener must bear being run twice.
 */
export async function startJobs(
  database: Database,
  listeners: ReadonlyMap<string, readonly Listener[]>,
  clockJobs: readonly ClockJob[],
  clock: () => number,
  log: LogFunctionFactory,
  errands: readonly Errand[] = [],
): Promise<Jobs> {
  for (const [n, { name }] of clockJobs.entries())
    if (clockJobs.findIndex((job) => job.name === name) !== n) throw new Error(`two clock jobs are called ${name}`);
  const byName = new Map([...listeners.values()].flat().map((l) => [`${l.kind}/${l.name}`, l]));
  const inCity: InCity = (cityId, act) =>
    inTransaction(database, contextBase(system(cityId), clock(), `job-${randomUUID()}`), listeners, act);

  const tasks: TaskList = {
    listen: async (payload) => {
      const { cityId, fact: id, listener: name } = payload as { cityId: number; fact: string; listener: string };
      await inCity(cityId, async (ctx) => {
        const row = await ctx.db
          .selectFrom('fact')
          .select(['id', 'kind', 'about', 'data'])
          .where('city_id', '=', cityId)
          .where('id', '=', id)
          .executeTakeFirstOrThrow();
        // A listener that a newer version dropped has nothing left to do.
        await byName.get(`${row.kind}/${name}`)?.run(ctx, row);
      });
    },
  };
  for (const job of clockJobs) {
    tasks[job.name] = async () => {
      const { rows } = await database.owner.query<{ city_id: number }>('select city_id from city order by city_id');
      for (const { city_id } of rows) await inCity(city_id, job.run);
    };
  }
  const alive = await takeOverJobs(database);
  const work = (taskList: TaskList, crontab: readonly ClockJob[]): Promise<Runner> =>
    run({
      pgPool: database.owner,
      taskList,
      parsedCronItems: parseCronItems(
        crontab.map((job) => ({ task: job.name, match: job.every, options: { backfillPeriod: 0, maxAttempts: 3 } })),
      ),
      concurrency: 4,
      pollInterval: 5000, // LISTEN/NOTIFY wakes it at once; the poll is for what was planned for later
      noHandleSignals: true,
      logger: new Logger(log),
    });
  // Errands wait for others: with workers of their own they keep nothing in the house waiting.
  const runners = [await work(tasks, clockJobs)];
  if (errands.length > 0) runners.push(await work(Object.fromEntries(errands.map((errand) => errandTask(errand, inCity))), []));
  return {
    stop: async () => {
      await Promise.all(runners.map((runner) => runner.stop()));
      alive.release(true);
    },
  };
}

/**
 * What a killed server had begun would wait four hours for it to come back. As long as a server lives it holds a lock with the others;
 * one that finds nobody holding it begins their jobs again.
 */
async function takeOverJobs(database: Database) {
  const client = await database.owner.connect();
  client.on('error', () => {}); // the database went away, and the lock with it
  const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock(7239007) as alone');
  if (rows[0]?.alone)
    await client.query(
      'select graphile_worker.force_unlock_workers(array(select distinct locked_by from graphile_worker.jobs where locked_by is not null))',
    );
  await client.query('select pg_advisory_lock_shared(7239007)');
  if (rows[0]?.alone) await client.query('select pg_advisory_unlock(7239007)');
  return client;
}
