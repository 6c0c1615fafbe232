import { type PersonId, personFacts, type UnitId, unitFacts } from '@weicheng/domain/organization';
import { issueFacts } from '@weicheng/domain/rectification';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { type Listener, when } from '#platform/facts';
import { notify } from '#platform/notices';
import { lookup } from '../../organization/index.ts';
import { owed } from '../issue/owed.store.ts';
import { successors } from './successor.store.ts';

const batch = 200;

/** 单位并入另一单位: its open issues go along, each with a fact, and the people there are told once. */
async function passOn(ctx: Context, from: UnitId, to: UnitId, fromUnit: string, unitName: string): Promise<void> {
  let led = 0;
  for (;;) {
    const moved = await successors.passOn(ctx, from, to, batch);
    for (const { id, number, title, revision } of moved)
      await ctx.record(issueFacts.passedOn, id, { number, title, unitName, revision, fromUnit }, to);
    led += moved.filter((one) => one.led).length;
    if (moved.length < batch) break;
  }
  await successors.passOnChecks(ctx, from, to);
  if (led === 0) return;
  const people = (await lookup.peopleAt(ctx, [to])).get(to) ?? [];
  for (const person of people)
    await notify(ctx, person, { title: `${fromUnit}并入，${led} 个没整改完的问题转到${unitName}`, link: '/issues?turn=owed' });
}

/** 单位撤销: nobody follows it, so its issues stay with it until the office gives them to another; the office is told. */
async function tellOffice(ctx: Context, unitId: UnitId, name: string): Promise<void> {
  const left = (await owed.count(ctx, [unitId])).get(unitId) ?? 0;
  if (left === 0) return;
  for (const person of await lookup.holdersOf(ctx, ['campaignOfficeLead', 'campaignOfficeClerk']))
    await notify(ctx, person, { title: `${name}撤销，${left} 个没整改完的问题要转办`, link: `/issues?turn=owed&unit=${unitId}` });
}

/** 单位、人没了以后问题怎么办. */
export const successorListeners: readonly Listener[] = [
  when<z.output<typeof unitFacts.merged.data>>(unitFacts.merged, 'pass-on-issues', async (ctx, { about, data }) => {
    if (about) await passOn(ctx, about as UnitId, data.into as UnitId, data.name, data.intoName);
  }),
  when<z.output<typeof unitFacts.closed.data>>(unitFacts.closed, 'tell-issues-left', async (ctx, { about, data }) => {
    if (about) await tellOffice(ctx, about as UnitId, data.name);
  }),
  when(personFacts.left, 'free-rechecks', async (ctx, { about }) => {
    if (about) await successors.freeRechecks(ctx, about as PersonId);
  }),
];
