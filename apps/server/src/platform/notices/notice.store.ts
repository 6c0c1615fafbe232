import type { Notice } from '@weicheng/domain/platform';
import { sql } from 'kysely';
import type { Context } from '../context/index.ts';
import type { Db } from '../database/index.ts';

/** On which PostgreSQL channel a new notice is called out, as `city:person:id`. */
export const channel = 'notice';

/** The line that a notice is filed under: one person of one city. */
export const lineOf = (cityId: number, personId: string) => `${cityId}:${personId}`;

interface Row {
  id: string;
  at: Date;
  title: string;
  body: string;
  link: string | null;
  seen_at: Date | null;
}

const present = ({ seen_at, at, ...row }: Row): Notice => ({ ...row, at: at.toISOString(), seen: seen_at !== null });

const ofPerson = (db: Db, cityId: number, personId: string) =>
  db
    .selectFrom('notice')
    .select(['id', 'at', 'title', 'body', 'link', 'seen_at'])
    .where('city_id', '=', cityId)
    .where('person_id', '=', personId);

/** Newest first, `limit` rows older than the one named by `after`. */
export async function noticePage(ctx: Context, limit: number, after: string | undefined): Promise<{ rows: Notice[]; next: string | null }> {
  let query = ofPerson(ctx.db, ctx.actor.cityId, ctx.actor.personId)
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (after !== undefined) query = query.where('id', '<', after);
  const rows = (await query.execute()).map(present);
  const page = rows.slice(0, limit);
  return { rows: page, next: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
}

/** What came after a notice, oldest first; at most `limit`. */
export async function noticesSince(db: Db, cityId: number, personId: string, id: string, limit: number): Promise<Notice[]> {
  return (await ofPerson(db, cityId, personId).where('id', '>', id).orderBy('id').limit(limit).execute()).map(present);
}

export async function findNotice(db: Db, cityId: number, personId: string, id: string): Promise<Notice | undefined> {
  const row = await ofPerson(db, cityId, personId).where('id', '=', id).executeTakeFirst();
  return row && present(row);
}

export async function unseenCount(ctx: Context): Promise<number> {
  const row = await ctx.db
    .selectFrom('notice')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('city_id', '=', ctx.actor.cityId)
    .where('person_id', '=', ctx.actor.personId)
    .where('seen_at', 'is', null)
    .executeTakeFirstOrThrow();
  return row.n;
}

/** Marks everything up to a notice, and that one; returns how many were new to the person. */
export async function markSeen(ctx: Context, upTo: string): Promise<number> {
  const marked = await ctx.db
    .updateTable('notice')
    .set({ seen_at: new Date(ctx.now) })
    .where('city_id', '=', ctx.actor.cityId)
    .where('person_id', '=', ctx.actor.personId)
    .where('id', '<=', upTo)
    .where('seen_at', 'is', null)
    .executeTakeFirst();
  return Number(marked.numUpdatedRows);
}

export async function addNotice(
  ctx: Context,
  personId: string,
  notice: { title: string; body: string; link: string | null },
): Promise<string> {
  const id = ctx.newId();
  const { cityId } = ctx.actor;
  await ctx.db
    .insertInto('notice')
    .values({ city_id: cityId, id, person_id: personId, at: new Date(ctx.now), ...notice })
    .execute();
  await sql`select pg_notify(${channel}, ${`${lineOf(cityId, personId)}:${id}`})`.execute(ctx.db); // heard when the transaction commits, and only then
  return id;
}
