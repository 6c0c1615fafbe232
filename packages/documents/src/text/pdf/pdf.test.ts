import { describe, expect, it } from 'vitest';
import { readText } from '../index.ts';
import { type PdfText, pdfOf } from '../testing/files.ts';

const read = (bytes: Buffer) => readText(bytes, '方案.pdf');
const lines = async (bytes: Buffer) => (await read(bytes)).text.trimEnd().split('\n');
const left = 80;
/** A paragraph set 28 characters wide, its first line two characters in. */
function set(text: string, y: number): PdfText[] {
  const parts = [text.slice(0, 26), ...(text.slice(26).match(/.{1,28}/g) ?? [])];
  return parts.map((part, i) => ({ text: part, x: i === 0 ? left + 32 : left, y: y - i * 28 }));
}
const long = '清扫主次干道和背街小巷，清运生活垃圾和建筑垃圾，做到全天保洁、日产日清，责任到人，逐日检查，及时通报，限期整改。';

describe('PDF', () => {
  it('joins the lines of a paragraph and keeps paragraphs apart', async () => {
    const page = [...set(long, 700), ...set('二、广泛宣传。', 616), ...set(long, 588)];
    expect(await lines(pdfOf([page]))).toEqual([long, '二、广泛宣传。', long]);
  });

  it('goes on over the end of a page, without its number and its running head', async () => {
    const halves = set(long.repeat(2), 700);
    const pages = [halves.slice(0, 2), halves.slice(2), set('完成。', 700)].map((body, i) => [
      { text: '澄溪市爱国卫生运动委员会文件', x: 200, y: 800, size: 10 },
      ...body.map((line, n) => ({ ...line, y: 700 - n * 28 })),
      { text: `— ${i + 1} —`, x: 270, y: 40, size: 14 },
    ]);
    expect(await lines(pdfOf(pages))).toEqual([long.repeat(2), '完成。']);
  });

  it('reads two columns one after the other', async () => {
    const column = (text: string, x: number) =>
      (text.match(/.{1,14}/g) ?? []).map((part, i) => ({ text: part, x, y: 700 - i * 20, size: 12 }));
    const [a, b] = ['甲'.repeat(14 * 10), '乙'.repeat(14 * 10)];
    expect(await lines(pdfOf([[...column(a, 60), ...column(b, 320)]]))).toEqual([a, b]);
  });

  it('reads a table by the lines around its cells, on over the page, its repeated head once', async () => {
    const line = (x: number, y: number, toX: number, toY: number) => `${x} ${y} m ${toX} ${toY} l S`;
    /** Three columns at 80, 200, 360, 480; rows of 40 points; the first cell of the first two rows below the head is one. */
    const frame = (rows: number, merged: boolean) => [
      ...Array.from({ length: rows + 1 }, (_, i) => line(merged && i === 2 ? 200 : 80, 700 - i * 40, 480, 700 - i * 40)),
      ...[80, 200, 360].map((x) => line(x, 700, x, 700 - rows * 40)),
      // a border may be a box so thin that it is a line
      `479.5 ${700 - rows * 40} 1 ${rows * 40} re f`,
    ];
    const at = (text: string, x: number, row: number, up = 12) => ({ text, x: x + 5, y: 660 - row * 40 + up, size: 10 });
    const head = [at('任务', 80, 0), at('责任单位', 200, 0), at('时限', 360, 0)];
    const first = [
      { text: '附件', x: 80, y: 760 },
      ...head,
      at('清扫', 80, 1, -8),
      at('市城管局、市交通局、市公', 200, 1, 22),
      at('安局、各街道', 200, 1, 6),
      at('3月底前', 360, 1),
      at('市环卫处', 200, 2),
    ];
    const second = [...head, at('灭鼠', 80, 1), at('市卫健委', 200, 1), { text: '后记', x: 80, y: 300 }];
    const { text, tables } = await read(pdfOf([first, second], '', [frame(3, true).join('\n'), frame(2, false).join('\n')]));
    expect(tables.map((t) => t.rows.map((row) => row.map((s) => text.slice(s.start, s.end))))).toEqual([
      [
        ['任务', '责任单位', '时限'],
        ['清扫', '市城管局、市交通局、市公安局、各街道', '3月底前'],
        ['清扫', '市环卫处', ''],
        ['灭鼠', '市卫健委', ''],
      ],
    ]);
    expect(text).toMatch(/^附件\n任务[\s\S]*后记\n$/);
  });

  it('gives radicals and compatibility forms as the characters they stand for', async () => {
    expect(await lines(pdfOf([[{ text: '⽂明⺠⽣', x: left, y: 700 }]]))).toEqual(['文明民生']);
  });

  it('reads fonts that are not in the file, by the national codes', async () => {
    const text = [{ text: '卫生', x: left, y: 700 }];
    const codes = (bytes: string) => () => bytes;
    expect(await lines(pdfOf([text], '', [], { name: 'GBK-EUC-H', encode: codes('cec0c9fa') }))).toEqual(['卫生']);
    expect(await lines(pdfOf([text], '', [], { name: 'UniGB-UCS2-H', encode: codes('536b751f') }))).toEqual(['卫生']);
  });

  it('says that a scan is one', async () => {
    await expect(read(pdfOf([[], []]))).rejects.toMatchObject({ code: 'text.scanned' });
    const { notes } = await read(pdfOf([[{ text: '有字', x: left, y: 700 }], []]));
    expect(notes).toEqual([{ kind: 'imagePages', sentence: '1 页只有图片，没有文字，没有读出。' }]);
  });

  it('never runs a script in it', async () => {
    const script = "globalThis.ran = true; app.alert('x')";
    const bytes = pdfOf([[{ text: '有字', x: left, y: 700 }]], `/OpenAction << /S /JavaScript /JS (${script}) >>`);
    expect((await read(bytes)).notes.map((n) => n.kind)).toEqual(['script']);
    expect('ran' in globalThis).toBe(false);
  });

  it('asks for the password to be taken off', async () => {
    const bytes = pdfOf([[{ text: '有字', x: left, y: 700 }]]).toString('latin1');
    const zeros = '00'.repeat(32);
    const locked = bytes.replace(
      'trailer <<',
      `trailer << /ID [<${zeros}> <${zeros}>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <${zeros}> /U <${zeros}> /P -4 >>`,
    );
    await expect(read(Buffer.from(locked, 'latin1'))).rejects.toMatchObject({ code: 'text.locked' });
  });
});
