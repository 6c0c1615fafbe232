import type { UnitId } from '@weicheng/domain/organization';
import { wordsOf } from '@weicheng/domain/plan';
import { type Issue, IssueState, type Location, near, turnOfIssue } from '@weicheng/domain/rectification';
import { sql } from 'kysely';
import type { Context } from '#platform/context';
import type { Reach } from '../../organization/index.ts';

type Desk = Pick<Context, 'db' | 'actor'>;

/** An open issue, as far as it is compared and shown. */
export type OpenIssue = Pick<Issue, 'id' | 'number' | 'title' | 'place' | 'matter' | 'location' | 'state' | 'registeredAt'> & {
  leadUnitName: string | null;
};

const open = IssueState.options.filter((state) => turnOfIssue[state] !== 'over');
/** So many are compared at most; newer ones first. */
const mostCompared = 300;
/** Metres in a degree of latitude; for a box that is a little too wide. */
const degree = 110_000;

export const similarIssues = {
  /** 还在办、可能是同一件的: those that share words with it, and those that lie near it. */
  async candidates({ db, actor }: Desk, written: { words: string; location: Location | null }, reach: Reach): Promise<OpenIssue[]> {
    const words = wordsOf(written.words).map((word) => `'${word.replace(/['\\]/g, '$&$&')}'`);
    if (words.length === 0 && written.location === null) return [];
    const { longitude = 0, latitude = 0 } = written.location ?? {};
    const [north, east] = [(near * 4) / degree, (near * 4) / degree / Math.max(0.1, Math.cos((latitude * Math.PI) / 180))];
    const { rows } = await sql<Omit<OpenIssue, 'registeredAt'> & { registeredAt: Date }>`
      with found(id) as (
        select id from find_open_issues(${words.join(' | ')}::tsquery, ${mostCompared}) where ${words.length > 0}
        union
        (select i.id from issue i
         where i.city_id = ${actor.cityId} and ${written.location !== null} and i.latitude is not null and i.state = any(${open}::text[])
           and i.latitude between ${latitude - north} and ${latitude + north} and i.longitude between ${longitude - east} and ${longitude + east}
         limit ${mostCompared})
      )
      select i.id, i.number, i.title, i.place, i.matter, i.state, i.registered_at as "registeredAt", u.name as "leadUnitName",
        case when i.longitude is null then null else jsonb_build_object('longitude', i.longitude, 'latitude', i.latitude) end as location
      from found f join issue i on i.city_id = ${actor.cityId} and i.id = f.id
      left join unit u on u.city_id = i.city_id and u.id = i.lead_unit_id
      where ${reach === null ? sql`true` : sql`exists (select from issue_unit w where w.city_id = i.city_id and w.issue_id = i.id and w.unit_id = any(${reach as readonly UnitId[]}::uuid[]))`}`.execute(
      db,
    );
    return rows.map((row) => ({ ...row, number: Number(row.number), registeredAt: row.registeredAt.toISOString() }));
  },
};
