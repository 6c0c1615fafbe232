export * from './channel.contract.ts';
export * from './channel.facts.ts';
export * from './channel.problems.ts';
export * from './channel.rules.ts';
export * from './channel.schema.ts';
export * from './message.rules.ts';
export * from './noticeKind.ts';
export * from './robots.ts';
