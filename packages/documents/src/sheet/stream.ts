import { type StreamedPart, zipStream } from '../zip/index.ts';
import { cellText } from './write.ts';

/** A sheet whose rows come one by one and are never all there at once. */
export interface StreamedSheet {
  name: string;
  /** Titles and widths in characters. */
  columns: readonly { title: string; width: number }[];
  rows: AsyncIterable<Cells> | Iterable<Cells>;
}

/** Cells of a row: text as it is, a figure as a figure. */
type Cells = readonly (string | number)[];

/** What Excel holds: rows of a sheet, characters of a cell. */
export const sheetRows = 1_048_576;
const cellLength = 32_767;
/** Letters gathered before they are compressed, and letters of a sheet after which another begins: a part stays below 4 GB. */
const gathered = 64 * 1024;
const sheetLength = 1_000_000_000;

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const pack = 'http://schemas.openxmlformats.org/package/2006';
const declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => (/[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (c) => escapes[c] ?? c) : text);
const letterOf = (column: number): string =>
  (column >= 26 ? letterOf(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));

/** Looks: 0 as it is, 1 text, 2 head of a column. The same as `writeSheets` gives. */
const styles = `${declared}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><color rgb="FF1D2A26"/><name val="宋体"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE6EFEA"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="2" applyNumberFormat="1" applyFont="1" applyFill="1"/></cellXfs></styleSheet>`;

/**
 * Rows as a workbook that leaves while they come: nothing of it is kept, however many there are. What is too long for one sheet goes
 * on in the next (“名称 2”), with the head again. Text stays text, so that 001 stays 001 and what begins with = is no formula.
 */
export const streamSheet = (sheet: StreamedSheet, most = sheetRows): AsyncGenerator<Buffer> => streamSheets([sheet], most);

/** The same for several sheets, one after the other. */
export const streamSheets = (sheets: readonly StreamedSheet[], most = sheetRows): AsyncGenerator<Buffer> =>
  zipStream(partsOf(sheets, most));

type Rows = AsyncIterator<Cells> | Iterator<Cells>;

async function* partsOf(sheets: readonly StreamedSheet[], most: number): AsyncGenerator<StreamedPart> {
  const names: string[] = [];
  for (const sheet of sheets) {
    const rows = Symbol.asyncIterator in sheet.rows ? sheet.rows[Symbol.asyncIterator]() : sheet.rows[Symbol.iterator]();
    try {
      yield* sheetParts(sheet, rows, most, names);
    } finally {
      await rows.return?.();
    }
  }
  yield* bookParts(names);
}

/** The parts of one sheet, one or more; each adds its name. */
async function* sheetParts({ name, columns }: StreamedSheet, rows: Rows, most: number, names: string[]): AsyncGenerator<StreamedPart> {
  const letters = columns.map((_, i) => letterOf(i));
  const first = names.length;
  let next = await rows.next();
  do {
    names.push(names.length === first ? name : `${name} ${names.length - first + 1}`);
    yield { name: `xl/worksheets/sheet${names.length}.xml`, body: body() };
  } while (!next.done);

  /** One sheet: as many rows as it takes; what is left stays in `next`. */
  async function* body(): AsyncGenerator<string> {
    const widths = columns.map(({ width }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`).join('');
    let xml = `${declared}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths}</cols><sheetData>`;
    xml += rowOf(
      1,
      columns.map(({ title }) => title),
      2,
    );
    let length = xml.length;
    for (let row = 2; row <= most && length < sheetLength && !next.done; row++) {
      const line = rowOf(row, next.value, 1);
      xml += line;
      length += line.length;
      if (xml.length >= gathered) {
        yield xml;
        xml = '';
      }
      next = await rows.next();
    }
    yield `${xml}</sheetData></worksheet>`;
  }

  function rowOf(row: number, cells: Cells, style: number): string {
    let xml = `<row r="${row}">`;
    for (const [i, text] of cells.entries()) {
      if (text === '') continue;
      if (typeof text === 'number') {
        xml += `<c r="${letters[i]}${row}"><v>${text}</v></c>`;
        continue;
      }
      const whole = text.length > cellLength ? `${text.slice(0, cellLength - 1)}…` : text;
      xml += `<c r="${letters[i]}${row}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(cellText(whole))}</t></is></c>`;
    }
    return `${xml}</row>`;
  }
}

/** What a workbook is besides its sheets. */
function* bookParts(names: readonly string[]): Generator<StreamedPart> {
  const numbers = names.map((_, i) => i + 1);
  const list = names.map((name, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('');
  yield {
    name: 'xl/workbook.xml',
    body: [`${declared}<workbook xmlns="${main}" xmlns:r="${rel}"><sheets>${list}</sheets></workbook>`],
  };
  const links = numbers.map((n) => `<Relationship Id="rId${n}" Type="${rel}/worksheet" Target="worksheets/sheet${n}.xml"/>`).join('');
  yield {
    name: 'xl/_rels/workbook.xml.rels',
    body: [
      `${declared}<Relationships xmlns="${pack}/relationships">${links}<Relationship Id="rId${names.length + 1}" Type="${rel}/styles" Target="styles.xml"/></Relationships>`,
    ],
  };
  yield { name: 'xl/styles.xml', body: [styles] };
  yield {
    name: '_rels/.rels',
    body: [
      `${declared}<Relationships xmlns="${pack}/relationships"><Relationship Id="rId1" Type="${rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
  };
  const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const typed = numbers
    .map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${spreadsheet}.worksheet+xml"/>`)
    .join('');
  yield {
    name: '[Content_Types].xml',
    body: [
      `${declared}<Types xmlns="${pack}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${spreadsheet}.styles+xml"/>${typed}</Types>`,
    ],
  };
}
