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

  it('gives radicals and compatibility forms as the characters they stand for', async () => {
    expect(await lines(pdfOf([[{ text: '⽂明⺠⽣', x: left, y: 700 }]]))).toEqual(['文明民生']);
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
