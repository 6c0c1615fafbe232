import type { Day, Problem } from '../../kernel/index.ts';
import type { Delegation } from '../role/delegation.schema.ts';
import type { RoleGrant } from '../role/role.schema.ts';
import type { HandedItem, HandOverPlan, OwedItem } from './handOver.schema.ts';
import { personProblems } from './person.problems.ts';
import { withMain } from './person.rules.ts';
import { type Person, type PersonId, type Post, postKinds } from './person.schema.ts';

/** What one person holds in this chapter. */
export interface Holdings {
  posts: readonly Post[];
  roleGrants: readonly RoleGrant[];
  delegations: readonly Delegation[];
}

/** Names for the lines of the list. */
export interface HandOverNames {
  unit: (id: Post['unitId']) => string;
  role: (id: RoleGrant['roleId']) => string;
  person: (id: PersonId) => string;
}

/** Everything a person owes on a day: what the chapter knows of, then what later chapters registered. */
export function owedBy(
  personId: PersonId,
  { posts, roleGrants, delegations }: Holdings,
  names: HandOverNames,
  registered: readonly OwedItem[],
  day: Day,
): OwedItem[] {
  const one = (source: string, id: string, says: string, mayLapse: boolean): OwedItem => ({
    key: `${source}:${id}`,
    source,
    count: 1,
    says,
    mayLapse,
  });
  return [
    ...posts
      .filter((post) => post.personId === personId && post.until === null)
      .map((post) => one('post', post.id, `${names.unit(post.unitId)} ${postKinds[post.kind].says}`, !postKinds[post.kind].single)),
    ...roleGrants
      .filter((grant) => grant.personId === personId && (grant.until === null || day < grant.until))
      .map((grant) => one('roleGrant', grant.id, `${names.role(grant.roleId)}（${names.unit(grant.unitId)}）`, true)),
    ...delegations
      .filter((d) => (d.fromPersonId === personId || d.toPersonId === personId) && day < (d.endedOn ?? d.until))
      .map((d) =>
        one('delegation', d.id, `${names.person(d.fromPersonId)}委托${names.person(d.toPersonId)}代办（到 ${d.until} 前）`, true),
      ),
    ...registered,
  ];
}

/**
 * Who takes what. An item named in the plan goes where it says (null lets it lapse); every other goes to the plan's
 * receiver, or stays when there is none. Answers what is handed and what stays.
 */
export function assign(
  leaver: Person,
  items: readonly OwedItem[],
  plan: HandOverPlan,
  receivers: ReadonlyMap<PersonId, Person>,
  day: Day,
): { handed: HandedItem[]; left: OwedItem[] } | Problem {
  const known = new Set(items.map((item) => item.key));
  const stranger = plan.items.find((item) => !known.has(item.key));
  if (stranger) return personProblems.notOwed({ key: stranger.key });
  const named = new Map(plan.items.map((item) => [item.key, item.receiverId]));
  const handed: HandedItem[] = [];
  const left: OwedItem[] = [];
  for (const item of items) {
    const receiverId = named.has(item.key) ? (named.get(item.key) ?? null) : plan.receiverId;
    if (receiverId === null && !named.has(item.key)) {
      left.push(item);
      continue;
    }
    const no = receiverRefusal(leaver, item, receiverId, receivers, day);
    if (no) return no;
    handed.push({ item, receiverId });
  }
  return { handed, left };
}

function receiverRefusal(
  leaver: Person,
  item: OwedItem,
  receiverId: PersonId | null,
  receivers: ReadonlyMap<PersonId, Person>,
  day: Day,
): Problem | undefined {
  if (receiverId === null) return item.mayLapse ? undefined : personProblems.mayNotLapse({ says: item.says });
  if (receiverId === leaver.id) return personProblems.receiverSelf({});
  const receiver = receivers.get(receiverId);
  if (!receiver) return personProblems.notOwed({ key: item.key });
  return receiver.leftOn !== null && receiver.leftOn <= day ? personProblems.receiverLeft({ name: receiver.name }) : undefined;
}

