import { writeSheets } from '@weicheng/documents/sheet';
import { fileContract } from '@weicheng/domain/platform';
import { clauseIssueContract, type IssueRow, issueContract } from '@weicheng/domain/rectification';
import {
  editionContract,
  forecastContract,
  mockAssessmentContract,
  type ScoreSheetId,
  scoreSheetContract,
  siteContract,
} from '@weicheng/domain/standard';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type TestOffice, testOffice } from '../../../testing/office.ts';
import { hashOf, invented } from '../../../testing/pictures.ts';

let office: TestOffice;
let desk: Caller;

beforeAll(async () => {
  office = await testOffice({ background: true });
  desk = await office.as('chuangwei');
  const titles = ['名称', '类型', '街道', '是否建成区', '地址'];
  const rows = [1, 2, 3].map((n) => [`解放路第 ${n} 段`, '主次干道', '云台街道', '是', `解放路 ${n} 号`]);
  const payload = await writeSheets([{ name: '点位', columns: titles.map((title) => ({ title, width: 10 })), rows }]);
  expect((await desk.send(siteContract.import, {}, { payload })).statusCode).toBe(200);
});

const issues = async (): Promise<IssueRow[]> => (await desk.call(issueContract.list, { search: '解放路', limit: 50, sort: 'newest' })).rows;
const several = (count: number) => expect.poll(async () => (await issues()).length, { timeout: 10_000 }).toBe(count);

describe('检查发现登记为问题', () => {
  it('registers every finding of a finished assessment once; what is withdrawn and not yet dispatched is voided', async () => {
    const about = { title: '街面评估', citySize: 'ordinary' as const, population: 30, from: '2026-11-01', until: '2026-11-20' };
    const { id } = await desk.call(mockAssessmentContract.create, about);
    await desk.call(mockAssessmentContract.draw, { id, seed: '一' });
    const { rows: sheets } = await desk.call(scoreSheetContract.list, { assessmentId: id, kind: 'site', limit: 50 });
    const [first, second] = sheets.map((sheet) => sheet.id) as [ScoreSheetId, ScoreSheetId];
    const defects = (item: string, count: number, revision = 0) => ({ item, kind: 'defects' as const, defects: count, revision });
    const files = [await invented(60).png().toBuffer(), Buffer.from('不是照片')];
    for (const payload of files) await desk.send(fileContract.put, { sha256: hashOf(payload) }, { payload });
    await desk.call(scoreSheetContract.mark, { id: first, ...defects('bins', 2), remark: '路口两只垃圾桶满溢', photos: files.map(hashOf) });
    await desk.call(scoreSheetContract.mark, { id: first, ...defects('paving', 1) });
    await desk.call(scoreSheetContract.mark, { id: second, ...defects('trading', 1) });
    for (const sheet of [first, second]) {
      await desk.call(scoreSheetContract.markRest, { id: sheet });
      await desk.call(scoreSheetContract.finish, { id: sheet });
    }
    expect(await issues()).toEqual([]); // while it is under way nothing is handed over
    await expect(desk.call(mockAssessmentContract.handOver, { id })).rejects.toMatchObject({ code: 'mockAssessment.wrong-state' });
    expect(await desk.call(mockAssessmentContract.finish, { id })).toMatchObject({ state: 'finished', handedOver: true });
    await several(3);
    const all = await issues();
    const bins = all.find(({ title }) => title.includes('满溢'));
    expect((await desk.call(issueContract.read, { id: bins?.id as never })).issue).toMatchObject({
      ...{
        state: 'registered',
        source: 'inspection',
        matter: '06042',
        severity: 'minor',
        wantsPhoto: true,
        areaUnitName: '云台街道',
        photosBefore: 1,
      },
      title: expect.stringMatching(/^解放路第 \d 段：路口两只垃圾桶满溢$/),
    });
    // 再交一次，不多一个
    await desk.call(mockAssessmentContract.handOver, { id });
    await desk.call(mockAssessmentContract.reopen, { id, reason: '漏填' });
    await desk.call(scoreSheetContract.reopen, { id: first, reason: '当场换了桶' });
    await desk.call(scoreSheetContract.mark, { id: first, ...defects('bins', 0, 1) });
    await desk.call(scoreSheetContract.finish, { id: first });
    await desk.call(mockAssessmentContract.finish, { id });
    const state = async () => (await issues()).find((one) => one.id === bins?.id)?.state;
    await expect.poll(state, { timeout: 10_000 }).toBe('void');
    expect(await issues()).toHaveLength(3);
    const { history } = await desk.call(issueContract.read, { id: bins?.id as never });
    expect(JSON.stringify(history)).toContain('这项检查发现已撤回');
  });

  it('stand on the page of the clause their findings cite, beside those of the matters the checklists ask about there', async () => {
    const under = (who = desk) => who.call(clauseIssueContract.list, { clauses: 'streets' });
    const { rows, matters } = await under();
    expect([rows.length, new Set(rows.map(({ why }) => why)), matters.length > 3]).toEqual([2, new Set(['finding']), true]);
    const { id } = await desk.call(issueContract.register, { title: '东门路灯不亮', source: 'hotline', matter: '06042' });
    expect((await under()).rows.find((row) => row.id === id)).toMatchObject({ why: 'matter', state: 'registered', leadUnitName: null });
    const first = await desk.call(clauseIssueContract.list, { clauses: 'streets', limit: 1 });
    expect([first.rows.length, first.more]).toEqual([1, true]);
    expect((await under(await office.as('chuangwei-2'))).rows).toEqual([]);
    expect((await under(await office.as('lianluo'))).rows).toEqual([]);
    const { questions } = await desk.call(editionContract.questions, { edition: 'national-hygiene-county-2021' });
    expect(questions.find(({ from }) => from === 'streets')?.uses).toContainEqual({ what: '问题', count: 2 });
    const { issue } = await desk.call(issueContract.read, { id });
    await desk.call(issueContract.void, { id, revision: issue.revision, reason: '重复登记' });
    expect((await under()).rows).toHaveLength(2);
  });

  it('does not count them twice in the forecast, but what is registered since and open', async () => {
    const read = () => desk.call(forecastContract.read);
    const before = await read();
    expect(before.issues).toMatchObject({ counted: 0, unplaced: 0 });
    const register = (matter: string | null) => desk.call(issueContract.register, { title: '南门', source: 'hotline', matter });
    for (const matter of ['06010', '06010', null]) await register(matter);
    const { id } = await register('06010');
    const part = (of: typeof before) => of.forecast.parts.find(({ part }) => part.key === 'appearance');
    const cost = 230 * 0.005;
    const now = await read();
    expect([now.issues.counted, now.issues.unplaced, part(now)?.issues]).toEqual([3, 1, { count: 3, cost: expect.closeTo(3 * cost, 9) }]);
    expect((part(before)?.expected ?? 0) - (part(now)?.expected ?? 0)).toBeCloseTo((3 * cost) / 2, 9);
    expect(now.losses.find(({ cause }) => cause.kind === 'issues')).toMatchObject({ part: 'appearance', cause: { count: 3 } });
    const { issue } = await desk.call(issueContract.read, { id });
    await desk.call(issueContract.void, { id, revision: issue.revision, reason: '重复登记' });
    expect((await read()).issues.counted).toBe(2);
  });
});
