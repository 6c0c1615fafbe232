export { assessmentSheets, writeAssessmentBook } from './assessmentBook.ts';
