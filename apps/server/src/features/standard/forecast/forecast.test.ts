import { writeSheets } from '@weicheng/documents/sheet';
import {
  type Forecast,
  forecastContract,
  indicatorOwnerContract,
  mockAssessmentContract,
  readingContract,
  scoreSheetContract,
  scoreTable,
  siteContract,
  whatIf,
} from '@weicheng/domain/standard';
import { beforeAll, describe, expect, it } from 'vitest';
import { scoringTableOf } from '../../../../../../standards/scoring.ts';
import { unitNamed } from '../../../testing/issuedPlan.ts';
import { type Caller, type TestOffice, testOffice } from '../../../testing/office.ts';

let office: TestOffice;
let desk: Caller;
beforeAll(async () => {
  office = await testOffice();
  const given = "permissions || array['forecast.read'] where city_id = 1 and key = 'subdistrictLead'";
  await office.database.owner.query(`update role set permissions = ${given}`);
  desk = await office.as('chuangwei');
});

const table = scoringTableOf('unannounced-visit-2014') as NonNullable<ReturnType<typeof scoringTableOf>>;
const read = () => desk.call(forecastContract.read);
const inOrder = ({ low, expected, high, parts }: Pick<Forecast, 'low' | 'expected' | 'high' | 'parts'>, total: number) => {
  for (const one of [{ low, expected, high, of: total }, ...parts.map((part) => ({ ...part, of: part.part.points }))])
    expect([0 <= one.low, one.low <= one.expected, one.expected <= one.high, one.high <= one.of + 1e-9]).toEqual([true, true, true, true]);
};

/** Draws, marks every sheet (`defects` on the first item of each), ends an assessment; how many sheets of places it has. */
async function assess(title: string, from: string, until: string, defects: number): Promise<number> {
  const basis = { edition: 'national-hygiene-city-2021', table: table.key, plan: 'technical-assessment-2014' };
  const about = { title, ...basis, citySize: 'ordinary' as const, population: 62, from, until };
  const { id } = await desk.call(mockAssessmentContract.create, about);
  await desk.call(mockAssessmentContract.draw, { id, seed: title });
  const { rows } = await desk.call(scoreSheetContract.list, { assessmentId: id, kind: 'site', limit: 200 });
  for (const { id: sheet } of rows) {
    const { checklist } = await desk.call(scoreSheetContract.read, { id: sheet });
    const item = checklist.items[0]?.key ?? '';
    if (defects > 0) await desk.call(scoreSheetContract.mark, { id: sheet, item, kind: 'defects', defects, revision: 0 });
    await desk.call(scoreSheetContract.markRest, { id: sheet });
    await desk.call(scoreSheetContract.finish, { id: sheet });
  }
  await desk.call(mockAssessmentContract.finish, { id });
  return rows.length;
}

describe('没有评估', () => {
  it('rests on the indicators alone, and its range says how little is known', async () => {
    const { assessment, forecast, indicators, losses } = await read();
    expect([assessment, forecast.outlook, forecast.spread.measured]).toEqual([null, 'open', false]);
    expect(new Set(forecast.parts.map(({ basis }) => basis))).not.toContain('places');
    for (const { part, basis, low, high } of forecast.parts) if (basis === 'nothing') expect([low, high]).toEqual([0, part.points]);
    inOrder(forecast, table.total);
    expect(losses.every(({ cause }) => cause.kind !== 'item')).toBe(true);
    expect(indicators.length).toBeGreaterThan(0);
    expect((await desk.call(forecastContract.backTest)).runs).toEqual([]);
  });

  it('takes a figure when it is approved, not before', async () => {
    const unitId = (await unitNamed(office, '市城市管理综合执法局')) as never;
    const key = table.parts.flatMap(({ indicators }) => indicators).find((one) => one === 'K15') ?? 'K15';
    await desk.call(indicatorOwnerContract.assign, { items: [{ indicator: key, unitId }] });
    const standing = async () => (await read()).indicators.find((one) => one.key === key)?.standing;
    const year = new Date(office.clock.now).getUTCFullYear() - 1;
    const liaison = await office.as('lianluo');
    const form = { indicator: key, year, source: '年度统计', numerator: '171', denominator: '200' };
    const { id, revision } = await liaison.call(readingContract.report, form);
    expect(await standing()).toBe('unknown');
    await desk.call(readingContract.approve, { id, revision });
    expect(await standing()).toBe('met');
  });
});

