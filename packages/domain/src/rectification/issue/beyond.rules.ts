/** A fact of an issue that speaks of another one: where its id stands, and what is said where the reader does not see that one. */
const told: Readonly<Record<string, { other: 'intoId' | 'otherId' | null; without: string }>> = {
  'issue.merged': { other: 'intoId', without: '并到一个不归你看的问题' },
  'issue.absorbed': { other: 'otherId', without: '一个不归你看的问题并到这里' },
  'issue.rebounded': { other: 'otherId', without: '同类问题在这里销号后又有' },
  // of what it was merged into itself
  'issue.voidedAlong': { other: null, without: '并到的问题作废' },
};

/** 记事里的另一个问题: the id of the other issue a fact names, or null. `mergedIntoId` is that of the issue whose fact it is. */
export function otherIssueIn(kind: string, data: unknown, mergedIntoId: string | null): string | null {
  const at = told[kind];
  if (!at) return null;
  if (at.other === null) return mergedIntoId;
  const other = (data as Readonly<Record<string, unknown>>)[at.other];
  return typeof other === 'string' ? other : null;
}

/** What such a fact says to a reader who does not see the other issue: neither its number nor its title. */
export const lineWithoutOther = (kind: string): string => told[kind]?.without ?? '';
