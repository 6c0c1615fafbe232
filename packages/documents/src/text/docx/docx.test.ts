import { describe, expect, it } from 'vitest';
import { readText } from '../index.ts';
import { cell, docxOf, numbered, p, run, table } from '../testing/files.ts';

const read = (bytes: Buffer) => readText(bytes, '方案.docx');
const lines = async (bytes: Buffer) => (await read(bytes)).text.trimEnd().split('\n');
const kinds = async (bytes: Buffer) => (await read(bytes)).notes.map((n) => n.kind);

const level = (at: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const list = (levels: string, nums = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') => ({
  numbering: `<w:abstractNum w:abstractNumId="0">${levels}</w:abstractNum>${nums}`,
});
const official =
  level(0, 'chineseCountingThousand', '%1、') +
  level(1, 'chineseCounting', '（%2）') +
  level(2, 'decimal', '%3.') +
  level(3, 'decimalEnclosedCircle', '%4');

describe('automatic numbers', () => {
  it('are printed as Word prints them, each level beginning anew under the one above', async () => {
    const body = [
      numbered('加强领导', 1),
      numbered('成立机构', 1, 1),
      numbered('专人负责', 1, 2),
      numbered('2026年完成', 1, 2),
      numbered('建台账', 1, 3),
      numbered('广泛宣传', 1, 1),
      numbered('环境整治', 1),
      numbered('清扫', 1, 1),
    ];
    expect(await lines(docxOf(body.join(''), list(official)))).toEqual([
      '一、加强领导',
      '（一）成立机构',
      '1. 专人负责',
      '2. 2026年完成',
      '①建台账',
      '（二）广泛宣传',
      '二、环境整治',
      '（一）清扫',
    ]);
  });

  it('go on over other paragraphs, and past twenty', async () => {
    const body = Array.from({ length: 22 }, (_, i) => numbered(`任务${i + 1}`, 1)).join(p('说明'));
    const found = (await lines(docxOf(body, list(official)))).filter((l) => l !== '说明');
    expect([found[9], found[10], found[19], found[21]]).toEqual(['十、任务10', '十一、任务11', '二十、任务20', '二十二、任务22']);
  });

  it('begin anew where a list says so, and go on where two share one count', async () => {
    const nums = `<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>
      <w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`;
    const body = [numbered('甲', 1), numbered('乙', 2), numbered('丙', 3), numbered('丁', 3)].join('');
    expect(await lines(docxOf(body, list(official, nums)))).toEqual(['一、甲', '二、乙', '一、丙', '二、丁']);
  });

  it('come from styles, through those they are based on', async () => {
    const styles = `<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="H1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>`;
    const body =
      p('总则', '<w:pStyle w:val="H1"/>') +
      p('目的', '<w:pStyle w:val="H2"/>') +
      p('无号', '<w:pStyle w:val="H2"/><w:numPr><w:numId w:val="0"/></w:numPr>');
    expect(await lines(docxOf(body, { ...list(official), styles }))).toEqual(['一、总则', '（一）目的', '无号']);
  });

  it('name the levels above in plain figures where the law style is on; bullets print nothing', async () => {
    const levels = level(0, 'chineseCounting', '第%1章') + level(1, 'decimal', '%1.%2', '<w:isLgl/>') + level(2, 'bullet', '·');
    const body = [numbered('总则', 1), numbered('目标', 1, 1), numbered('点', 1, 2), numbered('原则', 1, 1)].join('');
    expect(await lines(docxOf(body, list(levels)))).toEqual(['第一章总则', '1.1 目标', '点', '1.2 原则']);
  });
});

