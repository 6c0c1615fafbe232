import { dayOf } from '@weicheng/domain/kernel';
import { pictureContract } from '@weicheng/domain/rectification';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { type Context, contextBase, system } from '#platform/context';
import { inTransaction } from '#platform/endpoint';
import { testOffice } from '../../../testing/office.ts';
import { foldFigures } from './picture.service.ts';

it('asks for folding when many wait, folds a backlog act by act, and what is read in between is right', async () => {
  const backlog = 45_000;
  const now = Date.now();
  const office = await testOffice();
  const desk = await office.as('chuangwei');
  const act = <T>(run: (ctx: Context) => Promise<T>) => inTransaction(office.database, contextBase(system(1), now, 'fold'), new Map(), run);
  const write = (n: number) =>
    act((ctx) =>
      sql`insert into issue_figure_delta (city_id, kind, day, n)
        select 1, 'registered', ${dayOf(now)}, ${n} from generate_series(1, ${backlog})`.execute(ctx.db),
    );
  const registered = async () => (await desk.call(pictureContract.read, { on: dayOf(now) })).day.registered;
  const foldAll = async (): Promise<number> => {
    for (let acts = 0; ; acts++) if ((await act(foldFigures)) === 0) return acts;
  };
  await foldAll();
  const before = await registered();
  await write(1);
  const { rows: asked } = await office.database.owner.query(
    `select 1 from graphile_worker.jobs where task_identifier = 'errand/foldFigures'`,
  );
  expect(asked).toHaveLength(1);
  expect(await registered()).toBe(before + backlog);
  expect(await act(foldFigures)).toBe(20_000);
  expect(await registered()).toBe(before + backlog);
  expect(await foldAll()).toBe(2);
  expect(await registered()).toBe(before + backlog);
  await write(-1);
  await foldAll();
  expect(await registered()).toBe(before);
});
