import { textProblems } from './text.problems.ts';

export type Kind = 'docx' | 'doc' | 'pdf' | 'xlsx' | 'plain';

const starts = (bytes: Buffer, magic: string, at = 0) => bytes.toString('latin1', at, at + magic.length) === magic;

const asWord = '用 Word 或 WPS 打开，另存为 .docx 再选。';
const asText = '找到方案的 Word 或 PDF 文件再选；只有照片的，用识别软件转成文字。';

/** What cannot be read, by how it begins, and what to do. */
const others: readonly (readonly [magic: string, kind: string, advice: string])[] = [
  ['\x89PNG', '图片', asText],
  ['\xff\xd8\xff', '图片', asText],
  ['GIF8', '图片', asText],
  ['BM', '图片', asText],
  ['II*\0', '图片', asText],
  ['MM\0*', '图片', asText],
  ['RIFF', '图片或音视频', asText],
  ['MZ', '程序', '只收文字文件，找到方案的 Word 或 PDF 文件再选。'],
  ['\x7fELF', '程序', '只收文字文件，找到方案的 Word 或 PDF 文件再选。'],
  ['Rar!', '压缩包', '解压后选里面的方案文件。'],
  ['7z\xbc\xaf\x27\x1c', '压缩包', '解压后选里面的方案文件。'],
  ['\x1f\x8b', '压缩包', '解压后选里面的方案文件。'],
  ['BZh', '压缩包', '解压后选里面的方案文件。'],
  ['{\\rtf', ' RTF 文件', asWord],
  ['%!PS', ' PostScript 文件', '转成 PDF 再选。'],
];

/** Decides by content what a file is. Throws a Problem for what nothing here can read. */
export async function kindOf(bytes: Buffer): Promise<Kind> {
  if (starts(bytes, 'PK\x03\x04') || starts(bytes, 'PK\x05\x06')) return kindOfZip(bytes);
  if (starts(bytes, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return kindOfCompound(bytes);
  // a PDF may carry some bytes of its sender before it begins
  if (bytes.subarray(0, 1024).includes('%PDF-')) return 'pdf';
  const other = others.find(([magic]) => starts(bytes, magic) && !(magic.length === 2 && isWords(bytes)));
  if (other) throw textProblems.otherKind({ kind: other[1], advice: other[2] });
  if (
    /^(?:From|MIME-Version|Date|Subject):[^\n]*\n/i.test(bytes.toString('latin1', 0, 200)) &&
    bytes.subarray(0, 4096).includes('multipart/related')
  )
    throw textProblems.otherKind({ kind: '单个文件网页（.mht）', advice: '用浏览器打开，另存为“仅 HTML”，或把正文复制后粘贴。' });
  return 'plain';
}

/** Whether what begins with two letters goes on as text. */
const isWords = (bytes: Buffer) => !bytes.subarray(0, 512).includes(0);

const zips: readonly (readonly [part: RegExp, kind: string, advice: string])[] = [
  [/^OFD\.xml$/, ' OFD 版式文件', '用 OFD 阅读器导出为 Word 或 PDF 再选。'],
  [/^ppt\/presentation\.xml$/, '演示文稿', '方案正文另存为 .docx 再选。'],
  [/^content\.xml$/, ' OpenDocument 文件', asWord],
];

async function kindOfZip(bytes: Buffer): Promise<Kind> {
  const { unzip } = await import('../zip/index.ts');
  const refuse = {
    locked: () => textProblems.locked({ kind: '压缩' }),
    damaged: () => textProblems.damaged({ kind: '这个' }),
    swollen: () => textProblems.swollen({}),
  };
  const { names } = await unzip(bytes, { wanted: /^$/, inflated: 0, refuse });
  if (names.has('xl/workbook.xml')) return 'xlsx';
  if (names.has('word/document.xml')) return 'docx';
  const other = zips.find(([part]) => [...names].some((name) => part.test(name)));
  if (other) throw textProblems.otherKind({ kind: other[1], advice: other[2] });
  // a .docx may keep its body anywhere; its list of contents says so
  if (names.has('[Content_Types].xml')) return 'docx';
  throw textProblems.otherKind({ kind: '压缩包', advice: '解压后选里面的方案文件。' });
}

async function kindOfCompound(bytes: Buffer): Promise<Kind> {
  const { openCompound } = await import('./doc/compound.ts');
  const { names } = openCompound(bytes);
  if (names.has('EncryptedPackage') || names.has('EncryptionInfo')) throw textProblems.locked({ kind: '这个' });
  if (names.has('WordDocument')) return 'doc';
  if (names.has('Workbook') || names.has('Book'))
    throw textProblems.otherKind({ kind: '旧版 .xls 表格', advice: '用 Excel 或 WPS 打开，另存为 .xlsx 再选。' });
  if (names.has('PowerPoint Document')) throw textProblems.otherKind({ kind: '演示文稿', advice: '方案正文另存为 .docx 再选。' });
  throw textProblems.notText({});
}
