import type { Delegation, DelegationId, PersonId, Role, RoleGrant, RoleGrantId, RoleId, UnitId } from '@weicheng/domain/organization';
import { sql } from 'kysely';
import type { Desk } from '../rows.store.ts';

const roleColumns = ['id', 'key', 'name', 'note', 'permissions', 'second_factor_required as secondFactorRequired'] as const;
const grantColumns = [
  'id',
  'person_id as personId',
  'role_id as roleId',
  'unit_id as unitId',
  'from_day as from',
  'until_day as until',
] as const;
const delegationColumns = [
  'id',
  'from_person_id as fromPersonId',
  'to_person_id as toPersonId',
  'from_day as from',
  'until_day as until',
  'reason',
  'ended_on as endedOn',
] as const;

/** All SQL about roles; a role that was deleted stays in the table for the trail and is nowhere else. */
export const roles = {
  all({ db, actor }: Desk): Promise<Role[]> {
    return db
      .selectFrom('role')
      .select(roleColumns)
      .where('city_id', '=', actor.cityId)
      .where('closed_on', 'is', null)
      .orderBy('key')
      .orderBy('name')
      .$castTo<Role>()
      .execute();
  },

  async add({ db, actor }: Desk, role: Role): Promise<void> {
    await db.insertInto('role').values(roleRow(actor.cityId, role)).execute();
  },

  async save({ db, actor }: Desk, role: Role): Promise<void> {
    const { city_id, id, key: _key, ...columns } = roleRow(actor.cityId, role);
    await db.updateTable('role').set(columns).where('city_id', '=', city_id).where('id', '=', id).execute();
  },

  async close({ db, actor }: Desk, id: RoleId, on: string): Promise<void> {
    await db.updateTable('role').set({ closed_on: on }).where('city_id', '=', actor.cityId).where('id', '=', id).execute();
  },
};

const selectGrants = ({ db, actor }: Desk) =>
  db.selectFrom('role_grant').select(grantColumns).where('city_id', '=', actor.cityId).$castTo<RoleGrant>();

/** All SQL about grants. */
export const roleGrants = {
  get(desk: Desk, id: RoleGrantId): Promise<RoleGrant | undefined> {
    return selectGrants(desk).where('id', '=', id).executeTakeFirst();
  },

  /** Every grant that is not over on a day. */
  current(desk: Desk, day: string): Promise<RoleGrant[]> {
    return selectGrants(desk)
      .where((eb) => eb.or([eb('until_day', 'is', null), eb('until_day', '>', day)]))
      .orderBy('id')
      .execute();
  },

  /** Grants at a unit that are not over on a day. */
  at(desk: Desk, unit: UnitId, day: string): Promise<RoleGrant[]> {
    return selectGrants(desk)
      .where('unit_id', '=', unit)
      .where((eb) => eb.or([eb('until_day', 'is', null), eb('until_day', '>', day)]))
      .orderBy('id')
      .execute();
  },

  /** Grants that are not over, newest first; one row more than asked for, when there is one. */
  page(
    desk: Desk,
    f: {
      roleId?: RoleId | undefined;
      personId?: PersonId | undefined;
      unitId?: UnitId | undefined;
      after?: string | undefined;
      limit: number;
    },
    day: string,
  ): Promise<RoleGrant[]> {
    let query = selectGrants(desk).where((eb) => eb.or([eb('until_day', 'is', null), eb('until_day', '>', day)]));
    if (f.roleId) query = query.where('role_id', '=', f.roleId);
    if (f.personId) query = query.where('person_id', '=', f.personId);
    if (f.unitId) query = query.where('unit_id', '=', f.unitId);
    if (f.after) query = query.where('id', '<', f.after);
    return query
      .orderBy('id', 'desc')
      .limit(f.limit + 1)
      .execute();
  },

  async save({ db, actor }: Desk, ended: readonly RoleGrant[], begun: readonly RoleGrant[]): Promise<void> {
    for (const { id, until } of ended)
      await db.updateTable('role_grant').set({ until_day: until }).where('city_id', '=', actor.cityId).where('id', '=', id).execute();
    if (begun.length)
      await db
        .insertInto('role_grant')
        .values(begun.map((grant) => grantRow(actor.cityId, grant)))
        .execute();
  },
};

