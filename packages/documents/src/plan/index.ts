export { writeBreakdownPaper } from './breakdownPaper.ts';
export { writeBreakdownSheet } from './breakdownSheet.ts';
