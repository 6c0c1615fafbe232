import { readSheets, writeSheets } from '@weicheng/documents/sheet';
import { xlsx } from '@weicheng/domain/organization';
import {
  aboutSheet,
  figureSheet,
  indicatorOwnerContract,
  type ReadingColumn,
  type ReadingForm,
  readingColumns,
  readingContract,
  readingSheetContract,
  type SheetFigure,
} from '@weicheng/domain/standard';
import { beforeAll, describe, expect, it } from 'vitest';
import { unitNamed } from '../../../testing/issuedPlan.ts';
import { type Caller, type TestOffice, testOffice } from '../../../testing/office.ts';

let office: TestOffice;
let desk: Caller;
let liaison: Caller;
beforeAll(async () => {
  office = await testOffice();
  desk = await office.as('chuangwei');
  liaison = await office.as('lianluo');
  const unitId = await unitNamed(office, '市城市管理综合执法局');
  const items = ['K12', 'K13', 'K15', 'K20', 'K39', 'K44', 'K56'].map((indicator) => ({ indicator, unitId }));
  await desk.call(indicatorOwnerContract.assign, { items });
});

const year = () => new Date(office.clock.now).getUTCFullYear() - 1;
type Rows = string[][];

/** The sheet as it goes out, its cells as a clerk sees them. */
async function sheetOf(who: Caller, input: object = {}): Promise<{ head: string[]; rows: Rows; about: Rows }> {
  const answer = await who.send(readingSheetContract.template, input);
  expect(answer.statusCode).toBe(200);
  const sheets = await readSheets(answer.rawPayload);
  const cells = (name: string) => sheets.find((sheet) => sheet.name === name)?.rows.map((row) => row.cells) ?? [];
  const [head = [], ...rows] = cells(figureSheet);
  return { head, rows, about: cells(aboutSheet) };
}

const wide = (cells: readonly string[]) => cells.map((title) => ({ title, width: 10 }));
const bytesOf = ({ head, rows, about: [first = [], ...rest] }: { head: string[]; rows: Rows; about: Rows }) =>
  writeSheets([
    { name: figureSheet, columns: wide(head), rows },
    { name: aboutSheet, columns: wide(first), rows: rest },
  ]);
const send = (who: Caller, payload: Buffer) => who.send(readingSheetContract.check, {}, { payload, headers: { 'content-type': xlsx } });

/** Fills rows in by the indicator's key, with the part where it has some, and has the sheet looked at. */
async function filledIn(who: Caller, figures: Record<string, Partial<Record<ReadingColumn, string>>>, input: object = {}) {
  const sheet = await sheetOf(who, input);
  const at = (key: ReadingColumn) => sheet.head.indexOf(readingColumns[key].title);
  const rows = sheet.rows.map((cells) => {
    const key = [cells[at('key')], cells[at('part')], cells[at('year')]].filter(Boolean).join(' ');
    const given = figures[key] ?? {};
    return sheet.head.map((title, i) => {
      const column = Object.entries(readingColumns).find(([, one]) => one.title === title)?.[0] as ReadingColumn;
      return given[column] ?? cells[i] ?? '';
    });
  });
  return send(who, await bytesOf({ ...sheet, rows }));
}
const looked = async (answer: Awaited<ReturnType<typeof send>>) => {
  expect(answer.statusCode).toBe(200);
  return answer.json<{ rows: SheetFigure[]; same: number }>();
};
const formsOf = (rows: readonly SheetFigure[]) => rows.flatMap(({ form }): ReadingForm[] => (form ? [form] : []));

