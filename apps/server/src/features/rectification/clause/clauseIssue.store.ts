import type { ClauseIssue } from '@weicheng/domain/rectification';
import { sql } from 'kysely';
import type { Context } from '#platform/context';
import type { Reach } from '../../organization/index.ts';

type Desk = Pick<Context, 'db' | 'actor'>;

/** All SQL about which issues belong to a clause. */
export const clauseIssues = {
  /** Those of these matters and those that findings citing these clauses became, each once, the most urgent first. */
  async first(
    { db, actor }: Desk,
    reach: Reach,
    { clauses, matters, limit }: { clauses: readonly string[]; matters: readonly string[]; limit: number },
  ): Promise<(Omit<ClauseIssue, 'matterName'> & { matter: string | null })[]> {
    const { cityId } = actor;
    const seen =
      reach === null
        ? sql`true`
        : sql`exists (select from issue_unit u where u.city_id = i.city_id and u.issue_id = i.id and u.unit_id = any(${reach}::uuid[]))`;
    const standing = sql`i.state not in ('merged', 'void')`;
    const { rows } = await sql<Omit<ClauseIssue, 'matterName'> & { matter: string | null }>`
      with found as (
        select i.id, i.urgency, 'matter' as why from unnest(${matters}::text[]) m(code), lateral (
          select i.id, i.urgency from issue i
          where i.city_id = ${cityId} and i.matter = m.code and ${standing} and ${seen}
          order by i.urgency, i.id limit ${limit}) i
        union all
        (select i.id, i.urgency, 'finding' as why from finding f
          join finding_issue l on l.city_id = f.city_id and l.finding_id = f.id
          join issue i on i.city_id = l.city_id and i.id = l.issue_id
          where f.city_id = ${cityId} and f.clause = any(${clauses}::text[]) and ${standing} and ${seen}
          order by i.urgency, i.id limit ${limit})
      ), each_once as (select id, urgency, min(why) as why from found group by id, urgency order by urgency, id limit ${limit})
      select i.id, i.number, i.title, i.state, i.due, i.matter, e.why, lead.name as "leadUnitName", area.name as "areaUnitName"
      from each_once e join issue i on i.city_id = ${cityId} and i.id = e.id
      left join unit lead on lead.city_id = i.city_id and lead.id = i.lead_unit_id
      left join unit area on area.city_id = i.city_id and area.id = i.area_unit_id
      order by e.urgency, e.id`.execute(db);
    return rows.map((row) => ({ ...row, number: Number(row.number) }));
  },

  /** How many issues, not merged and not void, findings under each clause have become. */
  async counted({ db, actor }: Desk): Promise<Map<string, number>> {
    const { rows } = await sql<{ key: string; count: number }>`
      select f.clause as key, count(*)::int as count
      from finding_issue l
      join finding f on f.city_id = l.city_id and f.id = l.finding_id
      join issue i on i.city_id = l.city_id and i.id = l.issue_id
      where l.city_id = ${actor.cityId} and i.state not in ('merged', 'void') group by f.clause`.execute(db);
    return new Map(rows.map(({ key, count }) => [key, count]));
  },
};
