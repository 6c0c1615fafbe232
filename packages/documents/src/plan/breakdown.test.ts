import { type Breakdown, extractFor } from '@weicheng/domain/plan';
import { describe, expect, it } from 'vitest';
import { readSheets } from '../sheet/index.ts';
import { readText } from '../text/index.ts';
import { unzip } from '../zip/index.ts';
import { writeBreakdownPaper, writeBreakdownSheet } from './index.ts';

const row = (path: string, area: string, lead: string, more: Partial<Breakdown['rows'][number]> = {}) => ({
  path,
  area,
  text: `任务${path}：“清扫”<主次干道>&背街小巷`,
  thresholds: ['机扫率不低于80%'],
  leadUnits: [lead],
  supportingUnits: ['各街道办事处'],
  responsibleUnits: [],
  deadline: '2026年6月底前',
  clauses: [],
  ...more,
});
const breakdown: Breakdown = {
  title: '澄溪市创建国家卫生城市实施方案',
  documentNumber: '澄政办发〔2026〕12号',
  issuer: '澄溪市人民政府办公室',
  date: '2026-01-05',
  forUnit: null,
  rows: [row('一/1', '市容环境卫生', '市城管局'), row('一/2', '市容环境卫生', '市住房城乡建设局'), row('二/1', '病媒生物防制', '市卫健委')],
};

async function partsOf(bytes: Buffer): Promise<(name: string) => string> {
  const refuse = () => new Error('not a zip');
  const { parts } = await unzip(bytes, { wanted: /./, inflated: 1e8, refuse: { locked: refuse, damaged: refuse, swollen: refuse } });
  return (name) => parts.get(name)?.toString() ?? '';
}
const attribute = (xml: string, tag: string, name: string) => new RegExp(`<w:${tag}\\b[^>]*\\bw:${name}="([^"]*)"`).exec(xml)?.[1];
const millimetres = (twips: string | undefined) => Math.round((Number(twips) / 1440) * 25.4);
const all = (xml: string, pattern: RegExp) => [...xml.matchAll(pattern)].map((found) => found[1] ?? '');

