import { readSheets } from '@weicheng/documents/sheet';
import { writeAssessmentBook } from '@weicheng/documents/standard';
import { readText } from '@weicheng/documents/text';
import { readPlan, type SourceText } from '@weicheng/domain/plan';
import type { AssessmentRecord } from '@weicheng/domain/standard';

/** What the chapters do off the main thread: reading what came from a stranger's hand, writing what is large. Pure functions of values. */
export const work = {
  readWorkbook: (bytes: Uint8Array) => readSheets(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)),
  readText: (bytes: Uint8Array, name: string) => readText(bytes, name),
  readPlan: (source: SourceText) => readPlan(source),
  writeAssessmentBook: (record: AssessmentRecord) => writeAssessmentBook(record),
};
