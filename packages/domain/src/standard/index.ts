export * from './calendar/calendar.rules.ts';
export * from './calendar/calendar.schema.ts';
export * from './edition/edition.rules.ts';
export * from './edition/edition.schema.ts';
export * from './edition/indicatorRule.schema.ts';
export * from './edition/suggest.rules.ts';
export * from './reading/judge.rules.ts';
export * from './reading/reading.schema.ts';
