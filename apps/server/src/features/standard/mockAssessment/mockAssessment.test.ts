import { readSheets, writeSheets } from '@weicheng/documents/sheet';
import { readText } from '@weicheng/documents/text';
import {
  confirmationContract,
  dictionaryContract,
  type MockAssessmentId,
  mockAssessmentContract,
  type ScoreSheetRow,
  scoreSheetContract,
  siteContract,
} from '@weicheng/domain/standard';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type TestOffice, testOffice } from '../../../testing/office.ts';

let office: TestOffice;
let desk: Caller;
let inspector: Caller;
let expert: Caller;
const kinds = ['农贸市场', '公共厕所', '主次干道', '学校与托幼机构', '机关', '企事业单位', '医疗机构', '车站与窗口单位'];

const upload = async (verb: 'check' | 'import', rows: string[][]) => {
  const titles = ['地址', '名称', '类型', '街道', '是否建成区'];
  const payload = await writeSheets([{ name: '点位', columns: titles.map((title) => ({ title, width: 10 })), rows }]);
  return desk.send(siteContract[verb], {}, { payload });
};

beforeAll(async () => {
  office = await testOffice();
  [desk, inspector, expert] = [await office.as('chuangwei'), await office.as('ducha'), await office.as('pingshen')];
  const rows = kinds.flatMap((kind) =>
    Array.from({ length: 9 }, (_, n) => [`${n} 号`, `${kind}${n + 1}`, kind, n % 2 ? '云台街道' : '云台', n < 7 ? '是' : '否']),
  );
  expect((await upload('check', rows)).json()).toEqual({ added: 72, known: 0, errors: [] });
  expect((await upload('import', rows)).json()).toEqual({ added: 72, known: 0 });
  expect((await upload('import', rows)).json()).toEqual({ added: 0, known: 72 });
});

let serial = 0;
const basis = { edition: 'national-hygiene-city-2021', table: 'unannounced-visit-2014', plan: 'technical-assessment-2014' };
const create = (about: object = {}) =>
  desk.call(mockAssessmentContract.create, {
    title: `第 ${++serial} 次模拟评估`,
    ...basis,
    citySize: 'ordinary',
    population: 62,
    from: '2026-11-01',
    until: '2026-11-20',
    ...about,
  });
const sheetsOf = async (assessmentId: string, about: object = {}, who = desk): Promise<ScoreSheetRow[]> =>
  (await who.call(scoreSheetContract.list, { assessmentId, limit: 200, ...about })).rows;
const drawn = async (seed = '二十六'): Promise<MockAssessmentId> => {
  const { id } = await create();
  await desk.call(mockAssessmentContract.draw, { id, seed });
  return id;
};

describe('点位的登记与导入', () => {
  it('refuses a table with one wrong row whole, and says where', async () => {
    const answer = await upload('import', [
      ['', '新市场', '农贸市场', '云台街道', '是'],
      ['', '怪点位', '大卖场', '没有街道', '也许'],
    ]);
    expect(answer.statusCode).toBe(422);
    const { errors } = answer.json().details as { errors: { row: number; column: string }[] };
    expect(errors.map(({ row, column }) => [row, column])).toEqual([
      [3, '类别'],
      [3, '所属街道'],
      [3, '建成区'],
    ]);
    expect((await desk.call(siteContract.list, { text: '新市场' })).rows).toEqual([]);
  });

  it('knows a kind, a subdistrict and a name once; a closed site is out of the list', async () => {
    const { subdistricts } = await desk.call(siteContract.options);
    const wish = { kind: 'market', name: '东门市场', subdistrictId: subdistricts[0]?.id as never, builtUp: true };
    const site = await desk.call(siteContract.add, wish);
    await expect(desk.call(siteContract.add, wish)).rejects.toMatchObject({ code: 'site.name-taken' });
    await expect(desk.call(siteContract.add, { ...wish, kind: 'castle' })).rejects.toMatchObject({ code: 'site.no-such-kind' });
    expect((await desk.call(siteContract.change, { ...wish, id: site.id, name: '东门集市' })).name).toBe('东门集市');
    const closed = await desk.call(siteContract.close, { id: site.id, reason: '拆迁' });
    expect([closed.closed, closed.can['change']]).toEqual([true, '点位“东门集市”已经停用，不能再改。要用，重新登记。']);
    expect((await desk.call(siteContract.list, { text: '东门' })).rows).toEqual([]);
  });

  it('is turned page by page, nothing twice and nothing left out', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: { rows: { id: string }[]; next: string | null } = await desk.call(siteContract.list, {
        limit: 7,
        ...(after && { after }),
      });
      seen.push(...page.rows.map(({ id }) => id));
      after = page.next;
    } while (after);
    expect([seen.length, new Set(seen).size]).toEqual([72, 72]);
  });
});

