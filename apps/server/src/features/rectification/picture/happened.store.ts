import { addDays, type Day } from '@weicheng/domain/kernel';
import { type IssueFilter, pictureDays } from '@weicheng/domain/rectification';
import { type RawBuilder, sql } from 'kysely';

/**
 * The rows behind a number of 当日情况: under the alias `h`, the issues something happened to on a day or in some days, each once, with the unit, kind and
 * place they had then.
 * Both parts of what was overdue have an index of their own.
 */
export function happenedRows(
  cityId: number,
  { happened, on, since, unitId, matter, areaUnitId, without }: IssueFilter,
  today: Day,
): RawBuilder<unknown> {
  const day = on ?? today;
  const narrowed = [
    sql`city_id = ${cityId}`,
    ...(unitId ? [sql`unit_id = ${unitId}`] : []),
    ...(matter ? [sql`matter = ${matter}`] : []),
    ...(areaUnitId ? [sql`area_unit_id = ${areaUnitId}`] : []),
    ...(without ? [sql`${sql.ref({ unit: 'unit_id', matter: 'matter', area: 'area_unit_id' }[without])} is null`] : []),
  ];
  const where = sql.join(narrowed, sql` and `);
  if (happened !== 'overdue' && since !== undefined && since < day) {
    const first = addDays(day, 1 - pictureDays);
    return sql`
      select distinct issue_id from issue_day
      where ${where} and kind = ${happened} and day between ${since > first ? since : first} and ${day}`;
  }
  if (happened !== 'overdue') return sql`select issue_id from issue_day where ${where} and kind = ${happened} and day = ${day}`;
  return sql`
    select issue_id from issue_day where ${where} and kind = 'overdue' and until is null and day <= ${day}
    union all
    select issue_id from issue_day where ${where} and kind = 'overdue' and until is not null and until > ${day} and day <= ${day}`;
}
