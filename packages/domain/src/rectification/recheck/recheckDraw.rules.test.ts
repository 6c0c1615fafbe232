import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawRechecks, recheckCount } from './recheckDraw.rules.ts';

const rule = { share: 0.1, least: 1 };
const ids = (count: number) => Array.from({ length: count }, (_, i) => `${i}号`);

describe('抽回头看', () => {
  it('draws the share, rounded up, at least one where there is one', () => {
    expect([0, 1, 9, 10, 11, 100].map((pool) => recheckCount(pool, rule))).toEqual([0, 1, 1, 1, 2, 10]);
    expect(recheckCount(3, { share: 0, least: 5 })).toBe(3);
    expect(recheckCount(30, { share: 0.1, least: 0 })).toBe(3);
  });

  it('says how to draw it again', () => {
    const draw = drawRechecks(ids(30), rule, '2026 年第 48 周');
    expect(draw.says).toBe('已销号 30 件，按种子“2026 年第 48 周”抽 3 件回头看');
    expect(drawRechecks(ids(30).reverse(), rule, draw.seed).drawn).toEqual(draw.drawn);
  });

  it('draws without favour: over many seeds every issue about as often as another', () => {
    const often = new Map<string, number>();
    for (let week = 0; week < 2000; week++)
      for (const id of drawRechecks(ids(20), rule, `第 ${week} 周`).drawn) often.set(id, (often.get(id) ?? 0) + 1);
    // 200 expected, standard deviation 13
    for (const count of ids(20).map((id) => often.get(id) ?? 0)) expect(Math.abs(count - 200)).toBeLessThan(65);
  });

  it('draws of what there is, each once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 5 })),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(20),
        fc.string(),
        (closed, share, least, seed) => {
          const { drawn, pool } = drawRechecks(closed, { share, least }, seed);
          expect(new Set(drawn).size).toBe(drawn.length);
          expect(drawn.every((id) => closed.includes(id))).toBe(true);
          expect(drawn.length).toBe(recheckCount(pool, { share, least }));
          expect(drawn.length).toBeGreaterThanOrEqual(Math.min(pool, least));
        },
      ),
    );
  });
});
