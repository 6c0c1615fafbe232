import type { ItemMark } from '@weicheng/domain/standard';
import { describe, expect, it } from 'vitest';
import { differs, markSays, typedOf, wishOf } from './lines.ts';

const mark: ItemMark = {
  item: 'a',
  kind: 'defects',
  defects: 2,
  seen: 10,
  rating: 0,
  remark: '门口',
  photos: [],
  revision: 3,
  by: '何以南',
  at: '2026-11-25T01:00:00.000Z',
};

describe('打分表的一行', () => {
  it('填好的一行再写一遍，和原来一样', () => {
    for (const one of [
      mark,
      { ...mark, kind: 'rating' as const, defects: 0, seen: 0, rating: 8.5 },
      { ...mark, kind: 'notApplicable' as const, defects: 0, seen: 0 },
      { ...mark, kind: 'notLooked' as const, defects: 0, seen: 0, remark: '' },
    ]) {
      const wish = wishOf('a', typedOf(one), one.kind === 'rating', []);
      expect(wish).toMatchObject({ kind: one.kind, remark: one.remark });
      expect(typeof wish === 'object' && wish && differs(wish, one)).toBe(false);
    }
  });

  it('没有填的不写，不是数的说明白', () => {
    expect(wishOf('a', typedOf(undefined), false, [])).toBeNull();
    expect(wishOf('a', { kind: 'defects', figure: '', seen: '', remark: '' }, false, [])).toBeNull();
    expect(wishOf('a', { kind: 'defects', figure: '两处', seen: '', remark: '' }, false, [])).toBe('问题数填整数，没有问题填 0。');
    expect(wishOf('a', { kind: 'defects', figure: '1.5', seen: '', remark: '' }, false, [])).toBe('问题数填整数，没有问题填 0。');
    for (const figure of ['11', '-1', '8,5', '85%', '0x8'])
      expect(wishOf('a', { kind: 'rating', figure, seen: '', remark: '' }, true, [])).toBe('评分填 0 到 10，小数用点，如 8.5。');
    for (const figure of ['-1', '1,5', '3 处'])
      expect(wishOf('a', { kind: 'defects', figure, seen: '', remark: '' }, false, [])).toBe('问题数填整数，没有问题填 0。');
  });

  it('改了说明也算改', () => {
    const wish = wishOf('a', { ...typedOf(mark), remark: '后厨' }, false, []);
    expect(typeof wish === 'object' && wish && differs(wish, mark)).toBe(true);
  });

  it('一行说成话', () => {
    expect(markSays(mark)).toBe('2 处问题（共看 10 处），门口');
    expect(markSays({ ...mark, defects: 0, seen: 0, remark: '' })).toBe('无问题');
  });
});
