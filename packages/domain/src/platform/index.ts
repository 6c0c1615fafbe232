export * from './account.contract.ts';
export * from './file.contract.ts';
export * from './notice.contract.ts';