describe('抽点位', () => {
  it('draws by rule and seed, the same again, only in the built-up area, and names what is short', async () => {
    const [one, two] = [await drawn(), await drawn()];
    const names = async (id: string) => (await sheetsOf(id, { kind: 'site' })).map(({ name }) => name);
    expect(await names(one)).toEqual(await names(two));
    expect((await names(one)).some((name) => /[89]$/.test(name))).toBe(false);
    const { draws } = await desk.call(mockAssessmentContract.read, { id: one });
    expect(draws[0]?.seed).toBe('二十六');
    const roads = draws[0]?.kinds.find(({ placeKind }) => placeKind === 'mainRoad');
    expect(roads).toMatchObject({ wanted: 12, available: 7, drawn: 7, short: '只有 7 个，按规则要 12 个' });
    expect(draws[0]?.kinds.find(({ placeKind }) => placeKind === 'media')?.short).toContain('没有检查表');
    expect((await sheetsOf(one, { kind: 'documents' })).map(({ name }) => name)).toHaveLength(8);
  });

  it('goes by what is in force in the city, in its own words; another plan is chosen when drawing, and confirmed by the office', async () => {
    const { plans, editions } = await desk.call(mockAssessmentContract.options);
    expect([plans[0]?.key, plans[0]?.verification, editions[0]?.key]).toEqual(['every-kind-drafted', 'unverified', basis.edition]);
    await desk.call(dictionaryContract.change, { dictionary: 'placeKinds', key: 'market', name: '菜市场' });
    const { id } = await create({ edition: undefined, table: undefined, plan: undefined });
    const { draw } = await desk.call(mockAssessmentContract.draw, { id, seed: '七' });
    expect([draw.plan, draw.kinds.find(({ placeKind }) => placeKind === 'market')?.kindName]).toEqual(['各类点位都抽', '菜市场']);
    expect((await sheetsOf(id, { placeKind: 'market' })).map((sheet) => sheet.placeKindName)).toContain('菜市场');
    await desk.call(dictionaryContract.restore, { dictionary: 'placeKinds', key: 'market' });
    const again = { id, seed: '七', reason: '只照见到原文的抽' };
    const nothing = desk.call(mockAssessmentContract.draw, { ...again, plan: 'none' });
    await expect(nothing).rejects.toMatchObject({ code: 'mockAssessment.unknown-basis' });
    const seen = await desk.call(mockAssessmentContract.draw, { ...again, plan: basis.plan });
    expect([seen.assessment.plan, seen.draw.kinds.some(({ placeKind }) => placeKind === 'market')]).toEqual([basis.plan, false]);
    const of = { file: 'every-kind-drafted', entry: '' };
    await desk.call(confirmationContract.confirm, { ...of, source: '省爱卫办抽样通知附件 2' });
    const { plans: now } = await desk.call(mockAssessmentContract.options);
    expect(now[0]?.confirmation).toMatchObject({ source: '省爱卫办抽样通知附件 2', confirmedBy: expect.any(String) });
    await desk.call(confirmationContract.withdraw, of);
  });

  it('drawn again wants a reason, keeps what is marked, and loses no mark', async () => {
    const id = await drawn();
    await expect(desk.call(mockAssessmentContract.draw, { id, seed: '三' })).rejects.toMatchObject({
      code: 'mockAssessment.reason-wanted',
    });
    const again = { id, seed: '三', reason: '名单补充' };
    const { assessment } = await desk.call(mockAssessmentContract.draw, again);
    expect(assessment).toMatchObject({ draws: 2, seed: '三' });
    const sheets = await sheetsOf(id, { kind: 'site' });
    expect(assessment.sheets).toBe(sheets.length + 8);
    for (const sheet of sheets) await inspector.call(scoreSheetContract.markRest, { id: sheet.id });
    await expect(desk.call(mockAssessmentContract.draw, { ...again, seed: '五' })).rejects.toMatchObject({
      code: 'mockAssessment.marked-would-go',
    });
    await desk.call(mockAssessmentContract.draw, { ...again, reason: '补抽' });
    expect((await sheetsOf(id, { kind: 'site' })).map(({ marked }) => marked > 0)).not.toContain(false);
    const { rows } = await office.database.owner.query(
      "select data->>'reason' as reason from fact where kind = 'mockAssessment.drawn' and about = $1 order by data->>'number'",
      [id],
    );
    expect(rows.map(({ reason }) => reason)).toEqual(['', '名单补充', '补抽']);
  });
});