describe('the paper', () => {
  it('lies across where the table is wide: the margins of GB/T 9704 turned, block 225 × 156', async () => {
    const document = (await partsOf(await writeBreakdownPaper(breakdown)))('word/document.xml');
    expect(['w', 'h'].map((side) => millimetres(attribute(document, 'pgSz', side)))).toEqual([297, 210]);
    expect(['top', 'right', 'bottom', 'left'].map((side) => millimetres(attribute(document, 'pgMar', side)))).toEqual([28, 37, 26, 35]);
  });

  it('stands upright where it is narrow: 37, 26, 35, 28; 22 lines of 28 characters', async () => {
    const narrow = { ...breakdown, rows: breakdown.rows.map((r) => ({ ...r, supportingUnits: [], thresholds: [] })) };
    const part = await partsOf(await writeBreakdownPaper(narrow));
    const document = part('word/document.xml');
    expect(['top', 'right', 'bottom', 'left'].map((side) => millimetres(attribute(document, 'pgMar', side)))).toEqual([37, 26, 35, 28]);
    const body = /<w:style [^>]*w:styleId="Body".*?<\/w:style>/.exec(part('word/styles.xml'))?.[0] ?? '';
    const pitch = Number(attribute(body, 'spacing', 'line')) / 20;
    const character = 16 + Number(attribute(/<w:rPr>.*<\/w:rPr>/.exec(body)?.[0] ?? '', 'spacing', 'val')) / 20;
    expect([Math.floor(((225 / 25.4) * 72) / pitch), Math.floor(((156 / 25.4) * 72) / character)]).toEqual([22, 28]);
  });

  it('has columns of fixed width that every cell repeats and that fill the block, and a head on every page', async () => {
    const document = (await partsOf(await writeBreakdownPaper(breakdown)))('word/document.xml');
    const grid = all(document, /<w:gridCol w:w="(\d+)"/g).map(Number);
    expect(grid).toHaveLength(6);
    expect(millimetres(String(grid.reduce((a, b) => a + b, 0)))).toBe(225);
    expect(document).toContain('<w:tblLayout w:type="fixed"/>');
    const rows = all(document, /<w:tr>(.*?)<\/w:tr>/g);
    expect(rows[0]).toContain('<w:tblHeader/>');
    for (const cells of rows.map((r) => all(r, /<w:tcW [^>]*w:w="(\d+)"/g).map(Number)))
      expect([grid, [grid.reduce((a, b) => a + b, 0)]]).toContainEqual(cells);
  });

  it('names its fonts outright, for all scripts, with what may stand in for them', async () => {
    const part = await partsOf(await writeBreakdownPaper(breakdown));
    const styles = part('word/styles.xml');
    const style = (id: string) => new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`).exec(styles)?.[0] ?? '';
    for (const [id, font, size] of [
      ['Title', '方正小标宋简体', '44'],
      ['Body', '仿宋_GB2312', '32'],
      ['Heading1', '黑体', '32'],
      ['Heading2', '楷体_GB2312', '32'],
    ] as const) {
      for (const script of ['ascii', 'hAnsi', 'eastAsia']) expect(attribute(style(id), 'rFonts', script)).toBe(font);
      expect(attribute(style(id), 'sz', 'val')).toBe(size);
    }
    expect([attribute(style('Body'), 'spacing', 'line'), attribute(style('Body'), 'spacing', 'lineRule')]).toEqual(['560', 'exact']);
    expect(part('word/document.xml') + styles).not.toMatch(/w:(?:ascii|eastAsia|hAnsi)Theme=/);
    expect(part('word/fontTable.xml')).toMatch(/w:name="方正小标宋简体"><w:altName w:val="[^"]*华文中宋[^"]*Noto Serif CJK SC/);
  });

  it('has page numbers — 1 — in 四号宋体 on the outer side', async () => {
    const part = await partsOf(await writeBreakdownPaper(breakdown));
    expect(part('word/settings.xml')).toContain('<w:evenAndOddHeaders');
    const feet = ['word/footer1.xml', 'word/footer2.xml'].map(part);
    expect(feet.map((foot) => attribute(foot, 'jc', 'val'))).toEqual(['right', 'left']);
    for (const foot of feet) {
      expect(foot.replace(/<w:fldChar[^>]*>/g, '')).toMatch(/— <\/w:t>.*PAGE.* —<\/w:t>/);
      expect([attribute(foot, 'sz', 'val'), attribute(foot, 'rFonts', 'eastAsia')]).toEqual(['28', '宋体']);
    }
  });

  it('is read back as it was written, an area above its tasks', async () => {
    const { text, tables } = await readText(await writeBreakdownPaper(breakdown), '表.docx');
    const cells = tables[0]?.rows.map((r) => r.map((s) => text.slice(s.start, s.end))) ?? [];
    expect(cells[0]).toEqual(['编号', '任务内容', '指标', '牵头单位', '协助单位', '完成时限']);
    expect([cells[1]?.[0], cells[4]?.[0]]).toEqual(['市容环境卫生', '病媒生物防制']);
    expect(cells[5]).toEqual([
      '二/1',
      '任务二/1：“清扫”<主次干道>&背街小巷',
      '机扫率不低于80%',
      '市卫健委',
      '各街道办事处',
      '2026年6月底前',
    ]);
    expect(text).toContain('依据：《澄溪市创建国家卫生城市实施方案》（澄政办发〔2026〕12号）\n共 3 项');
  });

  it('of one unit says so, and holds its tasks only', async () => {
    const { text } = await readText(await writeBreakdownPaper(extractFor(breakdown, '市卫健委')), '表.docx');
    expect(text).toContain('摘录：市卫健委的任务，共 1 项');
    expect(text).not.toContain('市城管局');
  });

  it('without tasks, without title, with a task longer than a page', async () => {
    const bare = { ...breakdown, title: '', documentNumber: null, rows: [] };
    expect((await readText(await writeBreakdownPaper(bare), '表.docx')).text).toContain('共 0 项');
    const long = { ...breakdown, rows: [row('一/1', '', '市城管局', { text: '清扫。'.repeat(2000) })] };
    expect((await partsOf(await writeBreakdownPaper(long)))('word/document.xml')).toContain('<w:cantSplit w:val="off"/>');
  });
});

describe('the workbook', () => {
  it('prints on A4 across, its head frozen and on every page', async () => {
    const part = await partsOf(await writeBreakdownSheet(breakdown));
    const sheet = part('xl/worksheets/sheet1.xml');
    expect(sheet).toMatch(/<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"\/>/);
    expect(sheet).toMatch(/<pane [^>]*ySplit="3"[^>]*state="frozen"/);
    expect(part('xl/workbook.xml')).toContain('_xlnm.Print_Titles" localSheetId="0">\'任务指标分解表\'!$3:$3<');
    expect(part('xl/workbook.xml')).toContain('_xlnm.Print_Area" localSheetId="0">\'任务指标分解表\'!$A$1:$F$8<');
    expect(part('xl/styles.xml')).toContain('wrapText="1"');
  });

  it('is read back as it was written', async () => {
    const [sheet] = await readSheets(await writeBreakdownSheet(breakdown));
    expect(sheet?.rows.map((r) => r.cells[0])).toEqual([
      '任务指标分解表',
      expect.stringContaining('依据：'),
      '编号',
      '市容环境卫生',
      '一/1',
      '一/2',
      '病媒生物防制',
      '二/1',
    ]);
    const { text, tables } = await readText(await writeBreakdownSheet(breakdown), '表.xlsx');
    expect(tables[0]?.rows[0]?.map((s) => text.slice(s.start, s.end))).toEqual([
      '编号',
      '任务内容',
      '指标',
      '牵头单位',
      '协助单位',
      '完成时限',
    ]);
  });
});
