import type { Dictionary } from '../dictionary/dictionary.schema.ts';
import type { Edition } from '../edition/edition.schema.ts';
import type { ScoringPart, ScoringTable } from './scoringTable.schema.ts';

/** A place that was scored. */
export interface ScoredPlace {
  placeKind: string;
  /** 标化分, 0 to 100. */
  scaled: number;
}

/** 一部分的得分. */
export interface PartScore {
  part: ScoringPart;
  /** The mean of the kinds' means, scaled to the part's points; null where no place of its kinds was scored. */
  points: number | null;
  /** The mean of each kind, by which it can be recomputed by hand. */
  kinds: { placeKind: string; places: number; mean: number }[];
}

/** 总分: what is known, and between what the whole must lie while parts are not scored yet. */
export interface TableScore {
  parts: PartScore[];
  /** Points won so far, and of how many. */
  won: number;
  of: number;
  atLeast: number;
  atMost: number;
}

const meanOf = (figures: readonly number[]) => figures.reduce((sum, figure) => sum + figure, 0) / figures.length;

/** 按评分表算总分. Each kind of place weighs the same within its part, however many of it were seen. */
export function scoreTable({ parts, total }: ScoringTable, places: readonly ScoredPlace[]): TableScore {
  const byKind = Map.groupBy(places, ({ placeKind }) => placeKind);
  const scored = parts.map((part): PartScore => {
    const kinds = part.placeKinds.flatMap((placeKind) => {
      const of = byKind.get(placeKind) ?? [];
      return of.length === 0 ? [] : [{ placeKind, places: of.length, mean: meanOf(of.map(({ scaled }) => scaled)) }];
    });
    return { part, points: kinds.length === 0 ? null : (meanOf(kinds.map(({ mean }) => mean)) * part.points) / 100, kinds };
  });
  const known = scored.filter(({ points }) => points !== null);
  const won = known.reduce((sum, { points }) => sum + (points ?? 0), 0);
  const of = known.reduce((sum, { part }) => sum + part.points, 0);
  return { parts: scored, won, of, atLeast: won, atMost: won + total - of };
}

/** The words of a list that the dictionary of kinds of places does not have, each in a sentence. */
export const unknownKinds = (kinds: readonly string[], placeKinds: Dictionary | undefined) =>
  kinds.filter((kind) => !placeKinds?.entries.some(({ key }) => key === kind)).map((kind) => `词典 placeKinds 里没有 ${kind}`);

/** What is wrong with a scoring table of the right shape. */
export function scoringTableProblems(table: ScoringTable, edition: Edition | undefined, placeKinds: Dictionary | undefined): string[] {
  const { parts, total, passLine } = table;
  const indicators = new Set(edition?.indicators.map(({ key }) => key));
  const keys = parts.map(({ key }) => key);
  const sum = parts.reduce((sum, { points }) => sum + points, 0);
  return [
    ...(edition ? [] : [`没有 ${table.edition} 这一版标准`]),
    ...parts.flatMap((part) =>
      part.indicators.filter((key) => edition && !indicators.has(key)).map((key) => `${part.key}：没有 ${key} 这个指标`),
    ),
    ...keys.filter((key, i) => keys.indexOf(key) !== i).map((key) => `${key} 出现了两次`),
    ...(sum === total ? [] : [`各部分合计 ${sum} 分，不是 ${total} 分`]),
    ...(passLine < total ? [] : [`合格线 ${passLine} 分不低于总分`]),
    ...unknownKinds(
      parts.flatMap(({ placeKinds }) => placeKinds),
      placeKinds,
    ),
  ];
}
