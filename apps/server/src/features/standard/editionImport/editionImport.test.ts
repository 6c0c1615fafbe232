import type { Problem } from '@weicheng/domain/kernel';
import { trailContract, type UnitId } from '@weicheng/domain/organization';
import {
  chooseIndicator,
  type EditionDraft,
  editionContract,
  editionImportContract,
  indicatorOwnerContract,
  readingContract,
  settleSuccessor,
} from '@weicheng/domain/standard';
import { beforeAll, describe, expect, it } from 'vitest';
import { editionOf } from '../../../../../../standards/editions.ts';
import { unitNamed } from '../../../testing/issuedPlan.ts';
import { type Caller, type TestOffice, testOffice } from '../../../testing/office.ts';
import { refused } from '../../../testing/planDesk.ts';

const shipped = 'national-hygiene-city-2021';
const text = `澄溪市环境卫生标准（2026年版）
一、市容环境卫生
（一）道路平整，照明完好，清扫保洁到位，没有乱搭乱建、乱堆乱摆，道路机械化清扫率不低于85%。
（二）公共厕所数量足够、干净，普遍达到卫生厕所要求。
二、控烟
（三）控烟工作。全面推进无烟环境建设，15岁以上人群吸烟率低于20%。
（五）没有烟草广告。`;

let office: TestOffice;
let desk: Caller;
beforeAll(async () => {
  office = await testOffice();
  desk = await office.as('chuangwei');
});

const start = async (body: string, fileName = '标准.txt', who = desk) => {
  const headers = { 'content-type': 'application/octet-stream' };
  const answer = await who.send(editionImportContract.start, { fileName }, { payload: Buffer.from(body), headers });
  return answer.json() as { edition: string; version: number; code: string; title: string };
};
const read = (edition: string, version = 1, who = desk) => who.call(editionImportContract.read, { edition, version });
const base = editionOf(shipped);
if (!base) throw new Error('the shipped edition is missing');
/** Everything old is answered for: what is not suggested ends, every indicator but these is kept. */
const settle = (draft: EditionDraft, drops: readonly string[]): EditionDraft => {
  const edits = [
    ...draft.successors.map(({ from, to }) => settleSuccessor(from, to)),
    ...base.indicators.map((old) => chooseIndicator(old, drops.includes(old.key) ? 'dropped' : 'kept', { clause: 'c-1' })),
  ];
  return edits.reduce((next, edit) => edit(next), draft);
};

