import { addDays, startOfDay } from '@weicheng/domain/kernel';
import type { UnitId } from '@weicheng/domain/organization';
import { daysSinceEpoch, urgencyBands } from '@weicheng/domain/plan';
import { type ClosedIssue, type Placed, placeKey, type Rebound, type ReboundRule } from '@weicheng/domain/rectification';
import { sql } from 'kysely';
import type { Context } from '#platform/context';
import { insertRows, type Reach } from '../../organization/index.ts';

type Desk = Pick<Context, 'db' | 'actor' | 'today' | 'now'>;

/** A closed issue with the unit that had it. */
export type Returned = ClosedIssue & { title: string; leadUnitId: UnitId; reboundOf: number };

/** Degrees that so many metres are at most, north and east of a place. */
const degrees = (metres: number, latitude: number) => {
  const north = metres / 110_000;
  return { north, east: north / Math.max(0.01, Math.cos((latitude * Math.PI) / 180)) };
};

/** All SQL about returns. */
export const rebounds = {
  /** The closed issues of the same matter at the same words or nearby, the latest first; the rule itself is asked of them afterwards. */
  async near({ db, actor, today }: Desk, { matter, place, location }: Placed, rule: ReboundRule, reach: Reach): Promise<Returned[]> {
    if (matter === null) return [];
    const key = placeKey(place);
    const since = new Date(startOfDay(addDays(today, -rule.days)));
    const box = location && degrees(rule.metres, location.latitude);
    const where = [
      ...(key === '' ? [] : [sql`i.place_key = ${key}`]),
      ...(location && box
        ? [
            sql`(i.latitude between ${location.latitude - box.north} and ${location.latitude + box.north}
              and i.longitude between ${location.longitude - box.east} and ${location.longitude + box.east})`,
          ]
        : []),
    ];
    if (where.length === 0) return [];
    // 销号的日子 is also in its place in the ledger
    const { rows } = await sql<Omit<Returned, 'closedAt'> & { closedAt: Date }>`
      select i.id, i.number, i.title, i.matter, i.place, i.closed_at as "closedAt", i.lead_unit_id as "leadUnitId",
        case when i.longitude is null then null else jsonb_build_object('longitude', i.longitude, 'latitude', i.latitude) end as location,
        (select count(*)::int from issue_link l where l.city_id = i.city_id and l.issue_id = i.id) as "reboundOf"
      from issue i
      where i.city_id = ${actor.cityId} and i.matter = ${matter} and i.state = 'closed' and i.closed_at >= ${since}
        and i.urgency <= ${2 * urgencyBands.over - daysSinceEpoch(addDays(today, -rule.days))}
        and (${sql.join(where, sql` or `)})
        and ${
          reach === null
            ? sql`true`
            : sql`exists (select from issue_unit u where u.city_id = i.city_id and u.issue_id = i.id and u.unit_id = any(${reach}::uuid[]))`
        }
      order by i.closed_at desc limit 50`.execute(db);
    return rows.map((row) => ({ ...row, number: Number(row.number), closedAt: row.closedAt.toISOString() }));
  },

  link: ({ db, actor, now }: Desk, issueId: string, found: readonly Rebound[]): Promise<void> =>
    insertRows(
      db,
      'issue_link',
      found.map(({ id, metres, days }) => ({
        city_id: actor.cityId,
        issue_id: issueId,
        other_id: id as string,
        kind: 'rebound',
        at: new Date(now).toISOString(),
        metres: metres === null ? null : Math.round(metres),
        days,
      })),
    ),
};
