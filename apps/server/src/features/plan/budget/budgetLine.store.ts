import type { Day, Page } from '@weicheng/domain/kernel';
import type { UnitId } from '@weicheng/domain/organization';
import type { BudgetEntry, BudgetEntryId, BudgetLine, BudgetLineId, BudgetSums, PlanDocumentId, TaskId } from '@weicheng/domain/plan';
import { type RawBuilder, sql } from 'kysely';
import type { Context } from '#platform/context';
import { cut, keyOf, type Reach, readKey } from '../../organization/index.ts';
import type { TitledLine } from './budgetLine.present.ts';

const mostEntries = 500;

/** Lines of the units a reader reaches; null is every unit. */
const within = (reach: Reach, column: RawBuilder<unknown>) => (reach === null ? sql`true` : sql`${column} = any(${reach}::uuid[])`);

const columns = sql`
  l.id, l.document_id as "documentId", l.task_id as "taskId", l.area, l.unit_id as "unitId", l.name,
  json_build_object('budgeted', l.budgeted, 'allocated', l.allocated, 'spent', l.spent) as sums, t.title as "taskTitle"`;
const lines = sql`budget_line l left join task t on t.city_id = l.city_id and t.id = l.task_id`;

const entryColumns = sql`
  e.id, e.kind, e.amount, e.day, e.note, e.at, e.by_name as "by", e.reverses_id as reverses, r.id as "reversedBy"`;
const entries = sql`budget_entry e left join budget_entry r on r.city_id = e.city_id and r.reverses_id = e.id`;

type EntryRow = Omit<BudgetEntry, 'at'> & { at: Date };
const entryOf = ({ at, ...entry }: EntryRow): BudgetEntry => ({ ...entry, at: at.toISOString() });

