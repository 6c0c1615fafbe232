import { crc32, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSheets, type Sheet, usualLimits, writeSheets } from './index.ts';
import { pack } from './pack.ts';

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
const workbook = (data: string, after = '') =>
  pack(partsOf(`<worksheet xmlns="${main}"><sheetData>${data}</sheetData>${after}</worksheet>`));
const text = (address: string, value: string) => `<c r="${address}" t="inlineStr"><is><t>${value}</t></is></c>`;

/** A zip with one deflated part that may lie about its size. */
function deflated(name: string, body: Buffer, declared = body.length): Buffer {
  const packed = deflateRawSync(body, { level: 9 });
  const zip = pack(new Map([[name, packed]]));
  const directory = zip.indexOf('PK\x01\x02', 0, 'latin1');
  for (const [at, method, crc, size] of [
    [0, 8, 14, 22],
    [directory, 10, 16, 24],
  ] as const) {
    zip.writeUInt16LE(8, at + method);
    zip.writeUInt32LE(crc32(body), at + crc);
    zip.writeUInt32LE(declared, at + size);
  }
  return zip;
}

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
