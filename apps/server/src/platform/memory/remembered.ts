/** How long a server may remember an answer before it asks the database again, whatever it hears. */
const rememberedFor = 30_000;
/** After a change began in this process, the database is asked for so long: the change may not be committed yet. */
const unsettledFor = 2_000;
const mostRemembered = 20_000;

interface Entry<T> {
  value: T;
  /** What makes it void: the account's id and `city:<id>`. */
  topics: readonly string[];
  since: number;
}

/** Answers kept in memory for a short while, and no longer than they are true. Times are of the steady clock, not the office's. */
export interface Remembered<T> {
  get(key: string): T | undefined;
  /** Opens a question to the database; its answer is kept only if nothing it may depend on has changed meanwhile. */
  asking(): (key: string, value: T, topics: readonly string[]) => void;
  /** Something has changed, and is committed: an account's id, `city:<id>`, or `*` for everything. */
  forget(topic: string): void;
  /** The same, but perhaps not committed yet. */
  unsettle(topic: string): void;
  /** Whether changes elsewhere are heard of. While not, nothing is remembered. */
  hearing(yes: boolean): void;
}

export function remembered<T>(steady: () => number = () => performance.now()): Remembered<T> {
  const entries = new Map<string, Entry<T>>();
  const unsettled = new Map<string, number>();
  let changes = 0;
  let hears = false;

  const isUnsettled = (topics: readonly string[]): boolean =>
    unsettled.size > 0 &&
    ['*', ...topics].some((topic) => {
      const until = unsettled.get(topic);
      if (until !== undefined && until <= steady()) unsettled.delete(topic);
      return unsettled.has(topic);
    });

  const forget = (topic: string) => {
    changes++;
    if (topic === '*') entries.clear();
    else for (const [key, entry] of entries) if (entry.topics.includes(topic)) entries.delete(key);
  };

  return {
    get(key) {
      const entry = entries.get(key);
      if (!entry) return undefined;
      if (entry.since + rememberedFor > steady() && !isUnsettled(entry.topics)) return entry.value;
      entries.delete(key);
      return undefined;
    },
    asking() {
      const asked = changes;
      return (key, value, topics) => {
        if (!hears || changes !== asked || isUnsettled(topics)) return;
        if (entries.size >= mostRemembered) entries.clear();
        entries.set(key, { value, topics, since: steady() });
      };
    },
    forget,
    unsettle(topic) {
      forget(topic);
      unsettled.set(topic, steady() + unsettledFor);
    },
    hearing(yes) {
      hears = yes;
      forget('*');
    },
  };
}
