import { Problem } from '@weicheng/domain/kernel';
import { aDelegation, anActor, aPerson, aPost, aRole, aRoleGrant, aUnit, day } from '@weicheng/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { organizationPermissions } from '../role/permission.ts';
import { mayNotPassOn, mayNotPassRights } from './handOver.policy.ts';
import { assign, type HandOverChanges, handOver, leave, owedBy } from './handOver.rules.ts';
import type { HandOverPlan, OwedItem } from './handOver.schema.ts';
import { mayNotPerson, personRefusal } from './person.policy.ts';

const today = day('2026-01-01');
const names = { unit: () => '市水务局', role: () => '单位联络员', person: () => '某人' };
const [leaver, receiver, third] = [aPerson({ name: '周建文' }), aPerson(), aPerson()];
const receivers = new Map([receiver, third, aPerson({ leftOn: today })].map((person) => [person.id, person]));
const everything: HandOverPlan = { receiverId: receiver.id, items: [] };
const own = { personId: leaver.id };
const nobody = { posts: [], roleGrants: [], delegations: [] };
const holdings = {
  posts: [
    aPost({ ...own, kind: 'unitHead' }),
    aPost({ ...own, kind: 'liaison', main: false }),
    aPost({ ...own, until: day('2024-01-01') }),
  ],
  roleGrants: [aRoleGrant(own), aRoleGrant({ ...own, until: day('2024-01-01') })],
  delegations: [aDelegation({ fromPersonId: leaver.id, until: day('2026-06-01') }), aDelegation({ toPersonId: leaver.id })],
};
const tasks: OwedItem = { key: 'plan.task:open', source: 'plan.task', count: 12, says: '12 项未完成的任务', mayLapse: false };
const owed = owedBy(leaver.id, holdings, names, [tasks], today);
const code = (result: unknown): unknown => (result instanceof Problem ? result.code : 'no problem');
const assigned = (plan: HandOverPlan) => {
  const result = assign(leaver, owed, plan, receivers, today);
  if (result instanceof Problem) throw result;
  return result;
};

describe('欠着的事', () => {
  it('lists what is open, and what later chapters registered', () => {
    expect(owed.map((item) => item.source)).toEqual(['post', 'post', 'roleGrant', 'delegation', 'plan.task']);
  });

  it('lets nobody leave while anything is owed and nobody takes it', () => {
    expect(code(leave(leaver, owed, today, today))).toBe('person.still-owed');
    expect(leave(leaver, [], today, today)).toMatchObject({ leftOn: today });
    expect(code(leave({ ...leaver, leftOn: today }, [], today, today))).toBe('person.left');
    expect(code(leave(leaver, [], day('2026-01-02'), today))).toBe('person.future');
  });

  it('hands or keeps every item exactly once, whatever the plan', () => {
    const keys = owed.map((item) => item.key);
    const anyone = fc.constantFrom(receiver.id, third.id);
    fc.assert(
      fc.property(fc.option(anyone), fc.dictionary(fc.constantFrom(...keys), anyone), (receiverId, single) => {
        const items = Object.entries(single).map(([key, id]) => ({ key, receiverId: id }));
        const { handed, left } = assigned({ receiverId, items });
        expect([...handed.map((h) => h.item.key), ...left.map((item) => item.key)].sort()).toEqual([...keys].sort());
        for (const { item, receiverId: to } of handed) expect(to).toBe(single[item.key] ?? receiverId);
      }),
    );
  });

  it('refuses a receiver who cannot, and lets lapse only what may', () => {
    const one = (key: string | undefined, receiverId: typeof receiver.id | null): HandOverPlan => ({
      receiverId: null,
      items: [{ key: key ?? '', receiverId }],
    });
    const ask = (plan: HandOverPlan) => code(assign(leaver, owed, plan, receivers, today));
    expect(ask({ receiverId: leaver.id, items: [] })).toBe('person.receiver-self');
    expect(ask({ receiverId: [...receivers.keys()][2] ?? null, items: [] })).toBe('person.receiver-left');
    expect(ask(one('post:gone', receiver.id))).toBe('person.not-owed');
    expect(ask(one(owed[0]?.key, null))).toBe('person.may-not-lapse');
    expect(ask(one(owed[1]?.key, null))).toBe('no problem');
  });
});

