import { sql } from 'kysely';
import type { Context } from '../context/index.ts';
import type { Db } from '../database/index.ts';

export interface FileRow {
  sha256: string;
  size: number;
  media_type: string;
}

/** What the actor's city knows of a content, or undefined: another city's files do not exist here. */
export const findFile = (ctx: Context, sha256: string): Promise<FileRow | undefined> =>
  ctx.db
    .selectFrom('file')
    .select(['sha256', 'size', 'media_type'])
    .where('city_id', '=', ctx.actor.cityId)
    .where('sha256', '=', sha256)
    .executeTakeFirst();

/** Makes a content known to the actor's city; false when it was already. */
export async function addFile(ctx: Context, file: FileRow): Promise<boolean> {
  const added = await ctx.db
    .insertInto('file')
    .values({ city_id: ctx.actor.cityId, ...file, stored_by: ctx.actor.personId, stored_at: new Date(ctx.now) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

/** 存着的内容: what some row of this city speaks of, and as what: file, photo, clean, thumb. */
export interface StoredContent {
  sha256: string;
  kinds: string[];
}

/** Every content of the city whose database this is, in the order of its hash. */
export async function* storedContents(db: Db): AsyncGenerator<StoredContent> {
  const most = 20_000;
  for (let last = ''; ; ) {
    const { rows } = await sql<StoredContent>`
      select sha256, array_agg(distinct kind) as kinds from stored_content where sha256 > ${last} group by sha256 order by sha256 limit ${most}`.execute(
      db,
    );
    yield* rows;
    const end = rows[most - 1];
    if (!end) return;
    last = end.sha256;
  }
}
