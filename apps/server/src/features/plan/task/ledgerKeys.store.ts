import type { Day } from '@weicheng/domain/kernel';
import { daysSinceEpoch, type TaskFilter, urgencyBands, wordsOf } from '@weicheng/domain/plan';
import { type RawBuilder, sql } from 'kysely';
import type { Context } from '#platform/context';
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
  if (filter.area !== undefined) all.push(sql`t.area = ${filter.area}`);
  if (filter.period !== undefined) all.push(sql`t.period = ${filter.period}`);
  if (filter.documentId) all.push(sql`t.document_id = ${filter.documentId}`);
  if (filter.parentTaskId) all.push(sql`t.parent_task_id = ${filter.parentTaskId}`);
  if (filter.dueFrom) all.push(sql`t.due >= ${filter.dueFrom}`);
  if (filter.dueTo) all.push(sql`t.due <= ${filter.dueTo}`);
  if (filter.search) {
    const words = wordsOf(filter.search);
    // every word of what is searched for, as it stands: no operator of the query language gets through
    const query = words.map((word) => `'${word.replace(/['\\]/g, '$&$&')}'`).join(' & ');
    all.push(words.length === 0 ? sql`false` : sql`t.words @@ ${query}::tsquery`);
  }
  return all;
}

/** The conditions of the ledger, and whose rows a reader sees: those in which a unit he reaches has a share. */
export function matching(desk: Desk, filter: TaskFilter, reach: Reach, days: LedgerDays): RawBuilder<unknown> {
  const all = conditions(desk, filter, days);
  if (reach !== null) all.push(shareOf(reach));
  if (filter.unitId) all.push(shareOf([filter.unitId], filter.role));
  return sql.join(all, sql` and `);
}

/** Up to so many units, their shares are read in the order of the ledger; of more, the ledger is read and each task asked for its shares. */
const fewUnits = 4;

interface Stretch {
  limit: number;
  /** The key of the last row seen. */
  after?: readonly [key: number, id: string] | undefined;
  order?: 'urgency' | 'position';
}

/** The statement that finds a page: `key` and `id` of its tasks, in order. It reads little more than the page, whatever the filter. */
export function keysOf(desk: Desk, filter: TaskFilter, reach: Reach, days: LedgerDays, { limit, after, order = 'urgency' }: Stretch) {
  const units = filter.unitId ? [filter.unitId] : reach;
  if (reach?.length === 0) return sql`select 0 as key, null::uuid as id where false`;
  if (order === 'urgency' && units !== null && units.length <= fewUnits) {
    const all = conditions(desk, filter, days);
    if (filter.unitId && reach !== null && !reach.includes(filter.unitId)) all.push(shareOf(reach));
    const { from, to } = urgencyStretch(filter, days);
    return sql`
      select distinct s.key, s.id from unnest(${units}::uuid[]) o(unit_id) cross join lateral (
        select a.task_urgency as key, a.task_id as id from assignment a join task t on t.city_id = a.city_id and t.id = a.task_id
        where a.city_id = ${desk.actor.cityId} and a.unit_id = o.unit_id and ${held} ${filter.unitId && filter.role ? sql`and a.role = ${filter.role}` : sql``}
          and a.task_urgency between ${from} and ${to} ${after ? sql`and (a.task_urgency, a.task_id) > (${after[0]}, ${after[1]}::uuid)` : sql``}
          and ${sql.join(all, sql` and `)}
        order by a.task_urgency, a.task_id limit ${limit}
      ) s order by s.key, s.id limit ${limit}`;
  }
  const key = order === 'position' ? sql`t.position` : sql`t.urgency`;
  return sql`
    select ${key} as key, t.id from task t
    where ${matching(desk, filter, reach, days)} ${after ? sql`and (${key}, t.id) > (${after[0]}, ${after[1]}::uuid)` : sql``}
    order by ${key}, t.id limit ${limit}`;
}
