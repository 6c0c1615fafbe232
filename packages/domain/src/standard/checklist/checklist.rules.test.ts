import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandOf, ratingsOf } from './band.rules.ts';
import { checklistProblems, scoreSheet } from './checklist.rules.ts';
import { type Band, Checklist, type Mark } from './checklist.schema.ts';

/** Toilets below the grade: none is good; one, in a large city two, is fair. */
const toilets: Band = { by: 'count', good: { ordinary: 0, large: 0 }, fair: { ordinary: 1, large: 2 } };
/** Bad smell: up to a tenth of those seen is good, a fifth fair. */
const smell: Band = { by: 'ratio', good: { ordinary: 0.1, large: 0.1 }, fair: { ordinary: 0.2, large: 0.2 } };

const item = (key: string, about: object = {}) => ({
  ...{ key, group: 'floor', text: '干净', clause: 'markets', points: 20, deduction: 4, severity: 'minor' },
  ...{ keyItem: false, photo: true, band: null, source: 's', verification: 'unverified' },
  ...about,
});
const market = (about: object = {}): Checklist =>
  Checklist.parse({
    ...{ kind: 'checklist', key: 'market', name: '农贸市场', edition: 'draft', placeKinds: ['market'] },
    sources: [{ key: 's', title: '自编' }],
    groups: [
      { key: 'floor', name: '场内', vetoBelow: null },
      { key: 'birds', name: '活禽', vetoBelow: 0.7 },
    ],
    items: [
      item('waste'),
      item('toilet', { band: toilets }),
      item('licence', { keyItem: true }),
      item('birds-area', { group: 'birds', points: 8 }),
      item('birds-slaughter', { group: 'birds', points: 6 }),
      item('birds-hygiene', { group: 'birds', points: 6 }),
    ],
    grades: [
      { key: 'A', name: '优秀', from: 90 },
      { key: 'B', name: '良好', from: 70 },
      { key: 'C', name: '一般', from: 60 },
    ],
    ...about,
  });
const rate = (item: string, rating: number): Mark => ({ kind: 'rating', item, rating });
const count = (item: string, defects: number, seen = 10): Mark => ({ kind: 'defects', item, defects, seen });
const leave = (item: string): Mark => ({ kind: 'notApplicable', item, reason: '市场没有活禽' });
const noBirds = ['birds-area', 'birds-slaughter', 'birds-hygiene'].map(leave);
const perfect = market().items.map(({ key }) => rate(key, 10));

describe('评分档', () => {
  it('counts by the size of the city', () => {
    expect([0, 1, 2, 3].map((defects) => bandOf(toilets, 'ordinary', { defects, seen: 9 }))).toEqual(['good', 'fair', 'poor', 'poor']);
    expect([0, 1, 2, 3].map((defects) => bandOf(toilets, 'large', { defects, seen: 9 }))).toEqual(['good', 'fair', 'fair', 'poor']);
    expect([0, 1, 2, 3].map((defects) => bandOf(smell, 'large', { defects, seen: 10 }))).toEqual(['good', 'good', 'fair', 'poor']);
    expect(bandOf(smell, 'large', { defects: 0, seen: 0 })).toBe('good');
    expect((['good', 'fair', 'poor'] as const).map(ratingsOf)).toEqual([
      [9, 10],
      [7, 8],
      [0, 6],
    ]);
  });
});

