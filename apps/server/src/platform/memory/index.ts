import type pg from 'pg';
import { listen, overhear } from './hearsay.ts';
import { type Remembered, remembered } from './remembered.ts';

export { earName } from './hearsay.ts';
export type { Remembered } from './remembered.ts';

/** 记性：what this server may keep in memory, because it hears at once when the database no longer agrees (LISTEN who). */
export interface Memory {
  /** A store of answers of one kind, void as soon as one of their topics has changed. */
  remember<T>(): Remembered<T>;
  /** Calls back when what was said to be true may no longer be: an account's id, `city:<id>`, or `*`. */
  whenChanged(tell: (topic: string) => void): void;
  /** Hears what is written through a pool of this process before it commits; to be said before the pool's first connection. */
  overhear(pool: pg.Pool): void;
  close(): Promise<void>;
}

export async function openMemory(app: pg.Pool): Promise<Memory> {
  const kinds: Pick<Remembered<unknown>, 'forget' | 'unsettle' | 'hearing'>[] = [];
  const told: ((topic: string) => void)[] = [];
  const tellAll = (topic: string) => told.forEach((tell) => void tell(topic));
  let hears = false;
  const all = {
    forget: (topic: string) => {
      for (const kind of kinds) kind.forget(topic);
      tellAll(topic);
    },
    unsettle: (topic: string) => kinds.forEach((kind) => void kind.unsettle(topic)),
    hearing: (yes: boolean) => {
      hears = yes;
      for (const kind of kinds) kind.hearing(yes);
      if (yes) tellAll('*'); // what was said in between was missed
    },
  };
  overhear(app, all);
  const ear = await listen(app, all);
  return {
    remember<T>() {
      const kind = remembered<T>();
      kind.hearing(hears);
      kinds.push(kind);
      return kind;
    },
    whenChanged: (tell) => void told.push(tell),
    overhear: (pool) => overhear(pool, all),
    close: () => ear.close(),
  };
}
