import type { OwedItem } from '@weicheng/domain/organization';

/** What is decided for one item: with the rest, to somebody else, or nobody takes it. */
export type Decision = { to: 'rest' } | { to: 'other'; receiverId: string | undefined } | { to: 'nobody' };
export type Decisions = Readonly<Record<string, Decision | undefined>>;

interface Plan {
  receiverId: string | null;
  items: { key: string; receiverId: string | null }[];
}

/** Who takes an item that does not go with the rest; undefined when it does, or nobody is chosen yet. */
const namedReceiver = (decision: Decision | undefined): string | null | undefined =>
  decision?.to === 'nobody' ? null : decision?.to === 'other' ? decision.receiverId : undefined;

/** The decisions as the contract takes them; items that go with the rest are not named one by one. */
export const planOf = (items: readonly OwedItem[], receiverId: string | undefined, decisions: Decisions): Plan => ({
  receiverId: receiverId ?? null,
  items: items.flatMap(({ key }) => {
    const named = namedReceiver(decisions[key]);
    return named === undefined ? [] : [{ key, receiverId: named }];
  }),
});

/** The items nobody would take. */
export const waiting = (items: readonly OwedItem[], receiverId: string | undefined, decisions: Decisions): OwedItem[] =>
  items.filter(({ key }) => {
    const decision = decisions[key] ?? { to: 'rest' };
    return decision.to === 'rest' ? !receiverId : decision.to === 'other' && !decision.receiverId;
  });