describe('一张检查表的得分', () => {
  it('takes out what does not apply and scales up the rest', () => {
    const score = scoreSheet(market(), [rate('waste', 8), count('toilet', 0), rate('licence', 10), ...noBirds], 'ordinary');
    expect(score).toMatchObject({ won: 56, due: 60, open: [], vetoes: [], failedKeys: [] });
    expect(score.scaled).toBeCloseTo(93.33, 2);
    expect(score.grade?.name).toBe('优秀');
  });

  it('takes points off for each defect, and the middle of the band where there is one', () => {
    const score = (mark: Mark) => scoreSheet(market(), [mark], 'large').won;
    expect([count('waste', 0), count('waste', 2), count('waste', 9)].map(score)).toEqual([20, 12, 0]);
    expect([count('toilet', 0), count('toilet', 2), count('toilet', 3)].map(score)).toEqual([20, 15, 6]);
  });

  it('vetoes live birds below seven tenths and says so beside the score', () => {
    const birds = (rating: number) => scoreSheet(market(), [...perfect, rate('birds-area', rating)], 'ordinary');
    expect(birds(2)).toMatchObject({ won: 73.6, vetoes: [{ key: 'birds' }], grade: null }); // 13.6 of 20
    expect(birds(2.5)).toMatchObject({ vetoes: [], grade: { key: 'A' } }); // 14 of 20, on the line
  });

  it('gives no grade while a key item fails or an item is open', () => {
    expect(scoreSheet(market(), perfect, 'ordinary').grade?.key).toBe('A');
    expect(scoreSheet(market(), [...perfect, count('licence', 1)], 'ordinary')).toMatchObject({
      failedKeys: [{ key: 'licence' }],
      grade: null,
    });
    expect(scoreSheet(market(), [...perfect, rate('licence', 6)], 'ordinary').failedKeys).toHaveLength(1);
    expect(scoreSheet(market(), [...perfect, rate('licence', 7)], 'ordinary').failedKeys).toHaveLength(0);
    expect(scoreSheet(market(), perfect.slice(1), 'ordinary')).toMatchObject({ open: [{ key: 'waste' }], scaled: 100, grade: null });
    expect(scoreSheet(market(), [], 'ordinary')).toMatchObject({ scaled: null, grade: null });
  });

  it('adds up: the items make the sum, and a better mark never makes it worse', () => {
    const keys = market().items.map(({ key }) => key);
    const mark = (item: string): fc.Arbitrary<Mark> =>
      fc.oneof(
        fc.constant(leave(item)),
        fc.integer({ min: 0, max: 10 }).map((rating) => rate(item, rating)),
        fc.nat(12).map((defects) => count(item, defects)),
      );
    const better = (mark: Mark): Mark =>
      mark.kind === 'rating'
        ? { ...mark, rating: Math.min(10, mark.rating + 1) }
        : mark.kind === 'defects'
          ? { ...mark, defects: Math.max(0, mark.defects - 1) }
          : mark;
    fc.assert(
      fc.property(fc.tuple(...keys.map(mark)), fc.constantFrom('ordinary' as const, 'large' as const), (marks, size) => {
        const score = scoreSheet(market(), marks, size);
        expect(score.items.reduce((sum, { won }) => sum + (won ?? 0), 0)).toBeCloseTo(score.won, 9);
        expect(score.won).toBeLessThanOrEqual(score.due);
        if (score.scaled !== null) expect(score.scaled >= 0 && score.scaled <= 100).toBe(true);
        expect(scoreSheet(market(), marks.map(better), size).won).toBeGreaterThanOrEqual(score.won - 1e-9);
        expect(scoreSheet(market(), [...marks].reverse(), size).won).toBeCloseTo(score.won, 9);
      }),
    );
  });
});

describe('检查表的检查', () => {
  it('follows every reference and weighs every band', () => {
    const wrong = market({
      items: [
        item('waste', { group: 'roof', source: 'x', deduction: 21 }),
        item('waste', { band: { ...smell, fair: { ordinary: 2, large: 2 } } }),
        item('birds', { group: 'birds', band: { ...toilets, good: { ordinary: 3, large: 0 } } }),
      ],
      grades: [
        { key: 'B', name: '良好', from: 70 },
        { key: 'A', name: '优秀', from: 90 },
      ],
    });
    expect(checklistProblems(wrong, undefined, undefined)).toEqual([
      '没有 draft 这一版标准',
      '词典 placeKinds 里没有 market',
      '检查项 waste 出现了两次',
      '检查项 waste：没有 roof 这个分组',
      '检查项 waste：没有 x 这个出处',
      '检查项 waste：每处扣分多于分值',
      '检查项 waste：评分档要由严到宽，比率在 0 到 1 之间',
      '检查项 birds：评分档要由严到宽，比率在 0 到 1 之间',
      '等级 A 没有从高到低排',
    ]);
  });
});
