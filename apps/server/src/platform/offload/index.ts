export { offloadProblems } from './offload.problems.ts';
export { type Offload, type OffloadLimits, openOffload } from './pool.ts';
export { serveWork, type Work } from './work.ts';
