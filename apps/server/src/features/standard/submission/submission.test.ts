import { readSheets } from '@weicheng/documents/sheet';
import {
  indicatorOwnerContract,
  readingContract,
  submissionContract,
  yearBasicFields,
  yearBasicsContract,
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
  const items = ['K12', 'K15', 'K39', 'K44', 'K50'].map((indicator) => ({ indicator, unitId }));
  await desk.call(indicatorOwnerContract.assign, { items });
});

const year = () => new Date(office.clock.now).getUTCFullYear() - 1;
const stated = async (indicator: string, about: object) => {
  const form = { indicator, year: year(), source: '年度统计', ...about };
  const { id, revision } = await liaison.call(readingContract.report, form);
  return desk.call(readingContract.approve, { id, revision });
};
const state = () => desk.call(submissionContract.state, {});
const freeze = (last: number, reason = '') => desk.call(submissionContract.freeze, { year: year(), last, reason });

/** Rows of a sheet of a downloaded workbook, by its titles. */
async function rowsIn(answer: { rawPayload: Buffer }, name: string): Promise<Record<string, string>[]> {
  const sheet = (await readSheets(answer.rawPayload)).find((one) => one.name === name);
  const [head, ...rows] = sheet?.rows ?? [];
  return rows.map(({ cells }) => Object.fromEntries((head?.cells ?? []).map((title, i) => [title, cells[i] ?? ''])));
}

