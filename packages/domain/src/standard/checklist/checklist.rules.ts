import type { Dictionary } from '../dictionary/dictionary.schema.ts';
import type { Edition } from '../edition/edition.schema.ts';
import { bandOf, ratingsOf } from './band.rules.ts';
import type { CheckItem, Checklist, CitySize, Mark } from './checklist.schema.ts';

/** 一项的得分. */
export interface ItemScore {
  item: CheckItem;
  mark: Mark | null;
  /** Points won, null where the item does not apply or is not marked yet. */
  won: number | null;
}

/** 一张检查表的得分. Every figure opens into `items`, so that it can be recomputed by hand. */
export interface SheetScore {
  items: ItemScore[];
  /** 实得分 and 应得分: of the items that apply and are marked. */
  won: number;
  due: number;
  /** 标化分 = 实得分 ÷ 应得分 × 100; null where nothing applies. */
  scaled: number | null;
  /** Items that are not marked yet. */
  open: CheckItem[];
  /** 关键项 that failed. */
  failedKeys: CheckItem[];
  /** Groups below their veto line, reported beside the score and never averaged away. */
  vetoes: Checklist['groups'];
  /** 等级; null while items are open, where a key item failed, below the lowest grade, or where there are no grades. */
  grade: Checklist['grades'][number] | null;
}

/** 一张检查表打了多少分. A later mark of an item replaces an earlier one. */
export function scoreSheet(checklist: Checklist, marks: readonly Mark[], size: CitySize): SheetScore {
  const byItem = new Map(marks.map((mark) => [mark.item, mark]));
  const items = checklist.items.map((item): ItemScore => {
    const mark = byItem.get(item.key) ?? null;
    return { item, mark, won: mark && pointsOf(item, mark, size) };
  });
  const counted = items.filter(({ won }) => won !== null);
  const { won, due } = sumOf(counted);
  const open = items.filter(({ mark }) => mark === null).map(({ item }) => item);
  const failedKeys = counted.filter(({ item, mark }) => item.keyItem && mark && fails(item, mark, size)).map(({ item }) => item);
  const vetoes = checklist.groups.filter(({ key, vetoBelow }) => {
    const group = sumOf(counted.filter(({ item }) => item.group === key));
    return vetoBelow !== null && group.due > 0 && group.won / group.due < vetoBelow;
  });
  const scaled = due === 0 ? null : (won / due) * 100;
  const gradable = scaled !== null && open.length === 0 && failedKeys.length === 0 && vetoes.length === 0;
  const grade = (gradable && checklist.grades.find(({ from }) => scaled >= from)) || null;
  return { items, won, due, scaled, open, failedKeys, vetoes, grade };
}

function sumOf(scores: readonly ItemScore[]): { won: number; due: number } {
  const won = scores.reduce((sum, score) => sum + (score.won ?? 0), 0);
  return { won, due: scores.reduce((sum, { item }) => sum + item.points, 0) };
}

/** Counted defects take the middle of their band where the item has one, else points off for each. */
function pointsOf(item: CheckItem, mark: Mark, size: CitySize): number | null {
  if (mark.kind === 'notApplicable') return null;
  if (mark.kind === 'rating') return (item.points * mark.rating) / 10;
  if (item.band === null) return Math.max(0, item.points - mark.defects * item.deduction);
  if (mark.defects === 0) return item.points;
  const [lowest, highest] = ratingsOf(bandOf(item.band, size, mark));
  return (item.points * (lowest + highest)) / 20;
}

function fails(item: CheckItem, mark: Mark, size: CitySize): boolean {
  if (mark.kind === 'notApplicable') return false;
  if (mark.kind === 'rating') return mark.rating <= ratingsOf('poor')[1];
  return item.band === null ? mark.defects > 0 : bandOf(item.band, size, mark) === 'poor';
}

/** What is wrong with a checklist of the right shape. */
export function checklistProblems(checklist: Checklist, edition: Edition | undefined, placeKinds: Dictionary | undefined): string[] {
  const { items, groups, sources, grades } = checklist;
  const clauses = new Set(edition?.clauses.map(({ key }) => key));
  const kinds = new Set(placeKinds?.entries.map(({ key }) => key));
  const has = (list: readonly { key: string }[], key: string) => list.some((one) => one.key === key);
  const keys = items.map(({ key }) => key);
  return [
    ...(edition ? [] : [`没有 ${checklist.edition} 这一版标准`]),
    ...checklist.placeKinds.filter((kind) => !kinds.has(kind)).map((kind) => `词典 placeKinds 里没有 ${kind}`),
    ...keys.filter((key, i) => keys.indexOf(key) !== i).map((key) => `检查项 ${key} 出现了两次`),
    ...items.filter(({ clause }) => edition && !clauses.has(clause)).map(({ key, clause }) => `检查项 ${key}：没有 ${clause} 这个条款`),
    ...items.filter(({ group }) => !has(groups, group)).map(({ key, group }) => `检查项 ${key}：没有 ${group} 这个分组`),
    ...items.filter(({ source }) => !has(sources, source)).map(({ key, source }) => `检查项 ${key}：没有 ${source} 这个出处`),
    ...items.filter(({ deduction, points }) => deduction > points).map(({ key }) => `检查项 ${key}：每处扣分多于分值`),
    ...items.filter((item) => wrongBand(item)).map(({ key }) => `检查项 ${key}：评分档要由严到宽，比率在 0 到 1 之间`),
    ...groups.filter(({ key }) => !items.some(({ group }) => group === key)).map(({ key }) => `分组 ${key} 下面没有检查项`),
    ...grades.filter(({ from }, i) => i > 0 && from >= (grades[i - 1]?.from ?? 0)).map(({ key }) => `等级 ${key} 没有从高到低排`),
  ];
}

function wrongBand({ band }: CheckItem): boolean {
  if (band === null) return false;
  const { good, fair, by } = band;
  const most = Math.max(fair.ordinary, fair.large);
  return good.ordinary > fair.ordinary || good.large > fair.large || (by === 'ratio' && most > 1);
}
