import type { Day } from '@weicheng/domain/kernel';
import type { UnitId } from '@weicheng/domain/organization';
import { daysSinceEpoch, type TaskFilter, urgencyBands, wordsOf } from '@weicheng/domain/plan';
import { type RawBuilder, sql } from 'kysely';
import type { Context } from '#platform/context';
import { lookedUp, openWays, queryOf, quoted, type Search, sideBySide, stepsOf, unseen, type Way } from '#platform/database';
import type { Reach } from '../../organization/index.ts';

type Desk = Pick<Context, 'db' | 'actor'>;

/** The days a filter speaks of: today, and the last day that still counts as due soon. */
export interface LedgerDays {
  today: Day;
  soon: Day;
}

/** Where what the filters ask of a task is read: on its own row, or as each of its shares keeps it (`move_in_ledger`). */
const onTask = {
  id: sql`t.id`,
  urgency: sql`t.urgency`,
  state: sql`t.state`,
  area: sql`t.area`,
  period: sql`t.period`,
  document: sql`t.document_id`,
  due: sql`t.due`,
};
type Place = typeof onTask;
const onShare: Place = {
  id: sql`a.task_id`,
  urgency: sql`a.task_urgency`,
  state: sql`a.task_state`,
  area: sql`a.task_area`,
  period: sql`a.task_period`,
  document: sql`a.task_document_id`,
  due: sql`a.task_due`,
};
/** As `find_tasks` hands it out. */
const onFound: Place = {
  id: sql`f.id`,
  urgency: sql`f.urgency`,
  state: sql`f.state`,
  area: sql`f.area`,
  period: sql`f.period`,
  document: sql`f.document_id`,
  due: sql`f.due`,
};

const shareOf = ({ actor }: Desk, at: Place, units: readonly string[], role?: string) =>
  sql`exists (select from assignment s where s.city_id = ${actor.cityId} and s.task_id = ${at.id} and s.state not in ('transferred', 'void')
    and s.unit_id = any(${units}::uuid[]) ${role ? sql`and s.role = ${role}` : sql``})`;

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

/** Where in the ledger a task must stand, wherever it is read. */
function stretch(filter: TaskFilter, days: LedgerDays, at: Place): RawBuilder<unknown>[] {
  const { from, to } = urgencyStretch(filter, days);
  return [...(from > 0 ? [sql`${at.urgency} >= ${from}`] : []), ...(to < 2 * urgencyBands.over ? [sql`${at.urgency} <= ${to}`] : [])];
}

/** What else it must be; whose it is stands apart. */
function conditions(filter: TaskFilter, at: Place): RawBuilder<unknown>[] {
  const all: RawBuilder<unknown>[] = [];
  if (filter.state) all.push(sql`${at.state} = ${filter.state}`);
  if (filter.area !== undefined) all.push(sql`${at.area} = ${filter.area === 'none' ? '' : filter.area}`);
  if (filter.period !== undefined) all.push(sql`${at.period} = ${filter.period}`);
  if (filter.column !== undefined) all.push(sql`coalesce(${at.period}, to_char(${at.due}, 'YYYY"-Q"Q'), 'none') = ${filter.column}`);
  if (filter.documentId) all.push(sql`${at.document} = ${filter.documentId}`);
  if (filter.dueFrom) all.push(sql`${at.due} >= ${filter.dueFrom}`);
  if (filter.dueTo) all.push(sql`${at.due} <= ${filter.dueTo}`);
  return all;
}

/** What only its own row tells. */
function ownConditions(filter: TaskFilter): RawBuilder<unknown>[] {
  const all: RawBuilder<unknown>[] = [];
  if (filter.parentTaskId) all.push(sql`t.parent_task_id = ${filter.parentTaskId}`);
  if (filter.unitId === 'none') all.push(sql`t.unit_count = 0`);
  if (filter.clauses !== undefined) all.push(sql`t.clauses && ${filter.clauses.split(',')}::text[]`);
  return all;
}

/** The conditions of the ledger without its words, and whose rows a reader sees: those in which a unit he reaches has a share. */
export function matching(desk: Desk, filter: TaskFilter, reach: Reach, days: LedgerDays): RawBuilder<unknown> {
  const city = sql`t.city_id = ${desk.actor.cityId}`;
  const what = [...stretch(filter, days, onTask), ...conditions(filter, onTask), ...ownConditions(filter)];
  return sql.join([city, ...what, ...whose(desk, filter, reach, onTask)], sql` and `);
}

const whose = (desk: Desk, filter: TaskFilter, reach: Reach, at: Place): RawBuilder<unknown>[] => [
  ...(reach === null ? [] : [shareOf(desk, at, reach)]),
  ...unitOf(filter).map((unit) => shareOf(desk, at, [unit], filter.role)),
];

/** The unit asked for, if one is. */
const unitOf = ({ unitId }: TaskFilter): UnitId[] => (unitId && unitId !== 'none' ? [unitId] : []);

const waysOf = openWays({
  find: (looked, query, sample) => sql`find_tasks(${looked}, ${query}, 'r', ${sample}, ${sample})`,
  table: 'task',
});

/** What is searched for, with marks of what the filters ask; null where nothing is, or nothing that could be found. */
function searchOf({ search, state, area, period, documentId }: TaskFilter): Search | null {
  const words = wordsOf(search ?? '');
  const marks = [state, area === 'none' ? '' : area && [...area].slice(0, 60).join(''), period, documentId];
  return words.length === 0 ? null : { words, marks: marks.flatMap((mark) => (mark === undefined ? [] : [quoted(`@${mark}`)])) };
}

