import type { PersonId, Post, PostId, UnitId } from '@weicheng/domain/organization';
import { sql } from 'kysely';
import type { Desk } from '../rows.store.ts';

const columns = ['id', 'person_id as personId', 'unit_id as unitId', 'kind', 'from_day as from', 'until_day as until', 'main'] as const;

const select = ({ db, actor }: Desk) => db.selectFrom('post').select(columns).where('city_id', '=', actor.cityId).$castTo<Post>();

/** All SQL about posts. */
export const posts = {
  get(desk: Desk, id: PostId): Promise<Post | undefined> {
    return select(desk).where('id', '=', id).executeTakeFirst();
  },

  /** All posts of these people, oldest first. */
  of(desk: Desk, people: readonly PersonId[]): Promise<Post[]> {
    return select(desk).where('person_id', '=', sql<string>`any(${people}::uuid[])`).orderBy('from_day').orderBy('id').execute();
  },

  openAt(desk: Desk, unit: UnitId): Promise<Post[]> {
    return select(desk).where('unit_id', '=', unit).where('until_day', 'is', null).orderBy('from_day').orderBy('id').execute();
  },

  at(desk: Desk, unit: UnitId): Promise<Post[]> {
    return select(desk).where('unit_id', '=', unit).execute();
  },

  open(desk: Desk): Promise<Post[]> {
    return select(desk).where('until_day', 'is', null).orderBy('from_day').orderBy('id').execute();
  },

  /** Writes changed posts, then begins new ones. The mark of the main post leaves one before it comes to another. */
  async save({ db, actor }: Desk, changed: readonly Post[], begun: readonly Post[]): Promise<void> {
    for (const { id, until, main } of changed.toSorted((a, b) => Number(a.main) - Number(b.main)))
      await db.updateTable('post').set({ until_day: until, main }).where('city_id', '=', actor.cityId).where('id', '=', id).execute();
    if (begun.length)
      await db
        .insertInto('post')
        .values(begun.map((post) => postRow(actor.cityId, post)))
        .execute();
  },
};

export const postRow = (city_id: number, p: Post) => ({
  city_id,
  id: p.id as string,
  person_id: p.personId as string,
  unit_id: p.unitId as string,
  kind: p.kind as string,
  from_day: p.from as string,
  until_day: p.until as string | null,
  main: p.main,
});