const selectDelegations = ({ db, actor }: Desk) =>
  db.selectFrom('delegation').select(delegationColumns).where('city_id', '=', actor.cityId).$castTo<Delegation>();

/** All SQL about delegations. */
export const delegations = {
  get(desk: Desk, id: DelegationId): Promise<Delegation | undefined> {
    return selectDelegations(desk).where('id', '=', id).executeTakeFirst();
  },

  /** Every delegation that is not over on a day. */
  current(desk: Desk, day: string): Promise<Delegation[]> {
    return selectDelegations(desk)
      .where('until_day', '>', day)
      .where((eb) => eb.or([eb('ended_on', 'is', null), eb('ended_on', '>', day)]))
      .execute();
  },

  /** Everybody who ever gave one. */
  async givers({ db, actor }: Desk): Promise<PersonId[]> {
    const rows = await db.selectFrom('delegation').select('from_person_id as id').distinct().where('city_id', '=', actor.cityId).execute();
    return rows.map((r) => r.id as PersonId);
  },

  /** What a person gave and received, newest first; of everybody where nobody is named. `among`: only what these gave or this one received. */
  page(
    desk: Desk,
    f: {
      personId?: PersonId | undefined;
      among?: { givers: readonly PersonId[]; toPersonId: PersonId };
      after?: string | undefined;
      limit: number;
    },
  ): Promise<Delegation[]> {
    let query = selectDelegations(desk);
    const { personId, among } = f;
    if (among)
      query = query.where((eb) =>
        eb.or([eb('from_person_id', '=', sql<string>`any(${among.givers}::uuid[])`), eb('to_person_id', '=', among.toPersonId)]),
      );
    if (personId) query = query.where((eb) => eb.or([eb('from_person_id', '=', personId), eb('to_person_id', '=', personId)]));
    if (f.after) query = query.where('id', '<', f.after);
    return query
      .orderBy('id', 'desc')
      .limit(f.limit + 1)
      .execute();
  },

  async add({ db, actor }: Desk, delegation: Delegation): Promise<void> {
    await db.insertInto('delegation').values(delegationRow(actor.cityId, delegation)).execute();
  },

  async end({ db, actor }: Desk, ended: readonly Delegation[]): Promise<void> {
    for (const { id, endedOn } of ended)
      await db.updateTable('delegation').set({ ended_on: endedOn }).where('city_id', '=', actor.cityId).where('id', '=', id).execute();
  },
};

/** How many people hold each role on a day. */
export async function holdersOfRoles({ db, actor }: Desk, day: string): Promise<ReadonlyMap<RoleId, number>> {
  const { rows } = await sql<{ role: RoleId; n: number }>`
    select role_id as role, count(distinct person_id)::int as n from role_grant
    where city_id = ${actor.cityId} and (until_day is null or until_day > ${day}) group by role_id`.execute(db);
  return new Map(rows.map((r) => [r.role, r.n]));
}

export const roleRow = (city_id: number, r: Role) => ({
  city_id,
  id: r.id as string,
  key: r.key as string | null,
  name: r.name,
  note: r.note,
  permissions: r.permissions,
  second_factor_required: r.secondFactorRequired,
  closed_on: null,
});

export const grantRow = (city_id: number, g: RoleGrant) => ({
  city_id,
  id: g.id as string,
  person_id: g.personId as string,
  role_id: g.roleId as string,
  unit_id: g.unitId as string,
  from_day: g.from as string,
  until_day: g.until as string | null,
});

export const delegationRow = (city_id: number, d: Delegation) => ({
  city_id,
  id: d.id as string,
  from_person_id: d.fromPersonId as string,
  to_person_id: d.toPersonId as string,
  from_day: d.from as string,
  until_day: d.until as string,
  reason: d.reason,
  ended_on: d.endedOn as string | null,
});
