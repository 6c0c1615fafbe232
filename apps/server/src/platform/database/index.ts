export * from './city.store.ts';
export * from './connect.ts';
export * from './database.problems.ts';
export * from './estimates.ts';
export * from './inOrder.ts';
export * from './migrate.ts';
export { roles, urlAs } from './roles.ts';
export type { Tables } from './tables.ts';
