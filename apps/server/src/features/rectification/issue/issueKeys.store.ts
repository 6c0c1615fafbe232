import { addDays, type Day, startOfDay, uuidv7 } from '@weicheng/domain/kernel';
import type { UnitId } from '@weicheng/domain/organization';
import { daysSinceEpoch, urgencyBands, wordsOf } from '@weicheng/domain/plan';
import { type IssueDesk, type IssueFilter, IssueState, issueStretches, type MapEdges, turnOfIssue } from '@weicheng/domain/rectification';
import { type RawBuilder, sql } from 'kysely';
import type { Context } from '#platform/context';
import { lookedUp, openWays, queryOf, quoted, type Search, sideBySide, stepsOf, unseen, type Way } from '#platform/database';
import type { Reach } from '../../organization/index.ts';
import { happenedRows, overdueParts } from '../picture/happened.store.ts';

type Desk = Pick<Context, 'db' | 'actor'>;

/** What a page of the ledger is asked for. `own` is the reader's unit, left out of what he verifies. */
export interface Asked {
  filter: IssueFilter;
  reach: Reach;
  desk?: IssueDesk | undefined;
  own: UnitId | null;
  days: { today: Day; soon: Day };
  sort: 'urgency' | 'newest';
  /** Only those that lie within these edges of a map. */
  within?: MapEdges | undefined;
}

const nothing = new Uint8Array(10);
/** Ids begin with the moment an issue was registered, so a span of days is a span of ids. */
const firstIdOf = (day: Day) => uuidv7(startOfDay(day), nothing);

const everywhere = { from: issueStretches.toDispatch.from, to: issueStretches.over.to };

/** The stretch of urgency all matching issues lie in: an index is read from its beginning, not from the top. */
export function stretchOf({ filter: { state, turn, clock }, desk, days }: Pick<Asked, 'filter' | 'desk' | 'days'>) {
  const byClock = {
    overdue: { from: 0, to: daysSinceEpoch(days.today) - 1 },
    soon: { from: daysSinceEpoch(days.today), to: daysSinceEpoch(days.soon) },
  };
  const byDesk = {
    owed: issueStretches.owed,
    toDispatch: issueStretches.toDispatch,
    toVerify: issueStretches.waiting,
    toAnswer: issueStretches.owed,
    toRecheck: issueStretches.over,
  };
  const all = [
    everywhere,
    ...(state ? [issueStretches[turnOfIssue[state]]] : []),
    ...(turn ? [issueStretches[turn]] : []),
    ...(clock ? [byClock[clock]] : []),
    ...(desk ? [byDesk[desk]] : []),
  ];
  return { from: Math.max(...all.map(({ from }) => from)), to: Math.min(...all.map(({ to }) => to)) };
}

const statesOf = (turn: IssueFilter['turn']) => IssueState.options.filter((state) => turnOfIssue[state] === turn);

/** What an issue itself must be, under the alias `i`, besides its place in the ledger; whose it is stands apart. */
function conditions({ filter, desk, own, within }: Asked): RawBuilder<unknown>[] {
  const all: RawBuilder<unknown>[] = [];
  if (filter.state) all.push(sql`i.state = ${filter.state}`);
  if (filter.turn) all.push(sql`i.state = any(${statesOf(filter.turn)}::text[])`);
  if (!filter.happened) {
    if (filter.unitId) all.push(sql`i.lead_unit_id = ${filter.unitId}`);
    if (filter.areaUnitId) all.push(sql`i.area_unit_id = ${filter.areaUnitId}`);
    if (filter.matter) all.push(sql`i.matter = ${filter.matter}`);
  }
  if (filter.source) all.push(sql`i.source = ${filter.source}`);
  // as a word in the text, so that the planner sees that the index of the rarer ones has it
  if (filter.severity) all.push(sql`i.severity = ${sql.lit(filter.severity)}`);
  if (filter.registeredFrom) all.push(sql`i.id >= ${firstIdOf(filter.registeredFrom)}::uuid`);
  if (filter.registeredTo) all.push(sql`i.id < ${firstIdOf(addDays(filter.registeredTo, 1))}::uuid`);
  if (within)
    all.push(sql`i.latitude between ${within.south} and ${within.north}`, sql`i.longitude between ${within.west} and ${within.east}`);
  if (desk === 'owed') all.push(sql`i.lead_unit_id = ${own}::uuid`, sql`i.state = any(${statesOf('owed')}::text[])`);
  if (desk === 'toVerify') all.push(sql`i.state = 'submitted'`);
  if (desk === 'toAnswer') all.push(sql`i.extension is not null`);
  if (desk === 'toRecheck') all.push(sql`i.disputed_at is not null`);
  if (own !== null && (desk === 'toVerify' || desk === 'toAnswer' || desk === 'toRecheck'))
    all.push(sql`i.lead_unit_id <> ${own}`, sql`not ${own} = any(i.supporting_unit_ids)`);
  return all;
}

