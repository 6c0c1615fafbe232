export * from './fact.store.ts';
export * from './record.ts';
export { allCities } from './seal.store.ts';
export * from './seal.ts';
export * from './trailFile.ts';
export * from './verify.ts';
