import { yuan } from '@weicheng/domain/plan';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readYuan, shareOf, TypedYuan } from './money.ts';

describe('金额', () => {
  it('reads 元 as people write it, to the 分', () => {
    expect(['1234.5', '1,234.50', '０．０１', '12.5万', '3万元', ' 80 元', '0.000001万'].map(readYuan)).toEqual([
      123_450, 123_450, 1, 12_500_000, 3_000_000, 8000, 1,
    ]);
  });
  it('refuses what is no amount, below zero, or finer than a 分', () => {
    for (const text of ['', '一万', '-5', '1.234', '1e5', '0.0000001万', '1.2.3', '9'.repeat(13)])
      expect([text, readYuan(text)]).toEqual([text, undefined]);
    expect(readYuan('1.500')).toBe(150);
  });
  it('reads back what is shown, whatever the amount', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 10_000_000_000_000 }), (fen) => readYuan(yuan(fen)) === fen));
  });
  it('says in a form what to write', () => {
    expect(TypedYuan.safeParse('80').data).toBe(8000);
    expect(TypedYuan.safeParse('八十').error?.issues[0]?.message).toContain('1234.50');
    expect(TypedYuan.safeParse(' ').error?.issues[0]?.message).toBe('金额没有填');
  });
  it('compares only with something', () => {
    expect([shareOf(50, 200), shareOf(1, 3), shareOf(5, 0)]).toEqual(['25%', '33%', '']);
  });
});
