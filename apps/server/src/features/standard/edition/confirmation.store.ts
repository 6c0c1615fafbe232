import type { Confirmation } from '@weicheng/domain/standard';
import type { Context } from '#platform/context';

type Desk = Pick<Context, 'db' | 'actor'>;

/** All SQL about what the office has confirmed. */
export const confirmationRows = {
  async all({ db, actor }: Desk): Promise<Confirmation[]> {
    const rows = await db
      .selectFrom('confirmation')
      .select(['file', 'entry', 'target', 'official_number as officialNumber', 'source'])
      .select(['confirmed_at as confirmedAt', 'confirmed_by as confirmedBy'])
      .where('city_id', '=', actor.cityId)
      .orderBy('file')
      .orderBy('entry')
      .execute();
    return rows.map((row) => ({ ...row, confirmedAt: row.confirmedAt.toISOString() }));
  },

  async save({ db, actor }: Desk, one: Confirmation): Promise<void> {
    const said = {
      target: one.target,
      official_number: one.officialNumber,
      source: one.source,
      confirmed_at: one.confirmedAt,
      confirmed_by: one.confirmedBy,
    };
    await db
      .insertInto('confirmation')
      .values({ city_id: actor.cityId, file: one.file, entry: one.entry, ...said })
      .onConflict((clash) => clash.columns(['city_id', 'file', 'entry']).doUpdateSet(said))
      .execute();
  },

  /** False when there was none. */
  async remove({ db, actor }: Desk, file: string, entry: string): Promise<boolean> {
    const { numDeletedRows } = await db
      .deleteFrom('confirmation')
      .where('city_id', '=', actor.cityId)
      .where('file', '=', file)
      .where('entry', '=', entry)
      .executeTakeFirstOrThrow();
    return numDeletedRows > 0n;
  },
};
