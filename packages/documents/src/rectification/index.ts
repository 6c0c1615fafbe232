export { type PhotoBytes, writeIssuePaper } from './issuePaper.ts';
