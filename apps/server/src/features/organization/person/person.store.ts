import type { Day } from '@weicheng/domain/kernel';
import type { Person, PersonId, Post, PostKind, UnitId } from '@weicheng/domain/organization';
import { sql } from 'kysely';
import { containing, type Desk } from '../rows.store.ts';

const columns = ['id', 'name', 'office_phone as officePhone', 'mobile', 'left_on as leftOn'] as const;

const select = ({ db, actor }: Desk) => db.selectFrom('person').select(columns).where('city_id', '=', actor.cityId).$castTo<Person>();

export interface PersonFilter {
  /** In the name, or the whole office telephone. */
  search?: string | undefined;
  /** Found by other means than the text. */
  ids: readonly PersonId[];
  /** Units whose people are wanted. */
  unitIds?: readonly UnitId[] | undefined;
  postKind?: PostKind | undefined;
  left: boolean;
  today: Day;
  limit: number;
  after?: { name: string; id: string } | undefined;
}

/** A person of the list with open posts, the main one first. */
export type ListedPerson = Person & { userName: string | null; posts: (Post & { unitName: string })[] };

/** All SQL about persons. */
export const persons = {
  get(desk: Desk, id: PersonId): Promise<Person | undefined> {
    return select(desk).where('id', '=', id).executeTakeFirst();
  },

  /** The same, and nobody else changes the person until the act is over. */
  take(desk: Desk, id: PersonId): Promise<Person | undefined> {
    return select(desk).where('id', '=', id).forUpdate().executeTakeFirst();
  },

  async some(desk: Desk, ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Person>> {
    const rows = await select(desk)
      .where('id', '=', sql<string>`any(${[...new Set(ids)]}::uuid[])`)
      .execute();
    return new Map(rows.map((p) => [p.id, p]));
  },

  withMobile(desk: Desk, mobile: string): Promise<Person[]> {
    return select(desk).where('mobile', '=', mobile).execute();
  },

  all(desk: Desk): Promise<Person[]> {
    return select(desk).orderBy('name').orderBy('id').execute();
  },

  /** One row more than asked for, when there is one. */
  async list({ db, actor }: Desk, f: PersonFilter): Promise<ListedPerson[]> {
    const city = actor.cityId;
    const posted =
      f.unitIds || f.postKind
        ? sql`exists (select from post t where t.city_id = ${city} and t.person_id = p.id and t.until_day is null
                ${f.unitIds ? sql`and t.unit_id = any(${f.unitIds}::uuid[])` : sql``} ${f.postKind ? sql`and t.kind = ${f.postKind}` : sql``})`
        : sql`true`;
    const { rows } = await sql<ListedPerson>`
      with page as (
        select p.id, p.name, p.office_phone, p.mobile, p.left_on from person p
        where p.city_id = ${city} and ${posted}
          ${f.left ? sql`` : sql`and (p.left_on is null or p.left_on > ${f.today})`}
          ${f.search ? sql`and (p.name like ${containing(f.search)} or p.office_phone = ${f.search} or p.id = any(${f.ids}::uuid[]))` : sql``}
          ${f.after ? sql`and (p.name, p.id) > (${f.after.name}, ${f.after.id}::uuid)` : sql``}
        order by p.name, p.id limit ${f.limit + 1}
      )
      select p.id, p.name, p.office_phone as "officePhone", p.mobile, p.left_on as "leftOn", account.user_name as "userName",
        (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'personId', t.person_id, 'unitId', t.unit_id, 'kind', t.kind, 'from', t.from_day,
             'until', t.until_day, 'main', t.main, 'unitName', u.name) order by t.main desc, t.from_day, t.id), '[]')
           from post t join unit u on u.city_id = ${city} and u.id = t.unit_id
           where t.city_id = ${city} and t.person_id = p.id and t.until_day is null) as posts
      from page p left join account_names((select array_agg(id) from page)) account on account.person_id = p.id
      order by p.name, p.id`.execute(db);
    return rows;
  },

  async userName({ db }: Desk, id: PersonId): Promise<string | null> {
    const { rows } = await sql<{ user_name: string }>`select user_name from account_names(array[${id}::uuid])`.execute(db);
    return rows[0]?.user_name ?? null;
  },

  async add({ db, actor }: Desk, person: Person): Promise<void> {
    await db.insertInto('person').values(personRow(actor.cityId, person)).execute();
  },

  async savePhones({ db, actor }: Desk, { id, officePhone, mobile }: Pick<Person, 'id' | 'officePhone' | 'mobile'>): Promise<void> {
    const phones = { office_phone: officePhone, mobile };
    await db.updateTable('person').set(phones).where('city_id', '=', actor.cityId).where('id', '=', id).execute();
  },

  async save({ db, actor }: Desk, person: Person): Promise<void> {
    const { city_id, id, ...columns } = personRow(actor.cityId, person);
    await db.updateTable('person').set(columns).where('city_id', '=', city_id).where('id', '=', id).execute();
  },
};

export const personRow = (city_id: number, p: Person) => ({
  city_id,
  id: p.id as string,
  name: p.name,
  office_phone: p.officePhone,
  mobile: p.mobile,
  left_on: p.leftOn as string | null,
});
