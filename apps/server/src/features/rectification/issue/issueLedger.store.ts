import { kernelProblems } from '@weicheng/domain/kernel';
import type { Issue } from '@weicheng/domain/rectification';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Context } from '#platform/context';
import { plannedAnew } from '#platform/database';
import { listColumns } from './issue.store.ts';
import { type Asked, keysOf, rareWords } from './issueKeys.store.ts';

export type { Asked };

type Desk = Pick<Context, 'db' | 'actor'>;

/** A row as it stands in the table; names and clocks are added for the reader. */
export type ListedIssue = Omit<Issue, 'text' | 'rectifierIds' | 'verifiedById'> & { excerpt: string };

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

/** All SQL of the ledger 问题台账. */
export const issueLedger = {
  /** One page, found by its keys alone and then read by id; of its text so many characters. */
  async page(
    desk: Desk,
    asked: Asked,
    { limit, after, words = 120 }: { limit: number; after?: string | undefined; words?: number },
  ): Promise<{ rows: ListedIssue[]; next: string | null }> {
    const keys = keysOf(desk, asked, {
      limit: limit + 1,
      after: after === undefined ? undefined : readKey(after),
      rare: await rareWords(desk, asked.filter),
    });
    const found = (await sql<{ key: number; id: string }>`${plannedAnew} ${keys}`.execute(desk.db)).rows;
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const next = found.length > limit && last ? Buffer.from(JSON.stringify([last.key, last.id])).toString('base64url') : null;
    if (page.length === 0) return { rows: [], next };
    const { rows } = await sql<ListedIssue>`
      select ${listColumns}, left(i.text, ${words}) as excerpt
      from unnest(${page.map(({ id }) => id)}::uuid[]) with ordinality p(id, place)
      join issue i on i.city_id = ${desk.actor.cityId} and i.id = p.id
      order by p.place`.execute(desk.db);
    return { rows: rows.map((row) => ({ ...row, number: Number(row.number) })), next };
  },

  /** How many there are of each; counting stops at a thousand. */
  async counts<K extends string>(desk: Desk, kinds: Readonly<Record<K, Asked>>): Promise<Record<K, CappedCount>> {
    const entries = Object.entries<Asked>(kinds);
    const rare = entries[0] ? await rareWords(desk, entries[0][1].filter) : null;
    const one = ([name, asked]: [string, Asked]) =>
      sql`(select count(*)::int from (${keysOf(desk, asked, { limit: cap + 1, rare })}) c) as ${sql.ref(name)}`;
    const { rows } = await sql<Record<string, number>>`${plannedAnew} select ${sql.join(entries.map(one))}`.execute(desk.db);
    return Object.fromEntries(entries.map(([name]) => [name, capped(rows[0]?.[name] ?? 0)])) as Record<K, CappedCount>;
  },
};
