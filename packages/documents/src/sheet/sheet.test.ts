import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack } from '../zip/index.ts';
import { deflated } from '../zip/testing/deflated.ts';
import { readSheets, type Sheet, usualLimits, writeSheets } from './index.ts';

const sheet = (rows: string[][], name = '单位'): Sheet => ({
  name,
  columns: (rows[0] ?? ['甲']).map((_, i) => ({ title: `列${i + 1}`, width: 12 })),
  rows,
});

const refusal = (bytes: Buffer, limits = usualLimits) =>
  readSheets(bytes, limits).then(
    () => null,
    (problem: { code: string }) => problem.code,
  );

const part = (text: string) => Buffer.from(text);
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook with one sheet, as its XML says. */
const partsOf = (sheetXml: string) =>
  new Map([
    ['[Content_Types].xml', part('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>')],
    [
      'xl/workbook.xml',
      part(`<workbook xmlns="${main}" xmlns:r="${rel}"><sheets><sheet name="单位" sheetId="1" r:id="rId1"/></sheets></workbook>`),
    ],
    [
      'xl/_rels/workbook.xml.rels',
      part(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${rel}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ),
    ],
    ['xl/worksheets/sheet1.xml', part(sheetXml)],
  ]);
const worksheet = (data: string, after = '') => `<worksheet xmlns="${main}"><sheetData>${data}</sheetData>${after}</worksheet>`;
const workbook = (data: string, after = '') => pack(partsOf(worksheet(data, after)));
/** The same with texts and formats kept outside the sheet; `more` are further parts, or other contents for these. */
const workbookWith = (data: string, more: { [name: string]: string }) => {
  const relation = (id: string, type: string, target: string) => `<Relationship Id="${id}" Type="${rel}/${type}" Target="${target}"/>`;
  const relations = ['worksheet', 'sharedStrings', 'styles'].map((type, i) =>
    relation(`rId${i + 1}`, type, ['worksheets/sheet1.xml', 'sharedStrings.xml', 'styles.xml'][i] ?? ''),
  );
  const parts = { 'xl/_rels/workbook.xml.rels': `<Relationships>${relations.join('')}</Relationships>`, ...more };
  return pack(new Map([...partsOf(worksheet(data)), ...Object.entries(parts).map(([name, xml]) => [name, part(xml)] as const)]));
};
const text = (address: string, value: string) => `<c r="${address}" t="inlineStr"><is><t>${value}</t></is></c>`;

describe('what is written opens again', () => {
  it('as it was: 001 stays 001, and what begins with = + - @ is text', async () => {
    const rows = [['001', '=1+1', '+86', '-3', '@x', '<&">', '']];
    const [read] = await readSheets(await writeSheets([sheet(rows)]));
    expect(read?.rows[1]?.cells.slice(0, 6)).toEqual(rows[0]?.slice(0, 6));
    expect(read?.rows[1]?.formulas).toEqual([]);
    expect(read?.rows[0]?.cells[0]).toBe('列1');
  });

  it('whatever the text, but for what a clerk cannot see', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { minLength: 1, maxLength: 4 }), async (cells) => {
        const [read] = await readSheets(await writeSheets([sheet([['始', ...cells]])]));
        const want = cells.map((c) => c.normalize('NFC').trim());
        const got = read?.rows[1]?.cells.slice(1) ?? [];
        want.forEach((w, i) => {
          if (!/[０-９\u3000\s_]/.test(w)) expect(got[i] ?? '').toBe(w);
        });
      }),
      { numRuns: 30 },
    );
  });

  it('also a name that every object has', async () => {
    const names = ['valueOf', 'constructor', '__proto__', 'toString'];
    const [read] = await readSheets(await writeSheets([sheet([['始', ...names]])]));
    expect(read?.rows[1]?.cells.slice(1)).toEqual(names);
  });

  it('keeps row numbers over empty rows, trims, and makes full-width digits plain', async () => {
    const bytes = workbook(`<row r="1">${text('A1', '名称')}</row><row r="4">${text('B4', ' 　１３８００ ')}</row>`);
    const [read] = await readSheets(bytes);
    expect(read?.rows.map((r) => [r.number, r.cells])).toEqual([
      [1, ['名称', '']],
      [4, ['', '13800']],
    ]);
  });
});