/** All SQL about money. What a reader does not reach is not there. */
export const budgetLines = {
  async page(
    { db, actor }: Context,
    reach: Reach,
    {
      documentId,
      area,
      taskId,
      limit,
      after,
    }: { documentId: PlanDocumentId; area?: string | undefined; taskId?: TaskId | undefined; limit: number; after?: string | undefined },
  ): Promise<Page<TitledLine>> {
    const key = after === undefined ? undefined : readKey(after);
    const { rows } = await sql<TitledLine>`
      select ${columns} from ${lines}
      where l.city_id = ${actor.cityId} and l.document_id = ${documentId} and ${within(reach, sql`l.unit_id`)}
        and ${area === undefined ? sql`true` : sql`l.area = ${area}`}
        and ${taskId === undefined ? sql`true` : sql`l.task_id = ${taskId}`}
        and ${key === undefined ? sql`true` : sql`(l.area, l.id) > (${key.name}, ${key.id}::uuid)`}
      order by l.area, l.id limit ${limit + 1}`.execute(db);
    return cut(rows, limit, (row) => keyOf({ name: row.area, id: row.id }));
  },

  /** By area, over the counters; entries are never added up. */
  async totals(
    { db, actor }: Context,
    reach: Reach,
    documentId: PlanDocumentId,
  ): Promise<{ area: string; lines: number; sums: BudgetSums }[]> {
    const { rows } = await sql<{ area: string; lines: number; sums: BudgetSums }>`
      select area, sum(lines)::int as lines,
             json_build_object('budgeted', sum(budgeted), 'allocated', sum(allocated), 'spent', sum(spent)) as sums
      from budget_total b
      where city_id = ${actor.cityId} and document_id = ${documentId} and ${within(reach, sql`unit_id`)}
      group by area order by area`.execute(db);
    return rows;
  },

  get: (ctx: Context, reach: Reach, id: BudgetLineId): Promise<TitledLine | undefined> => one(ctx, reach, id, sql``),
  take: (ctx: Context, reach: Reach, id: BudgetLineId): Promise<TitledLine | undefined> => one(ctx, reach, id, sql`for update of l`),

  async entries({ db, actor }: Context, id: BudgetLineId): Promise<BudgetEntry[]> {
    const { rows } = await sql<EntryRow>`
      select ${entryColumns} from ${entries}
      where e.city_id = ${actor.cityId} and e.line_id = ${id} order by e.id desc limit ${mostEntries}`.execute(db);
    return rows.map(entryOf);
  },

  async entry({ db, actor }: Context, lineId: BudgetLineId, id: BudgetEntryId): Promise<BudgetEntry | undefined> {
    const { rows } = await sql<EntryRow>`
      select ${entryColumns} from ${entries} where e.city_id = ${actor.cityId} and e.line_id = ${lineId} and e.id = ${id}`.execute(db);
    return rows[0] && entryOf(rows[0]);
  },

  /** What a line takes from its task. */
  async task({ db, actor }: Context, id: TaskId): Promise<{ documentId: PlanDocumentId; area: string; title: string } | undefined> {
    const row = await db
      .selectFrom('task')
      .select(['document_id as documentId', 'area', 'title'])
      .where('city_id', '=', actor.cityId)
      .where('id', '=', id)
      .executeTakeFirst();
    return row as { documentId: PlanDocumentId; area: string; title: string } | undefined;
  },

  async hasArea({ db, actor }: Context, documentId: PlanDocumentId, area: string): Promise<boolean> {
    const row = await db
      .selectFrom('task')
      .select('id')
      .where('city_id', '=', actor.cityId)
      .where('document_id', '=', documentId)
      .where('area', '=', area)
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  },

  /** Answers whether it was added; it is not when the name is taken. */
  async add({ db, actor }: Context, { id, documentId, taskId, area, unitId, name }: BudgetLine): Promise<boolean> {
    const row = { city_id: actor.cityId, id, document_id: documentId, task_id: taskId, area, unit_id: unitId, name };
    const added = await db
      .insertInto('budget_line')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!added) return false;
    await count({ db, actor }, { documentId, area, unitId }, 1, null);
    return true;
  },

  async write(
    ctx: Context,
    line: BudgetLine,
    { id, kind, amount, day, note, reverses }: Pick<BudgetEntry, 'id' | 'kind' | 'amount' | 'note' | 'reverses'> & { day: Day },
  ): Promise<void> {
    const { db, actor, now } = ctx;
    const by = { by_id: actor.personId || null, by_name: actor.name || null };
    await db
      .insertInto('budget_entry')
      .values({ city_id: actor.cityId, id, line_id: line.id, kind, amount, day, note, at: new Date(now), ...by, reverses_id: reverses })
      .execute();
    await sql`update budget_line set ${sql.ref(kind)} = ${sql.ref(kind)} + ${amount} where city_id = ${actor.cityId} and id = ${line.id}`.execute(
      db,
    );
    await count(ctx, line, 0, { kind, amount });
  },
};

async function one({ db, actor }: Context, reach: Reach, id: BudgetLineId, hold: RawBuilder<unknown>): Promise<TitledLine | undefined> {
  const { rows } = await sql<TitledLine>`
    select ${columns} from ${lines}
    where l.city_id = ${actor.cityId} and l.id = ${id} and ${within(reach, sql`l.unit_id`)} ${hold}`.execute(db);
  return rows[0];
}

/** Moves the counter of a unit's lines in an area; the last statement of every act, so that acts wait for each other shortly. */
async function count(
  { db, actor }: Pick<Context, 'db' | 'actor'>,
  { documentId, area, unitId }: { documentId: PlanDocumentId; area: string; unitId: UnitId },
  newLines: number,
  entry: { kind: string; amount: number } | null,
): Promise<void> {
  const amount = (kind: string) => (entry?.kind === kind ? entry.amount : 0);
  await sql`
    insert into budget_total as b (city_id, document_id, area, unit_id, lines, budgeted, allocated, spent)
    values (${actor.cityId}, ${documentId}, ${area}, ${unitId}, ${newLines}, ${amount('budgeted')}, ${amount('allocated')}, ${amount('spent')})
    on conflict (city_id, document_id, area, unit_id) do update set
      lines = b.lines + excluded.lines, budgeted = b.budgeted + excluded.budgeted,
      allocated = b.allocated + excluded.allocated, spent = b.spent + excluded.spent`.execute(db);
}
