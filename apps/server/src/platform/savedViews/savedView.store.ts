import type { SavedView, SavedViewId } from '@weicheng/domain/platform';
import { sql } from 'kysely';
import type { Context } from '../context/index.ts';

type Desk = Pick<Context, 'db' | 'actor'>;

/** All SQL about saved views; a person sees only his own. */
export const savedViews = {
  /** One save at a time for a person, so that neither the name nor the number is exceeded. */
  async lock({ db, actor }: Desk): Promise<void> {
    await sql`select pg_advisory_xact_lock(7239005, hashtext(${`${actor.cityId}:${actor.personId}`}))`.execute(db);
  },

  of({ db, actor }: Desk, page: string): Promise<SavedView[]> {
    return db
      .selectFrom('saved_view')
      .select(['id', 'page', 'name', 'query'])
      .where('city_id', '=', actor.cityId)
      .where('person_id', '=', actor.personId)
      .where('page', '=', page)
      .orderBy('id')
      .$castTo<SavedView>()
      .execute();
  },

  async put({ db, actor }: Desk, { id, page, name, query }: SavedView): Promise<void> {
    await db
      .insertInto('saved_view')
      .values({ city_id: actor.cityId, id, person_id: actor.personId, page, name, query })
      .onConflict((conflict) => conflict.columns(['city_id', 'id']).doUpdateSet({ query }))
      .execute();
  },

  remove({ db, actor }: Desk, id: SavedViewId): Promise<{ page: string; name: string } | undefined> {
    return db
      .deleteFrom('saved_view')
      .where('city_id', '=', actor.cityId)
      .where('person_id', '=', actor.personId)
      .where('id', '=', id)
      .returning(['page', 'name'])
      .executeTakeFirst();
  },
};
