import { setTimeout as sleep } from 'node:timers/promises';
import { readSheets, writeSheets } from '@weicheng/documents/sheet';
import { xlsx } from '@weicheng/domain/organization';
import { issueContract, type LedgerImport, ledgerImportContract } from '@weicheng/domain/rectification';
import { beforeAll, describe, expect, it } from 'vitest';
import { granted } from '../../../testing/issuedPlan.ts';
import { type Caller, type TestOffice, testOffice } from '../../../testing/office.ts';

let office: TestOffice;
let desk: Caller;
beforeAll(async () => {
  office = await testOffice({ background: true });
  desk = await office.as('chuangwei');
});

const head = ['序号', '存在问题', '具体位置', '问题类别', '责任单位', '发现时间', '整改时限', '是否整改', '完成时间'];
const unit = '市城市管理综合执法局';
const good = (n: number, ...state: string[]) => [
  `${n}`,
  `旧台账第 ${n} 个问题`,
  `人民路 ${n} 号`,
  '小广告',
  unit,
  '2025-03-01',
  '2025-03-08',
  ...state,
];

async function upload(rows: readonly string[][], titles = head): Promise<LedgerImport> {
  const book = await writeSheets([{ name: '台账', columns: titles.map((title) => ({ title, width: 10 })), rows: [...rows] }]);
  const answer = await desk.send(ledgerImportContract.open, { fileName: '2025 年台账.xlsx' }, { payload: book });
  expect(answer.statusCode).toBe(200);
  return answer.json();
}
const check = (one: LedgerImport) => desk.call(ledgerImportContract.check, { id: one.id, columns: one.columns });
async function imported(one: LedgerImport): Promise<LedgerImport> {
  await desk.call(ledgerImportContract.start, { id: one.id });
  for (;;) {
    const now = await desk.call(ledgerImportContract.read, { id: one.id });
    if (now.state === 'done') return now;
    await sleep(50);
  }
}

