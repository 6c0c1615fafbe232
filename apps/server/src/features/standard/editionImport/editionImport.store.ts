import { DraftReview, Edition, type EditionDraft } from '@weicheng/domain/standard';
import { sql } from 'kysely';
import type { Context } from '#platform/context';

type Desk = Pick<Context, 'db' | 'actor'>;

/** A row: the draft with what is known of it. */
export interface StoredImport {
  edition: string;
  version: number;
  state: 'draft' | 'adopted' | 'discarded';
  draft: EditionDraft;
  fileName: string;
  revision: number;
  paragraphs: string[];
  changedAt: Date;
  changedBy: string;
}

type InDatabase = Omit<StoredImport, 'draft'> & { content: unknown; review: unknown };

const columns = sql`
  edition, version, state, content, suggestions as review, file_name as "fileName", revision, paragraphs,
  coalesce(changed_at, imported_at) as "changedAt", coalesce(changed_by, imported_by) as "changedBy"`;
const importOf = ({ content, review, ...row }: InDatabase): StoredImport => ({
  ...row,
  draft: { ...DraftReview.parse(review), content: Edition.parse(content) },
});
/** What jsonb does not take, out of a stranger's file. */
const clean = (value: unknown): string =>
  JSON.stringify(value, (_key, one: unknown) => (typeof one === 'string' ? one.toWellFormed().replaceAll('\0', ' ') : one));
const written = ({ content, ...review }: EditionDraft) => ({ content: clean(content), suggestions: clean(review) });

/** All SQL about editions on their way in. */
export const editionImports = {
  /** Of one key, every version, oldest first. */
  async versions({ db, actor }: Desk, edition: string): Promise<{ version: number; state: string; title: string }[]> {
    const { rows } = await sql<{ version: number; state: string; title: string }>`
      select version, state, content->>'shortTitle' as title from edition_import
      where city_id = ${actor.cityId} and edition = ${edition} order by version`.execute(db);
    return rows;
  },

  async read({ db, actor }: Desk, edition: string, version: number): Promise<StoredImport | undefined> {
    const { rows } = await sql<InDatabase>`
      select ${columns} from edition_import
      where city_id = ${actor.cityId} and edition = ${edition} and version = ${version}`.execute(db);
    return rows[0] && importOf(rows[0]);
  },

  /** Read, and held until the act is over. */
  async take({ db, actor }: Desk, edition: string, version: number): Promise<StoredImport | undefined> {
    const { rows } = await sql<InDatabase>`
      select ${columns} from edition_import
      where city_id = ${actor.cityId} and edition = ${edition} and version = ${version} for update`.execute(db);
    return rows[0] && importOf(rows[0]);
  },

  /** False where a draft of the key is there already. */
  async add(ctx: Context, one: Pick<StoredImport, 'edition' | 'version' | 'draft' | 'fileName' | 'paragraphs'>): Promise<boolean> {
    const added = await ctx.db
      .insertInto('edition_import')
      .values({
        city_id: ctx.actor.cityId,
        edition: one.edition,
        version: one.version,
        state: 'draft',
        ...written(one.draft),
        file_name: one.fileName,
        revision: 1,
        paragraphs: clean(one.paragraphs),
        imported_at: new Date(ctx.now),
        imported_by: ctx.actor.name,
      })
      .onConflict((clash) => clash.doNothing())
      .returning('version')
      .executeTakeFirst();
    return added !== undefined;
  },

  /** Puts a draft, taken before, in its next state. */
  async save(ctx: Context, one: Pick<StoredImport, 'edition' | 'version' | 'state' | 'draft' | 'revision'>): Promise<void> {
    await ctx.db
      .updateTable('edition_import')
      .set({
        ...written(one.draft),
        state: one.state,
        revision: one.revision,
        changed_at: new Date(ctx.now),
        changed_by: ctx.actor.name,
      })
      .where('city_id', '=', ctx.actor.cityId)
      .where('edition', '=', one.edition)
      .where('version', '=', one.version)
      .execute();
  },

  /** What was settled between an adopted edition and the one it was held against; undefined where it was not imported here. */
  async review({ db, actor }: Desk, edition: string): Promise<DraftReview | undefined> {
    const { rows } = await sql<{ review: unknown }>`
      select suggestions as review from edition_import
      where city_id = ${actor.cityId} and edition = ${edition} and state = 'adopted' order by version desc limit 1`.execute(db);
    return rows[0] && DraftReview.parse(rows[0].review);
  },

  /** How many keys of this stem the city has used. */
  async count({ db, actor }: Desk, stem: string): Promise<number> {
    const { rows } = await sql<{ count: number }>`
      select count(distinct edition)::int as count from edition_import
      where city_id = ${actor.cityId} and starts_with(edition, ${stem})`.execute(db);
    return rows[0]?.count ?? 0;
  },
};
