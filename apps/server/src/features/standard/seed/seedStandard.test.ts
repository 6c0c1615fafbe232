import {
  type Carry,
  editionContract,
  forecastContract,
  indicatorOwnerContract,
  mockAssessmentContract,
  readingContract,
  scoreSheetContract,
  siteContract,
  submissionContract,
} from '@weicheng/domain/standard';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type TestOffice, testOffice } from '../../../testing/office.ts';
import { seedSampleStandard } from '../../sample.ts';

let office: TestOffice;
let desk: Caller;

beforeAll(async () => {
  office = await testOffice();
  // 数是按 2025 年的标准编的
  office.clock.now = Date.parse('2026-11-25T02:00:00Z');
  await seedSampleStandard(office.database, office.clock.now);
  desk = await office.as('chuangwei');
});

describe('示例城市的指标数', () => {
  it('has a reporting unit wherever the words of the standard suggest one', async () => {
    const { rows } = await desk.call(indicatorOwnerContract.list);
    const without = rows.filter((row) => row.unitId === null);
    expect(without.map((row) => row.indicator)).toEqual(['K03', 'K04', 'K05', 'K06']);
  });

  it('is mostly met, some unmet, some not known, each for a reason', async () => {
    const { year, rows } = await desk.call(readingContract.list, {});
    expect(year).toBe(2025);
    const keys = (standing: string) => rows.filter((row) => row.standing === standing).map((row) => row.indicator.key);
    expect(keys('unmet')).toEqual(['K02', 'K19', 'K21', 'K23', 'K34', 'K44', 'K53', 'K58']);
    expect(keys('unknown')).toEqual(['K03', 'K04', 'K05', 'K06', 'K11', 'K16', 'K22', 'K30', 'K31', 'K35', 'K37', 'K48']);
    expect(keys('met')).toHaveLength(38);
    const reason = (key: string) => rows.find((row) => row.indicator.key === key)?.reason;
    expect(reason('K44')).toBe('青禾街道 88.7%，要达到 90%。');
    expect(reason('K35')).toContain('待补历史');
    expect(reason('K39')).toContain('不高于近五年平均');
  });

  it('has handed in the year before last, and not yet got all of the last year', async () => {
    const [first] = (await desk.call(submissionContract.list, {})).rows;
    expect(first).toMatchObject({ year: 2024, number: 1, changes: [] });
    const state = await desk.call(submissionContract.state, {});
    expect(state).toMatchObject({ year: 2025, last: null, basics: { filled: 6, all: 16 }, can: { freeze: null } });
    expect(state.gaps.length).toBeGreaterThan(5);
  });

  it('has one waiting for approval, one returned with a reason, one begun; the others are approved by who may', async () => {
    const { rows } = await desk.call(readingContract.queue, {});
    expect(rows.map((row) => row.reading.indicator)).toEqual(['K37']);
    expect(rows[0]?.reading.can).toMatchObject({ approve: null });
    const { readings } = await desk.call(readingContract.read, { indicator: 'K30' });
    expect(readings[0]).toMatchObject({ year: 2025, state: 'returned', lastWord: '分母漏了民办学校，补上以后再报。' });
    const { rows: states } = await office.database.owner.query(
      'select state, count(*)::int as figures from reading group by state order by state',
    );
    expect(states.filter(({ state }) => state !== 'approved' && state !== 'frozen')).toEqual(
      ['draft', 'reported', 'returned'].map((state) => ({ state, figures: 1 })),
    );
    const { rows: own } = await office.database.owner.query('select id from reading where approved_by = reported_by');
    expect(own).toEqual([]);
  });
});

