import type { PhotoBytes } from '@weicheng/documents/rectification';
import { readSheets, usualLimits } from '@weicheng/documents/sheet';
import { writeAssessmentBook } from '@weicheng/documents/standard';
import { readText } from '@weicheng/documents/text';
import { figuresOf, readPlan, type SourceText } from '@weicheng/domain/plan';
import type { PaperContent } from '@weicheng/domain/rectification';
import { type AssessmentRecord, readOutline } from '@weicheng/domain/standard';

/** What the chapters do off the main thread: reading what came from a stranger's hand, writing what is large. Pure functions of values. */
export const work = {
  readWorkbook: (bytes: Uint8Array) => readSheets(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)),
  /** An old ledger has more rows than an organization. */
  readLedger: (bytes: Uint8Array) =>
    readSheets(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), { ...usualLimits, rows: 10_100 }),
  readText: (bytes: Uint8Array, name: string) => readText(bytes, name),
  readPlan: (source: SourceText) => readPlan(source),
  readStandard: async (bytes: Uint8Array, name: string) => {
    const { text, notes } = await readText(bytes, name);
    return { outline: readOutline(text), notes: notes.map((note) => note.sentence), figures: figuresIn(text) };
  },
  // what writes .docx is loaded when a paper is wanted
  writeIssuePaper: async (content: PaperContent, photos: PhotoBytes) =>
    (await import('@weicheng/documents/rectification')).writeIssuePaper(content, photos),
  /** Loaded when a phone sends one. */
  decodeHeic: async (from: string | Uint8Array, side: number) => (await import('@weicheng/documents/picture')).decodeHeic(from, side),
  writeAssessmentBook: (record: AssessmentRecord) => writeAssessmentBook(record),
};

/** The figures a text prints, as the reader of plans finds them, each with the words around it. */
const figuresIn = (text: string) =>
  figuresOf(text).map(({ span, ...figure }) => {
    const from = Math.max(text.lastIndexOf('\n', span.start), text.lastIndexOf('。', span.start), span.start - 60) + 1;
    const [says = ''] = text.slice(from, span.end + 20).split(/[\n。]/u, 1);
    return { ...figure, says: says.trim() };
  });
