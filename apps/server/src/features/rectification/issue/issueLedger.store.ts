import { kernelProblems } from '@weicheng/domain/kernel';
import type { Issue } from '@weicheng/domain/rectification';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Context } from '#platform/context';
import { plannedAnew } from '#platform/database';
import { moment } from './issue.store.ts';
import { type Asked, keysOf, wayOf } from './issueKeys.store.ts';

export type { Asked };

type Desk = Pick<Context, 'db' | 'actor'>;

/** An issue as a page of the ledger reads it; names and clocks are added for the reader. */
export type ListedIssue = Pick<
  Issue,
  | 'id'
  | 'number'
  | 'title'
  | 'source'
  | 'sourceNumber'
  | 'matter'
  | 'severity'
  | 'place'
  | 'areaUnitId'
  | 'registeredAt'
  | 'state'
  | 'leadUnitId'
  | 'due'
  | 'timing'
  | 'returns'
  | 'reopenings'
  | 'revision'
>;
const listed = sql`i.id, i.number, i.title, i.source, i.source_number as "sourceNumber", i.matter, i.severity, i.place,
  i.area_unit_id as "areaUnitId", ${moment('registered_at')} as "registeredAt", i.state, i.lead_unit_id as "leadUnitId", i.due, i.timing, i.returns,
  i.reopenings, i.revision`;

/** An issue with all that a copy of the ledger tells of it. */
export type WideIssue = ListedIssue & Pick<Issue, 'text' | 'location' | 'supportingUnitIds' | 'closedAt'>;
const wide = sql`${listed}, i.text, i.supporting_unit_ids as "supportingUnitIds", ${moment('closed_at')} as "closedAt",
  case when i.longitude is null then null else jsonb_build_object('longitude', i.longitude, 'latitude', i.latitude) end as location`;

const Key = z.tuple([z.int32(), z.uuid()]);
const readKey = (after: string): [number, string] => {
  try {
    return Key.parse(JSON.parse(Buffer.from(after, 'base64url').toString()));
  } catch {
    throw kernelProblems.invalid({ fields: [{ path: 'after', message: '翻页的位置不对，从第一页重新看' }] });
  }
};

const cap = 1000;
export type CappedCount = { value: number; capped: boolean };
const capped = (n: number): CappedCount => ({ value: Math.min(n, cap), capped: n > cap });

/** The sizes our own pages ask for: their statements are planned once, whatever is asked. */
const usual: readonly number[] = [5, 6, 20, 50, 100, 200];
/** Spans of days are read by one index where they are short and by another where they are long: that is planned for the days asked for. */
const fitsAll = ({ happened, registeredFrom, registeredTo }: Asked['filter']) => !happened && !registeredFrom && !registeredTo;

interface Part {
  limit: number;
  after?: string | undefined;
}

async function page<T extends ListedIssue>(
  columns: RawBuilder<unknown>,
  desk: Desk,
  asked: Asked,
  { limit, after }: Part,
): Promise<{ rows: T[]; next: string | null }> {
  const key = after === undefined ? undefined : readKey(after);
  const way = await wayOf(desk, asked);
  const planned = usual.includes(limit) && fitsAll(asked.filter) ? sql`` : plannedAnew;
  const { rows } = await sql<
    T & { key: number }
  >`${planned} ${keysOf(desk, asked, { limit: limit + 1, after: key, way, columns })}`.execute(desk.db);
  const more = rows.length > limit;
  if (more) rows.length = limit;
  const last = rows.at(-1);
  const next = more && last ? Buffer.from(JSON.stringify([last.key, last.id])).toString('base64url') : null;
  return { rows, next };
}

/** All SQL of the ledger 问题台账. */
export const issueLedger = {
  /** One page as it is shown. */
  page: (...asked: [Desk, Asked, Part]) => page<ListedIssue>(listed, ...asked),

  /** One page as it leaves the building. */
  widePage: (...asked: [Desk, Asked, Part]) => page<WideIssue>(wide, ...asked),

  /** How many there are of each; counting stops at a thousand. */
  async counts<K extends string>(desk: Desk, kinds: Readonly<Record<K, Asked>>): Promise<Record<K, CappedCount>> {
    const entries = Object.entries<Asked>(kinds);
    const ways = await Promise.all(entries.map(([, asked]) => wayOf(desk, asked)));
    const one = ([name, asked]: [string, Asked], n: number) =>
      sql`(select count(*)::int from (${keysOf(desk, asked, { limit: cap + 1, way: ways[n] })}) c) as ${sql.ref(name)}`;
    const { rows } = await sql<Record<string, number>>`${plannedAnew} select ${sql.join(entries.map(one))}`.execute(desk.db);
    return Object.fromEntries(entries.map(([name]) => [name, capped(rows[0]?.[name] ?? 0)])) as Record<K, CappedCount>;
  },
};