const waysOf = openWays({
  find: (looked, query, sample) => sql`find_issues(${looked}, ${query}, 'r', ${sample}, ${sample})`,
  table: 'issue',
});

/** So many units are marked in a search; whose the rows of a wider reach are is asked of each. */
const mostMarked = 4;

/** What is searched for, with marks of what the filters ask; null where nothing is, or nothing that could be found. */
function searchOf({ filter, reach, desk, own }: Pick<Asked, 'filter' | 'reach' | 'desk' | 'own'>): Search | null {
  const words = wordsOf(filter.search ?? '');
  if (words.length === 0) return null;
  const asked = [
    filter.state,
    filter.source,
    filter.severity,
    ...(filter.happened ? [] : [filter.unitId, filter.areaUnitId, filter.matter]),
  ];
  const mark = (value: string) => quoted(`@${value}`);
  const whose = (desk === 'owed' ? [own] : (reach ?? [])).flatMap((unit) => (unit ? [mark(unit)] : []));
  return {
    words,
    marks: [
      ...asked.flatMap((value) => (value ? [mark(value)] : [])),
      ...(whose.length > 0 && whose.length <= mostMarked ? [`(${whose.join(' | ')})`] : []),
    ],
  };
}

/** The way to what is searched for, to be asked before `keysOf`; without it a search goes by steps and all its words. */
export const wayOf = (desk: Desk, asked: Pick<Asked, 'filter' | 'reach' | 'desk' | 'own'>) => waysOf(desk, searchOf(asked));

interface Stretch {
  limit: number;
  /** The key of the last row seen. */
  after?: readonly [key: number, id: string] | undefined;
  /** As `wayOf` says. */
  way?: Way | undefined;
  /** What is read of each issue besides its key, under the alias `i`; else its id. */
  columns?: RawBuilder<unknown>;
}

