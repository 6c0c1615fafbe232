import { draftFields, type PaperContent, type PaperIssue, PaperKind } from '@weicheng/domain/rectification';
import { describe, expect, it } from 'vitest';
import { readText } from '../text/index.ts';
import { unzip } from '../zip/index.ts';
import { type PhotoBytes, writeIssuePaper } from './index.ts';

const day = (text: string) => text as PaperContent['day'];
const issue = (number: number, more: Partial<PaperIssue> = {}): PaperIssue => ({
  number,
  title: `垃圾桶满溢 ${number}`,
  text: '',
  place: '云台街道清溪路 18 号',
  matter: '暴露垃圾',
  source: '督查',
  found: day('2026-11-20'),
  leadUnit: '市城市管理局',
  supportingUnits: [],
  due: day('2026-11-30'),
  overdueDays: 0,
  pressed: 0,
  state: '整改中',
  closed: null,
  rechecks: 0,
  answer: { text: '已清运', doneOn: day('2026-11-24'), doneBy: '环卫二队' },
  photos: [],
  ...more,
});
const around = { office: '澄溪市创卫办', unit: '市城市管理局', today: day('2026-11-25'), next: null };
function contentOf(kind: PaperKind, issues: PaperIssue[], more: Partial<PaperContent['fields']> = {}): PaperContent {
  const fields = { ...draftFields(kind, issues, around), ...more };
  return {
    kind,
    state: 'issued',
    numbered: fields.mark ? `${fields.mark}〔2026〕12号` : '2026年第12号',
    day: day('2026-11-25'),
    fields,
    issues,
  };
}
const none: PhotoBytes = new Map();
/** The smallest JPEG that says it is 4 by 3: a paper only carries it. */
const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');

async function partsOf(bytes: Uint8Array): Promise<{ part: (name: string) => string; names: string[] }> {
  const refuse = () => new Error('not a zip');
  const { parts } = await unzip(Buffer.from(bytes), {
    wanted: /./,
    inflated: 1e8,
    refuse: { locked: refuse, damaged: refuse, swollen: refuse },
  });
  return { part: (name) => parts.get(name)?.toString() ?? '', names: [...parts.keys()] };
}
const attribute = (xml: string, tag: string, name: string) => new RegExp(`<w:${tag}\\b[^>]*\\bw:${name}="([^"]*)"`).exec(xml)?.[1];
const millimetres = (twips: string | number | undefined) => Math.round((Number(twips) / 1440) * 25.4);
const all = (xml: string, pattern: RegExp) => [...xml.matchAll(pattern)].map((found) => found[1] ?? '');
const textOf = async (content: PaperContent, photos = none) =>
  (await readText(Buffer.from(await writeIssuePaper(content, photos)), '公文.docx')).text;

