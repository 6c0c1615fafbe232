import type { UnitId } from '@weicheng/domain/organization';
import { type TaskFilter, wordsOf } from '@weicheng/domain/plan';
import { CompiledQuery, type RawBuilder, sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '#platform/database';
import { stateCouncilCalendar } from '../../../../../../standards/calendars.ts';
import { fillLedger } from '../../../testing/data/ledger.ts';
import { inDays } from '../../../testing/issuedPlan.ts';
import { type TestOffice, testOffice } from '../../../testing/office.ts';
import { nodesOf, type PlanNode } from '../../../testing/planNode.ts';
import type { Reach } from '../../organization/index.ts';
import { daysBy } from '../calendar.ts';
import { keysOf, wayOf } from './ledgerKeys.store.ts';

let office: TestOffice;
let db: Db;
let units: UnitId[];
let documentId: string;
beforeAll(async () => {
  office = await testOffice();
  db = office.database.city(1);
  const filled = await fillLedger(office.database.owner, 20_000);
  units = filled.units as UnitId[];
  documentId = filled.documents[0] ?? '';
  // a few whose units were all taken off again
  await office.database.owner.query(`begin; set local session_replication_role = replica;
    update task set unit_count = 0, first_unit_id = null, first_role = null where position::int % 257 = 0;
    delete from assignment where task_id in (select id from task where unit_count = 0); commit`);
  await office.database.owner.query('analyze task, assignment');
}, 60_000);

/** As it is planned with its values, or once for whatever values. */
async function planOf(statement: RawBuilder<unknown>, general: boolean): Promise<PlanNode[]> {
  const { sql, parameters } = statement.compile(db);
  const { rows } = await db.executeQuery<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
    general
      ? CompiledQuery.raw(`explain (format json, generic_plan) ${sql}`)
      : CompiledQuery.raw(`explain (format json) ${sql}`, [...parameters]),
  );
  return nodesOf((rows[0] as { 'QUERY PLAN': [{ Plan: PlanNode }] })['QUERY PLAN'][0].Plan);
}

const desk = () => ({ db, actor: { cityId: 1 } as never });
const keys = (filter: object, reach: Reach = null, stretch: object = {}) =>
  keysOf(desk(), filter as TaskFilter, reach, daysBy(stateCouncilCalendar(), inDays(office, 0)), { limit: 51, ...stretch });
const found = async (filter: object, reach: Reach = null, stretch: object = {}) =>
  (await db.executeQuery<{ key: number; id: string }>(keys(filter, reach, stretch).compile(db))).rows;

const asked = (): [name: string, filter: object, reach?: Reach, stretch?: object][] => [
  ['all', {}],
  ['open', { clock: 'open' }],
  ['overdue', { clock: 'overdue' }],
  ['soon', { clock: 'soon' }],
  ['undated', { clock: 'undated' }],
  ['issued', { state: 'issued' }],
  ['closed', { state: 'closed' }],
  ['area', { area: '健康教育' }],
  ['period', { period: '2026-Q3' }],
  ['document', { documentId }],
  ['document in its order', { documentId }, null, { order: 'position' }],
  ['unit', { unitId: units[3] }],
  ['without a unit', { unitId: 'none' }],
  ['without a unit, soon', { unitId: 'none', clock: 'soon' }],
  ['unit as lead', { unitId: units[3], role: 'lead' }],
  ['due', { dueFrom: inDays(office, 30), dueTo: inDays(office, 37) }],
  ['word in many', { search: '农贸市场' }],
  ['word in few', { search: '第117片区' }, null, { way: { words: ['117'], whole: true } }],
  ['word and unit', { search: '农贸市场', unitId: units[3] }],
  ['word in few, of a street', { search: '第117片区' }, units.slice(0, 21), { way: { words: ['117'], whole: true } }],
  ['word, of a street, in an area', { search: '农贸市场', area: '健康教育' }, units.slice(0, 21)],
  ['area, state and period', { area: '健康教育', state: 'closed', period: '2026-Q2' }],
  ['unit, area and word', { unitId: units[3], area: '健康教育', search: '窨井盖' }],
  ['of one unit', {}, units.slice(0, 1)],
  ['of a street', {}, units.slice(0, 21)],
  ['of a street, in an area', { area: '市容环境' }, units.slice(0, 21)],
  ['unit, area and state', { unitId: units[3], area: '健康教育', state: 'closed' }],
  ['due and period, of a street', { dueFrom: inDays(office, 30), dueTo: inDays(office, 37), period: '2026-Q2' }, units.slice(0, 21)],
  ['open column, of two units', { column: '2026-Q1', clock: 'open' }, units.slice(5, 7)],
  ['document, of a street', { documentId }, units.slice(0, 21)],
  ['unit and clause', { unitId: units[3], clauses: 'toilets' }],
  ['another unit, of a street', { unitId: units[90] }, units.slice(0, 21)],
  ['second page', {}, null, { after: [20_000, '00000000-0000-8000-8000-000000000000'] }],
];

