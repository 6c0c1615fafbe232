import type { UnitId } from '@weicheng/domain/organization';
import type { IssueId, Paper, PaperId, PaperKind } from '@weicheng/domain/rectification';
import { sql } from 'kysely';
import type { Context } from '#platform/context';
import { insertRows, type Reach } from '../../organization/index.ts';

type Desk = Pick<Context, 'db' | 'actor' | 'now'>;

/** A paper as it is kept; of an issued one the file. */
export type StoredPaper = Paper & { sha256: string | null };

const moment = (column: string) => sql.raw(`to_char(p.${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
const columns = sql`p.id, p.kind, p.state, p.numbered, p.unit_id as "unitId", p.maker_unit_id as "makerUnitId", p.issue_ids as "issueIds", p.fields,
  ${moment('made_at')} as "madeAt", p.made_by as "madeBy", ${moment('issued_at')} as "issuedAt", p.issued_by as "issuedBy",
  p.withdrawn_why as "withdrawnWhy", p.revision, p.sha256`;

/** Whose papers a reader sees: those for a unit he reaches once they went out, and those his own people drew up. */
const within = (reach: Reach) =>
  reach === null
    ? sql`true`
    : sql`(p.maker_unit_id = any(${reach as readonly UnitId[]}::uuid[]) or p.state <> 'draft' and p.unit_id = any(${reach as readonly UnitId[]}::uuid[]))`;

/** All SQL about papers. */
export const papers = {
  /** Newest first, by key. */
  async page(
    { db, actor }: Desk,
    { issueId, kind }: { issueId?: IssueId | undefined; kind?: PaperKind | undefined },
    reach: Reach,
    { limit, after }: { limit: number; after?: string | undefined },
  ): Promise<{ rows: StoredPaper[]; next: string | null }> {
    const of = issueId ? sql`join issue_paper_issue m on m.city_id = p.city_id and m.paper_id = p.id and m.issue_id = ${issueId}` : sql``;
    const { rows } = await sql<StoredPaper>`
      select ${columns} from issue_paper p ${of}
      where p.city_id = ${actor.cityId} and ${within(reach)}
        and ${kind ? sql`p.kind = ${kind}` : sql`true`} and ${after ? sql`p.id < ${after}::uuid` : sql`true`}
      order by p.id desc limit ${limit + 1}`.execute(db);
    return { rows: rows.slice(0, limit), next: rows.length > limit ? (rows[limit - 1]?.id ?? null) : null };
  },

  async get({ db, actor }: Desk, id: PaperId, reach: Reach): Promise<StoredPaper | undefined> {
    const { rows } = await sql<StoredPaper>`
      select ${columns} from issue_paper p where p.city_id = ${actor.cityId} and p.id = ${id} and ${within(reach)}`.execute(db);
    return rows[0];
  },

  /** The same, and nobody else changes it until the act is over. */
  async take({ db, actor }: Desk, id: PaperId, reach: Reach): Promise<StoredPaper | undefined> {
    const { rows } = await sql<StoredPaper>`
      select ${columns} from issue_paper p where p.city_id = ${actor.cityId} and p.id = ${id} and ${within(reach)} for update of p`.execute(
      db,
    );
    return rows[0];
  },

  async add({ db, actor, now }: Desk, paper: Pick<Paper, 'id' | 'kind' | 'unitId' | 'makerUnitId' | 'issueIds' | 'fields'>): Promise<void> {
    await db
      .insertInto('issue_paper')
      .values({
        city_id: actor.cityId,
        id: paper.id,
        kind: paper.kind,
        state: 'draft',
        unit_id: paper.unitId,
        maker_unit_id: paper.makerUnitId,
        issue_ids: sql<string[]>`${paper.issueIds}::uuid[]`,
        fields: JSON.stringify(paper.fields),
        made_at: new Date(now),
        made_by: actor.name,
        made_by_id: actor.personId || null,
        revision: 1,
      })
      .execute();
    const of = paper.issueIds.map((issueId) => ({ city_id: actor.cityId, issue_id: issueId as string, paper_id: paper.id as string }));
    await insertRows(db, 'issue_paper_issue', of);
  },

  async edit({ db, actor }: Desk, id: PaperId, fields: Paper['fields']): Promise<void> {
    await sql`update issue_paper set fields = ${JSON.stringify(fields)}::jsonb, revision = revision + 1
      where city_id = ${actor.cityId} and id = ${id}`.execute(db);
  },

  /** The next number of a kind in a year; whoever else wants one waits until this one is issued or not. */
  async nextNumber({ db, actor }: Desk, kind: PaperKind, year: number): Promise<number> {
    const { rows } = await sql<{ last: number }>`
      insert into issue_paper_count (city_id, kind, year, last) values (${actor.cityId}, ${kind}, ${year}, 1)
      on conflict (city_id, kind, year) do update set last = issue_paper_count.last + 1 returning last`.execute(db);
    return rows[0]?.last ?? 1;
  },

  async issue(
    { db, actor, now }: Desk,
    id: PaperId,
    { year, number, numbered, sha256, size }: { year: number; number: number; numbered: string; sha256: string; size: number },
  ): Promise<void> {
    await db
      .updateTable('issue_paper')
      .set({
        state: 'issued',
        year,
        number,
        numbered,
        sha256,
        size,
        issued_at: new Date(now),
        issued_by: actor.name,
        revision: sql<number>`revision + 1`,
      })
      .where('city_id', '=', actor.cityId)
      .where('id', '=', id)
      .execute();
  },

  async withdraw({ db, actor }: Desk, id: PaperId, why: string): Promise<void> {
    await sql`update issue_paper set state = 'withdrawn', withdrawn_why = ${why}, revision = revision + 1
      where city_id = ${actor.cityId} and id = ${id}`.execute(db);
  },

  async discard({ db, actor }: Desk, id: PaperId): Promise<void> {
    await db.deleteFrom('issue_paper').where('city_id', '=', actor.cityId).where('id', '=', id).execute();
  },

  /** What of these issues only other tables know: the last answer, the photos as they are shown, how often they were pressed. */
  async parts({ db, actor }: Desk, ids: readonly IssueId[]): Promise<ReadonlyMap<IssueId, PaperParts>> {
    const { rows } = await sql<PaperParts & { id: IssueId }>`
      select i.id,
        (select jsonb_build_object('text', s.text, 'doneOn', s.done_on::text, 'doneBy', s.done_by) from issue_submission s
          where s.city_id = i.city_id and s.issue_id = i.id order by s.id desc limit 1) as answer,
        (select count(*)::int from issue_escalation e where e.city_id = i.city_id and e.issue_id = i.id) as pressed,
        coalesce((select jsonb_agg(jsonb_build_object('kind', o.kind, 'photoId', o.id, 'sha256', p.thumb_sha256, 'width', p.width, 'height', p.height,
          'receivedAt', p.received_at, 'place', i.place)
          order by o.id) from issue_photo o join photo p on p.city_id = o.city_id and p.sha256 = o.sha256
          where o.city_id = i.city_id and o.issue_id = i.id), '[]') as photos
      from issue i where i.city_id = ${actor.cityId} and i.id = any(${ids}::uuid[])`.execute(db);
    return new Map(rows.map((row) => [row.id, row]));
  },
};

export interface PaperParts {
  answer: { text: string; doneOn: string; doneBy: string } | null;
  pressed: number;
  photos: { kind: 'before' | 'after'; photoId: string; sha256: string; width: number; height: number; receivedAt: string; place: string }[];
}
