import { randomUUID } from 'node:crypto';
import type { UnitId } from '@weicheng/domain/organization';
import { soonUntil, wordsOf } from '@weicheng/domain/plan';
import { type IssueFilter, issueContract, issueMapContract, mostCells } from '@weicheng/domain/rectification';
import { CompiledQuery, type RawBuilder, sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '#platform/database';
import { stateCouncilCalendar } from '../../../../../../standards/calendars.ts';
import { fillOddIssues } from '../../../testing/data/oddIssues.ts';
import { inDays } from '../../../testing/issuedPlan.ts';
import { type Caller, type TestOffice, testOffice } from '../../../testing/office.ts';
import { nodesOf, type PlanNode } from '../../../testing/planNode.ts';
import type { Reach } from '../../organization/index.ts';
import { type Asked, keysOf, wayOf } from './issueKeys.store.ts';

let office: TestOffice;
let desk: Caller;
let db: Db;
let units: UnitId[];

beforeAll(async () => {
  office = await testOffice();
  desk = await office.as('chuangwei');
  db = office.database.city(1);
  const { rows } = await office.database.owner.query<{ id: UnitId }>(
    'select id from unit where city_id = 1 and ended_on is null and parent_id is not null order by id',
  );
  units = rows.map((row) => row.id);
  await fillOddIssues(office.database.owner, units, 12_000);
}, 60_000);

const store = () => ({ db, actor: { cityId: 1 } as never });
const asked = (filter: IssueFilter, reach: Reach = null, more: Partial<Asked> = {}): Asked => {
  const today = inDays(office, 0);
  return { filter, reach, own: null, sort: 'urgency', days: { today, soon: soonUntil(today, stateCouncilCalendar()) }, ...more };
};
type Stretch = Parameters<typeof keysOf>[2];
const rows = async (statement: RawBuilder<unknown>) => (await db.executeQuery<{ key: number; id: string }>(statement.compile(db))).rows;

const orders = Object.entries({ urgency: 'urgency, id', newest: 'id desc' }) as [Asked['sort'], string][];
const twoPages = async (question: Asked, way?: Stretch['way']) => {
  const first = await rows(keysOf(store(), question, { limit: 25, way }));
  const last = first.at(-1);
  const second = last ? await rows(keysOf(store(), question, { limit: 35, way, after: [last.key, last.id] })) : [];
  return [...first, ...second].map(({ id }) => id);
};

const of = (reach: Reach) => (reach ? `id in (select issue_id from issue_unit where unit_id = any('{${reach}}'))` : 'true');

const street = () => units.slice(0, 12);
const questions = (): [name: string, Asked, where: string, Partial<Stretch>?][] => {
  const today = inDays(office, 0);
  const { soon } = asked({}).days;
  const open = `state in ('dispatched', 'rectifying', 'returned')`;
  return [
    ['all', asked({}), 'true'],
    ['toDispatch', asked({ turn: 'toDispatch' }), `state = 'registered'`],
    ['owed', asked({ turn: 'owed' }), open],
    ['overdue', asked({ clock: 'overdue' }), `${open} and due < '${today}'`],
    ['soon', asked({ clock: 'soon' }), `${open} and due between '${today}' and '${soon}'`],
    ['closed', asked({ state: 'closed' }), `state = 'closed'`],
    ['lead', asked({ unitId: units[3] }), `lead_unit_id = '${units[3]}'`],
    ['lead of a kind', asked({ unitId: units[3], source: 'hotline' }), `lead_unit_id = '${units[3]}' and source = 'hotline'`],
    ['area', asked({ areaUnitId: units[5] }), `area_unit_id = '${units[5]}'`],
    ['source', asked({ source: 'hotline' }), `source = 'hotline'`],
    ['matter', asked({ matter: '06002' as never }), `matter = '06002'`],
    ['common words', asked({ search: '垃圾桶' }), `title like '%垃圾桶%'`],
    ['a rare word', asked({ search: '铁皮棚' }), `title like '%铁皮棚%'`, { way: { words: ['铁皮'], whole: true } }],
    [
      'a rare word of a street',
      asked({ search: '铁皮棚' }, street()),
      `title like '%铁皮棚%' and ${of(street())}`,
      { way: { words: ['铁皮'], whole: true } },
    ],
    ['of one unit', asked({}, units.slice(2, 3)), of(units.slice(2, 3))],
    ['of a street', asked({}, street()), of(street())],
    ['overdue of a street', asked({ clock: 'overdue' }, street()), `${open} and due < '${today}' and ${of(street())}`],
    ['another lead, of a street', asked({ unitId: units[20] }, street()), `lead_unit_id = '${units[20]}' and ${of(street())}`],
    ['to answer', asked({}, null, { desk: 'toAnswer' }), 'extension is not null'],
    ['to recheck', asked({}, null, { desk: 'toRecheck' }), 'disputed_at is not null'],
    ['to verify', asked({}, null, { desk: 'toVerify' }), `state = 'submitted'`],
    ['what I owe', asked({}, units.slice(3, 4), { desk: 'owed', own: units[3] as UnitId }), `${open} and lead_unit_id = '${units[3]}'`],
  ];
};

describe('问题台账翻页', () => {
  it('reads an index for every filter, and sorts no more than it must, planned for these values or for all', async () => {
    const wrong: unknown[] = [];
    const kinds = (['urgency', 'newest'] as const).flatMap((sort) => [true, false].map((general) => ({ sort, general })));
    for (const { sort, general } of kinds)
      for (const [name, question, , stretch] of questions()) {
        const { sql: text, parameters } = keysOf(
          store(),
          { ...question, sort },
          { limit: 51, columns: sql`i.id, i.title`, ...stretch },
        ).compile(db);
        const { rows: plans } = await db.executeQuery<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
          general
            ? CompiledQuery.raw(`explain (format json, generic_plan) ${text}`)
            : CompiledQuery.raw(`explain (format json) ${text}`, [...parameters]),
        );
        const nodes = nodesOf((plans[0] as { 'QUERY PLAN': [{ Plan: PlanNode }] })['QUERY PLAN'][0].Plan);
        const scans = nodes.filter((node) => node['Node Type'] === 'Seq Scan' && /^issue/u.test(node['Relation Name'] ?? ''));
        const sorts = nodes.filter((node) => node['Node Type'] === 'Sort' && node['Plan Rows'] > 1500);
        if (scans.length + sorts.length > 0) wrong.push([name, sort, general, scans, sorts]);
      }
    expect(wrong).toEqual([]);
  }, 30_000);

  it('finds with any filter, in both orders, what a plain reading of every row finds', async () => {
    for (const [order, by] of orders)
      for (const [name, question, where, stretch] of questions()) {
        const plain = await office.database.owner.query<{ id: string }>(
          `select id from issue where city_id = 1 and ${where} order by ${by} limit 51`,
        );
        expect(plain.rows.length).toBeGreaterThan(0);
        const found = await rows(keysOf(store(), { ...question, sort: order }, { limit: 51, ...stretch }));
        expect([name, order, found.map(({ id }) => id)]).toEqual([name, order, plain.rows.map(({ id }) => id)]);
        const columns = sql`i.id, i.title`;
        expect((await rows(keysOf(store(), { ...question, sort: order }, { limit: 51, columns, ...stretch }))).map(({ id }) => id)).toEqual(
          found.map(({ id }) => id),
        );
      }
  }, 30_000);

  it('finds of any words, common, rare, nowhere, in one place only, the same rows in the same order by either way, page after page', async () => {
    const wrong: unknown[] = [];
    const searches = ['垃圾桶', '公厕', '铁皮棚', '旧牌匾', '垃圾桶 旧牌匾', '垃圾桶 窨井盖', '菜市场东门', '蟹'];
    const filters: [IssueFilter, string][] = [
      [{}, 'true'],
      [{ state: 'closed' }, `state = 'closed'`],
      [{ clock: 'overdue' }, `state in ('dispatched', 'rectifying', 'returned') and due < '${inDays(office, 0)}'`],
      [{ unitId: units[3] }, `lead_unit_id = '${units[3]}'`],
      [
        { source: 'hotline', severity: 'major', matter: '06002' as never },
        `source = 'hotline' and severity = 'major' and matter = '06002'`,
      ],
    ];
    const reaches = [null, units.slice(2, 3), units.slice(2, 5), street()];
    let turn = 0;
    for (const search of searches)
      for (const [filter, where] of filters)
        for (const [sort, by] of orders) {
          const reach = reaches[turn++ % 4] ?? null;
          const has = search.split(' ').map((word) => `title like '%${word}%'`);
          const plain = await office.database.owner.query<{ id: string }>(
            `select id from issue where city_id = 1 and ${has.join(' and ')} and ${where} and ${of(reach)} order by ${by} limit 60`,
          );
          const words = wordsOf(search);
          for (const way of [
            { words: words.slice(-1), whole: true },
            { words, whole: false },
          ]) {
            const found = await twoPages(asked({ ...filter, search }, reach, { sort }), way);
            if (JSON.stringify(found) !== JSON.stringify(plain.rows.map(({ id }) => id)))
              wrong.push([search, reach?.length, filter, sort, way.whole, found.length, plain.rows.length]);
          }
        }
    expect(wrong).toEqual([]);
  }, 60_000);

  it('lists what was overdue on a day, still or no more, as its rows say, page after page', async () => {
    const { owner } = office.database;
    await owner.query(`
      insert into issue_day (city_id, kind, day, issue_id, unit_id, matter, area_unit_id, until)
      select 1, 'overdue', coalesce(due, current_date - 30) + 1, id, lead_unit_id, matter, area_unit_id, case when state = 'closed' then current_date - 3 end
      from issue where state in ('dispatched', 'rectifying', 'returned') or (state = 'closed' and urgency % 7 = 0)`);
    const wrong: unknown[] = [];
    for (const on of [inDays(office, -9), inDays(office, 0)])
      for (const [narrow, where] of [
        [{}, 'true'],
        [{ unitId: units[3] }, `d.unit_id = '${units[3]}'`],
        [{ matter: '06002' as never, state: 'closed' }, `was = '06002' and state = 'closed'`],
        [{ without: 'matter', search: '垃圾桶' }, "was is null and title like '%垃圾桶%'"],
      ] as [IssueFilter, string][])
        for (const reach of [null, street()])
          for (const [sort, by] of orders) {
            const { rows: plain } = await owner.query<{ id: string }>(
              `select id from issue i join (select day, issue_id, until, unit_id, matter as was from issue_day where kind = 'overdue') d
               on d.issue_id = i.id and d.day <= $1 and coalesce(d.until > $1, true)
               where ${where} and ${of(reach)} order by ${by} limit 60`,
              [on],
            );
            const found = await twoPages(asked({ happened: 'overdue', on, ...narrow }, reach, { sort }));
            if (JSON.stringify(found) !== JSON.stringify(plain.map(({ id }) => id)))
              wrong.push([on, narrow, reach?.length, sort, found.length, plain.length]);
          }
    expect(wrong).toEqual([]);
  }, 30_000);

  it('turns every page of a street without losing or repeating a row', async () => {
    for (const [sort, by] of orders) {
      const seen: string[] = [];
      let after: [number, string] | undefined;
      for (;;) {
        const page = await rows(keysOf(store(), asked({}, street(), { sort }), { limit: 200, after }));
        seen.push(...page.map(({ id }) => id));
        const last = page.at(-1);
        if (!last) break;
        after = [last.key, last.id];
      }
      const { rows: all } = await office.database.owner.query<{ id: string }>(
        `select id from issue where city_id = 1 and id in (select issue_id from issue_unit where unit_id = any($1::uuid[])) order by ${by}`,
        [street()],
      );
      expect(seen).toEqual(all.map(({ id }) => id));
    }
  }, 30_000);

  it('turns pages over HTTP by the word it was given, and refuses one that is no word of ours', async () => {
    const filter = { turn: 'toDispatch' as const, matter: '06003' as never, limit: 50 };
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await desk.call(issueContract.list, { ...filter, ...(after ? { after } : {}) });
      seen.push(...page.rows.map(({ id }) => id));
      after = page.next ?? undefined;
    } while (after);
    const { rows: all } = await office.database.owner.query<{ id: string }>(
      `select id from issue where city_id = 1 and state = 'registered' and matter = '06003' order by urgency, id`,
    );
    expect(all.length).toBeGreaterThan(60);
    expect(seen).toEqual(all.map(({ id }) => id));
    expect((await desk.call(issueContract.counts, { matter: '06003' as never })).toDispatch).toEqual({ value: all.length, capped: false });
    const board = await desk.call(issueContract.stateCounts, { matter: '06003' as never, turn: 'toDispatch' });
    expect(board.rows.map(({ state, count }) => [state, count.value])).toEqual([
      ['registered', all.length],
      ['declined', 0],
      ['reopened', 0],
    ]);
    expect((await desk.call(issueContract.stateCounts, { turn: 'shelved', state: 'closed' })).rows).toEqual([]);
    await expect(desk.call(issueContract.list, { after: 'x' })).rejects.toMatchObject({ status: 422 });
  });

  it('puts the newest first, what was just registered before all others', async () => {
    const fresh = await desk.call(issueContract.register, { title: `新登记的 ${randomUUID().slice(0, 8)}`, source: 'inspection' });
    const page = await desk.call(issueContract.list, { sort: 'newest', limit: 50 });
    expect(page.rows[0]?.id).toBe(fresh.id);
    const numbers = page.rows.map(({ number }) => number);
    expect(numbers).toEqual(numbers.toSorted((a, b) => b - a));
  });

  it('takes what is searched for as words, never as a query; a word of punctuation finds nothing', async () => {
    for (const search of ["' | '垃圾", '!垃圾', '垃圾:*', "\\' or true --", '(', '垃圾桶 & !满溢'])
      expect(Array.isArray((await desk.call(issueContract.list, { search })).rows)).toBe(true);
    expect((await desk.call(issueContract.list, { search: '！？' })).rows).toEqual([]);
    const found = (await desk.call(issueContract.list, { search: '铁皮棚', limit: 50 })).rows;
    expect(found).toHaveLength(12);
    const way = (search: string, reach: Reach = null) => wayOf(store(), { filter: { search }, reach, own: null });
    expect(await way('铁皮棚')).toMatchObject({ whole: true });
    expect(await way('垃圾桶 窨井盖')).toMatchObject({ whole: true });
    expect((await way('菜市场东门一只蟹'))?.words).toContain('只蟹');
    expect((await way('菜市场东门一只蟹'))?.words.length).toBeLessThanOrEqual(4);
  });

  it('shows nothing to whoever reaches nothing, and looks words up in its own city only', async () => {
    for (const [, question] of questions().filter(([, { desk: pile }]) => pile !== 'owed'))
      expect(await rows(keysOf(store(), { ...question, reach: [] }, { limit: 51 }))).toEqual([]);
    const elsewhere = office.database.city(2);
    expect(
      (await sql`select id from find_issues(${"'垃圾'"}::tsquery, ${"'垃圾'"}::tsquery, null, null, null)`.execute(elsewhere)).rows,
    ).toEqual([]);
  });

  it('counts on the map what the ledger lists, cell by cell, and nothing of other units', async () => {
    const edges = { west: 82.2, south: 38.6, east: 82.26, north: 38.64 };
    const inside = 'longitude between 82.2 and 82.26 and latitude between 38.6 and 38.64';
    for (const [filter, where] of [
      [{}, 'true'],
      [{ state: 'closed' }, `state = 'closed'`],
      [{ search: '铁皮棚' }, `title like '%铁皮棚%'`],
    ] as const) {
      const map = await desk.call(issueMapContract.clusters, { ...filter, ...edges });
      const { rows: all } = await office.database.owner.query(`select id from issue where city_id = 1 and ${inside} and ${where}`);
      expect([map.count, map.capped, all.length > 0]).toEqual([all.length, false, true]);
      expect(map.rows.reduce((sum, { count }) => sum + count, 0)).toBe(all.length);
      expect(map.rows.length).toBeLessThanOrEqual(mostCells ** 2);
    }
    const liaison = await office.as('lianluo');
    const { rows: own } = await liaison.call(issueContract.list, { limit: 200, search: '铁皮棚' });
    const wide = { west: 82, south: 38, east: 83, north: 39 };
    const seen = await liaison.call(issueMapContract.clusters, { ...wide, search: '铁皮棚' });
    const { rows: located } = await office.database.owner.query('select id from issue where longitude is not null and id = any($1)', [
      own.map(({ id }) => id),
    ]);
    expect(seen.count).toBe(located.length);
    expect(seen.count).toBeLessThan((await desk.call(issueMapContract.clusters, { ...wide, search: '铁皮棚' })).count);
    const point = { west: 82.2029, south: 38.6029, east: 82.2031, north: 38.6031 };
    const [spot] = (await desk.call(issueMapContract.clusters, point)).rows;
    expect(spot?.southWest).toEqual(spot?.northEast);
    expect(spot?.issues).toHaveLength(Math.min(5, spot?.count ?? 0));
    for (const wrong of [
      { ...edges, east: 82.2 },
      { ...edges, north: 38 },
      { ...edges, west: -181 },
      { ...edges, south: Number.NaN },
    ])
      await expect(desk.call(issueMapContract.clusters, wrong)).rejects.toMatchObject({ status: 422 });
  }, 30_000);
});
