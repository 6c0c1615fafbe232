import type { Day } from '@weicheng/domain/kernel';
import { startOfDay } from '@weicheng/domain/kernel';
import type { UnitId } from '@weicheng/domain/organization';
import type { LeadTally } from '@weicheng/domain/rectification';
import { type RawBuilder, sql } from 'kysely';
import type { Context } from '#platform/context';
import type { Reach } from '../../organization/index.ts';

type Desk = Pick<Context, 'db' | 'actor'>;

/** What past issues are looked at: of this kind, since that day, at the place or in these areas; none is the whole city. */
export interface PastAsked {
  matter: string;
  since: Day;
  place?: string;
  areas?: readonly UnitId[];
}

/** So many of the latest are counted, and no more: the cost does not grow with the history. */
const mostCounted = 200;

export const leadSuggestions = {
  /** 办过的同类问题 by lead unit, of those the reader sees; units that stand no longer are left out. */
  async tally({ db, actor }: Desk, scope: LeadTally['scope'], asked: PastAsked, reach: Reach): Promise<LeadTally> {
    const { rows } = await sql<{ unitId: UnitId; name: string; count: number; looked: number }>`
      with past as (${pastOf(actor.cityId, asked)}),
      seen as (
        select p.lead_unit_id from past p
        where ${reach === null ? sql`true` : sql`exists (select from issue_unit u where u.city_id = ${actor.cityId} and u.issue_id = p.id and u.unit_id = any(${reach as readonly UnitId[]}::uuid[]))`}
      )
      select s.lead_unit_id as "unitId", n.name, count(*)::int as count, (select count(*)::int from past) as looked
      from seen s join unit n on n.city_id = ${actor.cityId} and n.id = s.lead_unit_id and n.ended_on is null
      group by s.lead_unit_id, n.name`.execute(db);
    return { scope, leads: rows, capped: (rows[0]?.looked ?? 0) >= mostCounted };
  },
};

/** The latest of the kind, each from its end of an index. */
function pastOf(cityId: number, { matter, since, place, areas }: PastAsked): RawBuilder<unknown> {
  const kind = sql`i.city_id = ${cityId} and i.matter = ${matter} and i.lead_unit_id is not null and i.dispatched_at >= ${new Date(startOfDay(since))}`;
  if (place !== undefined)
    return sql`select i.id, i.lead_unit_id from issue i where ${kind} and i.place = ${place} and i.place <> '' order by i.dispatched_at desc limit ${mostCounted}`;
  if (areas !== undefined)
    return sql`select l.id, l.lead_unit_id from unnest(${areas}::uuid[]) a(id) cross join lateral (
        select i.id, i.lead_unit_id, i.dispatched_at from issue i where ${kind} and i.area_unit_id = a.id order by i.dispatched_at desc limit ${mostCounted}
      ) l order by l.dispatched_at desc limit ${mostCounted}`;
  return sql`select i.id, i.lead_unit_id from issue i where ${kind} order by i.dispatched_at desc limit ${mostCounted}`;
}