describe('tables', () => {
  it('are one line a row; a merged cell stands in each place it covers', async () => {
    const merged = '<w:vMerge w:val="restart"/>';
    const bytes = docxOf(
      p('前') +
        table(
          [cell('任务'), cell('单位'), cell('时限')],
          [cell('清扫', merged), cell('市城管局'), cell('3月底前')],
          [cell('', '<w:vMerge/>'), cell('各街道', '<w:gridSpan w:val="2"/>')],
        ) +
        p('后'),
    );
    const { text, tables } = await read(bytes);
    expect(text).toBe('前\n任务\t单位\t时限\n清扫\t市城管局\t3月底前\n\t各街道\t\n后\n');
    expect(tables).toHaveLength(1);
    expect(tables[0]?.rows.map((row) => row.map((s) => text.slice(s.start, s.end)))).toEqual([
      ['任务', '单位', '时限'],
      ['清扫', '市城管局', '3月底前'],
      ['清扫', '各街道', '各街道'],
    ]);
    expect(text.slice(tables[0]?.span.start, tables[0]?.span.end)).toBe('任务\t单位\t时限\n清扫\t市城管局\t3月底前\n\t各街道\t\n');
  });

  it('in a cell stand on its line; a frame of one column is no table; five hundred in each other are read', async () => {
    const inner = `<w:tc><w:tcPr/>${p('外')}${table([cell('内甲'), cell('内乙')])}${p('')}</w:tc>`;
    expect((await read(docxOf(table([inner, cell('旁')])))).text).toBe('外 内甲 内乙\t旁\n');
    expect(await read(docxOf(table([cell('一')], [cell('二')])))).toMatchObject({ text: '一\n二\n', tables: [] });
    let nested = p('最里');
    for (let i = 0; i < 500; i++) nested = table([`<w:tc>${nested}</w:tc>`, cell(`${i}`)]);
    expect((await read(docxOf(nested))).text).toContain('最里');
  });
});

describe('what is not the text', () => {
  it('tracked changes: insertions taken, deletions dropped, with a note', async () => {
    const del = (text: string) => `<w:del><w:r><w:delText>${text}</w:delText></w:r></w:del>`;
    const body = `<w:p>${run('3月')}${del('1日')}<w:ins>${run('31日')}</w:ins>${run('前')}</w:p><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${run('接')}</w:p>${p('上')}
      <w:tbl><w:tr><w:trPr><w:del/></w:trPr>${cell('删')}${cell('删')}</w:tr><w:tr>${cell('甲')}${cell('乙')}</w:tr></w:tbl>`;
    expect(await lines(docxOf(body))).toEqual(['3月31日前', '接上', '甲\t乙']);
    expect((await read(docxOf(body))).notes).toEqual([{ kind: 'trackedChange', sentence: expect.stringContaining('4 处修订') }]);
  });

  it('comments, embedded objects, links out of the file, macros: not read, not opened, named', async () => {
    const relations =
      '<Relationship Id="x" Type="http://x/attachedTemplate" Target="http://127.0.0.1:1/evil.dotm" TargetMode="External"/><Relationship Id="y" Type="http://x/vbaProject" Target="vbaProject.bin"/>';
    const body = `<w:p>${run('正文')}<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r><w:r><w:instrText>INCLUDETEXT "http://127.0.0.1:1/x"</w:instrText></w:r></w:p>`;
    const bytes = docxOf(body, { comments: `<w:comment>${p('批注')}</w:comment>` }, relations);
    expect(await lines(bytes)).toEqual(['正文']);
    expect((await kinds(bytes)).sort()).toEqual(['comment', 'embedded', 'externalLink', 'script']);
  });

  it('the list of contents, hidden text; text boxes follow their paragraph, once', async () => {
    const box = `<w:txbxContent>${p('框里')}</w:txbxContent>`;
    const body = `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${p('一、总则 1')}</w:sdtContent></w:sdt>
      <w:p>${run('看见')}${run('藏着', '<w:vanish/>')}<w:r><mc:AlternateContent><mc:Choice>${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent></w:r></w:p>
      <w:sdt><w:sdtContent>${p('控件里')}</w:sdtContent></w:sdt>`;
    expect(await lines(docxOf(body))).toEqual(['看见', '框里', '控件里']);
    expect((await kinds(docxOf(body))).sort()).toEqual(['contents', 'hidden', 'textBox']);
  });

  it('entities of its own: none is expanded', async () => {
    const bytes = docxOf(p('甲&bomb;乙&amp;丙'));
    expect((await read(bytes)).text).toBe('甲&bomb;乙&丙\n');
  });
});
