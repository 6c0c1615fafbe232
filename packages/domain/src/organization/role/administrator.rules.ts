import { type Actor, type Day, holds, kernelProblems, type Problem, within } from '../../kernel/index.ts';
import { type AccountAct, accountActs } from '../../platform/index.ts';
import type { PersonId } from '../person/person.schema.ts';
import { administratorRoles } from './builtInRoles.ts';
import type { KeptKind, PermissionCatalogue } from './permission.ts';
import { roleProblems } from './role.problems.ts';
import { keptIn, type RightsOfCity } from './role.rules.ts';
import type { Role, RoleGrant } from './role.schema.ts';

type Rights = Pick<RightsOfCity, 'roles' | 'roleGrants' | 'catalogue'>;

/** The kinds of administrator a person is by these grants. */
function kindsOf(personId: string, { roles, roleGrants, catalogue }: Rights, counts: (grant: RoleGrant) => boolean): KeptKind[] {
  const own = new Set(roleGrants.filter((grant) => grant.personId === personId && counts(grant)).map((grant) => grant.roleId));
  return keptIn(
    roles.filter((role) => own.has(role.id)).flatMap((role) => role.permissions),
    catalogue,
  );
}

/**
 * 三员分立 at the accounts: why this may not be done to the account of another (GB/T 22239 8.1.5). Who manages accounts has
 * everybody's but those of the security and the audit administrator: with a first password in hand he would be one of them.
 * Theirs are let in again by their like. Closing stays with who manages accounts, and leaves one of each kind.
 * @param signsIn those whose account is open
 */
export function mayNotManageAccount(
  actor: Actor,
  personId: string,
  act: AccountAct,
  city: Rights,
  signsIn: ReadonlySet<PersonId>,
  today: Day,
): Problem | undefined {
  const manages = holds(actor, 'account.manage');
  const notAllowed = manages ? undefined : kernelProblems.notAllowed({ what: accountActs[act] });
  if (act === 'close') return notAllowed ?? lastToSignIn(personId, city, signsIn, today);
  const notOver = ({ until }: RoleGrant) => until === null || until > today;
  const [kind] = kindsOf(personId, city, notOver).filter((k) => k !== 'system');
  if (!kind) return notAllowed;
  if (kindsOf(actor.personId, city, (grant) => within(today, grant.from, grant.until)).includes(kind)) return undefined;
  return notAllowed ?? roleProblems.keptAccount({ kind, what: accountActs[act] });
}

/**
 * Why somebody cannot become an administrator of a kind yet: another has seen the password he would come in with.
 * @param ownPassword null where he has no account; it would be opened by another, and its first password seen
 */
export const appointRefusal = (
  role: Pick<Role, 'name' | 'permissions'>,
  person: string,
  ownPassword: boolean | null,
  catalogue: PermissionCatalogue,
): Problem | undefined =>
  keptIn(role.permissions, catalogue).length > 0 && ownPassword !== true
    ? roleProblems.noOwnPassword({ name: role.name, person, hasAccount: ownPassword !== null })
    : undefined;

/** Whose accounts somebody sees: who manages them everybody's, a security or an audit administrator those of his like. */
export function seesAccountsOf(actor: Actor, city: Rights, today: Day): 'everybody' | PersonId[] {
  if (holds(actor, 'account.manage')) return 'everybody';
  const own = kindsOf(actor.personId, city, (grant) => within(today, grant.from, grant.until)).filter((kind) => kind !== 'system');
  const people = new Set(city.roleGrants.filter(({ until }) => until === null || until > today).map((grant) => grant.personId));
  return [...people].filter((personId) =>
    kindsOf(personId, city, ({ until }) => until === null || until > today).some((kind) => kind !== 'system' && own.includes(kind)),
  );
}

/** Only grants that hold today and have no end count, as for the last holder of a role; a holder who cannot sign in does not. */
function lastToSignIn(personId: string, { roles, roleGrants }: Rights, signsIn: ReadonlySet<PersonId>, today: Day): Problem | undefined {
  for (const kind of Object.keys(administratorRoles) as KeptKind[]) {
    const role = roles.find((r) => r.key === administratorRoles[kind]);
    const lasting = roleGrants.filter((grant) => grant.roleId === role?.id && grant.until === null && grant.from <= today);
    const left = new Set(lasting.map((grant) => grant.personId).filter((id) => signsIn.has(id)));
    if (left.size === 1 && left.has(personId as PersonId)) return roleProblems.lastAccount({ kind });
  }
  return undefined;
}
