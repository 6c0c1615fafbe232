import { gridOf, type IssueCluster, type MapEdges } from '@weicheng/domain/rectification';
import { sql } from 'kysely';
import type { Context } from '#platform/context';
import { plannedAnew } from '#platform/database';
import { type Asked, keysOf, wayOf } from '../issue/issueKeys.store.ts';

type Desk = Pick<Context, 'db' | 'actor'>;

/** So many issues are counted on one map; beyond, the map is gone into or the filter narrowed. */
const most = 20_000;
/** So many of one point are named. */
const named = sql.lit(5);

export const issueMap = {
  /** What the ledger finds within the edges of a map, cell by cell. */
  async clusters(desk: Desk, asked: Asked, within: MapEdges): Promise<{ rows: IssueCluster[]; count: number; capped: boolean }> {
    const { width, height } = gridOf(within);
    const keys = keysOf(desk, { ...asked, within }, { limit: most + 1, way: await wayOf(desk, asked) });
    const { rows } = await sql<IssueCluster>`${plannedAnew}
      select concat_ws(':', t.x, t.y) as key, count(*)::int as count,
        jsonb_build_object('longitude', min(t.longitude), 'latitude', min(t.latitude)) as "southWest",
        jsonb_build_object('longitude', max(t.longitude), 'latitude', max(t.latitude)) as "northEast",
        to_jsonb((array_agg(jsonb_build_object('id', t.id, 'title', t.title, 'state', t.state) order by t.key, t.id))
          [1:case when min(t.longitude) = max(t.longitude) and min(t.latitude) = max(t.latitude) then ${named} else 1 end]) as issues
      from (
        select k.key, i.id, i.title, i.state, i.longitude, i.latitude,
          floor(i.longitude / ${width}::float8)::int as x, floor(i.latitude / ${height}::float8)::int as y
        from (${keys}) k join issue i on i.city_id = ${desk.actor.cityId} and i.id = k.id
      ) t
      group by t.x, t.y order by count(*) desc, t.y desc, t.x`.execute(desk.db);
    const count = rows.reduce((sum, row) => sum + row.count, 0);
    return { rows, count: Math.min(count, most), capped: count > most };
  },
};
