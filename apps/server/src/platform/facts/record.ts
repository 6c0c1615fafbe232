import type { FactKind } from '@weicheng/domain/kernel';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Context, ContextBase, Record } from '../context/index.ts';
import type { Db } from '../database/index.ts';

/** A fact as a listener gets it. */
export interface Heard<D = unknown> {
  id: string;
  kind: string;
  about: string | null;
  data: D;
}

/** 听事：what a later chapter does when an earlier one has recorded something. Runs after commit, as a job, at least once. */
export interface Listener {
  kind: string;
  /** Names the job; stable across versions. */
  name: string;
  /** When it wants to hear at all, asked in the transaction of the change: with nothing to do it costs no job. Not given: always. */
  only?: (cityId: number) => RawBuilder<SqlBool>;
  run(ctx: Context, fact: Heard): Promise<void>;
}

export const when = <D>(kind: FactKind, name: string, run: (ctx: Context, fact: Heard<D>) => Promise<void>): Listener => ({
  kind: kind.kind,
  name,
  run: run as Listener['run'],
});

/** Makes `ctx.record` for one database handle: the fact's row, and one job for each listener, in the caller's transaction. */
export function recorder(base: ContextBase, db: Db, listeners: ReadonlyMap<string, readonly Listener[]>): Record {
  return async (kind: FactKind, about, data, unitId = base.actor.unitId) => {
    const id = base.newId();
    const { actor } = base;
    await db
      .insertInto('fact')
      .values({
        city_id: actor.cityId,
        id,
        at: new Date(base.now),
        kind: kind.kind,
        about,
        unit_id: unitId,
        actor_id: actor.personId || null,
        actor_name: actor.name || null,
        request_id: base.requestId,
        data: JSON.stringify(kind.data.parse(data)),
      })
      .execute();
    for (const { name, only } of listeners.get(kind.kind) ?? []) {
      const asked = only ? sql`where ${only(actor.cityId)}` : sql``;
      await sql`select add_job('listen', ${JSON.stringify({ cityId: actor.cityId, fact: id, listener: name })}::json) ${asked}`.execute(db);
    }
    return id;
  };
}

/** Facts 记事 are addressed by kind; several chapters may listen to one. */
export function byKind(listeners: readonly Listener[]): ReadonlyMap<string, readonly Listener[]> {
  return Map.groupBy(listeners, (l) => l.kind);
}
