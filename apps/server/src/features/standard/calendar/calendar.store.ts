import { CalendarYear } from '@weicheng/domain/standard';
import type { Context } from '#platform/context';

type Desk = Pick<Context, 'db' | 'actor'>;

/** A year as this city keeps it. */
export interface KeptYear {
  year: CalendarYear;
  source: string;
  revision: number;
  changedAt: string;
  changedBy: string;
}

/** All SQL about the years a city keeps over the shipped calendar. */
export const calendarYears = {
  async all({ db, actor }: Desk): Promise<KeptYear[]> {
    const rows = await db
      .selectFrom('calendar_year')
      .select(['year', 'holidays', 'make_up_days as makeUpDays', 'source', 'revision'])
      .select(['changed_at as changedAt', 'changed_by as changedBy'])
      .where('city_id', '=', actor.cityId)
      .orderBy('year')
      .execute();
    return rows.map(({ year, holidays, makeUpDays, changedAt, ...rest }) => ({
      ...rest,
      year: CalendarYear.parse({ year, holidays, makeUpDays }),
      changedAt: changedAt.toISOString(),
    }));
  },

  /** Which years are kept, and which writing of them: what a calendar that was opened once depends on. */
  async revisions({ db, actor }: Desk): Promise<{ year: number; revision: number; changedAt: Date }[]> {
    return db
      .selectFrom('calendar_year')
      .select(['year', 'revision', 'changed_at as changedAt'])
      .where('city_id', '=', actor.cityId)
      .orderBy('year')
      .execute();
  },

  /** False when the year has another revision by now. */
  async save({ db, actor }: Desk, { year, source, revision, changedAt, changedBy }: KeptYear): Promise<boolean> {
    const kept = {
      holidays: JSON.stringify(year.holidays),
      make_up_days: JSON.stringify(year.makeUpDays),
      source,
      revision,
      changed_at: changedAt,
      changed_by: changedBy,
    };
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('calendar_year')
      .values({ city_id: actor.cityId, year: year.year, ...kept })
      .onConflict((clash) =>
        clash
          .columns(['city_id', 'year'])
          .doUpdateSet(kept)
          .where('calendar_year.revision', '=', revision - 1),
      )
      .executeTakeFirstOrThrow();
    return (numInsertedOrUpdatedRows ?? 0n) > 0n;
  },

  async remove({ db, actor }: Desk, year: number, revision: number): Promise<boolean> {
    const { numDeletedRows } = await db
      .deleteFrom('calendar_year')
      .where('city_id', '=', actor.cityId)
      .where('year', '=', year)
      .where('revision', '=', revision)
      .executeTakeFirstOrThrow();
    return numDeletedRows > 0n;
  },
};
