import { deflateSync } from 'node:zlib';
import { Problem } from '@weicheng/domain/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeSheets } from '../sheet/index.ts';
import { pack } from '../zip/index.ts';
import { deflated } from '../zip/testing/deflated.ts';
import { readText } from './index.ts';
import { docxOf, p, pdfOf } from './testing/files.ts';

const read = (bytes: Buffer, name = '方案') => readText(bytes, name);
const refusal = (bytes: Uint8Array) =>
  readText(bytes, '方案').then(
    () => null,
    (problem: Problem) => problem.code,
  );
const plan = '澄溪市创建国家卫生城市实施方案\n一、加强领导。\n（一）成立机构，落实责任。责任单位：市卫健委';

/** The same text in another encoding: code by code, as the decoder of the platform reads it. */
function encode(text: string, encoding: 'utf16le' | 'utf16be' | 'gb18030'): Buffer {
  const little = Buffer.from(text, 'utf16le');
  if (encoding === 'utf16le') return little;
  if (encoding === 'utf16be') return Buffer.from(little).swap16();
  return Buffer.concat([...text].map((c) => gb.get(c) ?? Buffer.from(c)));
}
const gb = new Map<string, Buffer>();
for (let high = 0x81; high <= 0xfe; high++)
  for (let low = 0x40; low <= 0xfe; low++) {
    const bytes = Buffer.from([high, low]);
    gb.set(new TextDecoder('gb18030').decode(bytes), bytes);
  }

