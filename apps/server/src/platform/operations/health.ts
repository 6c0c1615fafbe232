import type { FastifyInstance } from 'fastify';
import type { Database } from '../database/index.ts';
import type { FileStore } from '../files/index.ts';

const applied = async ({ owner }: Database): Promise<string> => {
  const { rows } = await owner.query<{ names: string }>("select string_agg(name, ',' order by name) as names from weicheng_migration");
  return rows[0]?.names ?? '';
};

const patience = 3000;
const inTime = <T>(work: Promise<T>): Promise<T> =>
  Promise.race([work, new Promise<never>((_, reject) => setTimeout(reject, patience, new Error('too slow')).unref())]);

/** /healthz: the process lives. /readyz: it can serve, that is, the database answers in the state this program knows, and files can be kept. */
export function mountHealth(app: FastifyInstance, database: Database, files: FileStore): void {
  let known = '';
  app.addHook('onReady', async () => {
    known = await applied(database);
  });
  const checks: { [name: string]: () => Promise<void> } = {
    database: async () => void (await database.app.query('select 1')),
    migrations: async () => {
      if ((await applied(database)) !== known) throw new Error('a newer program has changed the database');
    },
    files: () => files.check(),
  };
  app.get('/healthz', () => ({ alive: true }));
  app.get('/readyz', async (request, reply) => {
    const results = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => {
        try {
          await inTime(check());
          return [name, 'ok'] as const;
        } catch (error) {
          request.log.warn({ err: error, check: name }, 'not ready');
          return [name, 'failed'] as const;
        }
      }),
    );
    const ready = results.every(([, result]) => result === 'ok');
    return reply.status(ready ? 200 : 503).send({ ready, checks: Object.fromEntries(results) });
  });
}
