export * from './calendar/calendar.rules.ts';
export * from './calendar/calendar.schema.ts';
