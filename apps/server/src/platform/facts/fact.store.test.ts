import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { all, recordNotes, scratchDatabase } from '../../testing/scratch.ts';
import type { Database } from '../database/index.ts';
import { factPage, streamFacts } from './index.ts';

const now = Date.parse('2026-11-22T03:00:00Z');

let database: Database;
let at = now;
beforeAll(async () => {
  database = await scratchDatabase(1);
});

const record = (texts: string[], city = 1) => recordNotes(database, texts, city, at++);

describe('reading facts', () => {
  it('pages by key, newest first, each exactly once, by kind, day and span', async () => {
    for (let i = 0; i < 60; i++) await record(['甲', '乙']);
    const db = database.city(1);
    const every = await all(streamFacts(db, {}));
    const ids = every.map((f) => f.id);
    expect(ids).toEqual(ids.toSorted().toReversed());
    const pages: string[] = [];
    let after: string | undefined;
    do {
      const page = await factPage(db, { kind: 'unit.noted' }, { limit: 50, after });
      pages.push(...page.rows.map((f) => f.id));
      after = page.next ?? undefined;
    } while (after);
    expect(pages).toEqual(ids);
    const today = { from: '2026-11-22', to: '2026-11-22' } as Parameters<typeof streamFacts>[1];
    expect(await all(streamFacts(db, today))).toHaveLength(every.length);
    expect(await all(streamFacts(db, { to: '2026-11-21' } as typeof today))).toEqual([]);
    expect(await all(streamFacts(db, { from: '2026-11-23' } as typeof today))).toEqual([]);
    expect((await factPage(db, { unitIds: [every[0]?.id ?? ''] }, { limit: 5 })).rows).toEqual([]);
    expect(every[0]).toMatchObject({ kind: 'unit.noted', actorName: '系统', actor: null, about: null });
  });

  it('uses an index for a page of any filter', async () => {
    const { rows } = await sql<{
      'QUERY PLAN': string;
    }>`explain select id from fact where kind = 'unit.noted' order by id desc limit 50`.execute(database.city(1));
    expect(rows.map((r) => r['QUERY PLAN']).join('\n')).toMatch(/Index/);
  });
});
