export * from './actor.ts';
export * from './day.ts';
export * from './fact.ts';
export * from './id.ts';
export * from './page.ts';
export * from './problem.ts';
export * from './text.ts';
export * from './verb.ts';
