/** What was found when it was last counted; `key` says of what. */
export type Estimates<T> = (key: string, count: () => Promise<T>) => Promise<T>;

/**
 * 估计：an answer by which only the way to the rows is chosen, never which rows: so it may be old. It is counted anew after so many uses, by
 * one while the others go by the old one, and the oldest is forgotten beyond `most`.
 */
export function openEstimates<T>({ uses = 200, most = 1000 } = {}): Estimates<T> {
  const known = new Map<string, { found: Promise<T>; left: number }>();
  return async (key, count) => {
    const held = known.get(key);
    if (held && held.left-- > 0) return held.found;
    const found = count();
    const counted = { found, left: uses };
    if (held) held.left = Number.POSITIVE_INFINITY;
    else known.set(key, counted);
    try {
      await found;
    } catch (error) {
      known.delete(key);
      throw error;
    }
    known.delete(key);
    known.set(key, counted);
    const oldest = known.keys().next().value;
    if (known.size > most && oldest !== undefined) known.delete(oldest);
    return found;
  };
}
