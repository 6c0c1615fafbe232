import { factKind, verb } from '@weicheng/domain/kernel';
import { z } from 'zod';
import { connect } from '../../apps/server/src/platform/database/index.ts';
import { mount, route } from '../../apps/server/src/platform/endpoint/index.ts';
import { byKind, when } from '../../apps/server/src/platform/facts/index.ts';
import { openApp } from '../../apps/server/src/platform/operations/index.ts';
import { readSettings } from '../../apps/server/src/platform/settings/index.ts';

/** A server with one verb: inserts a row, records a fact, wakes a listener. Started by http.bench.ts; ends when the bench lets go. */
const written = factKind({ kind: 'bench.written', says: '写入', data: z.object({ title: z.string() }), line: (d) => d.title });
const write = verb({
  name: 'bench.write',
  method: 'POST',
  path: '/api/bench',
  may: 'notice.write',
  summary: '写入',
  input: z.object({ title: z.string().max(80) }),
  output: z.object({ id: z.string() }),
});

const settings = readSettings({ LOG_LEVEL: 'error' });
const database = await connect(process.env['BENCH_DATABASE'] ?? '', 20, () => {});
const actor = {
  cityId: 1,
  accountId: 'bench',
  personId: '00000000-0000-4000-8000-000000000001',
  name: '某某',
  unitId: null,
  unitName: null,
  cityName: '',
  secondFactorRequired: false,
  grants: new Map([['notice.write', ['00000000-0000-4000-8000-000000000002']]]),
};
const app = await openApp(settings, [write]);
mount(
  app,
  [
    route(write, async (ctx, { title }) => {
      const id = ctx.newId();
      await ctx.db
        .insertInto('notice')
        .values({ city_id: ctx.actor.cityId, id, person_id: ctx.actor.personId, at: new Date(ctx.now), title })
        .execute();
      await ctx.record(written, id, { title });
      return { id };
    }),
  ],
  {
    database,
    listeners: byKind([when(written, 'nobody', async () => {})]),
    whoIs: async () => ({ actor, sessionId: 'bench', mustChangePassword: false, secondFactorEnabled: false }),
    clock: Date.now,
    origins: [],
  },
);
const address = await app.listen({ host: '127.0.0.1', port: 0 });
process.send?.(new URL(address).port);
process.once('disconnect', async () => {
  await app.close();
  await database.close();
});
