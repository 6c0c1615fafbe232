import { type Actor, type Day, shortened } from '@weicheng/domain/kernel';
import {
  asOf,
  type ImportError,
  nameIndex,
  type Person,
  type Post,
  resolveName,
  type UnitAlias,
  type UnitId,
  type UnitRecord,
} from '@weicheng/domain/organization';
import type { Tree } from '../tree.ts';

/** The city as an import meets it. The tree grows by what is planned. */
export interface ImportCity {
  actor: Actor;
  tree: Tree;
  aliases: readonly UnitAlias[];
  people: readonly Person[];
  /** Open posts. */
  posts: readonly Post[];
  newId(): string;
}

/** What an import would do: nothing is written while there is an error. */
export interface ImportPlan {
  units: UnitRecord[];
  persons: Person[];
  posts: Post[];
  errors: ImportError[];
  warnings: ImportError[];
}

/** Finds units by what a clerk writes: one of the file first, then the city's by name or alias. */
export interface UnitFinder {
  find(name: string): { id: UnitId; by: 'exact' | 'alias' } | { nearest: string[] };
  added(record: UnitRecord): void;
}

export function unitFinder({ tree, aliases }: ImportCity): UnitFinder {
  const index = nameIndex([...tree.records.values()], aliases, tree.name(tree.root));
  const ofFile = new Map<string, UnitId>();
  return {
    find(name) {
      const own = ofFile.get(name);
      if (own) return { id: own, by: 'exact' };
      const known = resolveName(name, tree.today, index, 3);
      return known.match === 'candidates' ? { nearest: known.candidates.map((c) => c.name) } : { id: known.unitId, by: known.match };
    },
    added({ unit }) {
      ofFile.set(unit.name, unit.id);
      if (unit.shortName) ofFile.set(unit.shortName, unit.id);
    },
  };
}

/** The sentence for a name nobody knows. */
export function unknownUnit(name: string, nearest: readonly string[]): string {
  const said = `没有找到“${shortened(name, 61)}”`;
  return nearest.length ? `${said}，是不是${nearest.map((n) => `“${n}”`).join('、')}` : `${said}，写全称或别名`;
}

/** Whether a unit stands on a day. */
export const standsOn = (tree: Tree, id: UnitId, day: Day): boolean => asOf(tree.get(id).periods, day) !== undefined;