describe('交接', () => {
  const pass = (plan: HandOverPlan, ofReceivers = nobody as typeof holdings) => {
    const changes = handOver(holdings, ofReceivers, assigned(plan).handed, today, today, () => aPost().id);
    if (changes instanceof Problem) throw changes;
    return changes;
  };

  it('ends each row and begins the same one for the receiver on that day', () => {
    const changes = pass(everything);
    expect(changes.changedPosts.map((p) => p.until)).toEqual([today, today]);
    expect(changes.begunPosts.map(({ personId, kind, from, main }) => ({ personId, kind, from, main }))).toEqual([
      { personId: receiver.id, kind: 'unitHead', from: today, main: true },
      { personId: receiver.id, kind: 'liaison', from: today, main: false },
    ]);
    expect(changes.endedGrants).toMatchObject([{ until: today }]);
    expect(changes.begunGrants).toMatchObject([{ personId: receiver.id, from: today, until: null }]);
    expect(changes.endedDelegations).toMatchObject([{ endedOn: today }]);
    expect(changes.passedOn).toMatchObject([{ item: tasks, receiverId: receiver.id }]);
  });

  it('gives nobody the same post or grant twice', () => {
    const posts = holdings.posts.map((p) => ({ ...p, id: aPost().id, personId: receiver.id, main: false }));
    const roleGrants = holdings.roleGrants.map((g) => ({ ...g, id: aRoleGrant().id, personId: receiver.id }));
    const changes = pass(everything, { ...holdings, posts, roleGrants });
    expect([...changes.begunPosts, ...changes.begunGrants]).toEqual([]);
  });

  it('moves the main post of one who stays', () => {
    const changes = pass({ receiverId: null, items: [{ key: owed[0]?.key ?? '', receiverId: receiver.id }] });
    expect(changes.changedPosts).toMatchObject([
      { kind: 'unitHead', main: false },
      { kind: 'liaison', main: true, until: null },
    ]);
  });
});

describe('谁可以交接权限', () => {
  const root = aUnit({ kind: 'city', parentId: null }).id;
  const security = aRole({ key: 'securityAdmin', permissions: ['role.grant'] });
  const audit = aRole({ key: 'auditAdmin', permissions: ['audit.read'] });
  const plain = aRole({ permissions: ['unit.edit'] });
  const held = aRoleGrant({ ...own, roleId: security.id, unitId: root });
  const city = { roles: [security, audit, plain], roleGrants: [held], delegations: [], catalogue: organizationPermissions };
  const pass = (actor: ReturnType<typeof anActor>, to: typeof held | null, from = held, roleGrants = city.roleGrants) =>
    mayNotPassRights(
      actor,
      { endedGrants: [{ ...from, until: today }], begunGrants: to ? [to] : [] },
      { ...city, roleGrants },
      root,
      (unit) => [unit],
      today,
    )?.code;
  const to = aRoleGrant({ ...held, id: aRoleGrant().id, personId: receiver.id, from: today });
  const officer = anActor({ grants: { 'person.handOver': [root] } });
  const granter = anActor({ grants: { 'person.handOver': [root], 'role.grant': [root] } });

  it('passes an administrator’s role only by who may grant it, and never loses the last one', () => {
    expect(pass(officer, to)).toBe('not-allowed');
    expect(pass(granter, to)).toBeUndefined();
    expect(pass(granter, null)).toBe('role.last-holder');
    expect(pass(granter, { ...to, personId: granter.personId as typeof to.personId })).toBe('role.own-grant');
  });

  it('keeps administrators apart', () => {
    const auditor = aRoleGrant({ personId: receiver.id, roleId: audit.id, unitId: root });
    expect(pass(granter, to, held, [held, auditor])).toBe('role.apart');
  });

  it('passes an ordinary role, but not to the one who hands it over', () => {
    const ordinary = aRoleGrant({ ...own, roleId: plain.id, unitId: root });
    const next = { ...ordinary, id: aRoleGrant().id, personId: receiver.id };
    expect(pass(officer, next, ordinary, [held, ordinary])).toBeUndefined();
    expect(pass(officer, { ...next, personId: officer.personId as typeof next.personId }, ordinary, [held, ordinary])).toBe(
      'role.own-grant',
    );
  });
});