describe('plain text', () => {
  it.each([
    ['UTF-8', Buffer.from(plan)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${plan}`)],
    ['GB18030', encode(plan, 'gb18030')],
    ['UTF-16 little', encode(plan, 'utf16le')],
    ['UTF-16 little with a mark', encode(`\ufeff${plan}`, 'utf16le')],
    ['UTF-16 big', encode(plan, 'utf16be')],
    ['UTF-16 big with a mark', encode(`\ufeff${plan}`, 'utf16be')],
  ])('%s', async (_, bytes) => {
    expect((await read(bytes)).text).toBe(plan);
  });

  it('keeps what can be read of UTF-8 that was cut or spoilt, and says so', async () => {
    const bytes = Buffer.concat([Buffer.from(plan.repeat(5)), Buffer.from('完').subarray(0, 2)]);
    expect(await read(bytes)).toMatchObject({ text: expect.stringContaining(plan), notes: [{ kind: 'encoding' }] });
  });

  it('has no controls, no line ends of other systems', async () => {
    expect((await read(Buffer.from('一、甲\r\n二\u200b、\u0001乙\r三、丙'))).text).toBe('一、甲\n二、乙\n三、丙');
  });

  it('whatever the Chinese text, in whatever encoding', async () => {
    const sentence = fc.constantFrom(
      '加强环境卫生整治',
      '责任单位：市城管局',
      '2026年6月底前完成',
      '覆盖率达到95%以上',
      '，',
      '。',
      '\n',
      '、',
    );
    const text = fc.array(sentence, { minLength: 8, maxLength: 40 }).map((parts) => `方案，${parts.join('')}。`);
    await fc.assert(
      fc.asyncProperty(text, fc.constantFrom('utf16le', 'utf16be', 'gb18030'), async (said, encoding) => {
        expect((await read(encode(said, encoding))).text).toBe(said);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a saved page', () => {
  const page = (body: string, head = '') =>
    Buffer.from(`<!DOCTYPE html><html><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`);
  const long = (n: number) => `（${n}）清扫主次干道，清运生活垃圾，整治背街小巷，做到全天保洁、日产日清，责任到人，逐日检查，及时通报。`;

  it('is its main text under its title, without what the site puts around it', async () => {
    const body = `<div class="header">澄溪市人民政府门户网站</div><ul class="nav"><li><a href="/">首页</a></li></ul>
      <div class="wrap"><h1>澄溪市环境整治方案</h1><div id="zoom"><p>一、主要任务</p><p>${long(1)}<br>${long(2)}</p><p style="display:none">暗</p><script>var x = '脚本';</script></div>
      <div class="share">分享到</div></div><div class="footer">版权所有</div>`;
    expect((await read(page(body), '方案.html')).text).toBe(`澄溪市环境整治方案\n一、主要任务\n${long(1)}\n${long(2)}\n`);
  });

  it('has its tables, with cells over rows and columns, and its lists with their numbers', async () => {
    const body = `<p>${long(1)}</p><table><tr><th>任务<th>单位<th>时限</tr><tr><td rowspan=2>清扫<td>市城管局<td>3月</tr><tr><td colspan=2>各街道</tr></table><ol><li>甲<li>乙</ol>`;
    const { text, tables } = await read(page(body));
    expect(tables[0]?.rows.map((row) => row.map((s) => text.slice(s.start, s.end)))).toEqual([
      ['任务', '单位', '时限'],
      ['清扫', '市城管局', '3月'],
      ['清扫', '各街道', '各街道'],
    ]);
    expect(text).toContain('1. 甲\n2. 乙\n');
  });

  it('in GB2312 as it declares itself, and named .doc', async () => {
    const bytes = encode(
      `<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body><p>${plan}</p></body></html>`,
      'gb18030',
    );
    expect(await read(bytes, '方案.doc')).toMatchObject({
      text: expect.stringContaining('责任单位：市卫健委'),
      notes: [{ kind: 'otherName' }],
    });
  });
});

describe('a workbook', () => {
  it('is its sheets as tables, the title above as a line', async () => {
    const columns = ['甲', '乙', '丙'].map((title) => ({ title, width: 9 }));
    const bytes = await writeSheets([
      {
        name: '城管',
        columns: [{ title: '任务分解表', width: 9 }],
        rows: [
          ['任务', '单位', '时限'],
          ['清扫', '市城管局', '3月'],
        ],
      },
      { name: '教育', columns, rows: [['1', '2', '3']] },
    ]);
    const { text, tables } = await read(bytes, '表.xlsx');
    expect(text).toBe('城管\n任务分解表\n任务\t单位\t时限\n清扫\t市城管局\t3月\n教育\n甲\t乙\t丙\n1\t2\t3\n');
    expect(tables).toHaveLength(2);
  });
});

describe('what cannot be read', () => {
  it.each([
    ['nothing', Buffer.alloc(0), 'text.empty'],
    ['only spaces', Buffer.from(' \n　\n'), 'text.empty'],
    ['a Word file without a word', docxOf(p(' ')), 'text.empty'],
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0', 'latin1'), 'text.other-kind'],
    ['a program', Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), 'text.other-kind'],
    ['a packed folder', pack(new Map([['方案.txt', Buffer.from(plan)]])), 'text.other-kind'],
    ['an OFD paper', pack(new Map([['OFD.xml', Buffer.from('<ofd/>')]])), 'text.other-kind'],
    ['RTF', Buffer.from('{\\rtf1 a}'), 'text.other-kind'],
    ['bytes', Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919 + (i >> 3) * 104_729) & 255)), 'text.not-text'],
    ['a broken zip', Buffer.from('PK\x03\x04aaaaaaaaaaaaaaaaaaaaa', 'latin1'), 'text.damaged'],
    ['a broken PDF', Buffer.from('%PDF-1.7 and nothing'), 'text.damaged'],
    ['a broken compound file', Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1aaaa', 'latin1'), 'text.damaged'],
  ])('%s', async (_, bytes, code) => {
    expect(await refusal(bytes)).toBe(code);
  });

  it('200 MB, before a byte of it is looked at', async () => {
    expect(await refusal(new Uint8Array(200 * 1024 * 1024))).toBe('text.too-large');
  });

  it('a bomb in a zip, in XML, in a PDF', async () => {
    const spaces = Buffer.alloc(120 * 1024 * 1024, ' ');
    expect(await refusal(deflated('word/document.xml', spaces))).toBe('text.swollen');
    expect(await refusal(deflated('word/document.xml', spaces, 1000))).toBe('text.damaged');
    expect(await refusal(docxOf(`${'<w:p>'.repeat(4000)}甲`))).toBe('text.swollen');
    const bomb = deflateSync(Buffer.alloc(100 * 1024 * 1024, 'a'), { level: 9 });
    expect(
      await refusal(
        Buffer.concat([Buffer.from('%PDF-1.7\n1 0 obj << /Filter /FlateDecode >> stream\n'), bomb, Buffer.from('\nendstream')]),
      ),
    ).toBe('text.swollen');
  });

  it('more text than a plan has', async () => {
    expect(await refusal(Buffer.from('字'.repeat(10_000_001)))).toBe('text.too-much');
  });
});

describe('whatever the bytes', () => {
  const heads = [
    docxOf(p(plan)),
    pdfOf([[{ text: '方案一', x: 80, y: 700 }]]),
    Buffer.from(plan),
    Buffer.from(`<html><body><table><tr><td>${plan}`),
  ];
  const spoilt = fc
    .tuple(fc.constantFrom(...heads), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 12 }), fc.option(fc.nat()))
    .map(([whole, changes, cut]) => {
      const bytes = Buffer.from(whole);
      for (const [at, value] of changes) bytes[at % bytes.length] = value;
      return cut === null ? bytes : bytes.subarray(0, cut % bytes.length);
    });

  it('there is a reading or a sentence', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 3000 }).map((b) => Buffer.from(b)),
          spoilt,
        ),
        async (bytes) => {
          try {
            const { text, tables } = await read(bytes);
            for (const { span, rows } of tables)
              for (const s of [span, ...rows.flat()]) expect(s.start <= s.end && s.end <= text.length).toBe(true);
          } catch (error) {
            expect(error).toBeInstanceOf(Problem);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
