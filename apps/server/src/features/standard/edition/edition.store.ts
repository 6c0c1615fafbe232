import { type CarriedPlace, type Carry, type CityEdition, Edition, type KeptCarry, placesCarriedTo } from '@weicheng/domain/standard';
import type { Context } from '#platform/context';
import { insertRows } from '../../organization/index.ts';

type Desk = Pick<Context, 'db' | 'actor'>;

/** An edition of the city's own, without its content. */
export interface ImportedEdition {
  edition: string;
  version: number;
  state: 'draft' | 'adopted' | 'discarded';
  fileName: string;
  revision: number;
  importedAt: Date;
  importedBy: string;
}

const head = [
  'edition',
  'version',
  'state',
  'file_name as fileName',
  'revision',
  'imported_at as importedAt',
  'imported_by as importedBy',
] as const;

/** All SQL about the editions a city imported and the one it works to. */
export const editions = {
  async chosen({ db, actor }: Desk): Promise<CityEdition | undefined> {
    const row = await db
      .selectFrom('city_edition')
      .select(['edition', 'version', 'scoring_table as scoringTable', 'sampling_plan as samplingPlan', 'revision'])
      .select(['chosen_at as chosenAt', 'chosen_by as chosenBy'])
      .where('city_id', '=', actor.cityId)
      .executeTakeFirst();
    return row && { ...row, chosenAt: row.chosenAt.toISOString() };
  },

  /** Puts the choice in place of the one with the revision before it; false when somebody was quicker. */
  async choose({ db, actor }: Desk, chosen: CityEdition): Promise<boolean> {
    const values = {
      edition: chosen.edition,
      version: chosen.version,
      scoring_table: chosen.scoringTable,
      sampling_plan: chosen.samplingPlan,
      revision: chosen.revision,
      chosen_at: chosen.chosenAt ?? '',
      chosen_by: chosen.chosenBy ?? '',
    };
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('city_edition')
      .values({ city_id: actor.cityId, ...values })
      .onConflict((clash) =>
        clash
          .column('city_id')
          .doUpdateSet(values)
          .where('city_edition.revision', '=', chosen.revision - 1),
      )
      .executeTakeFirstOrThrow();
    return (numInsertedOrUpdatedRows ?? 0n) > 0n;
  },

  /** Every edition of the city's own, with its content. */
  async imported({ db, actor }: Desk): Promise<(ImportedEdition & { content: Edition })[]> {
    const rows = await db
      .selectFrom('edition_import')
      .select(head)
      .select('content')
      .where('city_id', '=', actor.cityId)
      .orderBy('edition')
      .orderBy('version')
      .execute();
    return rows.map((row) => ({ ...row, state: row.state as ImportedEdition['state'], content: Edition.parse(row.content) }));
  },

  async content({ db, actor }: Desk, edition: string, version: number): Promise<Edition | undefined> {
    const row = await db
      .selectFrom('edition_import')
      .select('content')
      .where('city_id', '=', actor.cityId)
      .where('edition', '=', edition)
      .where('version', '=', version)
      .executeTakeFirst();
    return row && Edition.parse(row.content);
  },

  /** The version of an imported edition that was taken in; undefined where none was. */
  async adoptedVersion({ db, actor }: Desk, edition: string): Promise<number | undefined> {
    const row = await db
      .selectFrom('edition_import')
      .select('version')
      .where('city_id', '=', actor.cityId)
      .where('edition', '=', edition)
      .where('state', '=', 'adopted')
      .orderBy('version', 'desc')
      .executeTakeFirst();
    return row?.version;
  },

  /** In which state an imported edition is; undefined where there is none. */
  async state({ db, actor }: Desk, edition: string, version: number): Promise<string | undefined> {
    const row = await db
      .selectFrom('edition_import')
      .select('state')
      .where('city_id', '=', actor.cityId)
      .where('edition', '=', edition)
      .where('version', '=', version)
      .executeTakeFirst();
    return row?.state;
  },

  /** What was answered at every change of edition, oldest first. */
  async carries({ db, actor }: Desk): Promise<KeptCarry[]> {
    const rows = await db
      .selectFrom('edition_carry')
      .select(['kind', 'from_key as from', 'answer', 'to_keys as to', 'from_edition as fromEdition', 'to_edition as toEdition'])
      .where('city_id', '=', actor.cityId)
      .orderBy('id')
      .execute();
    return rows as KeptCarry[];
  },

  async addCarries(ctx: Context, from: string, to: string, carries: readonly Carry[]): Promise<void> {
    await insertRows(
      ctx.db,
      'edition_carry',
      carries.map((carry) => ({
        city_id: ctx.actor.cityId,
        id: ctx.newId(),
        from_edition: from,
        to_edition: to,
        kind: carry.kind,
        from_key: carry.from,
        answer: carry.answer,
        to_keys: carry.to,
        answered_at: new Date(ctx.now).toISOString(),
        answered_by: ctx.actor.name,
      })),
    );
  },
};

/** 从前的位置: where figures that count for an indicator of this edition were stated before it was in force. */
export async function earlierPlaces(desk: Desk, edition: string): Promise<(CarriedPlace & { now: string })[]> {
  const carries = (await editions.carries(desk)).filter(({ kind, answer }) => kind === 'indicator' && answer === 'carriesOn');
  const keys = new Set(carries.filter(({ toEdition }) => toEdition === edition).flatMap(({ to }) => to));
  return [...keys].flatMap((now) =>
    placesCarriedTo(carries, 'indicator', edition, now)
      .filter((place) => place.edition !== edition)
      .map((place) => ({ ...place, now })),
  );
}