describe('谁可以交接什么', () => {
  const root = aUnit({ kind: 'city', parentId: null }).id;
  const [here, there] = [aUnit().id, aUnit().id];
  const head = anActor({ grants: { 'person.handOver': [here] } });
  const mine = aPost({ personId: leaver.id, unitId: here });
  const begun = { ...mine, id: aPost().id, personId: receiver.id };
  const at = (unitId: typeof here) => aPost({ personId: receiver.id, unitId });
  const nothing = { changedPosts: [], begunPosts: [], endedGrants: [], endedDelegations: [] };
  const pass = (
    changes: Partial<HandOverChanges>,
    { posts = [mine], roleGrants = [] as ReturnType<typeof aRoleGrant>[], receiverPosts = [at(here)], actor = head } = {},
  ) =>
    mayNotPassOn(actor, { ...nothing, ...changes }, { posts, roleGrants }, receiverPosts, { roleGrants }, root, (unit) => [root, unit])
      ?.code;

  it('a post goes to somebody of one’s own units only', () => {
    expect(pass({ changedPosts: [mine], begunPosts: [begun] })).toBeUndefined();
    expect(pass({ changedPosts: [mine], begunPosts: [begun] }, { receiverPosts: [at(there)] })).toBe('not-allowed');
    expect(pass({ changedPosts: [mine], begunPosts: [begun] }, { receiverPosts: [at(there), at(here)] })).toBeUndefined();
    expect(pass({ changedPosts: [mine], begunPosts: [begun] }, { receiverPosts: [{ ...at(here), until: today }] })).toBe('not-allowed');
  });

  it('a delegation ends by who has all of the leaver, or may end it anyway', () => {
    const elsewhere = aPost({ personId: leaver.id, unitId: there });
    const rights = aRoleGrant({ personId: leaver.id, unitId: there });
    for (const delegation of [aDelegation({ fromPersonId: leaver.id }), aDelegation({ toPersonId: leaver.id })]) {
      const ends = { endedDelegations: [delegation] };
      expect(pass(ends)).toBeUndefined();
      expect(pass(ends, { posts: [mine, { ...elsewhere, until: today }] })).toBeUndefined();
      expect(pass(ends, { posts: [mine, elsewhere] })).toBe('not-allowed');
      expect(pass(ends, { roleGrants: [rights] })).toBe('not-allowed');
      const lead = anActor({ grants: { 'person.handOver': [here], 'delegation.edit': [root] } });
      expect(pass(ends, { posts: [mine, elsewhere], actor: lead })).toBeUndefined();
      expect(pass(ends, { posts: [], actor: head })).toBe('not-allowed');
    }
  });
});

describe('谁可以动人员', () => {
  it('leaves everybody his own record and telephone, and nothing else of his own', () => {
    const self = anActor();
    const person = { ...leaver, id: self.personId as typeof leaver.id };
    expect(mayNotPerson(self, 'read', person, [])).toBeUndefined();
    expect(mayNotPerson(self, 'changeOwnPhone', person, [])).toBeUndefined();
    expect(mayNotPerson(self, 'change', person, [])?.code).toBe('not-allowed');
    expect(mayNotPerson(self, 'read', leaver, [])?.code).toBe('not-allowed');
  });

  it('asks at each of the units somebody works for', () => {
    const head = anActor({ permissions: ['person.edit'] });
    const here = [aUnit().id, head.unitId ?? ''];
    expect(personRefusal(head, 'change', leaver, [[aUnit().id], here])).toBeUndefined();
    expect(personRefusal(head, 'change', leaver, [[aUnit().id]])?.code).toBe('not-allowed');
    expect(personRefusal(head, 'change', { ...leaver, leftOn: today }, [here])?.code).toBe('person.left');
  });
});