/** The statement that finds a page: `key` and `columns` of its issues, in order. It reads little more than the page, whatever the filter. */
export function keysOf({ actor }: Desk, asked: Asked, { limit, after, way, columns }: Stretch): RawBuilder<unknown> {
  const { filter, reach, sort } = asked;
  const search = searchOf(asked);
  const most = sql.lit(limit); // as a parameter it would have a general plan read a tenth of everything
  if (reach?.length === 0 || (filter.search && search === null) || (asked.desk === 'owed' && asked.own === null))
    return sql`select 0 as key, ${columns ?? sql`i.id`} from issue i where false`;
  const all = conditions(asked);
  const newest = sort === 'newest';
  // a state says itself where in the ledger it stands: said twice, the planner would think its rows few and sort them all
  const { from, to } = newest && !filter.clock && !asked.desk ? everywhere : stretchOf(asked);
  /** The order of the ledger over an index that has the place and the id of an issue. */
  const ordered = (place: RawBuilder<unknown>, id: RawBuilder<unknown>) => ({
    key: newest ? sql`0` : place,
    place: [
      ...(from > issueStretches.toDispatch.from ? [sql`${place} >= ${from}`] : []),
      ...(to < 2 * urgencyBands.over ? [sql`${place} <= ${to}`] : []),
      ...(after === undefined ? [] : [newest ? sql`${id} < ${after[1]}::uuid` : sql`(${place}, ${id}) > (${after[0]}, ${after[1]}::uuid)`]),
    ],
    by: newest ? sql`${id} desc` : sql`${place}, ${id}`,
  });
  const whole = columns === undefined ? sql`i.id` : sql`i.*`;
  /** Issues as the page shows them. */
  const page = (rows: RawBuilder<unknown>) =>
    columns === undefined ? rows : sql`select i.key, ${columns} from (${rows}) i order by ${newest ? sql`i.id desc` : sql`i.key, i.id`}`;
  /** The same of issues of which no more than the id is known. */
  const byId = (keys: RawBuilder<unknown>) =>
    columns === undefined
      ? keys
      : page(sql`select k.key, i.* from (${keys}) k join issue i on i.city_id = ${actor.cityId} and i.id = k.id`);
  const where = (list: readonly RawBuilder<unknown>[]) => sql.join([sql`true`, ...list], sql` and `);
  const byIssue = ordered(sql`i.urgency`, sql`i.id`);
  const mine =
    reach === null || (filter.unitId && !filter.happened && reach.includes(filter.unitId)) || asked.desk === 'owed'
      ? []
      : [sql`exists (select from issue_unit u where u.city_id = i.city_id and u.issue_id = i.id and u.unit_id = any(${reach}::uuid[]))`];
  if (filter.happened) {
    const words = search === null ? [] : [sql`i.words @@ ${queryOf(search.words)}`];
    const asks = [sql`i.city_id = ${actor.cityId}`, ...all, ...byIssue.place, ...mine, ...words];
    const of = (rows: RawBuilder<unknown>) => sql`
      select ${byIssue.key} as key, ${whole} from (${rows}) h join issue i on i.id = h.issue_id
      where ${where(asks)} order by ${byIssue.by} limit ${most}`;
    if (filter.happened !== 'overdue' || newest) return page(of(happenedRows(actor.cityId, filter, asked.days.today)));
    const { issue, ended } = overdueParts(actor.cityId, filter, asked.days.today);
    return page(sql`
      select * from (
        (select ${byIssue.key} as key, ${whole} from issue i where ${where([...asks, ...issue])} order by ${byIssue.by} limit ${most})
        union all (${of(ended)})
      ) i order by key, id limit ${most}`);
  }
  if (search !== null) {
    const looked = lookedUp(search, way ?? { words: search.words, whole: false });
    const ofReach = mine.length === 0 ? [] : [sql`i.unit_ids && ${reach}::uuid[]`];
    // the newest are gone through whatever their urgency: to ask it here would pass over the rows of others one by one
    const open = newest ? (after ? [sql`i.id < ${after[1]}::uuid`] : []) : byIssue.place;
    const first = (band: RawBuilder<unknown>, place: RawBuilder<unknown>) => sql`
      (select ${band} from issue i where i.city_id = ${actor.cityId} and ${where([...open, place])} order by ${byIssue.by} limit 1)`;
    const steps = newest
      ? stepsOf({
          begin: first(sql`band_of_id(i.id)`, sql`true`),
          from: (band) => first(sql`band_of_id(i.id)`, sql`i.id < first_of_band(${band} + 1)`),
          up: false,
        })
      : stepsOf({
          begin: first(sql`i.urgency >> 2`, sql`true`),
          from: (band) => first(sql`i.urgency >> 2`, sql`i.urgency >= (${band}) << 2`),
          up: true,
        });
    const found = (band: RawBuilder<unknown>) => sql`
      select ${byIssue.key} as key, i.id from find_issues(${looked}, ${queryOf(search.words)}, ${band}) i
      where ${where([...all, ...byIssue.place, ...ofReach])} order by ${byIssue.by} limit ${most}`;
    return byId(
      way?.whole
        ? found(sql`null, null, null`)
        : sql`select f.key, f.id from (${steps}) s cross join lateral (${found(sql`${newest ? 'n' : 'u'}, s.first, s.last`)}) f limit ${most}`,
    );
  }
  if (newest && filter.unitId && mine.length === 0) {
    const lead = [sql`u.city_id = ${actor.cityId}`, sql`u.unit_id = ${filter.unitId}`, sql`u.role = 'lead'`];
    const rest = all.length > 1 ? all.map(unseen) : [];
    return byId(sql`
      select 0 as key, u.issue_id as id from issue_unit u
      ${rest.length === 0 ? sql`` : sql`join issue i on i.city_id = u.city_id and i.id = u.issue_id`}
      where ${where([...lead, ...ordered(sql`u.urgency`, sql`u.issue_id`).place, ...rest])} order by u.issue_id desc limit ${most}`);
  }
  if (mine.length === 0 || filter.unitId)
    return page(sql`select ${byIssue.key} as key, ${whole} from issue i
      where i.city_id = ${actor.cityId} and ${where([...all, ...byIssue.place, ...mine])} order by ${byIssue.by} limit ${most}`);
  const byUnit = ordered(sql`u.urgency`, sql`u.issue_id`);
  const bare = all.length === 0;
  const ofUnit = (unit: RawBuilder<unknown>) => sql`
    select ${byUnit.key} as key, u.issue_id as id
    from issue_unit u ${bare ? sql`` : sql`join issue i on i.city_id = u.city_id and i.id = u.issue_id`}
    where u.city_id = ${actor.cityId} and u.unit_id = ${unit} and ${where([...byUnit.place, ...all.map(unseen)])} order by ${byUnit.by} limit ${most}`;
  const by = newest ? sql`s.key, s.id desc` : sql`s.key, s.id`;
  const beside = bare && reach !== null && !newest ? sideBySide(reach) : undefined;
  if (beside)
    return byId(sql`
      select distinct on (s.key, s.id) s.key, s.id
      from (${sql.join(
        beside.map((unit) => sql`(${ofUnit(sql`${unit}::uuid`)})`),
        sql` union all `,
      )}) s
      order by ${by} limit ${most}`);
  return byId(sql`
    select distinct s.key, s.id from unnest(${reach}::uuid[]) o(unit_id) cross join lateral (${ofUnit(sql`o.unit_id`)}) s
    order by ${by} limit ${most}`);
}
