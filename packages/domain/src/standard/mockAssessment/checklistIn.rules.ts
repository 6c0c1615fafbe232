import type { Checklist } from '../checklist/checklist.schema.ts';
import type { Edition } from '../edition/edition.schema.ts';
import type { EditionMap } from '../edition/editionMap.schema.ts';

/**
 * 检查表 under the clauses of the edition an assessment goes by: where the list names clauses of another edition, the maps between the
 * two say which they are here. A clause that no map knows keeps its name and counts for no area.
 */
export function checklistIn(
  checklist: Checklist,
  { key, clauses }: Pick<Edition, 'key' | 'clauses'>,
  maps: readonly EditionMap[],
): Checklist {
  const there = new Set(clauses.map((clause) => clause.key));
  const earlier = maps.find((map) => map.from === key && map.to === checklist.edition);
  const later = maps.find((map) => map.from === checklist.edition && map.to === key);
  const clauseHere = (clause: string): string =>
    there.has(clause)
      ? clause
      : (earlier?.clauses.find(({ to }) => to.includes(clause))?.from ??
        later?.clauses.find(({ from }) => from === clause)?.to[0] ??
        clause);
  return { ...checklist, items: checklist.items.map((item) => ({ ...item, clause: clauseHere(item.clause) })) };
}