describe('导入标准', () => {
  it('refuses what is no edition, or a wrong one, each with its sentence; nothing is kept', async () => {
    const [indicator] = base.indicators;
    const { $schema: _none, ...plain } = base;
    const json = async (about: object) => (await start(JSON.stringify({ ...plain, key: 'city-2027', ...about }), 'a.json')).title;
    const ring = [
      { key: 'a', name: '甲', within: 'b' },
      { key: 'b', name: '乙', within: 'a' },
    ];
    const dictionary = {
      ...{ kind: 'dictionary', key: 'd', name: '词', edition: '2026-11-25', owner: '创卫办', sources: [{ key: 's', title: '自编' }] },
      entries: ring,
      variants: [{ name: '本地', entries: ['a'], source: 's', verification: 'unverified' }],
    };
    expect([
      (await start('{"kind":', 'a.json')).title,
      (await start(JSON.stringify(dictionary), 'a.json')).title,
      (await start(JSON.stringify({ ...dictionary, entries: [{ key: 'a', name: '甲' }] }), 'a.json')).title,
      await json({ key: shipped }),
      await json({ indicators: [{ ...indicator, unit: '' }] }),
      await json({ indicators: [{ ...indicator, rule: { kind: 'about', target: 90 } }] }),
      (await start('市容环境要整洁。')).title,
      (await start(text, '标准.txt', await office.as('jiedao'))).code,
    ]).toEqual([
      '这个文件不是完整的 JSON，没有收下。核对文件再导入。',
      '这个文件有 2 处不对，没有收下。改好再导入。第一处：a 绕回了自己。',
      '这个文件是词典，不是一版标准，没有收下。工作日历在“工作日历”里导入，词条在“词典与日历”里加。',
      `${shipped} 是产品自带的一版，不能盖掉。给文件里的这一版另起一个键（key）再导入。`,
      expect.stringContaining('指标 K01：有目标值而没有单位'),
      expect.stringMatching(/^这个文件没有收下：indicators\.0\.rule\.kind：.+。$/),
      '没有读出方面和条款，没有收下。核对是不是标准的正文，编号是不是“一、”“（一）”“1.”这样的；也可以用 JSON 文件导入。',
      'not-allowed',
    ]);
    expect((await desk.call(editionContract.list, {})).rows).toHaveLength(3);
  });

  it('reads a text into a draft beside its paragraphs; what is not sure is a flag, the printed figures are shown', async () => {
    const { edition, version } = await start(text);
    expect([edition, version]).toEqual([expect.stringMatching(/^imported-\d{4}-1$/), 1]);
    const { draft, paragraphs, state, revision } = await read(edition);
    expect([state, revision, paragraphs.length, draft.content.title]).toEqual(['draft', 1, 7, '澄溪市环境卫生标准（2026年版）']);
    expect(draft.content.clauses.map(({ number }) => number)).toEqual([1, 2, 3, 5]);
    expect(draft.flags.map(({ says }) => says)).toContain('“控烟”的编号从 3 跳到 5，原文缺 4？');
    expect(draft.successors.find(({ from }) => from === 'toilets')).toMatchObject({ to: ['c-2'], settled: false });
    expect(draft.fates.find(({ from }) => from === 'K15')).toMatchObject({ choice: null, printed: { target: 85, unit: '%' } });
    expect((await start(text)).edition).toMatch(/-2$/);
    expect((await refused(read(edition, 1, await office.as('chuangwei-2')))).code).toBe('edition.unknown');
  });

  it('keeps what is saved; the second of two reviewers is told, and nothing of the first is lost', async () => {
    const { edition } = await start(text);
    const { draft } = await read(edition);
    const titled = (title: string) => ({ ...draft, content: { ...draft.content, shortTitle: title } });
    const save = (title: string) => desk.call(editionImportContract.save, { edition, version: 1, revision: 1, draft: titled(title) });
    const both = await Promise.allSettled([save('甲版'), save('乙版')]);
    const lost = both.filter((one) => one.status === 'rejected').map(({ reason }) => (reason as Problem).code);
    expect(lost).toEqual(['changed-meanwhile']);
    const now = await read(edition);
    expect([now.revision, now.changedBy !== '']).toEqual([2, true]);
    expect(now.draft.content.shortTitle).toBe(both[0].status === 'fulfilled' ? '甲版' : '乙版');
    const other = { ...draft, base: 'national-hygiene-city-2010' };
    const moved = desk.call(editionImportContract.save, { edition, version: 1, revision: 2, draft: other });
    expect((await refused(moved)).code).toBe('editionImport.other-draft');
    const stale = { edition, version: 1, revision: 1 };
    expect((await refused(desk.call(editionImportContract.adopt, stale))).code).toBe('changed-meanwhile');
    await desk.call(editionImportContract.discard, { ...stale, revision: 2 });
    expect((await refused(desk.call(editionImportContract.discard, { ...stale, revision: 3 }))).code).toBe('editionImport.not-draft');
  });

  it('is taken in once everything old was answered for; then it is an edition of the city’s, compared with any other', async () => {
    const { rows } = await desk.call(editionContract.list, {});
    const edition = rows.find(({ state }) => state === 'draft')?.edition ?? '';
    const held = (revision: number) => ({ edition, version: 1, revision });
    expect((await refused(desk.call(editionImportContract.adopt, held(1)))).code).toBe('editionImport.successors-open');
    const { draft } = await read(edition);
    await desk.call(editionImportContract.save, { ...held(1), draft: settle(draft, ['K15']) });
    const wish = { edition, version: 1, revision: 0 };
    expect((await refused(desk.call(editionContract.choose, wish))).code).toBe('editionImport.not-adopted');
    await desk.call(editionImportContract.adopt, held(2));
    expect((await refused(desk.call(editionImportContract.save, { ...held(3), draft }))).code).toBe('editionImport.not-draft');
    const taken = (await desk.call(editionContract.list, {})).rows.find((row) => row.edition === edition);
    expect(taken).toMatchObject({ state: 'adopted', clauses: 4, indicators: 57 });
    const kept = await desk.call(editionContract.compare, { from: shipped, to: edition });
    expect([kept.drawn, kept.map.clauses.find(({ from }) => from === 'toilets')?.to]).toEqual([false, ['toilets']]);
    const clause = await desk.call(editionContract.clause, { edition, clause: 'toilets' });
    expect([clause.view.version, clause.checkItems.length > 3]).toEqual([1, true]);
    expect(clause.kin).toContainEqual(expect.objectContaining({ edition: shipped, clause: 'toilets', later: false }));
    const back = await desk.call(editionContract.compare, { from: edition, to: shipped });
    expect([back.drawn, back.map.clauses.find(({ from }) => from === 'toilets')?.to]).toEqual([false, ['toilets']]);
    expect((await desk.call(editionContract.compare, { from: edition, to: 'national-hygiene-city-2010' })).drawn).toBe(true);
    const said = await (await office.as('shenji')).call(trailContract.list, { kind: 'editionImport.adopted' });
    expect(said.rows.map(({ line }) => line)).toEqual(['《澄溪市环境卫生标准（2026年版）》收为本市的一版：条款 4 条，指标 57 项']);
  });

  it('drops an indicator in use: the change stops and asks; nothing is lost, and back again all is there', async () => {
    const unitId = (await unitNamed(office, '市城市管理综合执法局')) as UnitId;
    await desk.call(indicatorOwnerContract.assign, { items: ['K15', 'K12'].map((indicator) => ({ indicator, unitId })) });
    const year = new Date(office.clock.now).getUTCFullYear() - 1;
    const liaison = await office.as('lianluo');
    for (const indicator of ['K15', 'K12'])
      await liaison.call(readingContract.report, { indicator, year, value: '88', source: '年度统计' });
    const { rows } = await desk.call(editionContract.list, {});
    const edition = rows.find(({ state }) => state === 'adopted')?.edition ?? '';
    const wish = { edition, version: 1, revision: 0 };
    const { questions } = await desk.call(editionContract.questions, { edition, version: 1 });
    expect(questions.map(({ from, question, uses }) => [from, question, uses])).toEqual([
      ['K12', null, [{ what: '指标数', count: 1 }]],
      ['K15', 'nowhere', [{ what: '指标数', count: 1 }]],
    ]);
    expect((await refused(desk.call(editionContract.choose, wish))).message).toContain('先定“道路机械化清扫率”');
    await desk.call(editionContract.choose, { ...wish, answers: [{ kind: 'indicator', from: 'K15', answer: 'ends', to: [] }] });
    const figures = async () =>
      (await desk.call(readingContract.list, {})).rows.flatMap(({ indicator, readings }) => (readings.length > 0 ? [indicator.key] : []));
    expect(await figures()).toEqual(['K12']);
    expect((await liaison.call(readingContract.read, { indicator: 'K12' })).readings).toHaveLength(1);
    await desk.call(editionContract.choose, { edition: shipped, revision: 1 });
    expect(await figures()).toEqual(['K12', 'K15']);
  });
});
