import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSheets } from './read.ts';
import { type StreamedSheet, streamSheet, streamSheets } from './stream.ts';

const columns = [
  { title: '编号', width: 12 },
  { title: '内容', width: 40 },
];
async function bytesOf(rows: StreamedSheet['rows'], most?: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of streamSheet({ name: '任务<台账>', columns, rows }, most)) pieces.push(piece);
  return Buffer.concat(pieces);
}
const cellsOf = async (bytes: Buffer) =>
  (await readSheets(bytes)).map(({ name, rows }) => ({ name, rows: rows.map(({ cells }) => cells) }));

describe('rows as a workbook that leaves while they come', () => {
  it('are read back as they were, under their head: 001 stays 001, and what begins with = is text', async () => {
    const rows = [
      ['001', '=1+1'],
      ['', '<&">\n换行'],
      ['-3', '中间  空格'],
    ];
    const [sheet] = await readSheets(await bytesOf(rows));
    expect(sheet?.name).toBe('任务<台账>');
    expect(sheet?.rows.map(({ cells }) => cells.slice(0, 2))).toEqual([['编号', '内容'], ...rows]);
    expect(sheet?.rows.every(({ formulas }) => formulas.length === 0)).toBe(true);
  });

  it('stand in several sheets, each with its own columns, and a figure stays a figure', async () => {
    const sheets = [
      { name: '指标', columns, rows: [['接种率', 91.5]] },
      { name: '缺项', columns: columns.slice(0, 1), rows: [] },
    ];
    const pieces: Buffer[] = [];
    for await (const piece of streamSheets(sheets)) pieces.push(piece);
    const bytes = Buffer.concat(pieces);
    expect(await cellsOf(bytes)).toEqual([
      {
        name: '指标',
        rows: [
          ['编号', '内容'],
          ['接种率', '91.5'],
        ],
      },
      { name: '缺项', rows: [['编号']] },
    ]);
    const { default: readXlsxFile } = await import('read-excel-file/node');
    expect((await readXlsxFile(bytes))[0]?.data[1]?.[1]).toBe(91.5);
  });

  it('go on in the next sheet, each with its head; without a row there is the head', async () => {
    const rows = Array.from({ length: 7 }, (_, i) => [`${i + 1}`, '甲']);
    const sheets = await cellsOf(await bytesOf(rows, 4));
    expect(sheets.map((sheet) => [sheet.name, sheet.rows.map(([first]) => first)])).toEqual([
      ['任务<台账>', ['编号', '1', '2', '3']],
      ['任务<台账> 2', ['编号', '4', '5', '6']],
      ['任务<台账> 3', ['编号', '7']],
    ]);
    expect((await cellsOf(await bytesOf([])))[0]?.rows).toEqual([['编号', '内容']]);
  });

  it('hold whatever text a cell can hold', async () => {
    const text = fc
      .string({ unit: 'grapheme' })
      .filter((some) => !/[０-９]/.test(some))
      .map((some) => `甲${some}乙`);
    /** Spaces of other widths are read as one or another space. */
    const plain = (rows: readonly (readonly string[])[]) =>
      rows.map((row) => row.map((cell) => cell.normalize('NFC').replace(/\s+/g, ' ')));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text), { maxLength: 20 }), async (rows) => {
        const [sheet] = await cellsOf(await bytesOf(rows));
        expect(plain(sheet?.rows.slice(1) ?? [])).toEqual(plain(rows));
      }),
      { numRuns: 50 },
    );
    const long = '长'.repeat(40_000);
    const [sheet] = await cellsOf(await bytesOf([['1', long]]));
    expect(sheet?.rows[1]?.[1]).toBe(`${long.slice(0, 32_766)}…`);
  });

  it('are asked for no faster than they leave, and no more once nobody takes them', async () => {
    let asked = 0;
    let ended = false;
    async function* rows() {
      try {
        for (;;) {
          asked += 1;
          yield [`${asked}`, Math.random().toString(36).repeat(20)];
        }
      } finally {
        ended = true;
      }
    }
    const leaving = streamSheet({ name: '甲', columns, rows: rows() });
    for (let i = 0; i < 6; i++) await leaving.next();
    expect(asked).toBeLessThan(5_000);
    await leaving.return(undefined);
    expect(ended).toBe(true);
  });

  it('fail as their source fails', async () => {
    async function* rows() {
      yield ['1', '甲'];
      throw new Error('the source broke');
    }
    await expect(bytesOf(rows())).rejects.toThrow('the source broke');
  });
});
