import type { DictionaryChoice, EntryRow } from '@weicheng/domain/standard';
import type { Context } from '#platform/context';

type Desk = Pick<Context, 'db' | 'actor'>;

/** All SQL about a city's words over the shipped ones. */
export const dictionaryRows = {
  /** The rows of one dictionary, or of all, by dictionary. */
  async entries({ db, actor }: Desk, dictionary?: string): Promise<Map<string, EntryRow[]>> {
    const rows = await db
      .selectFrom('dictionary_entry')
      .select(['dictionary', 'key', 'name', 'note', 'within', 'added', 'retired'])
      .select(['changed_at as changedAt', 'changed_by as changedBy'])
      .where('city_id', '=', actor.cityId)
      .$if(dictionary !== undefined, (query) => query.where('dictionary', '=', dictionary ?? ''))
      .orderBy('changed_at')
      .orderBy('key')
      .execute();
    return Map.groupBy(
      rows.map((row) => ({ ...row, changedAt: row.changedAt.toISOString() })),
      (row) => row.dictionary,
    );
  },

  async choices({ db, actor }: Desk, dictionary?: string): Promise<Map<string, DictionaryChoice>> {
    const rows = await db
      .selectFrom('city_dictionary')
      .select(['dictionary', 'owner', 'edition', 'variant', 'entries', 'revision'])
      .select(['changed_at as changedAt', 'changed_by as changedBy'])
      .where('city_id', '=', actor.cityId)
      .$if(dictionary !== undefined, (query) => query.where('dictionary', '=', dictionary ?? ''))
      .execute();
    return new Map(rows.map((row) => [row.dictionary, { ...row, changedAt: row.changedAt.toISOString() }]));
  },

  async save({ db, actor }: Desk, dictionary: string, row: EntryRow): Promise<void> {
    const said = {
      name: row.name,
      note: row.note,
      within: row.within,
      added: row.added,
      retired: row.retired,
      changed_at: row.changedAt,
      changed_by: row.changedBy,
    };
    await db
      .insertInto('dictionary_entry')
      .values({ city_id: actor.cityId, dictionary, key: row.key, ...said })
      .onConflict((clash) => clash.columns(['city_id', 'dictionary', 'key']).doUpdateSet(said))
      .execute();
  },

  /** An entry is as it ships again. */
  async remove({ db, actor }: Desk, dictionary: string, key: string): Promise<void> {
    await db
      .deleteFrom('dictionary_entry')
      .where('city_id', '=', actor.cityId)
      .where('dictionary', '=', dictionary)
      .where('key', '=', key)
      .execute();
  },

  /** Puts the choice in place of the one with the revision before it; false when somebody was quicker. */
  async choose({ db, actor }: Desk, dictionary: string, choice: DictionaryChoice): Promise<boolean> {
    const said = {
      owner: choice.owner,
      edition: choice.edition,
      variant: choice.variant,
      entries: choice.entries,
      revision: choice.revision,
      changed_at: choice.changedAt,
      changed_by: choice.changedBy,
    };
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('city_dictionary')
      .values({ city_id: actor.cityId, dictionary, ...said })
      .onConflict((clash) =>
        clash
          .columns(['city_id', 'dictionary'])
          .doUpdateSet(said)
          .where('city_dictionary.revision', '=', choice.revision - 1),
      )
      .executeTakeFirstOrThrow();
    return (numInsertedOrUpdatedRows ?? 0n) > 0n;
  },
};
