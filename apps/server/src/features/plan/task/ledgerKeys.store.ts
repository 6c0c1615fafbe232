import type { Day } from '@weicheng/domain/kernel';
import { daysSinceEpoch, type TaskFilter, urgencyBands, wordsOf } from '@weicheng/domain/plan';
import { type RawBuilder, sql } from 'kysely';
import type { Context } from '#platform/context';
import { openEstimates } from '#platform/database';
import type { Reach } from '../../organization/index.ts';

type Desk = Pick<Context, 'db' | 'actor'>;

/** The days a filter speaks of: today, and the last day that still counts as due soon. */
export interface LedgerDays {
  today: Day;
  soon: Day;
}

/** A share as the partial indexes have it: one that was not passed on or voided. */
const held = sql`a.state not in ('transferred', 'void')`;

const shareOf = (units: readonly string[], role?: string) =>
  sql`exists (select from assignment a where a.city_id = t.city_id and a.task_id = t.id and ${held}
    and a.unit_id = any(${units}::uuid[]) ${role ? sql`and a.role = ${role}` : sql``})`;

/** The stretch of urgency all matching tasks lie in, as far as the filter tells: an index is read from its beginning, not from the top. */
export function urgencyStretch({ state, clock, dueFrom }: TaskFilter, { today, soon }: LedgerDays): { from: number; to: number } {
  const { undated, waiting, over } = urgencyBands;
  const whole = { from: 0, to: 2 * over };
  const byState = {
    issued: { from: 0, to: waiting - 1 },
    active: { from: 0, to: waiting - 1 },
    submitted: { from: waiting, to: waiting },
    closed: { from: over, to: 2 * over },
    void: { from: over, to: 2 * over },
  };
  const byClock = {
    open: { from: 0, to: over - 1 },
    overdue: { from: 0, to: daysSinceEpoch(today) - 1 },
    soon: { from: daysSinceEpoch(today), to: daysSinceEpoch(soon) },
    undated: { from: undated, to: undated },
  };
  const all = [whole, state && byState[state], clock && byClock[clock], dueFrom && { from: daysSinceEpoch(dueFrom), to: 2 * over }];
  const stretches = all.filter((stretch) => typeof stretch === 'object');
  return { from: Math.max(...stretches.map(({ from }) => from)), to: Math.min(...stretches.map(({ to }) => to)) };
}

/** What a task itself must be, under the alias `t`; whose it is stands apart. */
function conditions({ actor }: Desk, filter: TaskFilter, days: LedgerDays): RawBuilder<unknown>[] {
  const { from, to } = urgencyStretch(filter, days);
  const all = [sql`t.city_id = ${actor.cityId}`];
  if (from > 0) all.push(sql`t.urgency >= ${from}`);
  if (to < 2 * urgencyBands.over) all.push(sql`t.urgency <= ${to}`);
  if (filter.state) all.push(sql`t.state = ${filter.state}`);
  if (filter.area !== undefined) all.push(sql`t.area = ${filter.area === 'none' ? '' : filter.area}`);
  if (filter.period !== undefined) all.push(sql`t.period = ${filter.period}`);
  if (filter.column !== undefined) all.push(sql`coalesce(t.period, to_char(t.due, 'YYYY"-Q"Q'), 'none') = ${filter.column}`);
  if (filter.documentId) all.push(sql`t.document_id = ${filter.documentId}`);
  if (filter.parentTaskId) all.push(sql`t.parent_task_id = ${filter.parentTaskId}`);
  if (filter.clauses !== undefined) all.push(sql`t.clauses && ${filter.clauses.split(',')}::text[]`);
  if (filter.dueFrom) all.push(sql`t.due >= ${filter.dueFrom}`);
  if (filter.dueTo) all.push(sql`t.due <= ${filter.dueTo}`);
  return all;
}

/** What is searched for, every word of it as it stands: no operator of the query language gets through. Null where there is no word. */
function wordsAsked({ search }: TaskFilter): RawBuilder<unknown> | null {
  const words = wordsOf(search ?? '').map((word) => `'${word.replace(/['\\]/g, '$&$&')}'`);
  return words.length === 0 ? null : sql`${words.join(' & ')}::tsquery`;
}

/** The conditions of the ledger without its words, and whose rows a reader sees: those in which a unit he reaches has a share. */
export function matching(desk: Desk, filter: TaskFilter, reach: Reach, days: LedgerDays): RawBuilder<unknown> {
  const all = conditions(desk, filter, days);
  if (reach !== null) all.push(shareOf(reach));
  if (filter.unitId) all.push(shareOf([filter.unitId], filter.role));
  return sql.join(all, sql` and `);
}

