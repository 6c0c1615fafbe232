import { describe, expect, it } from 'vitest';
import { placesToSweep, sayProgress, unitsProgress } from './sweep.rules.ts';

const place = (id: string, kind = 'market', areaUnitId: string | null = '云台') => ({ id, kind, areaUnitId });
const scope = { kind: 'market', exceptId: 'a', areaUnitIds: [] };

describe('举一反三', () => {
  it('goes to every similar place but its own', () => {
    const places = [place('a'), place('b'), place('c', 'publicToilet'), place('d', 'market', '柳桥'), place('b')];
    const ids = (about: object) => placesToSweep(places, { ...scope, ...about }).map(({ id }) => id);
    expect(ids({})).toEqual(['b', 'd']);
    expect(ids({ areaUnitIds: ['柳桥'] })).toEqual(['d']);
    expect(ids({ exceptId: null })).toEqual(['a', 'b', 'd']);
  });

  it('tells how far it is, the unit with most left first', () => {
    const units = [
      { unitName: '云台', total: 2, looked: 2, found: 1 },
      { unitName: '柳桥', total: 2, looked: 1, found: 0 },
      { unitName: '青禾', total: 9, looked: 0, found: 0 },
    ];
    expect(unitsProgress(units).map(({ unitName, says }) => [unitName, says])).toEqual([
      ['青禾', '9 处，已排查 0 处，发现 0 处'],
      ['柳桥', '2 处，已排查 1 处，发现 0 处'],
      ['云台', '2 处，已排查 2 处，发现 1 处，查完了'],
    ]);
    expect(sayProgress({ total: 4, looked: 3, found: 1 }).says).toBe('4 处，已排查 3 处，发现 1 处');
  });
});
