import { permissions as catalogue } from '@weicheng/domain/contents';
import {
  canGrant,
  canOf,
  canRole,
  keptIn,
  mayNotRole,
  type RightsOfCity,
  type Role,
  type RoleGrant,
  type RoleHolderRow,
  type RoleRow,
} from '@weicheng/domain/organization';
import type { Context } from '#platform/context';
import { persons } from '../person/person.store.ts';
import { rightsOfCity } from '../rights.ts';
import { units } from '../unit/unit.store.ts';

export const presentRole = ({ actor }: Context, role: Role, holders: number, city: RightsOfCity): RoleRow => ({
  ...role,
  kept: keptIn(role.permissions, catalogue)[0] ?? null,
  holders,
  can: canRole(actor, role, holders, city),
});

export const presentCatalogue = ({ actor }: Context) => ({
  permissions: Object.entries(catalogue).map(([name, { says, chapter, kept = null }]) => ({ name, says, chapter, kept })),
  can: canOf(['create'] as const, (action) => mayNotRole(actor, action)),
});

/** Grants with the names in them, and whether this reader may revoke them. */
export async function presentGrants(ctx: Context, grants: readonly RoleGrant[]): Promise<RoleHolderRow[]> {
  const city = await rightsOfCity(ctx);
  const people = await persons.some(
    ctx,
    grants.map((g) => g.personId),
  );
  const at = grants.map((g) => g.unitId);
  const [names, paths] = [await units.names(ctx, at), await units.paths(ctx, at)];
  return grants.map((grant) => ({
    ...grant,
    personName: people.get(grant.personId)?.name ?? '',
    roleName: city.roles.find((r) => r.id === grant.roleId)?.name ?? '',
    unitName: names.get(grant.unitId) ?? '',
    can: canGrant(ctx.actor, grant, paths.get(grant.unitId) ?? [], city, ctx.today),
  }));
}

export async function presentGrant(ctx: Context, grant: RoleGrant): Promise<RoleHolderRow> {
  const [row] = await presentGrants(ctx, [grant]);
  if (!row) throw new Error('one grant makes one row');
  return row;
}
