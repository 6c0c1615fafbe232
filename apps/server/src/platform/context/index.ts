import { randomBytes } from 'node:crypto';
import { type Actor, type Day, dayOf, type FactKind, uuidv7 } from '@weicheng/domain/kernel';
import type { z } from 'zod';
import type { Db } from '../database/index.ts';

/**
 * 办一件事的全部依据：who acts, for which city, at what moment, on which database. Made once a request by the endpoint
 * and once a job by the worker; nothing below it asks the clock, the session or the pool again.
 */
export interface Context {
  actor: Actor;
  /** The database behind the wall of the actor's city; inside a write, the open transaction. */
  db: Db;
  /** Milliseconds since 1970; the same moment throughout one act. */
  now: number;
  /** The office's calendar day of `now`. */
  today: Day;
  requestId: string;
  newId(): string;
  /** 记事：writes one typed fact in the transaction of the change, and wakes whoever listens to its kind. Returns its id. */
  record: Record;
}

export type Record = <K extends string, D extends z.ZodObject>(
  kind: FactKind<K, D>,
  about: string | null,
  data: z.input<D>,
  unitId?: string | null,
) => Promise<string>;

/** The same act on another database handle: the endpoint opens the transaction, the context moves into it. */
export type ContextBase = Omit<Context, 'record' | 'db'>;

export function contextBase(actor: Actor, now: number, requestId: string): ContextBase {
  let sequence = 0;
  return { actor, now, today: dayOf(now), requestId, newId: () => uuidv7(now, randomBytes(10), sequence++ % 4096) };
}

/** Nobody: a visitor before signing in. Holds nothing and stands in no city. */
export const guest: Actor = {
  cityId: 0,
  accountId: '',
  personId: '',
  name: '',
  unitId: null,
  unitName: null,
  cityName: '',
  secondFactorRequired: false,
  grants: new Map(),
};

/** 系统：who acts when the clock or a fact does, for one city. */
export const system = (cityId: number): Actor => ({ ...guest, cityId, name: '系统' });