describe('打分表', () => {
  const openOne = async () => {
    const id = await drawn();
    const [sheet] = (await sheetsOf(id, { kind: 'site', placeKind: 'school' })).filter(({ state }) => state === 'open');
    return { assessmentId: id, sheet: sheet as ScoreSheetRow };
  };
  const defects = (item: string, count: number, revision = 0) => ({ item, kind: 'defects' as const, defects: count, revision });

  it('scores line by line, shows who wrote, and tells him who writes over another', async () => {
    const { sheet } = await openOne();
    const { checklist } = await inspector.call(scoreSheetContract.read, { id: sheet.id });
    const [first, second] = checklist.items.map(({ key }) => key) as [string, string];
    const { mark } = await inspector.call(scoreSheetContract.mark, { id: sheet.id, ...defects(first, 1) });
    expect(mark).toMatchObject({ revision: 1, defects: 1 });
    await expect(expert.call(scoreSheetContract.mark, { id: sheet.id, ...defects(first, 3) })).rejects.toMatchObject({
      code: 'scoreSheet.mark-changed',
      details: { current: { defects: 1, revision: 1 } },
    });
    const over = await expert.call(scoreSheetContract.mark, { id: sheet.id, ...defects(first, 3, 1) });
    expect(over.mark.revision).toBe(2);
    const na = { item: second, kind: 'notApplicable' as const, revision: 0 };
    await expect(inspector.call(scoreSheetContract.mark, { id: sheet.id, ...na })).rejects.toMatchObject({ code: 'scoreSheet.wrong-mark' });
    await inspector.call(scoreSheetContract.mark, { id: sheet.id, ...na, remark: '没有食堂' });
    const rest = await inspector.call(scoreSheetContract.markRest, { id: sheet.id });
    expect(rest.sheet.marked).toBe(checklist.items.length);
    const due = checklist.items.filter(({ key }) => key !== second).reduce((sum, { points }) => sum + points, 0);
    const lost = Math.min(checklist.items[0]?.points ?? 0, 3 * (checklist.items[0]?.deduction ?? 0));
    expect(rest.sheet.scaled).toBeCloseTo(((due - lost) / due) * 100, 10);
  });

  it('loses nothing when two fill one sheet at once', async () => {
    const { sheet } = await openOne();
    const { checklist } = await inspector.call(scoreSheetContract.read, { id: sheet.id });
    const ends = await Promise.allSettled(
      checklist.items.flatMap(({ key }, n) => [
        inspector.call(scoreSheetContract.mark, { id: sheet.id, ...defects(key, n) }),
        expert.call(scoreSheetContract.mark, { id: sheet.id, ...defects(key, n + 1) }),
      ]),
    );
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(checklist.items.length);
    const after = await inspector.call(scoreSheetContract.read, { id: sheet.id });
    expect(after.marks).toHaveLength(checklist.items.length);
    expect(after.sheet.marked).toBe(checklist.items.length);
  });

  it('finishes into findings, reopens with a reason, and withdraws what was put in order', async () => {
    const { assessmentId, sheet } = await openOne();
    const { checklist } = await inspector.call(scoreSheetContract.read, { id: sheet.id });
    const [first, second] = checklist.items.map(({ key }) => key) as [string, string];
    await expect(inspector.call(scoreSheetContract.finish, { id: sheet.id })).rejects.toMatchObject({ code: 'scoreSheet.empty' });
    await inspector.call(scoreSheetContract.mark, { id: sheet.id, ...defects(first, 2), remark: '保健室没有人' });
    await inspector.call(scoreSheetContract.mark, { id: sheet.id, ...defects(second, 1) });
    await inspector.call(scoreSheetContract.markRest, { id: sheet.id });
    await inspector.call(scoreSheetContract.finish, { id: sheet.id });
    await expect(inspector.call(scoreSheetContract.mark, { id: sheet.id, ...defects(first, 0, 1) })).rejects.toMatchObject({
      code: 'scoreSheet.finished',
    });
    const found = async () =>
      (await desk.call(scoreSheetContract.findings, { assessmentId })).rows.filter((row) => row.sheetId === sheet.id);
    expect((await found()).map(({ text }) => text)).toContain('保健室没有人');
    expect(await found()).toHaveLength(2);
    await inspector.call(scoreSheetContract.reopen, { id: sheet.id, reason: '当场改好' });
    await inspector.call(scoreSheetContract.mark, { id: sheet.id, ...defects(first, 0, 1) });
    await inspector.call(scoreSheetContract.finish, { id: sheet.id });
    expect((await found()).map(({ item }) => item)).toEqual([second]);
    const { rows } = await office.database.owner.query(
      "select kind, count(*)::int as n from fact where kind like 'finding.%' and data->>'sheetId' = $1 group by kind order by kind",
      [sheet.id],
    );
    expect(rows).toEqual([
      { kind: 'finding.found', n: 2 },
      { kind: 'finding.withdrawn', n: 1 },
    ]);
  });
});

