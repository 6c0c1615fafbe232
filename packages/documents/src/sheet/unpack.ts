import type { Readable } from 'node:stream';
import { Problem } from '@weicheng/domain/kernel';
import yauzl from 'yauzl';
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
}

/** The import of an organization: five thousand rows come to about 3 MB inflated, so ten times that is generous. */
export const usualLimits: SheetLimits = { bytes: 10 * 1024 * 1024, inflated: 32 * 1024 * 1024, rows: 5000, columns: 60 };

/** Parts of a workbook that carry words; pictures, macros and printer settings are never inflated. */
const wanted =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml))$/;

const mostEntries = 1000;
/** Text in XML shrinks to a tenth or so; a thousandth is a bomb. Small parts may shrink more. */
const mostRatio = 200;
/** Sheets carry empty rows that only have a format; this many are read before giving up. */
const emptyRows = 15_000;

const begins = (bytes: Uint8Array, magic: readonly number[]) => magic.every((b, i) => bytes[i] === b);

/**
 * The parts of an .xlsx by name. What the zip declares is asked first, then the bytes are counted as they come, so that
 * neither a lie nor a bomb takes memory. Throws a Problem.
 */
export async function unpack(bytes: Buffer, limits: SheetLimits): Promise<Map<string, Buffer>> {
  if (bytes.length > limits.bytes) throw sheetProblems.tooLarge({ megabytes: Math.floor(limits.bytes / 1024 / 1024) });
  if (begins(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw sheetProblems.oldOrLocked({});
  if (!begins(bytes, [0x50, 0x4b])) throw sheetProblems.notXlsx({});
  const parts = new Map<string, Buffer>();
  try {
    const zip = await yauzl.fromBufferPromise(bytes, { validateEntrySizes: true, strictFileNames: true });
    if (zip.entryCount > mostEntries) throw sheetProblems.swollen({});
    let left = limits.inflated;
    for await (const entry of zip.eachEntry()) {
      if (!wanted.test(entry.fileName)) continue;
      if (entry.isEncrypted()) throw sheetProblems.oldOrLocked({});
      const { uncompressedSize, compressedSize, fileName } = entry;
      if (parts.has(fileName)) throw sheetProblems.damaged({});
      if (uncompressedSize > left || (uncompressedSize > 1024 * 1024 && uncompressedSize > compressedSize * mostRatio))
        throw sheetProblems.swollen({});
      const part = await inflate(
        await zip.openReadStreamPromise(entry),
        left,
        fileName.startsWith('xl/worksheets/') ? limits.rows : undefined,
      );
      left -= part.length;
      parts.set(fileName, part);
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw sheetProblems.damaged({});
  }
  if (!parts.has('xl/workbook.xml')) throw sheetProblems.notXlsx({});
  return parts;
}

/** Counts bytes, and in a sheet also rows, as they come. */
async function inflate(stream: Readable, most: number, rows: number | undefined): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  let seen = 0;
  let tail = '';
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) throw sheetProblems.swollen({});
    chunks.push(chunk);
    if (rows === undefined) continue;
    const text = tail + chunk.toString('latin1');
    seen += text.split('<row').length - 1;
    tail = text.slice(-3);
    if (seen > rows + emptyRows) throw sheetProblems.tooManyRows({ rows });
  }
  return Buffer.concat(chunks, size);
}
