export * from './permission.ts';
export * from './reading/reading.schema.ts';
