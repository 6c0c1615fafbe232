import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ComparedItem, compareReadings } from './compare.rules.ts';

const item = (text: string, path = '', place = '市容环境'): ComparedItem => ({ text, path, place });
const streets = item('整治背街小巷，完成改造八十条，清理乱堆乱放。', '1');
const markets = item('规范农贸市场管理，落实清扫保洁制度。', '2');
const toilets = item('新建改建公共厕所二十座，落实专人管护。', '3');
const old = [streets, markets, toilets];
const kinds = (fresh: ComparedItem[]) => compareReadings(old, fresh).items.map(({ kind, former }) => [kind, former]);

describe('新旧对照', () => {
  it('finds what is the same, though numbers moved up and commas changed', () => {
    expect(kinds([item('设立宣传栏一百处。', '1'), { ...streets, path: '2', text: streets.text.replace('，', ', ') }, markets])).toEqual([
      ['new', null],
      ['same', 0],
      ['same', 1],
    ]);
    expect(compareReadings(old, [streets, markets]).gone).toEqual([2]);
  });

  it('tells changed from moved from new', () => {
    expect(
      kinds([
        { ...streets, text: streets.text.replace('八十条', '一百二十条') },
        { ...markets, place: '食品安全' },
        item('开展春季集中灭鼠灭蚊活动。', '3'),
      ]),
    ).toEqual([
      ['changed', 0],
      ['moved', 1],
      ['new', null],
    ]);
  });

  it('pairs equal texts in order, each once', () => {
    const { items, gone } = compareReadings([markets, markets], [markets, markets, markets]);
    expect(items.map((i) => i.former)).toEqual([0, 1, null]);
    expect(gone).toEqual([]);
  });

  it('accounts for every old item once, and finds itself unchanged', () => {
    const items = fc.array(
      fc.record({
        text: fc.stringMatching(/^[整治街道市场公厕清理垃圾]{0,12}$/u),
        path: fc.constantFrom('1', '2'),
        place: fc.constantFrom('甲', '乙'),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(items, items, (before, after) => {
        const { items: found, gone } = compareReadings(before, after);
        const used = found.flatMap((i) => (i.former === null ? [] : [i.former]));
        expect(found).toHaveLength(after.length);
        expect([...used, ...gone].sort((a, b) => a - b)).toEqual([...before.keys()]);
        expect(found.every((i) => (i.kind === 'new') === (i.former === null))).toBe(true);
        expect(compareReadings(before, before).items.every((i) => i.kind === 'same')).toBe(true);
      }),
    );
  });

  it('asks each item only after its rare words: ten times the document is not a hundred times the pairs', () => {
    const many = (n: number, word: string) =>
      Array.from({ length: n }, (_, i) => item(`整治第${i * 7919}号点位周边环境，${word}清理积存垃圾第${i * 104729}处。`, String(i)));
    const { items } = compareReadings(many(3000, '定期'), many(3000, '每日'));
    expect(items.filter(({ kind, former }, i) => kind === 'changed' && former === i).length).toBeGreaterThan(2900);
  });
});
