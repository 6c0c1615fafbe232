import { aUnitGroup, aUnitRecord, day } from '@weicheng/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AliasId, nameIndex, type UnitAlias } from '../../organization/index.ts';
import { type MatchedName, matchUnits } from './unitMatch.rules.ts';

const today = day('2026-11-25');
const root = aUnitRecord({ kind: 'city', name: '澄溪市', parentId: null });
const named = (name: string) => aUnitRecord({ kind: 'department', name, parentId: root.unit.id });
const market = named('市场监督管理所');
const urban = named('市城市管理综合执法局');
const health = named('市卫生健康委员会');
const housing = named('市住房和城乡建设局');
const street = aUnitRecord({ kind: 'subdistrict', name: '云台街道', parentId: root.unit.id });
const group = aUnitGroup({ name: '各社区' });
const alias: UnitAlias = {
  id: '01980000-0000-7000-8000-000000000001' as AliasId,
  unitId: urban.unit.id,
  name: '城管局',
  from: null,
  until: null,
  origin: 'office',
};
const records = [root, market, urban, health, housing, street];
const city = { index: nameIndex(records, [alias], '澄溪市'), day: today, groups: [group], remembered: new Map() };
const match = (...names: string[]) => matchUnits(names, city);
const one = (name: string): MatchedName => match(name)[0] as MatchedName;

describe('对单位', () => {
  it('decides only what is equal: a name, an alias, a group, an earlier decision', () => {
    expect(one('市卫生健康委员会')).toMatchObject({ match: 'exact', decision: { unitId: health.unit.id } });
    expect(one('市城管局')).toMatchObject({ match: 'alias', decision: { unitId: urban.unit.id } });
    expect(one('各社区')).toMatchObject({ match: 'group', decision: { groupId: group.id } });
    expect(one('全市各社区')).toMatchObject({ match: 'group' });
    const remembered = new Map([['有关部门', { kind: 'none' as const }]]);
    expect(matchUnits(['有关部门'], { ...city, remembered })[0]).toMatchObject({ match: 'remembered', decision: { kind: 'none' } });
  });

  it.each([
    ['市监所', market],
    ['市卫健委', health],
    ['卫健委', health],
    ['住建局', housing],
    ['市住建局', housing],
    ['云台街道办事处', street],
    ['云台街办', street],
    ['澄溪市卫健委', health],
  ])('suggests for %s, with the reason, and leaves it to a person', (name, { unit }) => {
    const { decision, candidates } = one(name);
    if (decision) expect(decision).toEqual({ kind: 'unit', unitId: unit.id });
    else expect(candidates[0]).toMatchObject({ id: unit.id, reason: expect.stringMatching(/依次出现|的字相同/) });
  });

  it('suggests nothing for what is like nothing', () => {
    expect(one('气象雷达站').candidates).toEqual([]);
  });

  it('answers for any name, once each, with scores from 0 to 1, best first', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string({ maxLength: 40 }), fc.constantFrom('市监', '局', '各街道', '（）', '市'))), (names) => {
        const matched = match(...names);
        expect(matched.map((m) => m.printed)).toEqual(names);
        for (const { candidates, decision } of matched) {
          const scores = candidates.map((c) => c.score);
          expect(scores).toEqual(scores.toSorted((a, b) => b - a));
          expect(scores.every((s) => s > 0 && s <= 1)).toBe(true);
          expect(new Set(candidates.map((c) => c.id)).size).toBe(candidates.length);
          if (decision) expect(candidates).toEqual([]);
        }
      }),
      { numRuns: 50 },
    );
  });
});
