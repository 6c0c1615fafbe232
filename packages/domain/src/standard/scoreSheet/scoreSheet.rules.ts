import { type SheetScore, scoreSheet } from '../checklist/checklist.rules.ts';
import type { CheckItem, Checklist, CitySize, Mark } from '../checklist/checklist.schema.ts';
import type { Edition } from '../edition/edition.schema.ts';
import type { ItemMark } from './scoreSheet.schema.ts';

type Written = Pick<ItemMark, 'item' | 'kind' | 'defects' | 'seen' | 'rating' | 'remark'>;

/** The mark that counts; null where the item was not looked at. */
export function markOf({ item, kind, defects, seen, rating, remark }: Written): Mark | null {
  if (kind === 'notLooked') return null;
  if (kind === 'notApplicable') return { kind, item, reason: remark || '合理缺项' };
  return kind === 'rating' ? { kind, item, rating } : { kind, item, defects, seen };
}

/** 一张表得了多少分: what was not looked at does not count. */
export const scoreWritten = (checklist: Checklist, marks: readonly Written[], size: CitySize): SheetScore =>
  scoreSheet(
    checklist,
    marks.flatMap((mark) => markOf(mark) ?? []),
    size,
  );

/** What is wrong with a mark of an item, as a sentence; null where nothing is. */
export function markFault(item: CheckItem, { kind, defects, seen, remark }: Written): string | null {
  if (kind === 'notApplicable' && remark === '') return '合理缺项要写明原因，比如“没有食堂”。';
  if (kind !== 'defects' || item.band?.by !== 'ratio' || defects === 0) return null;
  if (seen === 0) return '这一项按比例评分，要写一共看了几处。';
  return defects > seen ? `有问题的 ${defects} 处多于一共看的 ${seen} 处，核对一下。` : null;
}

/** What one finished sheet found wrong. */
export interface FoundWrong {
  item: CheckItem;
  text: string;
}

/** 检查发现: every item that loses points, in the words of whoever looked, else in those of the list. */
export function foundWrong(score: SheetScore, marks: readonly Written[]): FoundWrong[] {
  const written = new Map(marks.map((mark) => [mark.item, mark]));
  return score.items.flatMap(({ item, won, mark }) => {
    if (won === null || won >= item.points || mark === null) return [];
    // a good rating (9–10) may lose a point or so; that is no finding
    if (mark.kind === 'rating' && mark.rating >= 9) return [];
    const remark = written.get(item.key)?.remark ?? '';
    return [{ item, text: remark || `没有做到：${item.text}${howMany(mark)}` }];
  });
}

function howMany(mark: Mark): string {
  if (mark.kind !== 'defects') return '';
  return mark.seen > 0 ? `（看 ${mark.seen} 处，${mark.defects} 处有问题）` : `（${mark.defects} 处）`;
}

/** How many points an expert's clause has; every clause of an area weighs the same. */
const clausePoints = 10;
const words = 'documents';

/** 资料表 of each area of an edition: its clauses as items, rated by experts from 0 to 10. */
export const documentChecklists = ({ key, areas, clauses, sources }: Edition): Checklist[] =>
  areas.flatMap((area) => {
    const of = clauses.filter((clause) => clause.area === area.key);
    if (of.length === 0) return [];
    return {
      kind: 'checklist',
      key: documentsKey(area.key),
      name: `${area.name}（资料）`,
      edition: key,
      placeKinds: [words],
      sources,
      groups: [{ key: area.key, name: area.name, vetoBelow: null }],
      items: of.map((clause) => ({
        key: clause.key,
        group: area.key,
        text: `${clause.title}：${clause.text}`,
        clause: clause.key,
        points: clausePoints,
        deduction: clausePoints,
        severity: 'minor' as const,
        keyItem: false,
        photo: false,
        band: null,
        source: clause.source,
        verification: clause.verification,
      })),
      grades: [],
    };
  });

/** The key of the 资料表 of an area. */
export const documentsKey = (area: string): string => `documents-${area}`;
