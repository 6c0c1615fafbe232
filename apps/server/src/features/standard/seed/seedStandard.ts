import { type Actor, dayOf, kernelProblems } from '@weicheng/domain/kernel';
import type { Site } from '@weicheng/domain/standard';
import { contextBase, system } from '#platform/context';
import type { Database, Db } from '#platform/database';
import { recorder } from '#platform/facts';
import type { SampleSeries } from '../../../../../../samples/src/readings.ts';
import { loadActor } from '../../organization/index.ts';
import { type Scorers, seedMock } from './seedMock.ts';
import { type Acting, seedReadings } from './seedReadings.ts';
import { seedSubmission } from './seedSubmission.ts';

/** What a sample city has of the standard. */
export interface SeededStandard extends Scorers {
  sites: readonly Site[];
  series: Readonly<Record<string, SampleSeries>>;
}

/** 示例城市的标准数据: the same every time, as the office would have done it in the last weeks. One transaction. */
export async function seedStandard(database: Database, cityId: number, { series, sites, ...people }: SeededStandard, now: number) {
  await database
    .city(cityId)
    .transaction()
    .execute(async (db) => {
      const act = acting(db, cityId, now);
      await seedMock(act, database.memory, people, sites);
      await seedReadings(act, people, series);
      await seedSubmission(act, people);
    });
}

const day = 86_400_000;

function acting(db: Db, cityId: number, now: number): Acting {
  const known = new Map<string, ReturnType<typeof loadActor>>();
  const loaded = async (personId: string) => {
    const loading = known.get(personId) ?? loadActor(db, { cityId, personId, accountId: '' }, dayOf(now));
    known.set(personId, loading);
    const actor = await loading;
    if (!actor) throw kernelProblems.notFound({ what: '示例里的人' });
    return actor;
  };
  const context = (actor: Actor, daysAgo: number) => {
    const base = contextBase(actor, now - daysAgo * day, 'seed');
    return { ...base, db, record: recorder(base, db, new Map()) };
  };
  return {
    as: async (personId, daysAgo) => context(await loaded(personId), daysAgo),
    named: async (personId, unitId, daysAgo) =>
      context({ ...system(cityId), personId, name: (await loaded(personId)).name, unitId }, daysAgo),
  };
}
