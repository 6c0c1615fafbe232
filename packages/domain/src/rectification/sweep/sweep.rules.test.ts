import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placesToSweep, type SweepState, sweepProgress } from './sweep.rules.ts';

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

  it('tells how far it is, area by area', () => {
    const check = (state: SweepState, areaUnitId: string) => ({ state, areaUnitId });
    const progress = sweepProgress([check('sound', '云台'), check('found', '云台'), check('waiting', '柳桥'), check('sound', '柳桥')]);
    expect(progress.says).toBe('同类点位 4 处，已排查 3 处，发现 1 处');
    expect(progress.areas.map((area) => [area.areaUnitId, area.says])).toEqual([
      ['柳桥', '同类点位 2 处，已排查 1 处，发现 0 处'],
      ['云台', '同类点位 2 处，已排查 2 处，发现 1 处，查完了'],
    ]);
    expect(sweepProgress([]).says).toBe('没有同类点位');
  });

  it('adds up over areas', () => {
    const checks = fc.array(
      fc.record({ state: fc.constantFrom<SweepState>('waiting', 'sound', 'found'), areaUnitId: fc.constantFrom('云台', '柳桥', null) }),
    );
    fc.assert(
      fc.property(checks, (all) => {
        const { areas, total, looked, found } = sweepProgress(all);
        const sum = (of: (area: (typeof areas)[number]) => number) => areas.reduce((n, area) => n + of(area), 0);
        expect([sum((a) => a.total), sum((a) => a.looked), sum((a) => a.found)]).toEqual([total, looked, found]);
        expect(found).toBeLessThanOrEqual(looked);
        expect(looked).toBeLessThanOrEqual(total);
      }),
    );
  });
});
