import { describe, expect, it } from 'vitest';
import { telling } from './inOrder.ts';

const rows = (count: number, has: (n: number) => boolean[]) => Array.from({ length: count }, (_, n) => has(n));

describe('按哪几个词查', () => {
  it('takes the rarest, and others only where they leave fewer rows', () => {
    const seen = rows(200, (n) => [true, n % 10 === 0, n % 10 === 0, n % 40 === 0, n % 7 === 0]);
    expect(telling(['片区', '垃圾', '圾桶', '少见', '窨井'], seen)).toEqual(['少见', '窨井']);
    expect(
      telling(
        ['垃圾', '圾桶'],
        rows(200, (n) => [n % 10 === 0, n % 10 === 0]),
      ),
    ).toEqual(['垃圾']);
    expect(
      telling(
        ['垃圾', '污水'],
        rows(200, (n) => [n % 10 === 0, n % 10 === 5]),
      ),
    ).toEqual(['垃圾', '污水']);
  });

  it('takes one word at least and four at most, and knows nothing of words it has not seen', () => {
    expect(
      telling(
        ['片区'],
        rows(8, () => [true]),
      ),
    ).toEqual(['片区']);
    expect(
      telling(
        ['片区', '第'],
        rows(8, () => [true, true]),
      ),
    ).toEqual(['片区']);
    expect(telling(['甲', '乙', '丙', '丁', '戊'], [])).toEqual(['甲', '乙', '丙', '丁']);
    expect(
      telling(
        ['片区', '甲', '乙'],
        rows(8, () => [true, false, false]),
      ),
    ).toEqual(['甲', '乙']);
  });
});