/** The way to what is searched for, to be asked before `keysOf`; without it a search goes by steps and all its words. */
export const wayOf = (desk: Desk, filter: TaskFilter) => waysOf(desk, searchOf(filter));

interface Stretch {
  limit: number;
  /** The key of the last row seen. */
  after?: readonly [key: number, id: string] | undefined;
  order?: 'urgency' | 'position';
  /** As `wayOf` says. */
  way?: Way | undefined;
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
  { limit, after, order = 'urgency', way, columns = onlyIds }: Stretch,
) {
  const [unit] = unitOf(filter);
  const units = unit ? [unit] : reach;
  const search = searchOf(filter);
  if (reach?.length === 0 || (filter.search && search === null)) return sql`select 0 as key, ${columns} from task r where false`;
  const most = sql.lit(limit); // as a parameter it would have a general plan read a tenth of everything
  const key = order === 'position' ? sql`t.position` : sql`t.urgency`;
  const behind = (at: Place, place = at.urgency) => (after ? sql`and (${place}, ${at.id}) > (${after[0]}, ${after[1]}::uuid)` : no);
  const page = (rows: RawBuilder<unknown>) => sql`select r.key, ${columns} from (${rows}) r order by r.key, r.id`;
  const own = ownConditions(filter);
  const tasksOf = (found: RawBuilder<unknown>) =>
    sql`select k.key, t.* from ${found} k join task t on ${sql.join([sql`t.city_id = ${desk.actor.cityId}`, sql`t.id = k.id`, ...own], sql` and `)}`;
  const beside = order === 'urgency' && units !== null ? sideBySide(units) : undefined;
  if (search !== null && (way?.whole || beside === undefined)) {
    const place = order === 'position' ? sql`f.position` : onFound.urgency;
    const all = [sql`true`, ...stretch(filter, days, onFound), ...conditions(filter, onFound), ...whose(desk, filter, reach, onFound)];
    const looked = lookedUp(search, way ?? { words: search.words, whole: false });
    const found = (band: RawBuilder<unknown>) => sql`
      select ${place} as key, f.id from find_tasks(${looked}, ${queryOf(search.words)}, ${band}) f
      ${own.length === 0 ? no : sql`join task t on ${sql.join([sql`t.city_id = ${desk.actor.cityId}`, sql`t.id = f.id`, ...own], sql` and `)}`}
      where ${sql.join(all, sql` and `)} ${behind(onFound, place)} order by ${place}, f.id limit ${most}`;
    const band = (from: RawBuilder<unknown>) => sql`
      (select t.urgency >> 2 from task t where ${sql.join([sql`t.city_id = ${desk.actor.cityId}`, ...stretch(filter, days, onTask), from], sql` and `)} ${behind(onTask)}
       order by t.urgency, t.id limit 1)`;
    const steps = stepsOf({ begin: band(sql`true`), from: (next) => band(sql`t.urgency >= (${next}) << 2`), up: true });
    const keys =
      way?.whole || order === 'position'
        ? found(sql`null, null, null`)
        : sql`select f.key, f.id from (${steps}) s cross join lateral (${found(sql`'u', s.first, s.last`)}) f limit ${most}`;
    return page(sql`select k.key, t.* from (${keys}) k join task t on t.city_id = ${desk.actor.cityId} and t.id = k.id`);
  }
  if (beside) {
    const all = [
      sql`a.state not in ('transferred', 'void')`,
      ...stretch(filter, days, onShare),
      ...conditions(filter, onShare).map(unseen),
    ];
    if (unit && filter.role) all.push(sql`a.role = ${filter.role}`);
    if (unit && reach !== null && !reach.includes(unit)) all.push(shareOf(desk, onShare, reach));
    const sharesOf = (unit: string) => sql`
      (select a.task_urgency as key, a.task_id as id from assignment a
       where a.city_id = ${desk.actor.cityId} and a.unit_id = ${unit} and ${sql.join(all, sql` and `)} ${behind(onShare)}
       order by a.task_urgency, a.task_id)`;
    const shares =
      beside.length === 1
        ? sharesOf(beside[0] ?? '')
        : sql`(select distinct on (s.key, s.id) s.key, s.id from (${sql.join(beside.map(sharesOf), sql` union all `)}) s order by s.key, s.id)`;
    return page(
      own.length === 0 && search === null
        ? tasksOf(sql`(select k.key, k.id from ${shares} k limit ${most})`)
        : first(sql`${tasksOf(shares)} order by k.key, k.id`, search, most),
    );
  }
  return page(
    sql`select ${key} as key, t.* from task t where ${matching(desk, filter, reach, days)} ${behind(onTask, key)} order by ${key}, t.id limit ${most}`,
  );
}

/**
 * The first of some rows in their order. Where common words are asked for, the shares of units are read in that order until there are enough: the
 * planner takes the parts of a word for independent, thinks the word rare and would read everything.
 */
const first = (rows: RawBuilder<unknown>, search: Search | null, most: RawBuilder<unknown>) =>
  search === null
    ? sql`${rows} limit ${most}`
    : sql`select w.* from (${rows} offset 0) w where ${unseen(sql`w.words @@ ${queryOf(search.words)}`)} limit ${most}`;
