import {
  organizationImportFacts,
  type Person,
  type Post,
  type Role,
  type RoleGrant,
  type Unit,
  type UnitAlias,
  type UnitGroup,
  type UnitPeriod,
} from '@weicheng/domain/organization';
import { contextBase, system } from '#platform/context';
import type { Db } from '#platform/database';
import { recorder } from '#platform/facts';
import { aliasRow } from './alias/alias.store.ts';
import { personRow } from './person/person.store.ts';
import { postRow } from './person/post.store.ts';
import { grantRow, roleRow } from './role/rights.store.ts';
import { insertRows } from './rows.store.ts';
import { periodRow, unitRow } from './unit/unit.store.ts';
import { groupRow } from './unitGroup/unitGroup.store.ts';

/** A whole city's organization, as samples/ makes one. */
export interface OrganizationOfCity {
  units: readonly Unit[];
  periods: readonly UnitPeriod[];
  aliases: readonly UnitAlias[];
  groups: readonly UnitGroup[];
  people: readonly Person[];
  posts: readonly Post[];
  roles: readonly Role[];
  roleGrants: readonly RoleGrant[];
}

/**
 * Fills an empty city: one statement a table, whatever the number of rows, and one fact that says so.
 * The row of `city` is there already; `db` is an open transaction behind its wall.
 */
export async function seedOrganization(db: Db, cityId: number, city: OrganizationOfCity, now: number): Promise<void> {
  const rowsOf = <T, R>(things: readonly T[], row: (city: number, thing: T) => R) => things.map((thing) => row(cityId, thing));
  await insertRows(db, 'unit', rowsOf(city.units, unitRow));
  await insertRows(db, 'unit_period', rowsOf(city.periods, periodRow));
  await insertRows(db, 'unit_alias', rowsOf(city.aliases, aliasRow));
  await insertRows(db, 'unit_group', rowsOf(city.groups, groupRow));
  await insertRows(db, 'person', rowsOf(city.people, personRow));
  await insertRows(db, 'post', rowsOf(city.posts, postRow));
  await insertRows(db, 'role', rowsOf(city.roles, roleRow));
  await insertRows(db, 'role_grant', rowsOf(city.roleGrants, grantRow));
  const base = contextBase(system(cityId), now, 'seed');
  const counts = { units: city.units.length, persons: city.people.length, posts: city.posts.length };
  await recorder(base, db, new Map())(organizationImportFacts.applied, null, { ...counts, sha256: '' });
}
