import { addDays, type Day } from '@weicheng/domain/kernel';
import { daysSinceEpoch } from '@weicheng/domain/plan';
import { type IssueFilter, pictureDays } from '@weicheng/domain/rectification';
import { type RawBuilder, sql } from 'kysely';
import { unseen } from '#platform/database';

/**
 * The rows behind a number of 当日情况: under the alias `h`, the issues something happened to on a day or in some days, each once, with the unit, kind and
 * place they had then.
 * Both parts of what was overdue have an index of their own.
 */
export function happenedRows(cityId: number, filter: IssueFilter, today: Day): RawBuilder<unknown> {
  const { happened, on, since } = filter;
  const day = on ?? today;
  const where = sql.join([sql`city_id = ${cityId}`, ...narrowedBy(filter, 'unit_id')], sql` and `);
  if (happened !== 'overdue' && since !== undefined && since < day) {
    const first = addDays(day, 1 - pictureDays);
    return sql`
      select distinct issue_id from issue_day
      where ${where} and kind = ${happened} and day between greatest(${since}::date, ${first}::date) and ${day}`;
  }
  if (happened !== 'overdue') return sql`select issue_id from issue_day where ${where} and kind = ${happened} and day = ${day}`;
  const { running, ended } = overdueParts(cityId, filter, today);
  return sql`${running} union all ${ended}`;
}

/**
 * What was overdue on a day: what still is, and what has ended since. What still is was due before that day and is owed to this day by the same unit, so
 * the ledger read in its order meets it before anything else: `issue` says what it must be under the alias `i`.
 */
export function overdueParts(cityId: number, filter: IssueFilter, today: Day) {
  const day = filter.on ?? today;
  const where = sql.join([sql`city_id = ${cityId}`, ...narrowedBy(filter, 'unit_id'), sql`kind = 'overdue'`], sql` and `);
  const running = sql`select issue_id from issue_day where ${where} and until is null and day <= ${day}`;
  return {
    running,
    ended: sql`select issue_id from issue_day where ${where} and until is not null and until > ${day} and day <= ${day}`,
    issue: [
      sql`i.urgency >= 0`,
      sql`i.urgency < ${daysSinceEpoch(day)}`,
      ...narrowedBy(filter, 'lead_unit_id'),
      unseen(sql`exists (${running} and issue_id = i.id)`),
    ],
  };
}

const narrowedBy = ({ unitId, matter, areaUnitId, without }: IssueFilter, unit: 'unit_id' | 'lead_unit_id') => [
  ...(unitId ? [sql`${sql.ref(unit)} = ${unitId}`] : []),
  ...(matter ? [sql`matter = ${matter}`] : []),
  ...(areaUnitId ? [sql`area_unit_id = ${areaUnitId}`] : []),
  ...(without ? [sql`${sql.ref({ unit, matter: 'matter', area: 'area_unit_id' }[without])} is null`] : []),
];
