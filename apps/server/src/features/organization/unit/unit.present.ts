import {
  asOf,
  canUnit,
  codeWarning,
  expandGroup,
  type Unit,
  type UnitDetail,
  type UnitId,
  type UnitRecord,
} from '@weicheng/domain/organization';
import type { Context } from '#platform/context';
import type { UnitPage } from './unitDetail.store.ts';

/** The order of posts on a unit's page: who answers for it first. */
const rank = ['unitHead', 'deputyHead', 'accountableOfficer', 'liaison', 'inspector', 'gridLead', 'gridWorker', 'clerk'];

/** A unit as its page shows it, with what this reader may do. */
export function presentUnit({ actor, today }: Context, read: UnitPage): UnitDetail {
  const { unit, path, posts, aliases, periods } = read;
  return {
    unit,
    path: path.map(({ id, name }) => ({ id, name })),
    successor: unit.successorId && read.successorName ? { id: unit.successorId, name: read.successorName } : null,
    periods,
    aliases,
    posts: posts.toSorted((a, b) => rank.indexOf(a.kind) - rank.indexOf(b.kind)),
    groups: groupsOf(read, today),
    can: canUnit(
      actor,
      unit,
      path.map((u) => u.id),
      { children: read.children, posts: posts.length, grants: read.grants },
    ),
  };
}

/** Which groups a unit is in depends on itself, on what it stands under, and on what was merged into it: nothing else is loaded. */
function groupsOf({ unit, path, merged, groups }: UnitPage, today: Context['today']): UnitDetail['groups'] {
  const records = new Map<UnitId, UnitRecord>([...merged, ...path].map((u) => [u.id, { unit: u, periods: [lastPeriodOf(u)] }]));
  if (!asOf(records.get(unit.id)?.periods ?? [], today)) return [];
  const known = new Map(groups.map((g) => [g.id, g]));
  return groups.filter((g) => expandGroup(g, { groups: known, records }, today).includes(unit.id)).map(({ id, name }) => ({ id, name }));
}

const lastPeriodOf = ({ id, foundedOn, endedOn, name, shortName, parentId, divisionCode }: Unit) => ({
  unitId: id,
  from: foundedOn,
  until: endedOn,
  name,
  shortName,
  parentId,
  divisionCode,
});

/** What a write answers: the unit as it is now, and what looks odd but was taken. */
export function presentChange({ unit }: UnitRecord, records: ReadonlyMap<UnitId, UnitRecord>): { unit: Unit; warnings: string[] } {
  const warning = codeWarning(unit, unit.parentId === null ? undefined : records.get(unit.parentId)?.unit);
  return { unit, warnings: warning ? [warning] : [] };
}
