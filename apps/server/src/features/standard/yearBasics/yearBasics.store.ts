import type { YearBasics } from '@weicheng/domain/standard';
import { sql } from 'kysely';
import type { Context } from '#platform/context';

type Desk = Pick<Context, 'db' | 'actor'>;

export interface YearBasicsRecord {
  figures: YearBasics;
  filledBy: string;
  filledAt: string;
  revision: number;
}

/** All SQL about the yearly basic data. */
export const yearBasics = {
  async get({ db, actor }: Desk, year: number): Promise<YearBasicsRecord | undefined> {
    const { rows } = await sql<YearBasicsRecord>`
      select figures, filled_by as "filledBy", to_char(filled_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "filledAt", revision
      from year_basics where city_id = ${actor.cityId} and year = ${year}`.execute(db);
    return rows[0];
  },

  /** Answers whether it was saved: not when somebody saved since `revision` was seen (0: nothing was there). */
  async save({ db, actor }: Desk, year: number, { figures, filledBy, filledAt }: Omit<YearBasicsRecord, 'revision'>, revision: number) {
    const { rows } = await sql`
      insert into year_basics (city_id, year, figures, filled_by, filled_at, revision)
      values (${actor.cityId}, ${year}, ${JSON.stringify(figures)}, ${filledBy}, ${filledAt}::timestamptz, 1)
      on conflict (city_id, year) do update
        set figures = excluded.figures, filled_by = excluded.filled_by, filled_at = excluded.filled_at, revision = year_basics.revision + 1
        where year_basics.revision = ${revision}
      returning revision`.execute(db);
    return rows.length > 0;
  },
};
