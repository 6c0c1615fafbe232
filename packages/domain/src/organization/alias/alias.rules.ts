import { type Day, type Problem, within } from '../../kernel/index.ts';
import { asOf, successorOf } from '../unit/unit.rules.ts';
import type { Unit, UnitId, UnitRecord } from '../unit/unit.schema.ts';
import type { Resolution } from './alias.contract.ts';
import { aliasProblems } from './alias.problems.ts';
import type { UnitAlias } from './alias.schema.ts';

type NewAlias = Omit<UnitAlias, 'id'>;

/** 更名 leaves the former name behind as an alias. */
export const formerName = (before: Unit, on: Day): NewAlias => ({
  unitId: before.id,
  name: before.name,
  from: on,
  until: null,
  origin: 'renamed',
});

/** 并入 leaves the merged unit's name with the unit that took it in. */
export const mergedName = (merged: Unit, into: UnitId, on: Day): NewAlias => ({
  unitId: into,
  name: merged.name,
  from: on,
  until: null,
  origin: 'merged',
});

/** Whether an alias holds on a day. */
export const aliasHolds = ({ from, until }: Pick<UnitAlias, 'from' | 'until'>, day: Day): boolean =>
  (from === null || from <= day) && (until === null || day < until);

/** Why an alias cannot be registered: one name means one unit at a time. */
export function aliasRefusal(
  alias: NewAlias,
  unit: Unit,
  aliases: readonly UnitAlias[],
  nameOf: (id: UnitId) => string,
): Problem | undefined {
  if (alias.from !== null && alias.until !== null && alias.until <= alias.from) return aliasProblems.backwards({});
  if (unit.endedOn === null && alias.name === unit.name) return aliasProblems.sameAsName({ name: alias.name });
  const held = aliases.find((other) => other.name === alias.name && overlaps(other, alias));
  return held && aliasProblems.taken({ name: alias.name, unitName: nameOf(held.unitId) });
}

/** 停用: the alias no longer holds from `on`. */
export function endAlias(alias: UnitAlias, on: Day): UnitAlias | Problem {
  if (alias.until !== null && alias.until <= on) return aliasProblems.ended({ on: alias.until });
  if (alias.from !== null && on <= alias.from) return aliasProblems.backwards({});
  return { ...alias, until: on };
}

const overlaps = (a: Pick<UnitAlias, 'from' | 'until'>, b: Pick<UnitAlias, 'from' | 'until'>): boolean =>
  (a.until === null || b.from === null || b.from < a.until) && (b.until === null || a.from === null || a.from < b.until);

/** All the names of a city, prepared once for many questions. */
export interface NameIndex {
  records: ReadonlyMap<UnitId, UnitRecord>;
  aliases: readonly UnitAlias[];
  /** Prefixes that add nothing, such as the city's own name. */
  prefixes: readonly string[];
  names: readonly IndexedName[];
}

interface IndexedName {
  unitId: UnitId;
  keys: readonly string[];
  grams: ReadonlyMap<string, number>;
  /** Whether the name holds on the day, and as what. */
  holds: (day: Day) => 'exact' | 'alias' | undefined;
}

export function nameIndex(records: readonly UnitRecord[], aliases: readonly UnitAlias[], cityName: string): NameIndex {
  const prefixes = [cityName, cityName.replace(/市$/u, '')].filter((prefix) => prefix.length > 1);
  const entry = (unitId: UnitId, name: string, holds: IndexedName['holds']): IndexedName => {
    const keys = keysOf(name, prefixes);
    return { unitId, keys, grams: gramsOf(keys.at(-1) ?? ''), holds };
  };
  const own = records.flatMap(({ unit, periods }) =>
    periods.flatMap(({ from, until, name, shortName }) =>
      [name, shortName].flatMap((n) => (n === null ? [] : [entry(unit.id, n, (day) => (within(day, from, until) ? 'exact' : undefined))])),
    ),
  );
  const other = aliases.map((alias) => entry(alias.unitId, alias.name, (day) => (aliasHolds(alias, day) ? 'alias' : undefined)));
  return { records: new Map(records.map((r) => [r.unit.id, r])), aliases, prefixes, names: [...own, ...other] };
}