describe('台账翻页', () => {
  it('reads an index for every filter, and sorts no more than it must', async () => {
    const wrong: unknown[] = [];
    const both = asked().flatMap(([name, filter, ...rest]) =>
      [false, true].map((general) => ({ name, general, statement: keys(filter, ...rest) })),
    );
    for (const { name, general, statement } of both) {
      const nodes = await planOf(statement, general);
      const scans = nodes.filter(
        (node) => node['Node Type'] === 'Seq Scan' && ['task', 'assignment'].includes(node['Relation Name'] ?? ''),
      );
      const gin = nodes.filter((node) => node['Node Type'] === 'Bitmap Heap Scan' && node['Plan Rows'] > 1500);
      const sorts = nodes.filter((node) => node['Node Type'] === 'Sort' && node['Plan Rows'] > 1500);
      if (scans.length + gin.length + sorts.length > 0) wrong.push([name, general, scans, gin, sorts]);
    }
    expect(wrong).toEqual([]);
  });

  it('finds with any filter what a plain reading of every row finds', async () => {
    const today = inDays(office, 0);
    const soon = daysBy(stateCouncilCalendar(), today).soon;
    const plain: Record<string, string> = {
      overdue: `state in ('issued', 'active') and due < '${today}'`,
      soon: `state in ('issued', 'active') and due between '${today}' and '${soon}'`,
      'without a unit': `id not in (select task_id from assignment)`,
      undated: `state in ('issued', 'active') and due is null`,
      issued: `state = 'issued'`,
      closed: `state = 'closed'`,
      due: `due between '${inDays(office, 30)}' and '${inDays(office, 37)}'`,
      'word in many': `text like '%农贸市场%'`,
      'word in few': `text like '%第117片区%'`,
      'word and unit': `text like '%农贸市场%' and id in (select task_id from assignment where unit_id = '${units[3]}')`,
      'word in few, of a street': `text like '%第117片区%'
        and id in (select task_id from assignment where unit_id = any('{${units.slice(0, 21)}}'))`,
      'area, state and period': `area = '健康教育' and state = 'closed' and period = '2026-Q2'`,
      'unit as lead': `id in (select task_id from assignment where unit_id = '${units[3]}' and role = 'lead')`,
      'of one unit': `id in (select task_id from assignment where unit_id = '${units[0]}')`,
      'of a street': `id in (select task_id from assignment where unit_id = any('{${units.slice(0, 21)}}'))`,
      'unit, area and state': `area = '健康教育' and state = 'closed' and id in (select task_id from assignment where unit_id = '${units[3]}')`,
      'due and period, of a street': `due between '${inDays(office, 30)}' and '${inDays(office, 37)}' and period = '2026-Q2'
        and id in (select task_id from assignment where unit_id = any('{${units.slice(0, 21)}}'))`,
      'open column, of two units': `period = '2026-Q1' and state in ('issued', 'active', 'submitted')
        and id in (select task_id from assignment where unit_id = any('{${units.slice(5, 7)}}'))`,
      'document, of a street': `document_id = '${documentId}' and id in (select task_id from assignment where unit_id = any('{${units.slice(0, 21)}}'))`,
      'another unit, of a street': `id in (select task_id from assignment where unit_id = '${units[90]}')
        and id in (select task_id from assignment where unit_id = any('{${units.slice(0, 21)}}'))`,
    };
    for (const [name, filter, reach, stretch] of asked()) {
      const where = plain[name];
      if (!where) continue;
      const { rows } = await office.database.owner.query<{ id: string }>(
        `select id from task where city_id = 1 and ${where} order by urgency, id limit 51`,
      );
      expect([name, (await found(filter, reach, stretch)).map((row) => row.id)]).toEqual([name, rows.map((row) => row.id)]);
    }
  });

  it('turns every page of a unit without losing or repeating a row', async () => {
    for (const reach of [units.slice(0, 1), units.slice(0, 3), units.slice(0, 21)]) {
      const seen: string[] = [];
      let after: [number, string] | undefined;
      for (;;) {
        const page = await found({ area: '健康教育', clock: 'open' }, reach, { after });
        seen.push(...page.map((row) => row.id));
        const last = page.at(-1);
        if (!last) break;
        after = [last.key, last.id];
      }
      const { rows } = await office.database.owner.query<{ id: string }>(
        `select id from task where area = '健康教育' and state in ('issued', 'active', 'submitted')
           and id in (select task_id from assignment where unit_id = any($1::uuid[])) order by urgency, id`,
        [reach],
      );
      expect(seen).toEqual(rows.map((row) => row.id));
    }
  });

  it('keeps with every share what is asked of its task, whatever becomes of the task', async () => {
    await office.database.owner.query(
      `update task set area = '别的领域', period = null, due = current_date, urgency = current_date - date '1970-01-01', state = 'active', closed_on = null
       where path in ('17', '18', '19')`,
    );
    const { rows } = await office.database.owner.query<{ same: boolean; count: number }>(
      `select (a.task_urgency, a.task_state, a.task_area, a.task_period, a.task_document_id, a.task_due)
           is not distinct from (t.urgency, t.state, t.area, t.period, t.document_id, t.due) as same, count(*)::int as count
       from assignment a join task t on t.city_id = a.city_id and t.id = a.task_id group by 1`,
    );
    expect(rows).toEqual([{ same: true, count: expect.any(Number) }]);
    expect((await found({ area: '别的领域', clock: 'open' }, units)).length).toBe(3);
  });

  it('shows nothing to whoever reaches nothing, whatever is asked', async () => {
    for (const [, filter] of asked()) expect(await found(filter, [])).toEqual([]);
  });

  it('finds of any words, common, rare, nowhere, the same rows in the same order by either way, page after page', async () => {
    const way = (search: string) => wayOf(desk(), { search } as TaskFilter);
    expect(await way('第117片区')).toEqual({ words: ['117'], whole: true });
    expect(await way('宣传')).toEqual({ words: ['宣传'], whole: false });
    const wrong: unknown[] = [];
    const reaches = [null, units.slice(0, 1), units.slice(0, 21), units];
    let turn = 0;
    for (const search of ['第117片区', '农贸市场', '农贸市场 第3片区', '窨井盖 公示栏', '农贸市场 窨井盖', '片区', '蟹'])
      for (const [more, where] of [
        [{}, 'true'],
        [{ area: '健康教育', state: 'closed' }, `area = '健康教育' and state = 'closed'`],
        [{ unitId: units[3] }, `id in (select task_id from assignment where unit_id = '${units[3]}')`],
        [{ unitId: 'none' }, 'unit_count = 0'],
        [{ clauses: 'toilets' }, `clauses && '{toilets}'`],
      ] as const) {
        const reach = reaches[turn++ % 4] ?? null;
        const has = search.split(' ').map((word) => `text like '%${word}%'`);
        const mine = reach ? `id in (select task_id from assignment where unit_id = any('{${reach}}'))` : 'true';
        const { rows } = await office.database.owner.query<{ id: string }>(
          `select id from task where city_id = 1 and ${has.join(' and ')} and ${where} and ${mine} order by urgency, id limit 60`,
        );
        const words = wordsOf(search);
        for (const way of [
          { words: words.slice(-1), whole: true },
          { words, whole: false },
        ]) {
          const first = await found({ search, ...more }, reach, { way, limit: 25 });
          const last = first.at(-1);
          const second = last ? await found({ search, ...more }, reach, { way, limit: 35, after: [last.key, last.id] }) : [];
          const ids = [...first, ...second].map(({ id }) => id);
          if (JSON.stringify(ids) !== JSON.stringify(rows.map(({ id }) => id)))
            wrong.push([search, reach?.length, more, way.whole, ids.length, rows.length]);
        }
      }
    expect(wrong).toEqual([]);
  }, 60_000);

  it('looks words up in its own city only', async () => {
    const elsewhere = { db: office.database.city(2), actor: { cityId: 2 } as never };
    const { rows } = await sql`select id from find_tasks(${"'宣传'"}::tsquery, ${"'宣传'"}::tsquery, null, null, null)`.execute(
      elsewhere.db,
    );
    expect(rows).toEqual([]);
  });

  it('takes what is searched for as words, never as a query', async () => {
    for (const search of ["' | '农贸", '!农贸', '农贸:*', "\\' or true --", '农贸 & !市场', '(', "''"])
      expect(Array.isArray(await found({ search }))).toBe(true);
    expect(await found({ search: '！？' })).toEqual([]);
  });
});