describe('得分', () => {
  it('counts finished sheets only, ends, and takes no mark any more', async () => {
    const id = await drawn();
    const sheets = await sheetsOf(id, { kind: 'site', placeKind: 'school' });
    await expect(desk.call(mockAssessmentContract.finish, { id })).rejects.toMatchObject({ code: 'mockAssessment.nothing-finished' });
    for (const sheet of sheets) {
      await inspector.call(scoreSheetContract.markRest, { id: sheet.id });
      await inspector.call(scoreSheetContract.finish, { id: sheet.id });
    }
    const scores = await desk.call(mockAssessmentContract.scores, { id });
    expect(scores.kinds.find(({ placeKind }) => placeKind === 'school')).toMatchObject({ mean: 100, scored: sheets.length });
    expect(scores.whole?.won).toBeCloseTo(110, 9);
    expect(scores.subdistricts).toHaveLength(1);
    expect((await desk.call(mockAssessmentContract.finish, { id })).state).toBe('finished');
    const over = { id: sheets[0]?.id as never };
    await expect(inspector.call(scoreSheetContract.reopen, { ...over, reason: '改' })).rejects.toMatchObject({
      code: 'scoreSheet.assessment-over',
    });
    expect((await desk.call(mockAssessmentContract.reopen, { id, reason: '漏了一张' })).state).toBe('underWay');
  });

  it('is the same on the page and in the file it leaves as', async () => {
    const id = await drawn();
    for (const [n, { id: sheet }] of (await sheetsOf(id, { kind: 'site' })).slice(0, 12).entries()) {
      const { checklist } = await inspector.call(scoreSheetContract.read, { id: sheet });
      const item = checklist.items[0]?.key ?? '';
      await inspector.call(scoreSheetContract.mark, { id: sheet, item, kind: 'defects', defects: n % 4, revision: 0 });
      await inspector.call(scoreSheetContract.markRest, { id: sheet });
      await inspector.call(scoreSheetContract.finish, { id: sheet });
    }
    const { whole, kinds } = await desk.call(mockAssessmentContract.scores, { id });
    const answer = await desk.send(mockAssessmentContract.export, { id });
    const sheets = await readSheets(answer.rawPayload);
    const row = (sheet: string, name: string) => sheets.find((one) => one.name === sheet)?.rows.find(({ cells }) => cells.includes(name));
    expect(Number(row('总分', '合计')?.cells[3])).toBeCloseTo(whole?.won ?? Number.NaN, 9);
    for (const { kindName, mean } of kinds) if (mean !== null) expect(Number(row('类别', kindName)?.cells[4])).toBeCloseTo(mean, 9);
    expect(row('总分', '合计')?.formulas).toContain(3);
  });

  it('prints blank sheets: of one place with its name on it, of every list', async () => {
    const id = await drawn();
    const [sheet] = await sheetsOf(id, { kind: 'site' });
    const one = await desk.send(mockAssessmentContract.blank, { id, sheetId: sheet?.id });
    expect((await readText(one.rawPayload, '表.docx')).text).toContain(sheet?.name);
    const all = await readText((await desk.send(mockAssessmentContract.blank, { id })).rawPayload, '表.docx');
    for (const words of ['农贸市场打分表', '一票否决', '问题几处', '评分（0—10）']) expect(all.text).toContain(words);
  });

  it('is a subdistrict’s own sheets to a subdistrict, without a total; another city sees nothing', async () => {
    const id = await drawn();
    const street = await office.as('jiedao');
    const own = await sheetsOf(id, {}, street);
    expect(own.length).toBeGreaterThan(0);
    expect(new Set(own.map(({ subdistrictName }) => subdistrictName))).toEqual(new Set(['云台街道']));
    expect(own[0]?.can['mark']).toContain('不能');
    expect((await street.call(mockAssessmentContract.scores, { id })).whole).toBeNull();
    const elsewhere = await office.as('chuangwei-2');
    await expect(elsewhere.call(mockAssessmentContract.read, { id })).rejects.toMatchObject({ status: 404 });
    await expect(elsewhere.call(scoreSheetContract.read, { id: own[0]?.id as never })).rejects.toMatchObject({ status: 404 });
    expect((await elsewhere.call(siteContract.list)).rows).toEqual([]);
  });
});
