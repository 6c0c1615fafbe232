import type { UnitTreeRow } from '@weicheng/domain/organization';
import { describe, expect, it } from 'vitest';
import { above, growTree, linesOf, pieces, sift } from './tree.ts';

const row = (id: string, parentId: string | null, name: string, more: Partial<UnitTreeRow> = {}): UnitTreeRow => ({
  id: id as UnitTreeRow['id'],
  parentId: parentId as UnitTreeRow['parentId'],
  kind: 'department',
  name,
  shortName: null,
  divisionCode: null,
  position: 0,
  endedOn: null,
  people: 0,
  ...more,
});
const rows = [
  row('city', null, '松原示例市', { kind: 'city' }),
  row('yuntai', 'city', '云台街道办事处', { kind: 'subdistrict', position: 2, divisionCode: '990101001' }),
  row('wangxi', 'yuntai', '望溪社区', { kind: 'community' }),
  row('health', 'city', '卫生健康委员会', { position: 1, shortName: '卫健委' }),
  row('old', 'city', '爱国卫生办公室', { position: 3, endedOn: '2025-03-01' as UnitTreeRow['endedOn'] }),
];
const id = (text: string) => text as UnitTreeRow['id'];
const names = (lines: { row: UnitTreeRow }[]) => lines.map((line) => line.row.name);

describe('the tree on the screen', () => {
  it('draws roots, and below an open unit its children in order', () => {
    const tree = growTree(rows, '2026-01-01', false);
    expect(names(linesOf(tree, new Set(), '2026-01-01'))).toEqual(['松原示例市']);
    expect(names(linesOf(tree, new Set([id('city')]), '2026-01-01'))).toEqual(['松原示例市', '卫生健康委员会', '云台街道办事处']);
    const lines = linesOf(tree, new Set([id('city'), id('yuntai')]), '2026-01-01');
    expect(lines.map(({ level, place, siblings }) => [level, place, siblings])).toEqual([
      [1, 1, 1],
      [2, 1, 2],
      [2, 2, 2],
      [3, 1, 1],
    ]);
  });

  it('shows ended units only when asked, and says that they ended', () => {
    const shown = linesOf(growTree(rows, '2026-01-01', true), new Set([id('city')]), '2026-01-01');
    expect(shown.filter((line) => line.ended).map((line) => line.row.name)).toEqual(['爱国卫生办公室']);
    expect(names(linesOf(growTree(rows, '2025-02-28', false), new Set([id('city')]), '2025-02-28'))).toContain('爱国卫生办公室');
  });

  it('sifts to what was typed and the way to it', () => {
    const tree = growTree(rows, '2026-01-01', false);
    const hit = sift(tree, '望溪');
    expect(hit.found).toBe(1);
    expect(names(linesOf(hit.tree, hit.open, '2026-01-01'))).toEqual(['松原示例市', '云台街道办事处', '望溪社区']);
    expect(sift(tree, '卫健委').found).toBe(1);
    expect(sift(tree, '990101').found).toBe(1);
    expect(sift(tree, '没有这个').tree).toEqual([]);
  });

  it('marks what was typed in a name', () => {
    expect(pieces('云台街道办事处', '街道')).toEqual(['云台', '街道', '办事处']);
    expect(pieces('云台街道办事处', '')).toEqual(['云台街道办事处']);
    expect(pieces('云台街道办事处', '镇')).toEqual(['云台街道办事处']);
  });

  it('knows the way down to a unit, and survives a ring', () => {
    const byId = new Map(rows.map((one) => [one.id, one]));
    expect(above(byId, id('wangxi'))).toEqual(['city', 'yuntai']);
    const ring = new Map([row('a', 'b', '甲'), row('b', 'a', '乙')].map((one) => [one.id, one]));
    expect(above(ring, id('a')).length).toBeLessThan(3);
  });
});
