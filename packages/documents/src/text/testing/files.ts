import { pack } from '../../zip/index.ts';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A .docx by hand: the XML of its body, and of further parts by name (`numbering`, `styles`, `comments`). */
export function docxOf(body: string, parts: { [name: string]: string } = {}, relations = ''): Buffer {
  const part = (text: string) => Buffer.from(text);
  const names = Object.keys(parts);
  return pack(
    new Map([
      ['[Content_Types].xml', part('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>')],
      [
        '_rels/.rels',
        part(`<Relationships><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`),
      ],
      [
        'word/document.xml',
        part(`<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="x"><w:body>${body}<w:sectPr/></w:body></w:document>`),
      ],
      [
        'word/_rels/document.xml.rels',
        part(
          `<Relationships>${names.map((n, i) => `<Relationship Id="r${i}" Type="${office}/${n}" Target="${n}.xml"/>`).join('')}${relations}</Relationships>`,
        ),
      ],
      ...names.map((n) => [`word/${n}.xml`, part(`<w:${n} xmlns:w="x">${parts[n]}</w:${n}>`)] as const),
    ]),
  );
}

export const run = (text: string, properties = '') =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
export const p = (text: string, properties = '') => `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${run(text)}</w:p>`;
export const numbered = (text: string, list: number, level = 0) =>
  p(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);
export const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(text)}</w:tc>`;
export const table = (...rows: string[][]) => `<w:tbl>${rows.map((cells) => `<w:tr>${cells.join('')}</w:tr>`).join('')}</w:tbl>`;

export interface PdfText {
  text: string;
  x: number;
  y: number;
  size?: number;
}

/** A PDF by hand: pages of texts at places, in one font whose every character is as wide as it is high. `catalog` adds to the root, `drawings` draw on each page. */
export function pdfOf(
  pages: readonly (readonly PdfText[])[],
  catalog = '',
  drawings: readonly string[] = [],
  encoding?: { name: string; encode(text: string): string },
): Buffer {
  const hex = (text: string) => [...text].map((c) => (c.codePointAt(0) ?? 0).toString(16).padStart(4, '0')).join('');
  const characters = [...new Set(pages.flat().flatMap(({ text }) => [...text]))];
  const map = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def 1 begincodespacerange <0000> <ffff> endcodespacerange\n${characters
    .map((c) => `1 beginbfchar <${hex(c)}> <${hex(c)}> endbfchar`)
    .join('\n')}\nendcmap end end`;
  const stream = (text: string) => `<< /Length ${Buffer.byteLength(text)} >>\nstream\n${text}\nendstream`;
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${6 + i * 2} 0 R`).join(' ')}] >>`,
    `<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /${encoding?.name ?? 'Identity-H'} /DescendantFonts [4 0 R] ${encoding ? '' : '/ToUnicode 5 0 R'} >>`,
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (${encoding ? 'GB1' : 'Identity'}) /Supplement 0 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /Song /Flags 4 >> >>`,
    stream(map),
    ...pages.flatMap((texts, i) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents ${7 + i * 2} 0 R >>`,
      stream(
        [
          drawings[i] ?? '',
          ...texts.map(({ text, x, y, size = 16 }) => `BT /F ${size} Tf 1 0 0 1 ${x} ${y} Tm <${(encoding?.encode ?? hex)(text)}> Tj ET`),
        ].join('\n'),
      ),
    ]),
  ];
  let file = '%PDF-1.7\n';
  const places = objects.map((object, i) => {
    const at = Buffer.byteLength(file);
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const at = Buffer.byteLength(file);
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF`;
  return Buffer.from(file);
}
