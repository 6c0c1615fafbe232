export { type BookCell, type BookSheet, type FormulaCell, writeBook } from './formulas.ts';
export { type ReadSheet, readSheets, type SheetRow } from './read.ts';
export { sheetProblems } from './sheet.problems.ts';
export { type StreamedSheet, sheetRows, streamSheet, streamSheets } from './stream.ts';
export { type SheetLimits, usualLimits } from './unpack.ts';
export { cellText, type Sheet, writeSheets } from './write.ts';