/** No name of a unit is nearly as long; what a stranger writes in a cell may be, and is compared with every name. */
const longestAsked = 200;
/** Below this two names have too little in common to be worth showing. By eye on the names of five real plans. */
const leastScore = 0.3;

/**
 * 认单位: what a name in a document means on a day. A unit's own name wins, then an alias, both only when they mean one
 * unit; otherwise the nearest names of any day with a similarity from 0 to 1, best first, at most `most`.
 */
export function resolveName(name: string, day: Day, index: NameIndex, most = 5): Resolution {
  const asked = keysOf(name.slice(0, longestAsked), index.prefixes);
  // as written first, then without what adds nothing: “市场监管局” must not lose its 市
  for (const match of ['exact', 'alias'] as const)
    for (const same of [
      (keys: readonly string[]) => keys[0] === asked[0],
      (keys: readonly string[]) => keys.some((k) => asked.includes(k)),
    ]) {
      const found = new Set(
        index.names.filter((n) => n.holds(day) === match && same(n.keys)).map((n) => successorOf(index.records, n.unitId, day)),
      );
      const [unitId] = found;
      if (found.size === 1 && unitId !== undefined) return { match, unitId, name: nameOn(index, unitId, day) };
    }
  const grams = gramsOf(asked.at(-1) ?? '');
  const best = new Map<UnitId, number>();
  for (const known of index.names) {
    const score = known.keys.some((k) => asked.includes(k)) ? 1 : dice(grams, known.grams);
    const unitId = successorOf(index.records, known.unitId, day);
    if (score >= leastScore && score > (best.get(unitId) ?? 0) && asOf(index.records.get(unitId)?.periods ?? [], day))
      best.set(unitId, score);
  }
  const candidates = [...best]
    .map(([unitId, score]) => ({ unitId, name: nameOn(index, unitId, day), score: Math.round(score * 1000) / 1000 }))
    .sort((a, b) => b.score - a.score || (a.unitId < b.unitId ? -1 : 1))
    .slice(0, most);
  return { match: 'candidates', candidates };
}

const nameOn = ({ records }: NameIndex, id: UnitId, day: Day): string => {
  const record = records.get(id);
  return record ? (asOf(record.periods, day)?.name ?? record.unit.name) : '';
};

/** A name as its keys: as written (without spaces and width), then also without brackets, the city's name, a leading 市 or 区, and 的. */
function keysOf(name: string, prefixes: readonly string[]): string[] {
  const written = name.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();
  let bare = written.replace(/[([{〔【《].*?[)\]}〕】》]/gu, '').replace(/的/gu, '');
  for (const prefix of prefixes) if (bare.startsWith(prefix) && bare.length > prefix.length + 1) bare = bare.slice(prefix.length);
  if (bare.length > 2) bare = bare.replace(/^[市区县]/u, '');
  return bare === '' || bare === written ? [written] : [written, bare];
}

/** Characters and pairs of neighbours, counted. Pairs alone would find nothing common in 水利局 and 水务局. */
function gramsOf(key: string): Map<string, number> {
  const characters = [...key];
  const grams = new Map<string, number>();
  for (const gram of [...characters, ...characters.slice(1).map((c, i) => `${characters[i]}${c}`)])
    grams.set(gram, (grams.get(gram) ?? 0) + 1);
  return grams;
}

/** Sørensen–Dice of two counted sets: twice what they share over what they have. */
function dice(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let shared = 0;
  let all = 0;
  for (const [gram, n] of a) {
    shared += Math.min(n, b.get(gram) ?? 0);
    all += n;
  }
  for (const n of b.values()) all += n;
  return all === 0 ? 0 : (2 * shared) / all;
}