describe('the papers of the loop', () => {
  it.each(PaperKind.options)('%s: the margins of GB/T 9704, the list of issues across the page', async (kind) => {
    const { part } = await partsOf(await writeIssuePaper(contentOf(kind, [issue(1), issue(2)]), none));
    const document = part('word/document.xml');
    const margins = ['top', 'right', 'bottom', 'left'].map((side) => millimetres(attribute(document, 'pgMar', side)));
    expect(margins).toEqual(kind === 'issueList' ? [28, 37, 26, 35] : [37, 26, 35, 28]);
    expect(part('word/settings.xml')).toContain('<w:evenAndOddHeaders');
    expect(part('word/fontTable.xml')).toContain('w:name="仿宋_GB2312"');
    expect(document + part('word/styles.xml')).not.toMatch(/w:(?:ascii|eastAsia|hAnsi)Theme=/);
  });

  it.each(PaperKind.options)('%s: every table fills the block with fixed columns, each cell says its width', async (kind) => {
    const issues = Array.from({ length: 30 }, (_, i) => issue(i + 1, { supportingUnits: ['云台街道'], overdueDays: i, pressed: i % 3 }));
    const document = (await partsOf(await writeIssuePaper(contentOf(kind, issues), none))).part('word/document.xml');
    const block = kind === 'issueList' ? 225 : 156;
    for (const table of all(document, /<w:tbl>(.*?)<\/w:tbl>/g)) {
      const grid = all(table, /<w:gridCol w:w="(\d+)"/g).map(Number);
      const whole = grid.reduce((a, b) => a + b, 0);
      expect(millimetres(whole)).toBe(block);
      expect(table).toContain('<w:tblLayout w:type="fixed"/>');
      for (const row of all(table, /<w:tr>(.*?)<\/w:tr>/g))
        expect(all(row, /<w:tcW [^>]*w:w="(\d+)"/g).reduce((sum, width) => sum + Number(width), 0)).toBe(whole);
    }
    const lists = all(document, /<w:tbl>(.*?)<\/w:tbl>/g).filter((table) => table.includes('<w:tblHeader/>'));
    expect(lists).toHaveLength(kind === 'rectificationNotice' || kind === 'rectificationReport' ? 0 : 1);
    for (const list of lists) expect(all(list, /<w:tr>(.*?)<\/w:tr>/g)).toHaveLength(31);
  });

  it('交办单 is a form: no red, its number as a form has it, everything a unit must know', async () => {
    const content = contentOf('dispatchNotice', [issue(7, { supportingUnits: ['云台街道'], text: '现场 3 处' })], {
      contact: '李小禾 0571-00000000',
      signer: '王明远',
    });
    const { part } = await partsOf(await writeIssuePaper(content, none));
    expect(part('word/document.xml')).not.toContain('FF0000');
    const text = await textOf(content);
    for (const words of [
      '编号：2026年第12号',
      '市城市管理局',
      '云台街道',
      '垃圾桶满溢 7',
      '现场 3 处',
      '2026.11.30',
      '李小禾',
      '王明远',
      '签收人',
    ])
      expect(text).toContain(words);
  });

  it('整改通知 with a number of the office has the red head, its line 4 mm below, and 版记 at the foot of the last page', async () => {
    const document = (
      await partsOf(await writeIssuePaper(contentOf('rectificationNotice', [issue(1)], { mark: '澄创卫办', copies: '市爱卫会' }), none))
    ).part('word/document.xml');
    const [mark = '', ...after] = document.split('<w:p>').slice(1);
    expect([mark.includes('澄溪市创卫办文件'), attribute(mark, 'color', 'val'), millimetres(attribute(mark, 'spacing', 'before'))]).toEqual(
      [true, 'FF0000', 35],
    );
    const number = after.find((paragraph) => paragraph.includes('澄创卫办〔2026〕12号')) ?? '';
    expect([attribute(number, 'bottom', 'space'), attribute(number, 'bottom', 'color')]).toEqual(['11', 'FF0000']);
    const foot = all(document, /<w:tbl>(.*?)<\/w:tbl>/g).find((table) => table.includes('抄送')) ?? '';
    expect([attribute(foot, 'tblpPr', 'vertAnchor'), attribute(foot, 'tblpPr', 'tblpYSpec')]).toEqual(['margin', 'bottom']);
    expect(foot).toContain('2026年11月25日印发');
    expect(
      (await partsOf(await writeIssuePaper(contentOf('rectificationNotice', [issue(1)]), none))).part('word/document.xml'),
    ).not.toContain('印发');
  });

  it('署名 stands centred over the day, however long the name', async () => {
    for (const issuer of ['澄溪市创卫办', '澄溪市创建国家卫生城市工作领导小组办公室综合协调组']) {
      const document = (await partsOf(await writeIssuePaper(contentOf('rectificationNotice', [issue(1)], { issuer }), none))).part(
        'word/document.xml',
      );
      const [name, date] = [issuer, '2026年11月25日'].map((text) => {
        const paragraph = document.split('<w:p>').findLast((one) => one.includes(`>${text}<`)) ?? '';
        const width = [...text].reduce((sum, one) => sum + (/\d/.test(one) ? 0.5 : 1), 0);
        return Number(attribute(paragraph, 'ind', 'right')) / 320 + width / 2;
      });
      expect(name).toBeCloseTo(date ?? 0, 1);
    }
  });

  it('整改报告 holds before on the left and after on the right, in proportion; a lost picture is said', async () => {
    const photos = new Map([
      ['a', { bytes: jpeg, width: 400, height: 300 }],
      ['b', { bytes: jpeg, width: 300, height: 400 }],
    ]);
    const shown = issue(9, {
      photos: [
        { kind: 'before', photoId: 'a' },
        { kind: 'after', photoId: 'b' },
        { kind: 'after', photoId: 'lost' },
      ],
    });
    const content = contentOf('rectificationReport', [shown]);
    const { part, names } = await partsOf(await writeIssuePaper(content, photos));
    expect(names.filter((name) => /media\/.*\.jpg$/.test(name)).length).toBeGreaterThanOrEqual(1);
    const document = part('word/document.xml');
    const sizes = [...document.matchAll(/<wp:extent cx="(\d+)" cy="(\d+)"/g)].map(([, x, y]) => Number(x) / Number(y));
    expect(sizes.map((ratio) => ratio.toFixed(2))).toEqual(['1.33', '0.75']);
    expect(document).toMatch(/descr="9 号整改前/);
    expect(await textOf(content, photos)).toContain('照片找不到了');
  });

  it('a draft says so, and what nobody filled in leaves no hole', async () => {
    const content: PaperContent = { ...contentOf('dispatchNotice', [issue(1, { place: '', due: null })]), state: 'draft', numbered: '' };
    const text = await textOf(content);
    expect(text).toContain('草稿，未发出');
    expect(text).toContain('编号：发出时编');
    expect(text).not.toMatch(/undefined|null|NaN/);
  });

  it('takes words of any kind: marks of XML, emoji, a hundred characters without a break', async () => {
    const odd = issue(1, { title: '<b>&“引号”😀', place: '长'.repeat(120), leadUnit: '局'.repeat(100), text: '一行\n又一行' });
    for (const kind of PaperKind.options) {
      const text = await textOf(contentOf(kind, [odd]));
      expect(text).toContain('<b>&“引号”😀');
    }
  });
});