describe('示例城市的点位与模拟评估', () => {
  it('has sites of every kind with a checklist', async () => {
    const { kinds } = await desk.call(siteContract.options);
    const sites = kinds.reduce((sum, kind) => sum + kind.sites, 0);
    expect(sites).toBe(130);
    expect(kinds.filter((kind) => kind.hasChecklist && kind.sites === 0).map((kind) => kind.kind)).toEqual([]);
  });

  it('has two assessments that are over and one under way, better in one place than in another', async () => {
    const { rows } = await desk.call(mockAssessmentContract.list, {});
    expect(rows.map(({ title, state, sheets, finishedSheets }) => [title, state, sheets - finishedSheets])).toEqual([
      ['年底模拟评估', 'underWay', 79],
      ['秋季模拟评估', 'finished', 0],
      ['春季模拟评估', 'finished', 0],
    ]);
    const [open, autumn] = rows;
    if (!open || !autumn) return;
    const { whole, subdistricts } = await desk.call(mockAssessmentContract.scores, { id: autumn.id });
    expect([Math.round(whole?.won ?? 0), whole?.of]).toEqual([677, 766]);
    const mean = (name: string) => subdistricts.find((row) => row.name === name)?.mean ?? 0;
    expect(mean('青禾街道')).toBeLessThan(mean('云台街道'));
    const { rows: findings } = await desk.call(scoreSheetContract.findings, { assessmentId: autumn.id, limit: 200 });
    expect(findings.length).toBeGreaterThan(20);
    const { rows: sheets } = await desk.call(scoreSheetContract.list, { assessmentId: open.id, state: 'open', limit: 200 });
    expect(sheets.filter(({ marked }) => marked > 0)).toHaveLength(1);
  });

  it('is back-tested by what was known before each assessment', async () => {
    const { runs } = await desk.call(forecastContract.backTest);
    expect(runs.map(({ assessment, before }) => [assessment.title, before.places > 50, before.readings > 0, before.year])).toEqual([
      ['秋季模拟评估', true, true, 2025],
      ['春季模拟评估', false, true, 2025],
    ]);
    const { indicators } = await desk.call(forecastContract.read);
    expect(indicators.filter(({ standing }) => standing !== 'unknown').length).toBeGreaterThan(40);
    // 每一部分的预测与当时的实得摆在一起，接住没接住照说
    for (const { parts } of runs) expect(parts.filter(({ scored }) => scored !== null).map(({ held }) => held)).not.toContain(null);
  });
});

describe('条款的检查发现', () => {
  it('are those that cite it, the latest first, with how many there are', async () => {
    const { rows, total } = await desk.call(scoreSheetContract.clauseFindings, { clauses: 'markets,toilets,streets', limit: 3 });
    expect([rows.length, total > 3]).toEqual([3, true]);
    expect(rows.every(({ clause }) => ['markets', 'toilets', 'streets'].includes(clause))).toBe(true);
    expect(rows.map(({ foundAt }) => foundAt)).toEqual(
      rows
        .map(({ foundAt }) => foundAt)
        .sort()
        .reverse(),
    );
    const none = await (await office.as('chuangwei-2')).call(scoreSheetContract.clauseFindings, { clauses: 'streets' });
    expect(none).toEqual({ rows: [], total: 0 });
  });
});

describe('换版之后的示例城市', () => {
  const county = 'national-hygiene-county-2021';
  const change = async (edition: string) => {
    const { questions } = await desk.call(editionContract.questions, { edition });
    const open = questions.filter(({ question }) => question !== null);
    const answers = open.map(({ kind, from }): Carry => ({ kind, from, answer: 'ends', to: [] }));
    const { revision } = (await desk.call(editionContract.list, {})).cityEdition;
    await desk.call(editionContract.choose, { edition, revision, answers });
    return { questions, open };
  };
  const standings = async () => {
    const { rows } = await desk.call(readingContract.list, {});
    return new Map(rows.map(({ indicator, standing, unitId }) => [indicator.key, { standing, owned: unitId !== null }]));
  };

  it('is asked what becomes of the figures and findings; what carries on counts on, nothing is keyed anew, and back again all is there', async () => {
    const before = await standings();
    const figures = async () => (await office.database.owner.query('select id, edition, indicator from reading order by id')).rows;
    const kept = await figures();
    const { questions, open } = await change(county);
    expect(questions.find(({ from }) => from === 'K15')?.uses).toEqual([{ what: '指标数', count: expect.any(Number) }]);
    expect(questions.filter(({ uses }) => uses.some(({ what }) => what === '检查发现')).length).toBeGreaterThan(3);
    expect(open.some(({ kind, question }) => kind === 'indicator' && question === 'nowhere')).toBe(true);
    const after = await standings();
    const same = [...after].filter(([key, one]) => before.get(key)?.standing === one.standing && before.get(key)?.owned === one.owned);
    expect(same.length).toBeGreaterThan(45);
    await change('national-hygiene-city-2021');
    const again = await standings();
    for (const { from } of open.filter(({ kind }) => kind === 'indicator')) expect(again.get(from)).toEqual(before.get(from));
    expect(again).toEqual(before);
    expect(await figures()).toEqual(kept);
  });
});
