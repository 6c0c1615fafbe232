import type { Breakdown } from '@weicheng/domain/plan';
import type { Cell } from 'write-excel-file/node';
import { cellText } from '../sheet/index.ts';
import { areasOf, columnsOf, headOf } from './columns.ts';

const rule = { borderStyle: 'thin' as const, borderColor: '#000000' };
/** Characters that a row of the sheet is wide. */
const tableWidth = 130;

/** 任务指标分解表 as a workbook: ready to print on A4 across, the head of the table on every page. */
export async function writeBreakdownSheet(breakdown: Breakdown): Promise<Buffer> {
  const { default: writeXlsxFile } = await import('write-excel-file/node'); // loaded when a workbook is wanted
  const columns = columnsOf(breakdown);
  const shares = columns.reduce((sum, column) => sum + column.share, 0);
  const widths = columns.map(({ share }) => Math.round((share / shares) * tableWidth));
  const head = headOf(breakdown);
  const across = (value: string, style: Partial<Exclude<Cell, null | undefined>> = {}) => [
    { value: cellText(value), type: String, columnSpan: columns.length, alignVertical: 'center' as const, ...style },
    ...columns.slice(1).map(() => null),
  ];
  const text = (value: string, style = {}) => ({
    value: cellText(value),
    type: String,
    format: '@',
    wrap: true,
    alignVertical: 'center' as const,
    ...rule,
    ...style,
  });
  const rows = areasOf(breakdown).flatMap(({ area, rows: some }) => [
    ...(area ? [[text(area, { columnSpan: columns.length, fontWeight: 'bold', height: 22 }), ...columns.slice(1).map(() => null)]] : []),
    ...some.map((row) => {
      const height = heightOf(columns.map((column, i) => ({ text: column.textOf(row), width: widths[i] ?? 10 })));
      return columns.map((column) => text(column.textOf(row), { height, ...(column.centred ? { align: 'center' } : {}) }));
    }),
  ]);
  const tops = [
    across(head.title, { fontSize: 18, align: 'center', fontFamily: '黑体', height: 36 }),
    across([head.basis, head.extract].filter(Boolean).join('    '), { height: 22 }),
    columns.map(({ title }) => text(title, { fontWeight: 'bold', align: 'center', backgroundColor: '#e6efea', height: 26 })),
  ];
  return writeXlsxFile(
    [
      {
        sheet: '任务指标分解表',
        orientation: 'landscape' as const,
        stickyRowsCount: tops.length,
        columns: widths.map((width) => ({ width })),
        data: [...tops, ...rows],
      },
    ],
    { fontFamily: '仿宋', fontSize: 11, features: [printing(tops.length, rows.length, columns.length)] },
  ).toBuffer();
}

/** The height in points of a row whose texts wrap: not every program finds it by itself. 409 is the most a row can have. */
function heightOf(cells: readonly { text: string; width: number }[]): number {
  const lines = cells.map(({ text, width }) => Math.ceil(([...text].length * 2 - (text.match(/[\x20-\x7e]/g)?.length ?? 0)) / (width - 2)));
  return Math.min(409, Math.max(1, ...lines) * 15 + 8);
}

/** A4, one page wide, margins of an office, the head repeated, nothing printed but the table. */
function printing(head: number, rows: number, columns: number) {
  const last = String.fromCharCode(64 + columns);
  const sheet = "'任务指标分解表'!";
  const names = `<definedName name="_xlnm.Print_Area" localSheetId="0">${sheet}$A$1:$${last}$${head + rows}</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">${sheet}$${head}:$${head}</definedName>`;
  return {
    files: {
      transform: {
        'xl/workbook.xml': {
          transform: (xml: string) =>
            /<definedNames\s*\/>/.test(xml)
              ? xml.replace(/<definedNames\s*\/>/, `<definedNames>${names}</definedNames>`)
              : xml.replace('</definedNames>', `${names}</definedNames>`),
        },
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml: string) =>
            xml
              .replace(/(<worksheet[^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
              .replace(/<pageMargins[^>]*\/>/, '')
              .replace(
                /<pageSetup[^>]*\/>/,
                '<printOptions horizontalCentered="1"/><pageMargins left="0.6" right="0.6" top="0.7" bottom="0.7" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;C— &amp;P —</oddFooter></headerFooter>',
              ),
        },
      },
    },
  };
}
