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
const bureau = named('市市场监督管理局');
const cityOffice = named('市爱卫办');
const below = (name: string) => aUnitRecord({ kind: 'department', name, parentId: street.unit.id });
const streetOffice = below('云台街道爱卫办');
const streetSquad = below('云台街道综合执法队');
const records = [root, market, urban, health, housing, street, bureau, cityOffice, streetOffice, streetSquad];
const city = { index: nameIndex(records, [alias], '澄溪市'), day: today, groups: [group], home: null, remembered: new Map() };
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
    ['市卫生局', health],
    ['市人口和计划生育委员会', health],
    ['市城管执法局', urban],
  ])('suggests for %s, with the reason, and leaves it to a person', (name, { unit }) => {
    const { decision, candidates } = one(name);
    if (decision) expect(decision).toEqual({ kind: 'unit', unitId: unit.id });
    else expect(candidates[0]).toMatchObject({ id: unit.id, reason: expect.stringMatching(/依次出现|的字相同|机构改革后/) });
  });

  it('offers the bureau a station may belong to', () => {
    const { candidates } = matchUnits(['市监所'], {
      ...city,
      index: nameIndex([root, bureau, named('市卫生监督所')], [], '澄溪市'),
    })[0] as MatchedName;
    expect(candidates.map((c) => c.name)).toEqual(['市卫生监督所', '市市场监督管理局']);
  });

  describe('街道的方案', () => {
    const inStreet = (name: string, home = street.unit.id) => matchUnits([name], { ...city, home })[0] as MatchedName;

    it('does not decide for the city what may be its own', () => {
      expect(one('爱卫办')).toMatchObject({ match: 'exact', decision: { unitId: cityOffice.unit.id } });
      const { decision, candidates } = inStreet('爱卫办');
      expect(decision).toBeNull();
      expect(candidates.map((c) => c.id)).toEqual([streetOffice.unit.id, cityOffice.unit.id]);
      expect(candidates.map((c) => c.reason)).toEqual(['“云台街道爱卫办”是本街道的', '“爱卫办”没有写是谁的，这一个不在本街道']);
      expect(inStreet('爱卫办', streetSquad.unit.id).candidates[0]?.id).toBe(streetOffice.unit.id);
      expect(inStreet('城管局')).toMatchObject({ decision: null, candidates: [{ id: urban.unit.id }] });
    });

    it('knows its offices without its name', () => {
      for (const name of ['街道爱卫办', '综合执法队', '街道综合执法队', '街道执法队'])
        expect(inStreet(name).candidates[0]?.id).toBe((name.includes('爱卫') ? streetOffice : streetSquad).unit.id);
    });

    it('decides where it is said whose office it is, or the name is whole', () => {
      expect(inStreet('市爱卫办')).toMatchObject({ match: 'exact', decision: { unitId: cityOffice.unit.id } });
      expect(inStreet('市场监督管理所')).toMatchObject({ match: 'exact', decision: { unitId: market.unit.id } });
      expect(inStreet('云台街道爱卫办')).toMatchObject({ match: 'exact', decision: { unitId: streetOffice.unit.id } });
      expect(inStreet('各社区')).toMatchObject({ match: 'group' });
    });

    it('nor does what was decided in a document of the city', () => {
      const remembered = new Map([['爱卫办', { kind: 'unit' as const, unitId: cityOffice.unit.id }]]);
      const asked = (home: typeof street.unit.id | null) => matchUnits(['爱卫办'], { ...city, home, remembered })[0]?.match;
      expect([asked(null), asked(street.unit.id)]).toEqual(['remembered', null]);
    });
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
