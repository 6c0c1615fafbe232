import type { Day } from '@weicheng/domain/kernel';
import {
  assign,
  type HandedItem,
  type HandOverPlan,
  type Holdings,
  handOver as handedOver,
  leave as left,
  mayNotPassOn,
  mayNotPassRights,
  type OwedItem,
  owedBy,
  type Person,
  type PersonId,
  type personContract,
  personFacts,
} from '@weicheng/domain/organization';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { notify } from '#platform/notices';
import { found, must, refuse } from '../ask.ts';
import { rightsOfCity } from '../rights.ts';
import { delegations, roleGrants } from '../role/rights.store.ts';
import { openTree, readTree, type Tree } from '../tree.ts';
import { ask } from './person.service.ts';
import { persons } from './person.store.ts';
import { posts } from './post.store.ts';

type Input<V extends keyof typeof personContract> = z.output<(typeof personContract)[V]['input']>;

/** 欠着的事 of a later chapter: what a person owes there, and how it is passed on. */
export interface OwedSource {
  owedBy(ctx: Context, personId: PersonId): Promise<OwedItem[]>;
  /** Passes on those of the items that are this source's own. */
  passOn(ctx: Context, from: PersonId, items: readonly HandedItem[], on: Day): Promise<void>;
}

/** Hand-over and leaving, over this chapter's own rows and what later chapters registered. */
export function handOverService(sources: readonly OwedSource[]) {
  /** 查要交接的事项 */
  async function listOwed(ctx: Context, { id }: Input<'owed'>): Promise<OwedItem[]> {
    const person = found(await persons.get(ctx, id), '这个人');
    await ask(ctx, 'handOver', person);
    return (await owed(ctx, await readTree(ctx), id)).items;
  }

  async function owed(ctx: Context, tree: Tree, id: PersonId): Promise<{ items: OwedItem[]; holdings: Holdings }> {
    const rights = await rightsOfCity(ctx);
    const { delegations: all } = rights;
    const people = await persons.some(
      ctx,
      all.flatMap((d) => [d.fromPersonId, d.toPersonId]),
    );
    const holdings: Holdings = {
      posts: await posts.of(ctx, [id]),
      roleGrants: rights.roleGrants.filter((g) => g.personId === id),
      delegations: all.filter((d) => d.fromPersonId === id || d.toPersonId === id),
    };
    const registered: OwedItem[] = [];
    for (const source of sources) registered.push(...(await source.owedBy(ctx, id)));
    const names = {
      unit: tree.name,
      role: (role: string) => rights.roles.find((r) => r.id === role)?.name ?? '',
      person: (p: PersonId) => people.get(p)?.name ?? '',
    };
    return { holdings, items: owedBy(id, holdings, names, registered, ctx.today) };
  }

  /** 交接 */
  async function handOver(ctx: Context, { id, on, ...plan }: Input<'handOver'>): Promise<{ handed: HandedItem[]; left: OwedItem[] }> {
    const tree = await openTree(ctx);
    const person = found(await persons.take(ctx, id), '这个人');
    await ask(ctx, 'handOver', person);
    return pass(ctx, tree, person, plan, on);
  }

  /** 离岗: hands over by the plan and leaves, or does neither. */
  async function leave(ctx: Context, { id, on, ...plan }: Input<'leave'>): Promise<PersonId> {
    const tree = await openTree(ctx);
    const person = found(await persons.take(ctx, id), '这个人');
    await ask(ctx, 'leave', person);
    const { left: still } = await pass(ctx, tree, person, plan, on);
    await persons.save(ctx, must(left(person, still, on, ctx.today)));
    await ctx.record(personFacts.left, id, { name: person.name, on });
    return id;
  }

  async function pass(ctx: Context, tree: Tree, person: Person, plan: HandOverPlan, on: Day) {
    const { items, holdings } = await owed(ctx, tree, person.id);
    const receiverIds = [plan.receiverId, ...plan.items.map((i) => i.receiverId)].filter((r) => r !== null);
    const receivers = await persons.some(ctx, receiverIds);
    const answer = must(assign(person, items, plan, receivers, on));
    if (answer.handed.length === 0) return answer;
    const rights = await rightsOfCity(ctx);
    const ofReceivers: Holdings = { ...rights, posts: await posts.of(ctx, receiverIds) };
    const changes = must(handedOver(holdings, ofReceivers, answer.handed, on, ctx.today, ctx.newId));
    refuse(mayNotPassOn(ctx.actor, changes, holdings, ofReceivers.posts, rights, tree.root, tree.path));
    refuse(mayNotPassRights(ctx.actor, changes, rights, tree.root, tree.path, ctx.today));
    await posts.save(ctx, changes.changedPosts, changes.begunPosts);
    await roleGrants.save(ctx, changes.endedGrants, changes.begunGrants);
    await delegations.end(ctx, changes.endedDelegations);
    for (const source of sources) await source.passOn(ctx, person.id, changes.passedOn, on);
    await tell(ctx, person, answer.handed, receivers, on);
    return answer;
  }

  return { listOwed, handOver, leave };
}

/** One fact for the hand-over, one notice for each receiver. */
async function tell(ctx: Context, { id, name }: Person, handed: readonly HandedItem[], receivers: ReadonlyMap<PersonId, Person>, on: Day) {
  const nameOf = (receiver: PersonId | null) => (receiver ? (receivers.get(receiver)?.name ?? null) : null);
  await ctx.record(personFacts.handedOver, id, {
    name,
    on,
    items: handed.map(({ item, receiverId }) => ({ key: item.key, says: item.says, receiverId, receiverName: nameOf(receiverId) })),
  });
  for (const [receiver, items] of Map.groupBy(handed, (h) => h.receiverId))
    if (receiver)
      await notify(ctx, receiver, {
        title: `${name}向你交接 ${items.length} 项`,
        body: items.map(({ item }) => item.says).join('；'),
        link: `/organization/people/${id}`,
      });
}
