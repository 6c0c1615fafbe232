import { permissions as catalogue } from '@weicheng/domain/contents';
import type { Page } from '@weicheng/domain/kernel';
import {
  canDelegation,
  type Delegation,
  type DelegationId,
  type DelegationRow,
  type delegationContract,
  delegationFacts,
  delegationRefusal,
  delegationState,
  endDelegation as endedDelegation,
  grantsOf,
  mayNotDelegate,
  type PersonId,
  type UnitId,
} from '@weicheng/domain/organization';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { notify } from '#platform/notices';
import { found, must, refuse } from '../ask.ts';
import { cut, readIdKey } from '../cursor.ts';
import { pathsOf } from '../person/person.present.ts';
import { persons } from '../person/person.store.ts';
import { rightsOfCity } from '../rights.ts';
import { lockOrganization } from '../rows.store.ts';
import { delegations, roleGrants } from './rights.store.ts';

type Input<V extends keyof typeof delegationContract> = z.output<(typeof delegationContract)[V]['input']>;

/** 我给出和收到的委托: the newest hundred. */
export const myDelegations = (ctx: Context): Promise<Delegation[]> =>
  delegations.page(ctx, { personId: ctx.actor.personId as PersonId, limit: 99 });

/** 查委托 */
export async function listDelegations(ctx: Context, { personId, after, limit }: Input<'list'>): Promise<Page<Delegation>> {
  const everybody = await delegations.givers(ctx);
  const paths = await pathsOfGivers(ctx, everybody);
  const toPersonId = ctx.actor.personId as PersonId;
  const givers = everybody.filter(
    (fromPersonId) => !mayNotDelegate(ctx.actor, 'end', { fromPersonId, toPersonId: fromPersonId }, paths(fromPersonId)),
  );
  return cut(await delegations.page(ctx, { personId, among: { givers, toPersonId }, limit, after: readIdKey(after) }), limit, (d) => d.id);
}

/** Where delegations of these people are asked: the paths of the units each holds a role at, or the city's own. */
async function pathsOfGivers(ctx: Context, givers: readonly PersonId[]): Promise<(giver: PersonId) => (readonly UnitId[])[]> {
  const held = Map.groupBy(
    (await roleGrants.current(ctx, ctx.today)).filter((g) => givers.includes(g.personId)),
    (g) => g.personId,
  );
  const unitsOf = (giver: PersonId) => (held.get(giver) ?? []).map((g) => g.unitId);
  const paths = await pathsOf(ctx, [...held.keys()].flatMap(unitsOf));
  return (giver) => paths(unitsOf(giver));
}

/** 委托 */
export async function giveDelegation(
  ctx: Context,
  { fromPersonId = ctx.actor.personId as PersonId, ...wish }: Input<'give'>,
): Promise<Delegation> {
  await lockOrganization(ctx);
  refuse(mayNotDelegate(ctx.actor, 'give', { ...wish, fromPersonId }, (await pathsOfGivers(ctx, [fromPersonId]))(fromPersonId)));
  const from = found(await persons.get(ctx, fromPersonId), '委托的人');
  const to = found(await persons.get(ctx, wish.toPersonId), '接受委托的人');
  const city = await rightsOfCity(ctx);
  const own = grantsOf(from.id, { ...city, delegations: [] }, wish.from);
  const delegable = [...own.keys()].some((permission) => !catalogue[permission]?.kept);
  refuse(delegationRefusal(wish, from, to, city.delegations, delegable, ctx.today));
  const delegation: Delegation = { ...wish, fromPersonId, id: ctx.newId() as DelegationId, endedOn: null };
  await delegations.add(ctx, delegation);
  const { id: delegationId, until, reason, toPersonId } = delegation;
  await ctx.record(delegationFacts.given, from.id, {
    delegationId,
    fromName: from.name,
    toPersonId,
    toName: to.name,
    from: wish.from,
    until,
    reason,
  });
  await notify(ctx, to.id, {
    title: `${from.name}委托你代办`,
    body: `${wish.from} 起到 ${until} 前：${reason}`,
    link: '/organization/delegations',
  });
  return delegation;
}

/** 结束委托 */
export async function endDelegation(ctx: Context, { id, on }: Input<'end'>): Promise<Delegation> {
  await lockOrganization(ctx);
  const delegation = found(await delegations.get(ctx, id), '这项委托');
  const { fromPersonId, toPersonId } = delegation;
  refuse(mayNotDelegate(ctx.actor, 'end', delegation, (await pathsOfGivers(ctx, [fromPersonId]))(fromPersonId)));
  const ended = must(endedDelegation(delegation, on));
  await delegations.end(ctx, [ended]);
  const people = await persons.some(ctx, [fromPersonId, toPersonId]);
  const nameOf = (p: PersonId) => people.get(p)?.name ?? '';
  const [fromName, toName] = [nameOf(fromPersonId), nameOf(toPersonId)];
  await ctx.record(delegationFacts.ended, fromPersonId, { delegationId: id, fromName, toPersonId, toName, on });
  for (const person of [fromPersonId, toPersonId])
    if (person !== ctx.actor.personId)
      await notify(ctx, person, { title: `${fromName}对${toName}的委托结束`, body: `自 ${on} 起`, link: '/organization/delegations' });
  return ended;
}

/** Delegations with names, how they stand today, and what this reader may do. */
export async function presentDelegations(ctx: Context, rows: readonly Delegation[]): Promise<DelegationRow[]> {
  const people = await persons.some(
    ctx,
    rows.flatMap((d) => [d.fromPersonId, d.toPersonId]),
  );
  const nameOf = (p: PersonId) => people.get(p)?.name ?? '';
  const paths = await pathsOfGivers(ctx, [...new Set(rows.map((d) => d.fromPersonId))]);
  return rows.map((d) => ({
    ...d,
    fromName: nameOf(d.fromPersonId),
    toName: nameOf(d.toPersonId),
    state: delegationState(d, ctx.today),
    can: canDelegation(ctx.actor, d, paths(d.fromPersonId), ctx.today),
  }));
}

export async function presentDelegation(ctx: Context, delegation: Delegation): Promise<DelegationRow> {
  const [row] = await presentDelegations(ctx, [delegation]);
  if (!row) throw new Error('one delegation makes one row');
  return row;
}
