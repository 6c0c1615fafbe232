import { addDays, type Day } from '@weicheng/domain/kernel';
import {
  type Happening,
  happeningNames,
  type IssueFigures,
  type LatelyFigures,
  latelyNames,
  noFigures,
} from '@weicheng/domain/rectification';
import { type RawBuilder, sql } from 'kysely';
import type { Context } from '#platform/context';

type Desk = Pick<Context, 'db' | 'actor'>;

/** Whose counters are read: of the city, or of units, kinds, places; `keys` null are all of them. */
export interface Counted {
  scope: 'all' | 'unit' | 'matter' | 'area';
  keys: readonly string[] | null;
}

/** The counters of one key: of the last day, and of all the days together what the rates beside it are made of. */
export interface KeyFigures {
  key: string;
  day: IssueFigures;
  lately: LatelyFigures;
}

const columnOf = (name: Happening) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const columns = sql.raw(happeningNames.map(columnOf).join(', '));
/** Every figure under its own name, as something says it. */
const named = (say: (name: Happening) => string) => sql.raw(happeningNames.map((name) => `${say(name)} as "${name}"`).join(', '));
const summed = (name: Happening) => `sum(${columnOf(name)})::int`;
const standing = (name: Happening) => (name === 'overdue' ? 'coalesce(sum(n), 0)::int' : '0');
/** Of one key: its figures of the day, what stands in the evening, and what its rates are made of, under names of their own. */
const ofKey = sql.raw(
  [
    ...happeningNames.map((name) => `coalesce(${name === 'overdue' ? 's.n' : `d.${columnOf(name)}`}, 0) as "${name}"`),
    ...latelyNames.map((name) => `coalesce(l.${name}, 0) as "lately_${name}"`),
  ].join(', '),
);
const sums = sql.raw(happeningNames.map((name) => `${summed(name)} as ${columnOf(name)}`).join(', '));
const latelySums = sql.raw(latelyNames.map((name) => `${summed(name)} as ${name}`).join(', '));
/** Each kind of a narrow row in its own column. */
const pivot = (n: string) =>
  sql.raw(happeningNames.map((name) => `coalesce(sum(${n}) filter (where kind = '${name}'), 0)::int as ${columnOf(name)}`).join(', '));
const added = sql.raw(
  happeningNames.map((name) => `${columnOf(name)} = issue_figure.${columnOf(name)} + excluded.${columnOf(name)}`).join(', '),
);

const keyOf = {
  all: sql`''`,
  unit: sql`coalesce(unit_id::text, '')`,
  matter: sql`coalesce(matter, '')`,
  area: sql`coalesce(area_unit_id::text, '')`,
} satisfies Record<Counted['scope'], RawBuilder<unknown>>;

const laid = sql.raw(latelyNames.join(', '));

/** Where a reader's counters come from: those folded, and those not yet (`pending`). `base` has the evenings whose levels are built upon. */
function sourceOf(cityId: number, { scope, keys }: Counted, from: Day, to: Day) {
  const mine = keys === null ? sql`true` : sql`key = any(${keys}::text[])`;
  const folded = sql`issue_figure where city_id = ${cityId} and scope = ${scope} and day <= ${to} and ${mine}`;
  const pending = (what: RawBuilder<unknown>) => sql`
    (select ${keyOf[scope]} as key, day, ${what} from pending where true`;
  return {
    /** By day and key, of the days asked for. */
    figures: sql`
      select key, day, ${columns} from ${folded} and day >= ${from}
      union all
      select key, day, ${columns} from ${pending(pivot('n'))} and day >= ${from} group by 1, 2) d where ${mine}`,
    /** The same, of what the rates are made of alone: an index has it. */
    lately: sql`
      select key, ${laid} from ${folded} and day >= ${from}
      union all
      select key, ${laid} from ${pending(pivot('n'))} and day >= ${from} group by 1, 2) d where ${mine}`,
    /** By how many the overdue grew, by day and key, since the evening that is built upon; what stood then has no day. */
    overdue: (evening: RawBuilder<unknown>) => sql`
      select key, day, overdue as n from ${folded} and day > (select ${evening} from base)
      union all
      select key, null, n from issue_overdue_level where city_id = ${cityId} and scope = ${scope} and day = (select ${evening} from base) and ${mine}
      union all
      select key, day, n from ${pending(sql`n`)} and kind = 'overdue') d where ${mine}`,
  };
}

type Lately = Readonly<Record<`lately_${keyof LatelyFigures}`, number>>;
const noLately = sql.raw(latelyNames.map((name) => `0 as "lately_${name}"`).join(', '));
const latelyOf = (row: Lately): LatelyFigures => ({
  due: row.lately_due,
  shelved: row.lately_shelved,
  met: row.lately_met,
  returned: row.lately_returned,
  closed: row.lately_closed,
});

/** How many deltas a fold takes at a time. */
const batch = 20_000;

