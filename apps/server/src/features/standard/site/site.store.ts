import type { Page } from '@weicheng/domain/kernel';
import type { UnitId } from '@weicheng/domain/organization';
import type { Site, SiteId } from '@weicheng/domain/standard';
import { sql } from 'kysely';
import type { Context } from '#platform/context';
import { containing, cut, insertRows, keyOf, type Reach, readKey } from '../../organization/index.ts';
import { within } from '../reach.store.ts';

/** A site with the name of its subdistrict, as it lies in the database. */
export type NamedSite = Site & { subdistrictName: string };

const columns = sql`
  s.id, s.kind, s.name, s.subdistrict_id as "subdistrictId", u.name as "subdistrictName", s.built_up as "builtUp", s.address, s.closed`;
const named = sql`site s join unit u on u.city_id = s.city_id and u.id = s.subdistrict_id`;

const rowOf = (city_id: number, { id, kind, name, subdistrictId, builtUp, address, closed }: Site) => ({
  city_id,
  id: id as string,
  kind,
  name,
  subdistrict_id: subdistrictId as string,
  built_up: builtUp,
  address,
  closed,
});

/** All SQL about sites. What a reader does not reach is not there. */
export const sites = {
  /** Open ones, by kind and name. */
  async page(
    { db, actor }: Context,
    reach: Reach,
    wish: {
      kind?: string | undefined;
      subdistrictId?: UnitId | undefined;
      text?: string | undefined;
      limit: number;
      after?: string | undefined;
    },
  ): Promise<Page<NamedSite>> {
    const { kind, subdistrictId, text, limit, after } = wish;
    const key = after === undefined ? undefined : readKey(after);
    const [afterKind, afterName = ''] = key?.name.split('\n') ?? [];
    const { rows } = await sql<NamedSite>`
      select ${columns} from ${named}
      where s.city_id = ${actor.cityId} and not s.closed and ${within(reach, sql`s.subdistrict_id`)}
        and ${kind === undefined ? sql`true` : sql`s.kind = ${kind}`}
        and ${subdistrictId === undefined ? sql`true` : sql`s.subdistrict_id = ${subdistrictId}`}
        and ${text ? sql`(s.name like ${containing(text)} or s.address like ${containing(text)})` : sql`true`}
        and ${key === undefined ? sql`true` : sql`(s.kind, s.name, s.id) > (${afterKind}, ${afterName}, ${key.id}::uuid)`}
      order by s.kind, s.name, s.id limit ${limit + 1}`.execute(db);
    return cut(rows, limit, ({ kind, name, id }) => keyOf({ name: `${kind}\n${name}`, id }));
  },

  async get({ db, actor }: Context, reach: Reach, id: SiteId): Promise<NamedSite | undefined> {
    const { rows } = await sql<NamedSite>`
      select ${columns} from ${named}
      where s.city_id = ${actor.cityId} and s.id = ${id} and ${within(reach, sql`s.subdistrict_id`)}`.execute(db);
    return rows[0];
  },

  /** Open sites of each kind that has any. */
  async countByKind({ db, actor }: Context, reach: Reach): Promise<ReadonlyMap<string, number>> {
    const { rows } = await sql<{ kind: string; sites: number }>`
      select kind, count(*)::int as sites from site s
      where s.city_id = ${actor.cityId} and not s.closed and ${within(reach, sql`s.subdistrict_id`)} group by kind`.execute(db);
    return new Map(rows.map(({ kind, sites }) => [kind, sites]));
  },

  /** Standing subdistricts and towns. */
  async subdistricts({ db, actor }: Context, reach: Reach): Promise<{ id: UnitId; name: string; shortName: string | null }[]> {
    const { rows } = await sql<{ id: UnitId; name: string; shortName: string | null }>`
      select id, name, short_name as "shortName" from unit u
      where city_id = ${actor.cityId} and kind in ('subdistrict', 'town') and ended_on is null and ${within(reach, sql`u.id`)}
      order by position, name`.execute(db);
    return rows;
  },

  /** Every open site of the city, for a draw or to know which are there already. */
  async all({ db, actor }: Context, reach: Reach): Promise<NamedSite[]> {
    const { rows } = await sql<NamedSite>`
      select ${columns} from ${named}
      where s.city_id = ${actor.cityId} and not s.closed and ${within(reach, sql`s.subdistrict_id`)} order by s.id`.execute(db);
    return rows;
  },

  /** Answers whether it was added; it is not when the name is taken. */
  async add({ db, actor }: Context, site: Site): Promise<boolean> {
    const added = await db
      .insertInto('site')
      .values(rowOf(actor.cityId, site))
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    return added !== undefined;
  },

  addMany: ({ db, actor }: Context, all: readonly Site[]): Promise<void> =>
    insertRows(
      db,
      'site',
      all.map((site) => rowOf(actor.cityId, site)),
    ),

  async twin({ db, actor }: Context, { id, kind, subdistrictId, name }: Site): Promise<boolean> {
    const { rows } = await sql`
      select from site where city_id = ${actor.cityId} and kind = ${kind} and subdistrict_id = ${subdistrictId} and name = ${name}
        and id <> ${id} and not closed limit 1`.execute(db);
    return rows.length > 0;
  },

  async save({ db, actor }: Context, site: Site): Promise<void> {
    const { city_id, id, ...row } = rowOf(actor.cityId, site);
    await db.updateTable('site').set(row).where('city_id', '=', city_id).where('id', '=', id).execute();
  },

  /** One import at a time in a city, so that two of the same file double nothing. */
  async lock({ db, actor }: Context): Promise<void> {
    await sql`select pg_advisory_xact_lock(7239017, ${actor.cityId}::int)`.execute(db);
  },
};