/** Up to so many units, their shares are read in the order of the ledger; of more, the ledger is read and each task asked for its shares. */
const fewUnits = 4;
/** Words in no more tasks than this are looked up; more common ones are met soon enough while the ledger is read in its order. */
const fewTasks = 2000;
/** No limit: what was rare when it was counted may have more by now. */
const everyOne = 2 ** 31 - 1;

const estimates = openEstimates();

/** Whether what is searched for stands in few tasks of the city. To be asked before `keysOf` where something is searched for. */
export async function isRare({ db, actor }: Desk, filter: TaskFilter): Promise<boolean> {
  const query = wordsAsked(filter);
  if (query === null) return false;
  return estimates(`${actor.cityId} ${wordsOf(filter.search ?? '').join(' ')}`, async () => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from find_tasks(${query}, ${fewTasks + 1})`.execute(db);
    return (rows[0]?.n ?? 0) <= fewTasks;
  });
}

interface Stretch {
  limit: number;
  /** The key of the last row seen. */
  after?: readonly [key: number, id: string] | undefined;
  order?: 'urgency' | 'position';
  /** As `isRare` says. */
  rare?: boolean;
  /** What is read of each task besides its key, under the alias `r`; else its id. */
  columns?: RawBuilder<unknown>;
}

const onlyIds = sql`r.id`;
const no = sql``;

/** The statement that finds a page: `key` and `columns` of its tasks, in order. It reads little more than the page, whatever the filter. */
export function keysOf(
  desk: Desk,
  filter: TaskFilter,
  reach: Reach,
  days: LedgerDays,
  { limit, after, order = 'urgency', rare = false, columns = onlyIds }: Stretch,
) {
  const units = filter.unitId ? [filter.unitId] : reach;
  const query = wordsAsked(filter);
  if (reach?.length === 0 || (filter.search && query === null)) return sql`select 0 as key, ${columns} from task r where false`;
  const most = sql.lit(limit); // as a parameter it would have a general plan read a tenth of everything
  const key = order === 'position' ? sql`t.position` : sql`t.urgency`;
  const behind = (column: RawBuilder<unknown>, id: RawBuilder<unknown>) =>
    after ? sql`and (${column}, ${id}) > (${after[0]}, ${after[1]}::uuid)` : no;
  const page = (rows: RawBuilder<unknown>) => sql`select r.key, ${columns} from (${rows}) r order by r.key, r.id`;
  if (query !== null && rare)
    return page(sql`
      select ${key} as key, t.* from find_tasks(${query}, ${everyOne}) f join task t on t.id = f.id
      where ${matching(desk, filter, reach, days)} ${behind(key, sql`t.id`)}
      order by ${key}, t.id limit ${most}`);
  if (order === 'urgency' && units !== null && units.length <= fewUnits) {
    const all = conditions(desk, filter, days);
    if (filter.unitId && reach !== null && !reach.includes(filter.unitId)) all.push(shareOf(reach));
    const { from, to } = urgencyStretch(filter, days);
    const sharesOf = (unit: RawBuilder<unknown>) => sql`
      select a.task_urgency as key, t.*
      from assignment a join task t on t.city_id = a.city_id and t.id = a.task_id
      where a.city_id = ${desk.actor.cityId} and a.unit_id = ${unit} and ${held}
        ${filter.unitId && filter.role ? sql`and a.role = ${filter.role}` : no}
        and a.task_urgency between ${from} and ${to} ${behind(sql`a.task_urgency`, sql`a.task_id`)} and ${sql.join(all, sql` and `)}
      order by a.task_urgency, a.task_id`;
    if (units.length === 1) return page(first(sharesOf(sql`${units[0]}::uuid`), query, most));
    return sql`
      select distinct on (r.key, r.id) r.key, ${columns}
      from unnest(${units}::uuid[]) o(unit_id) cross join lateral (${first(sharesOf(sql`o.unit_id`), query, most)}) r
      order by r.key, r.id limit ${most}`;
  }
  const tasks = sql`
    select ${key} as key, t.* from task t where ${matching(desk, filter, reach, days)} ${behind(key, sql`t.id`)} order by ${key}, t.id`;
  return page(first(tasks, query, most));
}

/**
 * The first of some rows in their order. Where common words are asked for, the rows are read in that order until there are enough: the
 * planner takes the parts of a word for independent, thinks the word rare and would read everything, so the question is kept from it.
 */
const first = (rows: RawBuilder<unknown>, query: RawBuilder<unknown> | null, most: RawBuilder<unknown>) =>
  query === null
    ? sql`${rows} limit ${most}`
    : sql`select w.* from (${rows} offset 0) w where case when w.words @@ ${query} then true else false end limit ${most}`;
