import type { PersonId, UnitId } from '@weicheng/domain/organization';
import { type IssueId, IssueState, turnOfIssue } from '@weicheng/domain/rectification';
import { sql } from 'kysely';
import type { Context } from '#platform/context';

type Desk = Pick<Context, 'db' | 'actor'>;
const open = IssueState.options.filter((state) => turnOfIssue[state] !== 'over');

/** All SQL about issues whose unit or person is gone. */
export const successors = {
  /** Gives so many open issues of a unit that was merged to the one it went into; answers with those it led. */
  async passOn(
    { db, actor }: Desk,
    from: UnitId,
    to: UnitId,
    most: number,
  ): Promise<{ id: IssueId; number: number; title: string; revision: number; led: boolean }[]> {
    const { rows } = await sql<{ id: IssueId; number: string; title: string; revision: number; led: boolean }>`
      with held as (
        select i.id, i.lead_unit_id = ${from} as led from issue i
        where i.city_id = ${actor.cityId} and i.state = any(${open}::text[])
          and i.id in (select u.issue_id from issue_unit u where u.city_id = ${actor.cityId} and u.unit_id = ${from} and u.role <> 'registrar')
        order by i.id limit ${most} for update
      )
      update issue i set
        lead_unit_id = case when i.lead_unit_id = ${from} then ${to}::uuid else i.lead_unit_id end,
        area_unit_id = case when i.area_unit_id = ${from} then ${to}::uuid else i.area_unit_id end,
        supporting_unit_ids = array(
          select distinct s from unnest(array_replace(i.supporting_unit_ids, ${from}::uuid, ${to}::uuid)) s
          where s is distinct from (case when i.lead_unit_id = ${from} then ${to}::uuid else i.lead_unit_id end)),
        revision = i.revision + 1
      from held where i.city_id = ${actor.cityId} and i.id = held.id
      returning i.id, i.number, i.title, i.revision, held.led`.execute(db);
    return rows.map((row) => ({ ...row, number: Number(row.number) }));
  },

  /** Places still to be looked at go along. */
  async passOnChecks({ db, actor }: Desk, from: UnitId, to: UnitId): Promise<void> {
    await sql`
      update sweep_check set unit_id = ${to}
      where city_id = ${actor.cityId} and unit_id = ${from} and state = 'waiting' and site_id is not null`.execute(db);
  },

  /** 回头看 of somebody who is gone is nobody's again. */
  async freeRechecks({ db, actor }: Desk, personId: PersonId): Promise<void> {
    await sql`
      update recheck set assignee_id = null
      where city_id = ${actor.cityId} and assignee_id = ${personId} and result is null`.execute(db);
  },
};
