import { readSheets } from '@weicheng/documents/sheet';

/** What the chapters do off the main thread: reading what came from a stranger's hand. Pure functions of values. */
export const work = {
  readWorkbook: (bytes: Uint8Array) => readSheets(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)),
};
