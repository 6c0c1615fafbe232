import type { HandOverPlan, OwedItem } from '@weicheng/domain/organization';
import type { z } from 'zod';

/** What is decided for one item: with the rest, to somebody else, or nobody takes it. */
export type Decision = { to: 'rest' } | { to: 'other'; receiverId: string | undefined } | { to: 'nobody' };
export type Decisions = Readonly<Record<string, Decision | undefined>>;

type Plan = Required<z.input<typeof HandOverPlan>>;

/** The decisions as the contract takes them; items that go with the rest are not named one by one. */
export function planOf(items: readonly OwedItem[], receiverId: string | undefined, decisions: Decisions): Plan {
  return {
    receiverId: receiverId ?? null,
    items: items.flatMap(({ key }) => {
      const decision = decisions[key];
      if (decision?.to === 'nobody') return [{ key, receiverId: null }];
      return decision?.to === 'other' && decision.receiverId ? [{ key, receiverId: decision.receiverId }] : [];
    }),
  };
}

/** The items nobody would take. */
export const waiting = (items: readonly OwedItem[], receiverId: string | undefined, decisions: Decisions): OwedItem[] =>
  items.filter(({ key }) => {
    const decision = decisions[key] ?? { to: 'rest' };
    return decision.to === 'rest' ? !receiverId : decision.to === 'other' && !decision.receiverId;
  });
