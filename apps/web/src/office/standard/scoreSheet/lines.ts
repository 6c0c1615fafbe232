import type { ItemMark, MarkKind } from '@weicheng/domain/standard';

/** 一行 as it is typed, before it is a mark. */
export interface Typed {
  kind: MarkKind | null;
  /** Defects, or an expert's rating. */
  figure: string;
  /** Out of how many. */
  seen: string;
  remark: string;
}

export type Wish = Pick<ItemMark, 'item' | 'kind' | 'defects' | 'seen' | 'rating' | 'remark' | 'photos'>;

/** A line as it lies there, as one would have typed it. */
export function typedOf(mark: ItemMark | undefined): Typed {
  if (!mark) return { kind: null, figure: '', seen: '', remark: '' };
  const { kind, defects, seen, rating, remark } = mark;
  const figure = kind === 'defects' ? String(defects) : kind === 'rating' ? String(rating) : '';
  return { kind, figure, seen: seen > 0 ? String(seen) : '', remark };
}

/**
 * What is to be written of a line: a wish; a sentence about a figure that is none; null while nothing is said yet. `rated`: the sheet is an
 * expert's, 0 to 10.
 */
export function wishOf(item: string, typed: Typed, rated: boolean, photos: string[]): Wish | string | null {
  const { kind, remark } = typed;
  const wish = { item, defects: 0, seen: 0, rating: 0, remark: remark.trim(), photos };
  if (kind === null) return null;
  if (kind === 'notApplicable' || kind === 'notLooked') return { ...wish, kind };
  const figure = typed.figure.trim();
  if (figure === '') return null;
  if (rated) {
    const rating = /^\d{1,2}(\.\d{1,2})?$/.test(figure) ? Number(figure) : Number.NaN;
    return rating <= 10 ? { ...wish, kind: 'rating', rating } : '评分填 0 到 10，小数用点，如 8.5。';
  }
  if (!/^\d{1,4}$/.test(figure)) return '问题数填整数，没有问题填 0。';
  if (!/^\d{0,4}$/.test(typed.seen.trim())) return '查看数填整数。';
  return { ...wish, kind: 'defects', defects: Number(figure), seen: Number(typed.seen) };
}

/** Whether a wish says something else than what lies there. */
export const differs = (wish: Wish, mark: ItemMark | undefined): boolean =>
  !mark || (['kind', 'defects', 'seen', 'rating', 'remark'] as const).some((name) => wish[name] !== mark[name]);

/** A line in words: 2 处问题（共看 10 处）. */
export function markSays({ kind, defects, seen, rating, remark }: Omit<Wish, 'item' | 'photos'>): string {
  const what = {
    notLooked: '没有看',
    notApplicable: '合理缺项',
    rating: `${rating} 分`,
    defects: `${defects === 0 ? '无问题' : `${defects} 处问题`}${seen > 0 ? `（共看 ${seen} 处）` : ''}`,
  }[kind];
  return remark ? `${what}，${remark}` : what;
}