describe('what is flagged', () => {
  it('formulas, by column; their last value is shown', async () => {
    const [read] = await readSheets(workbook(`<row r="1">${text('A1', '甲')}<c r="B1"><f>1+1</f><v>2</v></c></row>`));
    expect(read?.rows[0]).toMatchObject({ cells: ['甲', '2'], formulas: [1] });
  });

  it('merged cells, by row', async () => {
    const bytes = workbook(
      `<row r="1">${text('A1', '甲')}</row><row r="2">${text('A2', '乙')}</row><row r="5">${text('A5', '丙')}</row>`,
      '<mergeCells count="1"><mergeCell ref="A2:B3"/></mergeCells>',
    );
    const [read] = await readSheets(bytes);
    expect(read?.rows.map((r) => [r.number, r.merged])).toEqual([
      [1, false],
      [2, true],
      [5, false],
    ]);
  });
});

describe('what is refused', () => {
  it('what is no workbook', async () => {
    expect(await refusal(Buffer.from('单位,类别\n'))).toBe('sheet.not-xlsx');
    expect(await refusal(Buffer.alloc(0))).toBe('sheet.not-xlsx');
    expect(await refusal(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))).toBe('sheet.old-or-locked');
    expect(await refusal(pack(new Map([['word/document.xml', part('<x/>')]])))).toBe('sheet.not-xlsx');
    expect(await refusal((await writeSheets([sheet([['甲']])])).subarray(0, 900))).toBe('sheet.damaged');
    expect(await refusal(workbook('').fill(0, 60, 200))).toBe('sheet.damaged');
  });

  it('a bomb that says what it is, and one that lies', async () => {
    const zeros = Buffer.alloc(80 * 1024 * 1024, ' ');
    expect(await refusal(deflated('xl/worksheets/sheet1.xml', zeros))).toBe('sheet.swollen');
    expect(['sheet.swollen', 'sheet.damaged']).toContain(await refusal(deflated('xl/worksheets/sheet1.xml', zeros, 1000)));
    expect(await refusal(deflated('xl/sharedStrings.xml', zeros.subarray(0, 20 * 1024 * 1024)))).toBe('sheet.swollen');
    expect(await refusal(pack(new Map(Array.from({ length: 1001 }, (_, i) => [`xl/media/${i}.png`, part('x')]))))).toBe('sheet.swollen');
    expect(await refusal(Buffer.concat([part('PK\x03\x04'), Buffer.alloc(usualLimits.bytes)]))).toBe('sheet.too-large');
  });

  it('entities, before any of them is expanded', async () => {
    expect(await refusal(pack(partsOf('<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData/></worksheet>')))).toBe('sheet.damaged');
  });

  it('a hundred thousand rows, with little memory', async () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>${i}</v></c></row>`).join('');
    const bytes = workbook(rows);
    const before = process.memoryUsage().arrayBuffers;
    expect(await refusal(bytes)).toBe('sheet.too-many-rows');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(48 * 1024 * 1024);
  });

  it('one row too many, a far-away cell, too many columns', async () => {
    const limits = { ...usualLimits, rows: 3, columns: 3 };
    const many = (n: number) =>
      workbook(Array.from({ length: n }, (_, i) => `<row r="${i + 1}">${text(`A${i + 1}`, '甲')}</row>`).join(''));
    expect(await refusal(many(4), limits)).toBeNull();
    expect(await refusal(many(5), limits)).toBe('sheet.too-many-rows');
    expect(await refusal(workbook(`<row r="999999">${text('A999999', '甲')}</row>`))).toBe('sheet.too-many-rows');
    expect(await refusal(workbook('<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>'))).toBe('sheet.damaged');
    expect(await refusal(workbook('<row r="&#49;048576"><c><v>1</v></c></row>'))).toBe('sheet.damaged');
    expect(await refusal(workbook(`<row r="1">${text('D1', '甲')}</row>`), limits)).toBe('sheet.too-many-columns');
  });
});

describe('what is made to freeze the server or fill its memory', () => {
  const million = 1_000_000;

  const shared = (text: string) => ({ 'xl/sharedStrings.xml': `<sst><si><t>${text}</t></si></sst>` });
  const sharing = (cells: number) =>
    Array.from({ length: cells }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}" t="s"><v>0</v></c></row>`).join('');

  it('white space without end, in a tiny file', async () => {
    const spaces = `甲${' '.repeat(30_000)}乙`;
    const [read] = await readSheets(workbookWith(sharing(1000), shared(`　${spaces} 　`)));
    expect(read?.rows.at(-1)?.cells).toEqual([spaces]);
    expect(await refusal(workbook(`<row r="1">${text('A1', `甲${' '.repeat(200_000)}乙`)}</row>`))).toBe('sheet.cell-too-long');
  });

  it('a cell longer than any spreadsheet holds, by its place', async () => {
    await expect(readSheets(await writeSheets([sheet([['甲', '乙'.repeat(40_000)]])]))).rejects.toMatchObject({
      code: 'sheet.cell-too-long',
      message: '“单位”第 2 行第 2 列超过 32767 个字，没有收下。删短这一格再上传。',
    });
    const [read] = await readSheets(await writeSheets([sheet([['乙'.repeat(32_767)]])]));
    expect(read?.rows[1]?.cells[0]).toHaveLength(32_767);
  });

  it('one long text that many cells share', async () => {
    expect(await refusal(workbookWith(sharing(2000), shared('甲'.repeat(10))))).toBeNull();
    expect(await refusal(workbookWith(sharing(2000), shared('甲'.repeat(32_000))))).toBe('sheet.swollen');
  });

  it.each([
    ['cells never closed', '<c '.repeat(million)],
    ['quotes never closed', '<c r="'.repeat(million)],
    ['spaces in a tag', `<c${' '.repeat(million)}`],
    ['attributes in a tag', `<c ${'a="1" '.repeat(million)}`],
    ['one endless text', `<row r="1">${text('A1', 'a'.repeat(8 * million))}</row>`],
    ['a tag with an endless name', `<${'a'.repeat(8 * million)}>`],
    ['comments never closed', '<!--'.repeat(million)],
  ])('%s', async (_, xml) => {
    expect(await refusal(workbook(xml))).toBe('sheet.damaged');
  });

  it('nothing but spaces after the end', async () => {
    expect(await refusal(workbookWith('', { 'xl/styles.xml': `<styleSheet/>${' '.repeat(8 * million)}` }))).toBe('sheet.damaged');
  });

  it('relations and sheets never closed, in a comment', async () => {
    for (const [name, tag] of [
      ['xl/workbook.xml', '<sheet '],
      ['xl/_rels/workbook.xml.rels', '<Relationship '],
    ] as const) {
      const { [name]: whole } = { ...Object.fromEntries(partsOf('')) };
      const xml = (whole ?? '').toString().replace(/<\/\w+>$/, (end) => `<!-- ${tag.repeat(million / 4)} -->${end}`);
      expect(await refusal(workbookWith('', { [name]: xml }))).toBe('sheet.damaged');
    }
  });

  it('number formats that take the reader for ever', async () => {
    const styles = (format: string) => ({
      'xl/styles.xml': `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="${format}"/></numFmts><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs><xf numFmtId="200" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    });
    const day = '<row r="1"><c r="A1" s="0"><v>46350</v></c></row>';
    const [read] = await readSheets(workbookWith(day, styles('yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@')));
    expect(read?.rows[0]?.cells).toEqual(['2026-11-24']);
    expect(await refusal(workbookWith(day, styles('['.repeat(250_000))))).toBe('sheet.damaged');
  });

  it('formulas without number in a cell, and merges over merges', async () => {
    const [read] = await readSheets(workbook(`<row r="1">${text('A1', '甲')}<c r="B1">${'<f/>'.repeat(million / 4)}<v>2</v></c></row>`));
    expect(read?.rows[0]?.formulas).toEqual([1]);
    const merges = `<mergeCells>${'<mergeCell ref="A2:B1048576"/>'.repeat(million / 10)}</mergeCells>`;
    const [merged] = await readSheets(workbook(`<row r="1">${text('A1', '甲')}</row><row r="9">${text('A9', '乙')}</row>`, merges));
    expect(merged?.rows.map((r) => r.merged)).toEqual([false, true]);
  });

  it.each([
    ['a row that is not where its cells are', `<row r="1048576">${text('A1', '甲')}</row>`],
    ['an address inside another attribute', `<row r="1"><c x=" r='A1' " r="XFD1"><v>1</v></c></row>`],
    ['an address said twice', `<row r="1"><c r="A1" x:r="XFD1"><v>1</v></c></row>`],
    ['an address in a comment', `<row r="1"><c r="XFD1"><!-- <c r="A1"> --><v>1</v></c></row>`],
    ['names with an unusual prefix', `<a-b:row r="1"><a-b:c r="XFD1"><a-b:v>1</a-b:v></a-b:c></a-b:row>`],
    ['a comment that the reader ends early', `<!--><row r="1"><c r="XFD1"><v>1</v></c></row><!-- -->`],
  ])('a far-away address behind %s', async (_, xml) => {
    expect(await refusal(workbook(xml))).toMatch(/^sheet\.(damaged|too-many-columns)$/);
  });

  it('many wide, nearly empty sheets: each within the limits, all together not', async () => {
    const names = Array.from({ length: 20 }, (_, i) => i + 1);
    const of = (data: string) =>
      pack(
        new Map([
          ...partsOf(''),
          [
            'xl/workbook.xml',
            part(
              `<workbook xmlns="${main}" xmlns:r="${rel}"><sheets>${names.map((n) => `<sheet name="表${n}" sheetId="${n}" r:id="rId${n}"/>`).join('')}</sheets></workbook>`,
            ),
          ],
          [
            'xl/_rels/workbook.xml.rels',
            part(
              `<Relationships>${names.map((n) => `<Relationship Id="rId${n}" Type="${rel}/worksheet" Target="worksheets/sheet${n}.xml"/>`).join('')}</Relationships>`,
            ),
          ],
          ...names.map((n) => [`xl/worksheets/sheet${n}.xml`, part(worksheet(data))] as const),
        ]),
      );
    const corner = (row: number) => `<row r="1">${text('A1', '甲')}</row><row r="${row}">${text(`BH${row}`, '乙')}</row>`;
    expect(await refusal(of(corner(3000)))).toBeNull();
    expect(await refusal(of(corner(20_000)))).toBe('sheet.swollen');
    // cells without content widen their rows too
    const wide = Array.from({ length: 20 }, (_, i) => `<row r="${i + 1}"><c r="XFD${i + 1}"/></row>`).join('');
    expect(await refusal(of(wide))).toBe('sheet.swollen');
    expect(await refusal(of('<row r="1048576"/>'))).toBe('sheet.swollen');
  });

  it('a sheet kept where no sheet belongs, one part as many sheets, too many sheets', async () => {
    const far = worksheet(`<row r="1"><c r="XFD1"><v>1</v></c></row>`);
    const elsewhere = `<Relationships><Relationship Id="rId1" Type="${rel}/worksheet" Target="styles.xml"/></Relationships>`;
    expect(await refusal(workbookWith('', { 'xl/_rels/workbook.xml.rels': elsewhere, 'xl/styles.xml': far }))).toBe(
      'sheet.too-many-columns',
    );
    const sheets = (count: number) => ({
      'xl/workbook.xml': `<workbook xmlns:r="${rel}"><sheets>${'<sheet name="甲" sheetId="1" r:id="rId1"/>'.repeat(count)}</sheets></workbook>`,
    });
    expect(await refusal(workbookWith('', sheets(2)))).toBe('sheet.damaged');
    expect(await refusal(workbookWith('', sheets(51)))).toBe('sheet.swollen');
  });
});