/** 离岗: refused while anything is owed and nobody takes it. `on` is the first day no longer here. */
export function leave(person: Person, left: readonly OwedItem[], on: Day, today: Day): Person | Problem {
  if (person.leftOn !== null) return personProblems.left({ name: person.name, on: person.leftOn });
  if (on > today) return personProblems.future({ today });
  if (left.length > 0) return personProblems.stillOwed({ name: person.name, items: left.map((item) => item.says) });
  return { ...person, leftOn: on };
}

/** What is to be written: rows that end (or go back on the day they began), and rows that begin. */
export interface HandOverChanges {
  /** Ended ones, and the post that is the main one now for somebody who stays. */
  changedPosts: Post[];
  begunPosts: Post[];
  endedGrants: RoleGrant[];
  begunGrants: RoleGrant[];
  endedDelegations: Delegation[];
  /** What later chapters pass on themselves. */
  passedOn: HandedItem[];
}

/**
 * 交接 of this chapter's own rows on a day. A receiver who already holds the same post or grant gets no second one; a
 * delegation ends, and is not passed on: whom to trust is for its giver to say again. `newId` gives each new row its id.
 */
export function handOver(
  holdings: Holdings,
  ofReceivers: Holdings,
  handed: readonly HandedItem[],
  on: Day,
  today: Day,
  newId: () => string,
): HandOverChanges | Problem {
  if (on > today) return personProblems.future({ today });
  const changes: HandOverChanges = {
    changedPosts: [],
    begunPosts: [],
    endedGrants: [],
    begunGrants: [],
    endedDelegations: [],
    passedOn: [],
  };
  const posts = new Map(holdings.posts.map((post) => [`post:${post.id}`, post]));
  const grants = new Map(holdings.roleGrants.map((grant) => [`roleGrant:${grant.id}`, grant]));
  const delegations = new Map(holdings.delegations.map((delegation) => [`delegation:${delegation.id}`, delegation]));
  const hasMain = new Set(ofReceivers.posts.filter((post) => post.until === null && post.main).map((post) => post.personId));
  for (const entry of handed) {
    const { item, receiverId } = entry;
    const post = posts.get(item.key);
    const grant = grants.get(item.key);
    const delegation = delegations.get(item.key);
    if (post) {
      if (on <= post.from) return personProblems.postBackwards({ from: post.from });
      changes.changedPosts.push({ ...post, until: on, main: false });
      const held = ofReceivers.posts.some(
        (p) => p.until === null && p.personId === receiverId && p.unitId === post.unitId && p.kind === post.kind,
      );
      if (receiverId !== null && !held) {
        changes.begunPosts.push({
          ...post,
          id: newId() as Post['id'],
          personId: receiverId,
          from: on,
          until: null,
          main: !hasMain.has(receiverId),
        });
        hasMain.add(receiverId);
      }
    } else if (grant) {
      // one that has not begun ends as it begins: it then holds on no day
      changes.endedGrants.push({ ...grant, until: on < grant.from ? grant.from : on });
      const held = ofReceivers.roleGrants.some(
        (g) => (g.until === null || on < g.until) && g.personId === receiverId && g.unitId === grant.unitId && g.roleId === grant.roleId,
      );
      if (receiverId !== null && !held)
        changes.begunGrants.push({
          ...grant,
          id: newId() as RoleGrant['id'],
          personId: receiverId,
          from: on < grant.from ? grant.from : on,
        });
    } else if (delegation) changes.endedDelegations.push({ ...delegation, endedOn: on < delegation.from ? delegation.from : on });
    else changes.passedOn.push(entry);
  }
  const ended = new Map(changes.changedPosts.map((post) => [post.id, post]));
  const kept = holdings.posts.map((post) => ended.get(post.id) ?? post);
  changes.changedPosts.push(...withMain(kept).filter((post, i) => post !== kept[i]));
  return changes;
}