describe('填报表', () => {
  it('goes out for the unit or the office, with the years an indicator asks for; untouched it comes back as nothing', async () => {
    const own = await sheetOf(liaison);
    const keys = (rows: Rows) => new Set(rows.map(([key]) => key));
    expect([...keys(own.rows)]).toEqual(['K12', 'K13', 'K15', 'K20', 'K39', 'K44', 'K56']);
    expect(own.rows.filter(([key]) => key === 'K39').map((cells) => Number(cells[3]))).toEqual(
      Array.from({ length: 6 }, (_, i) => year() - 5 + i),
    );
    expect(keys((await sheetOf(desk)).rows).size).toBe(58);
    const untouched = await send(liaison, await bytesOf(own));
    expect(untouched.json()).toMatchObject({ code: 'readingSheet.nothing' });
  });

  it('says per row what would change, what is refused and what is questioned; then takes what is right', async () => {
    const y = year();
    await liaison.call(readingContract.fill, { indicator: 'K13', year: y, value: '15', source: '环卫台账' });
    const answer = await filledIn(liaison, {
      [`K12 ${y}`]: { value: '95,6', source: '照明台账' },
      [`K13 ${y}`]: { value: '16' },
      [`K15 ${y}`]: { numerator: '171', denominator: '200', source: '环卫台账' },
      [`K20 ${y}`]: { value: '0.98', source: '处理厂报表' },
      [`K39 ${y - 1}`]: { value: '176.2', source: '疾控年报' },
      [`K39 ${y}`]: { value: '0.17', source: '疾控年报' },
      [`K39 ${y - 2}`]: { value: '0.18%', source: '疾控年报' },
      [`K39 ${y - 3}`]: { value: '-3', source: '疾控年报' },
      [`K56 鼠 ${y}`]: { value: 'E' },
      [`K56 蚊 ${y}`]: { value: 'b' },
    });
    const { rows, same } = await looked(answer);
    expect(same).toBeGreaterThan(5);
    const says = rows.map(({ name, partName, before, said, refusal, doubts }) => [
      partName ?? name.slice(0, 4),
      before,
      said,
      refusal ?? doubts.join(''),
    ]);
    expect(says).toEqual([
      ['道路装灯', null, '95,6', '“95,6”里的逗号是小数点还是千位分隔？小数点用“.”，千位不加逗号。'],
      ['主次干道', '15 小时', '16 小时', ''],
      ['道路机械', null, '85.5%', ''],
      ['城市生活', null, '0.98%', '像是按小数填的：0.98 合 98%。核对单位。'],
      ['甲、乙类', null, '-3/10万', '数不能小于 0，核对后重填。'],
      ['甲、乙类', null, '0.18%', '“0.18%”的单位不对，这一项按 1/10万 填。换算后再填。'],
      ['甲、乙类', null, '176.2/10万', ''],
      ['甲、乙类', null, '0.17/10万', '像是按百分数填的：0.17% 合 170/10万。核对单位。'],
      ['鼠', null, 'E 级', '等级只能是A、B、C、D之一。'],
      ['蚊', null, 'B 级', ''],
    ]);
    const right = formsOf(rows.filter(({ refusal }) => refusal === null));
    const drafts = await liaison.call(readingSheetContract.take, { as: 'draft', forms: right });
    expect(drafts.refusals).toEqual(right.map(() => null));
    const kept = (await liaison.call(readingContract.list, {})).rows.flatMap(({ readings }) => readings);
    expect(kept.map(({ value, state }) => [value, state])).toEqual([...[16, 85.5, 0.98, 0.17, 'B'].map((value) => [value, 'draft'])]);
  });

  it('reports by the rules of the page: without a source or with a doubt unanswered a row stays back with its sentence', async () => {
    const y = year();
    const answer = await filledIn(liaison, {
      [`K15 ${y}`]: { note: '核过' },
      [`K20 ${y}`]: { note: '核过' },
      [`K56 蚊 ${y}`]: { note: '核过' },
    });
    const { rows } = await looked(answer);
    const { refusals } = await liaison.call(readingSheetContract.take, { as: 'reported', forms: formsOf(rows) });
    expect(refusals).toEqual([
      null,
      '像是按小数填的：0.98 合 98%。核对单位。没有错，就写明理由再上报。',
      '统计来源没有填。写清楚数从哪里来，比如“教育局年度体检汇总”。',
    ]);
    const again = await filledIn(liaison, { [`K15 ${y}`]: { numerator: '180' } });
    expect((await looked(again)).rows[0]?.refusal).toBe('这个数待核准，现在不能“保存”。要改，等创卫办退回。');
  });

  it('tells whose figure was changed meanwhile, and refuses a year that is not over, shifted columns, another unit’s indicator', async () => {
    const y = year();
    const before = await sheetOf(liaison);
    await liaison.call(readingContract.fill, { indicator: 'K12', year: y, value: '97', source: '照明台账' });
    const late = before.rows.map((cells) => (cells[0] === 'K12' ? cells.map((cell, i) => (before.head[i] === '数' ? '98' : cell)) : cells));
    const { rows } = await looked(await send(liaison, await bytesOf({ ...before, rows: late })));
    expect(rows[0]).toMatchObject({ before: '97%', said: '98%', refusal: expect.stringMatching(/已经填了 97%，你填的没有存/) });
    expect((await liaison.call(readingSheetContract.take, { as: 'draft', forms: formsOf(rows) })).refusals[0]).toMatch(/已经填了 97%/);
    const early = await filledIn(liaison, { [`K12 ${y + 1}`]: { value: '98' } }, { year: y + 1 });
    expect((await looked(early)).rows[0]?.refusal).toBe(`${y + 1} 年还没有过完，年度数到次年再填。`);
    const shifted = await send(liaison, await bytesOf({ ...before, rows: before.rows.map((cells) => ['', ...cells.slice(0, -1)]) }));
    expect([shifted.statusCode, shifted.json<{ code: string }>().code]).toEqual([422, 'readingSheet.shifted']);
    const foreign = await filledIn(desk, { [`K12 ${y}`]: { value: '99' } });
    expect((await looked(foreign)).rows[0]?.refusal).toBe('这一项由市城市管理综合执法局填报，只有它的人能填。');
    // nor does a sheet made up by hand say what another unit's figures are
    const street = await looked(await send(await office.as('jiedao'), await bytesOf({ ...before, rows: late })));
    expect(new Set(street.rows.map((row) => row.before))).toEqual(new Set([null]));
    expect(street.rows[0]?.refusal).not.toBeNull();
  });
});
