import { sql } from 'kysely';
import type { Context } from '#platform/context';

/** All SQL about which clauses and indicators tasks hang on. */
export const tasksOf = {
  /** How many tasks, not voided, hang on each key. */
  async counted({ db, actor }: Pick<Context, 'db' | 'actor'>, list: 'clauses' | 'indicators'): Promise<Map<string, number>> {
    const { rows } = await sql<{ key: string; count: number }>`
      select key, count(*)::int as count from task, unnest(${sql.ref(list)}) as key
      where city_id = ${actor.cityId} and state <> 'void' group by key`.execute(db);
    return new Map(rows.map(({ key, count }) => [key, count]));
  },
};
