import type { Page } from '@weicheng/domain/kernel';
import type {
  AssessmentState,
  Checklist,
  Draw,
  EditionOutline,
  MockAssessmentId,
  MockAssessmentRow,
  SamplingPlan,
  ScoringTable,
} from '@weicheng/domain/standard';
import { sql } from 'kysely';
import type { Context } from '#platform/context';
import { cut, insertRows, readIdKey } from '../../organization/index.ts';

/** An assessment as it lies in the database, with what it goes by. */
export interface StoredAssessment
  extends Omit<MockAssessmentRow, 'edition' | 'editionTitle' | 'table' | 'tableTitle' | 'plan' | 'planTitle' | 'can'> {
  edition: EditionOutline;
  table: ScoringTable;
  plan: SamplingPlan;
}

/** One that is over. */
export interface FinishedAssessment extends StoredAssessment {
  finishedAt: Date;
}

const columns = sql`
  a.id, a.title, a.edition, a.scoring_table as "table", a.sampling_plan as plan, a.city_size as "citySize", a.population,
  a.from_day as "from", a.until_day as "until", a.built_up_only as "builtUpOnly", a.state, a.seed, a.draws, a.sheets,
  a.finished_sheets as "finishedSheets", a.handed_over_at is not null as "handedOver"`;

/** All SQL about mock assessments and their draws. */
export const assessments = {
  async page({ db, actor }: Context, { limit, after }: { limit: number; after?: string | undefined }): Promise<Page<StoredAssessment>> {
    const key = readIdKey(after);
    const { rows } = await sql<StoredAssessment>`
      select ${columns} from mock_assessment a
      where a.city_id = ${actor.cityId} and ${key === undefined ? sql`true` : sql`a.id < ${key}::uuid`}
      order by a.id desc limit ${limit + 1}`.execute(db);
    return cut(rows, limit, ({ id }) => id);
  },

  get: (ctx: Context, id: MockAssessmentId): Promise<StoredAssessment | undefined> => one(ctx, id, false),

  /** The same to change it: no sheet of it is written until the act is over. */
  take: (ctx: Context, id: MockAssessmentId): Promise<StoredAssessment | undefined> => one(ctx, id, true),

  /** Those finished, the one that ended last first; so many at most. */
  async finished({ db, actor }: Context, most: number): Promise<FinishedAssessment[]> {
    const { rows } = await sql<FinishedAssessment>`
      select ${columns}, a.finished_at as "finishedAt" from mock_assessment a where a.city_id = ${actor.cityId} and a.state = 'finished'
      order by a.until_day desc, a.id desc limit ${most}`.execute(db);
    return rows;
  },

  async add({ db, actor }: Context, a: StoredAssessment, checklists: readonly Checklist[]): Promise<void> {
    await db
      .insertInto('mock_assessment')
      .values({
        city_id: actor.cityId,
        id: a.id,
        title: a.title,
        edition: JSON.stringify(a.edition),
        scoring_table: JSON.stringify(a.table),
        sampling_plan: JSON.stringify(a.plan),
        city_size: a.citySize,
        population: a.population,
        from_day: a.from,
        until_day: a.until,
        built_up_only: a.builtUpOnly,
        state: a.state,
      })
      .execute();
    await insertRows(
      db,
      'mock_checklist',
      checklists.map((body) => ({ city_id: actor.cityId, assessment_id: a.id, key: body.key, body })),
    );
  },

  async turn({ db, actor, now }: Context, id: MockAssessmentId, state: AssessmentState): Promise<void> {
    await db
      .updateTable('mock_assessment')
      .set({ state, finished_at: state === 'finished' ? new Date(now) : null })
      .where('city_id', '=', actor.cityId)
      .where('id', '=', id)
      .execute();
  },

  async handedOver({ db, actor, now }: Context, id: MockAssessmentId): Promise<void> {
    await db
      .updateTable('mock_assessment')
      .set({ handed_over_at: new Date(now) })
      .where('city_id', '=', actor.cityId)
      .where('id', '=', id)
      .execute();
  },

  /** The figures after a draw. */
  async drawn(
    { db, actor }: Context,
    id: MockAssessmentId,
    { number, seed, sheets, plan }: { number: number; seed: string; sheets: number; plan: SamplingPlan },
  ): Promise<void> {
    await db
      .updateTable('mock_assessment')
      .set({ state: 'underWay', seed, draws: number, sheets, sampling_plan: JSON.stringify(plan) })
      .where('city_id', '=', actor.cityId)
      .where('id', '=', id)
      .execute();
  },

  async countFinished({ db, actor }: Context, id: string, more: 1 | -1): Promise<void> {
    await sql`
      update mock_assessment set finished_sheets = finished_sheets + ${more} where city_id = ${actor.cityId} and id = ${id}`.execute(db);
  },

  async checklists({ db, actor }: Context, id: string): Promise<Checklist[]> {
    const { rows } = await sql<{ body: Checklist }>`
      select body from mock_checklist where city_id = ${actor.cityId} and assessment_id = ${id} order by key`.execute(db);
    return rows.map(({ body }) => body);
  },

  async addDraw({ db, actor, now }: Context, id: MockAssessmentId, { number, seed, plan, reason, kinds }: Draw): Promise<void> {
    await db
      .insertInto('mock_draw')
      .values({
        city_id: actor.cityId,
        assessment_id: id,
        number,
        seed,
        plan_title: plan,
        reason,
        by_id: actor.personId || null,
        by_name: actor.name || null,
        at: new Date(now),
        kinds: JSON.stringify(kinds),
      })
      .execute();
  },

  /** The newest first. */
  async draws({ db, actor }: Context, id: MockAssessmentId): Promise<Draw[]> {
    const { rows } = await sql<Omit<Draw, 'at'> & { at: Date }>`
      select number, seed, plan_title as plan, reason, by_name as "by", at, kinds from mock_draw
      where city_id = ${actor.cityId} and assessment_id = ${id} order by number desc limit 50`.execute(db);
    return rows.map(({ at, ...draw }) => ({ ...draw, at: at.toISOString() }));
  },
};

async function one({ db, actor }: Context, id: MockAssessmentId, hold: boolean): Promise<StoredAssessment | undefined> {
  const { rows } = await sql<StoredAssessment>`
    select ${columns} from mock_assessment a
    where a.city_id = ${actor.cityId} and a.id = ${id} ${hold ? sql`for update` : sql``}`.execute(db);
  return rows[0];
}
