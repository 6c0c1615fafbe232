import type { z } from 'zod';

/**
 * 记事：one kind of thing that was done. A row of it is written in the same transaction as the change and is the audit
 * trail, the history on every page, the outbox for background work and the source of counts. Append-only, sealed per city.
 */
export interface FactKind<K extends string = string, D extends z.ZodObject = z.ZodObject> {
  /** `noun.participle`: `unit.renamed`. A public promise; never reused for another meaning. */
  kind: K;
  /** 中文动词：“更名”. */
  says: string;
  data: D;
  /** One line for people, from the data alone: what was done. */
  line: (data: z.infer<D>) => string;
}

export const factKind = <K extends string, D extends z.ZodObject>(f: FactKind<K, D>): FactKind<K, D> => f;

/** A fact as it leaves the building. */
export interface RecordedFact {
  id: string;
  kind: string;
  about: string | null;
  at: string;
  actor: string | null;
  actorName: string | null;
  data: unknown;
}