describe('导入旧台账', () => {
  it('judges every row, takes the good ones in behind the scenes, and the same file twice adds nothing', async () => {
    const rows = [
      good(1, '已整改', '2025-03-04'),
      good(2, '整改中', ''),
      ['3', '', '人民路', '小广告', unit, '2025-03-01', '', '', ''],
      ['4', '责任单位写错的', '人民路', '', '城市管理局办公室一科', '2025-13-01', '', '', ''],
      ...Array.from({ length: 106 }, (_, i) => good(i + 5, i % 2 ? '√' : '否', i % 2 ? '2025-03-06' : '')),
      good(2, '整改中', ''),
    ];
    const one = await upload(rows);
    expect(one.columns).toEqual([null, 'title', 'place', 'matter', 'lead', 'registered', 'due', 'state', 'closed']);
    const judged = await check(one);
    expect(judged).toMatchObject({ state: 'checked', rows: 111, ready: 108, refused: 2, known: 1, warnings: [] });
    const { rows: refused } = await desk.call(ledgerImportContract.rows, { id: one.id, state: 'refused' });
    expect(refused.map(({ number, refusals }) => [number, refusals.map(({ field }) => field)])).toEqual([
      [4, ['title']],
      [5, ['registered', 'lead']],
    ]);
    expect(await imported(one)).toMatchObject({ imported: 108, ready: 0, refused: 2, known: 1 });
    const again = await check(await upload(rows));
    expect(again).toMatchObject({ ready: 0, known: 109, refused: 2 });
    await expect(desk.call(ledgerImportContract.start, { id: again.id })).rejects.toMatchObject({ code: 'ledgerImport.nothing' });
    await expect(desk.call(ledgerImportContract.start, { id: one.id })).rejects.toMatchObject({ code: 'ledgerImport.running' });
    // 没有导入的行下载、改好、再传，只多这一行
    const book = await readSheets((await desk.send(ledgerImportContract.refused, { id: one.id })).rawPayload);
    const [titles, , second] = book[0]?.rows.map(({ cells }) => cells) ?? [];
    expect([titles?.at(-1), second?.at(-1)]).toEqual(['为什么没有导入', expect.stringContaining('“2025-13-01”不是日期')]);
    const corrected = await check(
      await upload(
        [(second ?? []).map((cell) => (cell === '2025-13-01' ? '2025-03-01' : cell.startsWith('城市管理局') ? unit : cell))],
        titles,
      ),
    );
    expect(corrected).toMatchObject({ ready: 1, refused: 0 });
    expect((await imported(corrected)).imported).toBe(1);
  }, 60_000);

  it('brings closed ones in as they stood, and says they were taken over', async () => {
    const { rows } = await desk.call(issueContract.list, { search: '旧台账第 1 个问题', limit: 5 });
    const closed = rows.find(({ title }) => title === '旧台账第 1 个问题');
    const { issue, history, submissions } = await desk.call(issueContract.read, { id: closed?.id as never });
    expect(issue).toMatchObject({
      state: 'closed',
      matter: '07001',
      due: '2025-03-08',
      registeredAt: '2025-02-28T16:00:00.000Z',
      closedAt: '2025-03-03T16:00:00.000Z',
    });
    expect(history.map(({ line }) => line)).toEqual([
      expect.stringMatching(/从旧台账“2025 年台账.xlsx”第 2 行导入，原台账已销号（2025-03-04）$/),
    ]);
    expect(submissions).toEqual([]);
    const open = (await desk.call(issueContract.list, { search: '旧台账第 2 个问题', limit: 5 })).rows[0];
    expect(open).toMatchObject({ state: 'rectifying', clock: { kind: 'overdue' } });
  });

  it('refuses what is no ledger, columns matched twice, and whoever has not the whole city', async () => {
    const answer = await desk.send(
      ledgerImportContract.open,
      { fileName: 'x.xlsx' },
      { payload: await writeSheets([{ name: 'a', columns: [{ title: '甲', width: 9 }], rows: [['1']] }]) },
    );
    expect(answer.json()).toMatchObject({ code: 'ledgerImport.empty' });
    const one = await upload([good(900)]);
    const columns = one.columns.map((field) => (field === 'place' ? ('title' as const) : field));
    await expect(desk.call(ledgerImportContract.check, { id: one.id, columns })).rejects.toMatchObject({ code: 'ledgerImport.twice' });
    const street = await office.as('jiedao');
    expect(
      (await street.send(ledgerImportContract.open, { fileName: 'x.xlsx' }, { payload: '', headers: { 'content-type': xlsx } })).statusCode,
    ).toBe(403);
    for (const fileName of ['a\r\nset-cookie: x.xlsx', 'a\u0000.xlsx', '\u202excod.xlsx'])
      expect((await desk.send(ledgerImportContract.open, { fileName }, { payload: '' })).json(), fileName).toMatchObject({ status: 422 });
    const elsewhere = await office.as('chuangwei-2');
    await expect(elsewhere.call(ledgerImportContract.read, { id: one.id })).rejects.toMatchObject({ status: 404 });
    // 换了列名照记住的认
    const renamed = await upload(
      [good(901)],
      head.map((title) => (title === '具体位置' ? '在哪' : title)),
    );
    await desk.call(ledgerImportContract.check, {
      id: renamed.id,
      columns: renamed.columns.map((field, at) => (at === 2 ? ('place' as const) : field)),
    });
    expect(
      (
        await upload(
          [good(902)],
          head.map((title) => (title === '具体位置' ? '在哪' : title)),
        )
      ).columns[2],
    ).toBe('place');
  });

  it('is read, like it is taken in, only by who answers for the whole city; too many rows are refused, none is dropped', async () => {
    const one = await upload([good(900, '√', '2025-03-06')]);
    await granted(office, 'jiedao', ['issue.import'], '云台街道');
    const street = await office.as('jiedao');
    for (const verb of [ledgerImportContract.read, ledgerImportContract.rows, ledgerImportContract.refused])
      expect((await street.send(verb, { id: one.id })).statusCode, verb.name).toBe(403);
    expect((await street.send(ledgerImportContract.list, {})).statusCode).toBe(403);
    const many = Array.from({ length: 10_001 }, (_, n) => [`第 ${n} 个`, '人民路', unit]);
    const columns = ['存在问题', '具体位置', '责任单位'].map((title) => ({ title, width: 10 }));
    const book = await writeSheets([{ name: '台账', columns, rows: many }]);
    const answer = await desk.send(ledgerImportContract.open, { fileName: '十年台账.xlsx' }, { payload: book });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([422, 'ledgerImport.too-many']);
  });
});
