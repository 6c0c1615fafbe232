/** Whether something is so, as it was when it was last counted; `key` says of what. */
export type Estimates = (key: string, count: () => Promise<boolean>) => Promise<boolean>;

/**
 * 估计：an answer by which only the way to the rows is chosen, never which rows: so it may be old. It is counted anew after so many uses,
 * and the oldest is forgotten beyond `most`.
 */
export function openEstimates({ uses = 200, most = 1000 } = {}): Estimates {
  const known = new Map<string, { yes: boolean; left: number }>();
  return async (key, count) => {
    const held = known.get(key);
    if (held && held.left-- > 0) return held.yes;
    const yes = await count();
    known.delete(key);
    known.set(key, { yes, left: uses });
    const oldest = known.keys().next().value;
    if (known.size > most && oldest !== undefined) known.delete(oldest);
    return yes;
  };
}