describe('国家数据填报', () => {
  it('takes the yearly basic data with their sources, refuses what cannot be, and offers what the register of units counts', async () => {
    const empty = await desk.call(yearBasicsContract.read, {});
    expect(empty).toMatchObject({ year: year(), revision: 0, figures: {}, can: { save: null } });
    expect(empty.offers).toMatchObject({ streets: { source: '单位名录', until: `${year()}-12-31`, parts: [{ name: '街道' }] } });
    const save = (figures: Record<string, [string, string?]>, revision = 0, of = year()) =>
      desk.call(yearBasicsContract.save, {
        year: of,
        revision,
        figures: Object.fromEntries(Object.entries(figures).map(([key, [value, source = '统计年鉴']]) => [key, { value, source }])),
      });
    const refused = (figures: Record<string, [string, string?]>, of = year()) => save(figures, 0, of).then(null, (no) => no.message);
    expect(
      await Promise.all([
        refused({ areaJurisdiction: ['1,843.5'] }),
        refused({ areaJurisdiction: ['1843.5', ''] }),
        refused({ areaJurisdiction: ['100'], areaBuiltUp: ['120'] }),
        refused({ permanentPopulation: ['-3'] }),
        refused({ districts: ['2.5'] }),
        refused({ gdp: ['100'] }, year() + 1),
      ]),
    ).toEqual([
      '辖区面积：“1,843.5”里的逗号是小数点还是千位分隔？小数点用“.”，千位不加逗号。',
      '辖区面积没有写来源。写清楚出自哪份报表。',
      '建成区面积大于辖区面积，不可能。核对两个数。',
      '辖区常住人口：数不能小于 0，核对后重填。',
      '区数：个数要是整数。',
      `${year() + 1} 年还没有过完，年度数到次年再填。`,
    ]);
    const saved = await save({ category: ['9', ''], areaJurisdiction: ['1843.5 km²'], permanentPopulation: ['86.4万人'] });
    expect(saved).toMatchObject({ revision: 1, figures: { areaJurisdiction: { value: 1843.5, source: '统计年鉴' } } });
    await expect(save({ districts: ['2'] })).rejects.toMatchObject({ code: 'yearBasics.moved' });
    await expect(liaison.call(yearBasicsContract.read, {})).rejects.toMatchObject({ status: 403 });
  });

  it('lists what is missing, freezes with the reason, keeps what was handed in and shows what differs later', async () => {
    await expect(freeze(0)).rejects.toMatchObject({ code: 'submission.nothing' });
    const first = await stated('K15', { numerator: '171', denominator: '200' });
    await stated('K50', { value: '6.5', plan: '6.2' });
    for (let back = 5; back >= 0; back--) await stated('K39', { year: year() - back, value: String(180 - back) });
    const { parts = [] } = (await liaison.call(readingContract.list, {})).rows.find(({ indicator }) => indicator.key === 'K44') ?? {};
    for (const [i, { key }] of parts.entries()) await stated('K44', { part: key, value: i === 1 ? '91.5' : '96' });
    await liaison.call(readingContract.report, { indicator: 'K12', year: year(), value: '99', source: '照明台账' });
    const before = await state();
    expect(before).toMatchObject({ figures: 8 + parts.length, fresh: 8 + parts.length, last: null, can: { freeze: null } });
    expect(before.gaps.filter(({ indicator }) => indicator === 'K12').map(({ what }) => what)).toEqual([
      `${year()} 年没有核准的数，由市城市管理综合执法局填报。`,
      '有 1 个数等核准。',
    ]);
    expect(before.gaps.at(-1)).toMatchObject({ indicator: null, what: expect.stringContaining('城区面积') });
    expect(before.gaps.some(({ indicator }) => indicator === 'K15' || indicator === 'K39' || indicator === 'K44')).toBe(false);
    await expect(freeze(0)).rejects.toMatchObject({ code: 'submission.gaps', message: expect.stringContaining('缺报的理由') });
    const both = await Promise.allSettled([freeze(0, '体育局的数年底才有'), freeze(0, '体育局的数年底才有')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(freeze(1, '再来一次')).rejects.toMatchObject({ code: 'submission.same' });

    const [frozen] = (await desk.call(readingContract.read, { indicator: 'K15' })).readings;
    expect(frozen).toMatchObject({ state: 'frozen', value: 85.5 });
    const change = {
      id: first.id,
      revision: frozen?.revision ?? 0,
      numerator: '181',
      denominator: '200',
      source: '年度统计',
      reason: '漏了一条路',
    };
    await expect(liaison.call(readingContract.correct, change)).rejects.toMatchObject({ code: 'reading.frozen-for-unit' });
    const corrected = await desk.call(readingContract.correct, change);
    expect((await state()).changes).toEqual([]);
    await (await office.as('lingdao')).call(readingContract.approve, { id: corrected.id, revision: corrected.revision });
    expect((await state()).changes).toEqual([{ name: '道路机械化清扫率', part: null, year: year(), was: '85.5%', now: '90.5%' }]);
    office.clock.now += 60_000;
    expect(await freeze(1, '体育局的数年底才有')).toMatchObject({ number: 2, changes: [{ was: '85.5%', now: '90.5%' }] });
    const { rows } = await desk.call(submissionContract.list);
    expect(rows.map(({ number }) => number)).toEqual([2, 1]);

    const sheet = async (id: string, name: string) => rowsIn(await desk.send(submissionContract.export, { id }), name);
    const swept = async (id: string) => (await sheet(id, '指标')).find((row) => row['指标'] === '道路机械化清扫率')?.[`${year()} 年`];
    expect([await swept(rows[1]?.id ?? ''), await swept(rows[0]?.id ?? '')]).toEqual(['85.5', '90.5']);
    expect(await sheet(rows[0]?.id ?? '', '和上次不同')).toEqual([
      { 指标: '道路机械化清扫率', 分项: '', 年度: String(year()), 上次: '85.5%', 这次: '90.5%' },
    ]);
  });

  it('writes the sheet in the order of the edition: series, mean, plan, parts; no official number that is not known, nothing made up', async () => {
    const answer = await desk.send(submissionContract.preview, {});
    expect(decodeURIComponent(String(answer.headers['content-disposition']))).toContain('草表');
    const rows = await rowsIn(answer, '指标');
    const named = (name: string) => rows.filter((row) => row['指标']?.includes(name));
    expect(rows[0]).toMatchObject({
      指标: '群众对卫生状况满意率',
      标准里的序号: '',
      [`${year()} 年`]: '',
      备注: '目标值间接核实；没有核准的数',
    });
    expect(named('甲、乙类')[0]).toMatchObject({
      标准里的序号: '38',
      [`${year() - 5} 年`]: '175',
      [`${year()} 年`]: '180',
      近五年平均: '177',
    });
    expect(named('医疗卫生机构床位数')[0]).toMatchObject({ [`${year()} 年`]: '6.5', 规划值: '6.2' });
    expect(named('疫苗接种率')[0]).toMatchObject({ [`${year()} 年`]: '91.5', 备注: expect.stringContaining('最低的一个') });
    expect(named('鼠、蚊').map((row) => row['分项'])).toEqual(['鼠', '蚊', '蝇', '蟑螂']);
    const basics = await rowsIn(answer, '年度基础数据');
    expect(basics.map((row) => row['项目'])).toEqual(yearBasicFields.map(({ name }) => name));
    expect(basics[1]).toMatchObject({ 单位: '平方公里', [`${year()} 年`]: '1843.5', 来源: '统计年鉴' });
    expect(basics.find((row) => row['项目'] === '地区生产总值')).toMatchObject({
      [`${year()} 年`]: '',
      备注: '未填；单位未核实，报送前核对',
    });
    expect((await rowsIn(answer, '缺项')).length).toBe((await state()).gaps.length);
    const elsewhere = await office.as('chuangwei-2');
    expect((await elsewhere.call(submissionContract.list)).rows).toEqual([]);
    expect(
      (await elsewhere.send(submissionContract.export, { id: (await desk.call(submissionContract.list)).rows[0]?.id ?? '' })).statusCode,
    ).toBe(404);
  });
});
