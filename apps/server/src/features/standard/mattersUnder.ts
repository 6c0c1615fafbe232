import { checklists } from '../../../../../standards/checklists.ts';

/** 条款下查到的管理事项: the codes that the checklists' items under these clauses ask about. */
export const mattersUnder = (clauses: readonly string[]): string[] => [
  ...new Set(
    checklists().flatMap(({ items }) => items.flatMap(({ clause, matter }) => (matter && clauses.includes(clause) ? [matter] : []))),
  ),
];
