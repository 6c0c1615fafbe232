export * from './admit.ts';
export * from './answer.ts';
export * from './failure.ts';
export * from './feature.ts';
export * from './input.ts';
export * from './mount.ts';
export * from './openapi.ts';
export * from './route.ts';
