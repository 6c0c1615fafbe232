import type { Outline, PrintedFigure } from '@weicheng/domain/standard';

/** 读出的标准: the outline of the text, what the reading left out, and the figures it prints. */
export interface StandardReading {
  outline: Outline | null;
  notes: string[];
  figures: PrintedFigure[];
}

/** Reads the text of a standard out of a document, off the main thread; handed in, because the reader of plans finds the figures. */
export type ReadStandard = (bytes: Uint8Array, fileName: string) => Promise<StandardReading>;