/** All SQL of the counters behind 当日情况. They are written by triggers (migration 0028) and folded here. */
export const pictures = {
  /**
   * The counters from a day to a day: of `all` by day, of `rows` by key; what is not folded yet is among them. One statement, and so of one moment.
   * `overdue` is what stood at the end of a day: the level of an evening and what came and went since.
   */
  async read(
    { db, actor }: Desk,
    { all, rows: asked }: { all: Counted; rows: Counted | null },
    from: Day,
    to: Day,
  ): Promise<{ trend: ReadonlyMap<Day, IssueFigures>; rows: KeyFigures[] }> {
    const parts = (of: Counted) => sourceOf(actor.cityId, of, from, to);
    const { rows } = await sql<{ part: 'trend' | 'before' | 'row'; key: string } & IssueFigures & Lately>`
      with base as (
        select least(day, ${addDays(from, -1)}::date) as before, least(day, ${to}::date) as last from (
          select (select day from issue_fold where city_id = ${actor.cityId}) as day
        ) f
      ),
      pending as materialized (
        select kind, day, unit_id, matter, area_unit_id, sum(n)::int as n from issue_figure_delta
        where city_id = ${actor.cityId} and day <= ${to} group by 1, 2, 3, 4, 5
      )
      select 'trend' as part, day::text as key, ${named(summed)}, ${noLately} from (${parts(all).figures}) f group by day
      union all
      select 'before', '', ${named(standing)}, ${noLately} from (${parts(all).overdue(sql`before`)}) o where o.day is null or o.day < ${from}
      ${
        asked === null
          ? sql``
          : sql`
      union all
      select 'row', key, ${ofKey}
      from (select key, ${latelySums} from (${parts(asked).lately}) f group by key) l
      full join (select key, ${sums} from (${parts(asked).figures}) f where day = ${to} group by key) d using (key)
      full join (select key, sum(n)::int as n from (${parts(asked).overdue(sql`last`)}) o group by key) s using (key)`
      }`.execute(db);
    const of = (wanted: (typeof rows)[number]['part']) => rows.filter(({ part }) => part === wanted);
    const byDay = new Map(of('trend').map((row) => [row.key as Day, row as IssueFigures]));
    let overdue = of('before')[0]?.overdue ?? 0;
    const trend = new Map<Day, IssueFigures>();
    for (let on = from; on <= to; on = addDays(on, 1)) {
      const figures = byDay.get(on) ?? noFigures;
      overdue += figures.overdue;
      trend.set(on, { ...figures, overdue });
    }
    return {
      trend,
      rows: of('row').map((row) => ({ key: row.key, day: row, lately: latelyOf(row) })),
    };
  },

  /** Takes what was written down into the counters; answers how many that were. Only one run at a time does. */
  async fold({ db, actor }: Desk): Promise<number> {
    const { rows } = await sql<{ n: number }>`
      with fold as (select day from issue_fold where city_id = ${actor.cityId}),
      taken as (
        delete from issue_figure_delta where city_id = ${actor.cityId} and id in (
          select id from issue_figure_delta where city_id = ${actor.cityId} order by id limit ${sql.lit(batch)})
        returning kind, day, unit_id, matter, area_unit_id, n
      ),
      spread as (
        select scope, key, day, kind, sum(n)::int as n
        from taken cross join lateral (values ('all', ${keyOf.all}), ('unit', ${keyOf.unit}), ('matter', ${keyOf.matter}), ('area', ${keyOf.area})) k (scope, key)
        group by 1, 2, 3, 4 having sum(n) <> 0
      ),
      levels as (
        insert into issue_overdue_level (city_id, scope, day, key, n)
        select ${actor.cityId}, scope, evening::date, key, sum(n)::int
        from spread cross join fold cross join lateral generate_series(spread.day, fold.day, interval '1 day') evening
        where kind = 'overdue' group by 2, 3, 4
        on conflict (city_id, scope, day, key) do update set n = issue_overdue_level.n + excluded.n
      ),
      figures as (
        insert into issue_figure (city_id, scope, day, key, ${columns})
        select ${actor.cityId}, scope, day, key, ${pivot('n')} from spread group by scope, day, key order by scope, day, key
        on conflict (city_id, scope, day, key) do update set ${added}
      )
      select count(*)::int as n from taken`.execute(db);
    return rows[0]?.n ?? 0;
  },

  /** Waits for its turn to fold, and answers up to which day the levels stand. */
  async turnToFold({ db, actor }: Desk, today: Day): Promise<Day> {
    await sql`insert into issue_fold (city_id, day)
      select ${actor.cityId}, coalesce((select min(day) from issue_figure_delta where city_id = ${actor.cityId}), ${today}::date) - 1
      on conflict do nothing`.execute(db);
    const { rows } = await sql<{ day: Day }>`select day from issue_fold where city_id = ${actor.cityId} for update`.execute(db);
    return (rows[0] as { day: Day }).day;
  },

  /** Writes down how many were overdue on the evening of a day that is over, from the evening before. */
  async endDay({ db, actor }: Desk, day: Day): Promise<void> {
    await sql`
      with levels as (
        insert into issue_overdue_level (city_id, scope, day, key, n)
        select ${actor.cityId}, scope, ${day}::date, key, sum(n)::int from (
          select scope, key, n from issue_overdue_level
          where city_id = ${actor.cityId} and scope in ('all', 'unit', 'matter', 'area') and day = ${addDays(day, -1)}::date
          union all
          select scope, key, overdue from issue_figure
          where city_id = ${actor.cityId} and scope in ('all', 'unit', 'matter', 'area') and day = ${day}
        ) t group by 2, 4 having sum(n) <> 0
      )
      update issue_fold set day = ${day} where city_id = ${actor.cityId}`.execute(db);
  },
};
