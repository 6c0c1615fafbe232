import type { Context } from '../context/index.ts';

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
