import type { MatchedName, NameDecision, NamedUnit } from '@weicheng/domain/plan';
import { sql } from 'kysely';
import { asJson, type Desk, insertRead } from '../rows.ts';

const decisionOf = sql`case decision
  when 'unit' then jsonb_build_object('kind', 'unit', 'unitId', d.unit_id)
  when 'group' then jsonb_build_object('kind', 'group', 'groupId', d.group_id)
  when 'none' then jsonb_build_object('kind', 'none') end`;

const parts = (decision: NameDecision | null) => ({
  decision: decision?.kind ?? null,
  unit_id: decision?.kind === 'unit' ? decision.unitId : null,
  group_id: decision?.kind === 'group' ? decision.groupId : null,
});

/** All SQL about the names printed in a document. */
export const draftUnits = {
  /** With `since` only those changed after that revision; with `printed` only these names. Those asked for most often first. */
  async all({ db, actor }: Desk, document: string, since = -1, printed?: readonly string[]): Promise<NamedUnit[]> {
    const { rows } = await sql<NamedUnit>`
      select d.printed, ${decisionOf} as decision, coalesce(u.name, g.name) as name, d.match, d.candidates, d.mentions,
        d.confirmed_by as "confirmedBy", d.revision
      from draft_unit d
      left join unit u on u.city_id = d.city_id and u.id = d.unit_id
      left join unit_group g on g.city_id = d.city_id and g.id = d.group_id
      where d.city_id = ${actor.cityId} and d.document_id = ${document} and d.revision > ${since}
        ${printed ? sql`and d.printed = any(${printed}::text[])` : sql``}
      order by d.mentions desc, d.printed`.execute(db);
    return rows;
  },

  add({ db, actor }: Desk, document_id: string, names: readonly MatchedName[], revision: number): Promise<void> {
    return insertRead(
      db,
      'draft_unit',
      names.map((n) => ({
        city_id: actor.cityId,
        document_id,
        printed: n.printed,
        ...parts(n.decision),
        match: n.match,
        candidates: n.candidates,
        mentions: 0,
        confirmed_by: null,
        confirmed_at: null,
        remember: true,
        revision,
      })),
    );
  },

  async decide(
    { db, actor }: Desk,
    document: string,
    printed: string,
    decision: NameDecision | null,
    { by, at, remember, revision }: { by: string; at: Date; remember: boolean; revision: number },
  ): Promise<void> {
    await db
      .updateTable('draft_unit')
      .set({
        ...parts(decision),
        match: decision ? 'person' : null,
        confirmed_by: decision ? by : null,
        confirmed_at: decision ? at : null,
        remember,
        revision,
      })
      .where('city_id', '=', actor.cityId)
      .where('document_id', '=', document)
      .where('printed', '=', printed)
      .execute();
  },

  async setCandidates({ db, actor }: Desk, document: string, { printed, candidates }: MatchedName): Promise<void> {
    await db
      .updateTable('draft_unit')
      .set({ candidates: asJson(candidates) })
      .where('city_id', '=', actor.cityId)
      .where('document_id', '=', document)
      .where('printed', '=', printed)
      .execute();
  },

  /** Counts again how many tasks name each of these; only a count that changed moves the row's revision. */
  async recount({ db, actor }: Desk, document: string, printed: readonly string[], revision: number): Promise<void> {
    await sql`
      update draft_unit d set mentions = n.mentions, revision = ${revision}
      from (
        select asked.printed, count(t.id)::int as mentions
        from unnest(${printed}::text[]) as asked (printed)
        left join (
          select t.id, named ->> 'printed' as printed from draft_task t, jsonb_array_elements(t.fields -> 'units') as named
          where t.city_id = ${actor.cityId} and t.document_id = ${document} and t.state in ('unreviewed', 'accepted')
            and named ->> 'unitId' is null and named ->> 'groupId' is null
          group by 1, 2
        ) t on t.printed = asked.printed
        group by 1
      ) n
      where d.city_id = ${actor.cityId} and d.document_id = ${document} and d.printed = n.printed and d.mentions <> n.mentions`.execute(db);
  },

  /** What people decided about these names in earlier documents of one of these units, the latest decision of each. */
  async remembered({ db, actor }: Desk, printed: readonly string[], units: readonly string[]): Promise<ReadonlyMap<string, NameDecision>> {
    const { rows } = await sql<{ printed: string; decision: NameDecision }>`
      select distinct on (d.printed) d.printed, ${decisionOf} as decision from draft_unit d
      join plan_document p on p.city_id = d.city_id and p.id = d.document_id
      where d.city_id = ${actor.cityId} and d.printed = any(${printed}::text[]) and d.match = 'person' and d.remember
        and p.unit_id = any(${units}::uuid[])
      order by d.printed, d.confirmed_at desc`.execute(db);
    return new Map(rows.map((row) => [row.printed, row.decision]));
  },
};
