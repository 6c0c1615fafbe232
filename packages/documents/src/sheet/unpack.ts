import { unzip } from '../zip/index.ts';
import { sheetProblems } from './sheet.problems.ts';

/** What a workbook may weigh. */
export interface SheetLimits {
  /** Bytes of the file as it comes in. */
  bytes: number;
  /** Bytes of all its parts together, inflated. */
  inflated: number;
  /** Rows with content in one sheet. */
  rows: number;
  columns: number;
  /** Cells of all sheets together, empty ones included: many wide, nearly empty sheets weigh little until they are read. */
  cells: number;
}

/** The import of an organization: five thousand rows come to about 3 MB inflated, so ten times that is generous. */
export const usualLimits: SheetLimits = { bytes: 10 * 1024 * 1024, inflated: 32 * 1024 * 1024, rows: 5000, columns: 60, cells: 4_000_000 };

const wanted =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml))$/;

/** Sheets carry empty rows that only have a format; this many are read before giving up. */
const emptyRows = 15_000;

const begins = (bytes: Uint8Array, magic: readonly number[]) => magic.every((b, i) => bytes[i] === b);

/** The parts of an .xlsx by name. Throws a Problem. */
export async function unpack(bytes: Buffer, limits: SheetLimits): Promise<Map<string, Buffer>> {
  if (bytes.length > limits.bytes) throw sheetProblems.tooLarge({ megabytes: Math.floor(limits.bytes / 1024 / 1024) });
  if (begins(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw sheetProblems.oldOrLocked({});
  if (!begins(bytes, [0x50, 0x4b])) throw sheetProblems.notXlsx({});
  const { parts } = await unzip(bytes, {
    wanted,
    inflated: limits.inflated,
    refuse: {
      locked: () => sheetProblems.oldOrLocked({}),
      damaged: () => sheetProblems.damaged({}),
      swollen: () => sheetProblems.swollen({}),
    },
    watch: (name) => (name.startsWith('xl/worksheets/') ? countRows(limits.rows) : undefined),
  });
  if (!parts.has('xl/workbook.xml')) throw sheetProblems.notXlsx({});
  return parts;
}

/** Counts the rows of a sheet as its bytes come. */
function countRows(rows: number) {
  let seen = 0;
  let tail = '';
  return (chunk: Buffer) => {
    const text = tail + chunk.toString('latin1');
    seen += text.split('<row').length - 1;
    tail = text.slice(-3);
    if (seen > rows + emptyRows) throw sheetProblems.tooManyRows({ rows });
  };
}