describe('评过以后', () => {
  let drawn: [number, number];
  beforeAll(async () => {
    const kinds = ['主次干道', '学校与托幼机构', '医疗机构'];
    const rows = kinds.flatMap((kind) =>
      Array.from({ length: 9 }, (_, i) => i + 1).map((n) => [`${n} 号`, `${kind}${n}`, kind, '云台街道', '是']),
    );
    const titles = ['地址', '名称', '类型', '街道', '是否建成区'];
    const payload = await writeSheets([{ name: '点位', columns: titles.map((title) => ({ title, width: 10 })), rows }]);
    await desk.send(siteContract.import, {}, { payload });
    const { now } = office.clock;
    office.clock.now = Date.parse('2026-09-10T02:00:00Z');
    const first = await assess('头一次', '2026-09-01', '2026-09-10', 0);
    office.clock.now = now;
    drawn = [first, await assess('第二次', '2026-11-01', '2026-11-10', 2)];
  });

  it('rests on the places of the last one, as the rule of the domain reckons', async () => {
    const { assessment, forecast, losses, table: said } = await read();
    expect(assessment).toMatchObject({ title: '第二次', day: '2026-11-10', places: drawn[1] });
    expect(drawn[1]).toBeGreaterThan(8);
    inOrder(forecast, said.total);
    const places = forecast.parts.filter(({ basis }) => basis === 'places');
    expect(places.length).toBeGreaterThan(0);
    const scaled = places.flatMap(({ kinds }) => kinds.map(({ placeKind, mean }) => ({ placeKind, scaled: mean })));
    const { parts } = scoreTable(table, scaled);
    for (const { part, expected } of places) expect(expected).toBeCloseTo(parts.find((one) => one.part.key === part.key)?.points ?? -1, 9);
    expect(losses.filter(({ cause }) => cause.kind === 'item').map(({ cause }) => cause)).toContainEqual(
      expect.objectContaining({ kind: 'item', placeKind: 'mainRoad', places: 9 }),
    );
  });

  it('never falls by a wish, gains what the list says, and is the rule’s own without sheets', async () => {
    const { forecast, losses, indicators } = await read();
    for (const { cause, points } of losses.filter(({ cause }) => cause.kind !== 'nothing').slice(0, 12)) {
      const wish =
        cause.kind === 'item' ? { right: `${cause.placeKind}.${cause.item}` } : { met: cause.kind === 'indicator' ? cause.indicator : '' };
      const { now, wished } = await desk.call(forecastContract.whatIf, wish);
      expect(now).toEqual(forecast);
      inOrder(wished, table.total);
      expect(wished.expected - now.expected).toBeCloseTo(points, 9);
      expect(points).toBeGreaterThan(0);
    }
    const met = indicators.map(({ key }) => key);
    const { now, wished } = await desk.call(forecastContract.whatIf, { met: met.join(',') });
    const standings = new Map(indicators.map(({ key, standing }) => [key, standing]));
    const alone = whatIf(table, { sheets: [], standings }, { indicators: met, items: [] });
    for (const { part, basis, expected } of wished.parts)
      if (basis === 'indicators') expect(expected).toBeCloseTo(alone.parts.find((one) => one.part.key === part.key)?.expected ?? -1, 9);
    expect(wished.expected).toBeGreaterThanOrEqual(now.expected);
  });

  it('is tried against what was then scored, by what was known before it', async () => {
    const { runs } = await desk.call(forecastContract.backTest);
    expect(runs.map(({ assessment, before }) => [assessment.title, assessment.places, before.places])).toEqual([
      ['第二次', drawn[1], drawn[0]],
      ['头一次', drawn[0], 0],
    ]);
    const [second, first] = runs;
    expect(second?.before.readings).toBe(0); // approved today, after it began
    // 头一次全是满分、毫无离散，第二次每处都丢了分：范围没有接住，回测照说
    expect([second?.held, first?.held]).toEqual([false, true]);
    expect(second?.scored).toBeLessThan(second?.low ?? 0);
  });
});

describe('谁能查', () => {
  it('is the whole city’s: not for a right that ends at a unit, and another city has its own', async () => {
    const refused = async (who: string) => (await (await office.as(who)).send(forecastContract.read, {})).statusCode;
    expect([await refused('lianluo'), await refused('jiedao'), await refused('ducha')]).toEqual([403, 403, 200]);
    // 街道有查预测的权限，只管到一个街道：说清楚为什么，到哪里查
    const street = await office.as('jiedao');
    for (const verb of [forecastContract.read, forecastContract.whatIf, forecastContract.backTest])
      await expect(street.call(verb as typeof forecastContract.read)).rejects.toMatchObject({
        code: 'forecast.not-whole-city',
        status: 403,
      });
    const elsewhere = await (await office.as('chuangwei-2')).call(forecastContract.read);
    expect([elsewhere.assessment, elsewhere.forecast.parts.some(({ basis }) => basis === 'places')]).toEqual([null, false]);
  });
});
