export * from './account.contract.ts';
export * from './file.contract.ts';
export * from './file.facts.ts';
export * from './file.problems.ts';
export * from './notice.contract.ts';
export * from './notice.facts.ts';
