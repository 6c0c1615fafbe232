export { assessmentSheets, writeAssessmentBook } from './assessmentBook.ts';
export { type BlankSheet, writeBlankSheets } from './blankSheets.ts';
