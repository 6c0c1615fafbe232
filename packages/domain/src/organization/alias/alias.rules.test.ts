import { Problem } from '@weicheng/domain/kernel';
import { anAlias, aUnit, aUnitRecord, day } from '@weicheng/testing';
import { anyCharacter } from '@weicheng/testing/anyCharacter';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { merge, rename } from '../unit/unit.rules.ts';
import type { UnitRecord } from '../unit/unit.schema.ts';
import { aliasRefusal, endAlias, formerName, mergedName, nameIndex, resolveName } from './alias.rules.ts';

const today = day('2026-01-01');
const reform = day('2019-02-01');
const ok = (result: UnitRecord | Problem): UnitRecord => {
  if (result instanceof Problem) throw result;
  return result;
};
const citys = (...records: UnitRecord[]) => ({ today, records: new Map(records.map((r) => [r.unit.id, r])) });

const commerce = aUnitRecord({ name: '市工商行政管理局', shortName: '工商局' });
const market = ok(rename(citys(commerce), commerce, { name: '市市场监督管理局', shortName: '市场监管局' }, reform));
const food = aUnitRecord({ name: '市食品药品监督管理局' });
const traffic = aUnitRecord({ name: '市公安局交通警察大队', shortName: '交警大队' });
const merged = ok(merge(citys(food, market), food, market, { children: 0 }, reform));
const aliases = [
  anAlias({ ...formerName(commerce.unit, reform) }),
  anAlias({ ...formerName(commerce.unit, reform), name: '工商局' }),
  anAlias({ ...mergedName(food.unit, market.unit.id, reform) }),
  anAlias({ unitId: traffic.unit.id, name: '市交警队' }),
];
const index = nameIndex([market, merged, traffic], aliases, '澄溪市');
const ask = (name: string, on = today) => resolveName(name, on, index);

describe('认单位', () => {
  it('knows the name of the day, the former name, the merged unit and the registered alias', () => {
    expect(ask('市市场监督管理局')).toMatchObject({ match: 'exact', unitId: market.unit.id });
    expect(ask('市场监管局')).toMatchObject({ match: 'exact', unitId: market.unit.id });
    expect(ask('工商局')).toMatchObject({ match: 'alias', unitId: market.unit.id, name: '市市场监督管理局' });
    expect(ask('工商局', day('2018-01-01'))).toMatchObject({ match: 'exact', name: '市工商行政管理局' });
    expect(ask('市食品药品监督管理局')).toMatchObject({ match: 'alias', unitId: market.unit.id });
    expect(ask('市交警队')).toMatchObject({ match: 'alias', unitId: traffic.unit.id });
  });

  it('looks through what adds nothing', () => {
    for (const name of ['澄溪市市场监管局', '市 市场监管局', '市场监管局（原工商局）', '　市场监管局'])
      expect(ask(name), name).toMatchObject({ unitId: market.unit.id });
    expect(ask('交警队')).toMatchObject({ match: 'alias', unitId: traffic.unit.id });
  });

  it('offers the nearest names, best first', () => {
    const result = ask('市场监督局');
    expect(result).toMatchObject({ match: 'candidates', candidates: [{ unitId: market.unit.id }] });
    const water = aUnitRecord({ name: '市水务局' });
    expect(resolveName('水利局', today, nameIndex([market, water], [], '澄溪市'))).toMatchObject({
      candidates: [{ unitId: water.unit.id }],
    });
    expect(ask('彗星观测站')).toEqual({ match: 'candidates', candidates: [] });
  });

  it('compares no more of a cell than a name can be', () => {
    expect(ask('（'.repeat(1_000_000))).toEqual({ match: 'candidates', candidates: [] });
    expect(ask(`市场监督局${'甲'.repeat(1_000_000)}`)).toMatchObject({ match: 'candidates' });
  });

  it('does not choose between two units of one name', () => {
    const twins = [aUnitRecord({ name: '永宁社区' }), aUnitRecord({ name: '永宁社区' })];
    const result = resolveName('永宁社区', today, nameIndex(twins, [], '澄溪市'));
    expect(result.match === 'candidates' && result.candidates.map((c) => c.score)).toEqual([1, 1]);
  });

  it('never throws, and scores from 0 to 1, on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, maxLength: 60 }), (name) => {
        const result = ask(name);
        if (result.match === 'candidates') for (const { score } of result.candidates) expect(score > 0 && score <= 1).toBe(true);
      }),
    );
  });

  it('lets the exact name win over any alias and any likeness', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), { minLength: 2, maxLength: 8 }), (names) => {
        const records = names.map((name) => aUnitRecord({ name }));
        const written = new Map(records.map((r) => [r.unit.name.normalize('NFKC').replace(/\s+/gu, '').toLowerCase(), r.unit.id]));
        fc.pre(written.size === records.length && !written.has(''));
        const crossed = records.map((r, i) => anAlias({ unitId: r.unit.id, name: names[(i + 1) % names.length] ?? '' }));
        const all = nameIndex(records, crossed, '澄溪市');
        for (const { unit } of records) expect(resolveName(unit.name, today, all)).toMatchObject({ match: 'exact', unitId: unit.id });
      }),
    );
  });
});

describe('别名', () => {
  const held = anAlias({ name: '城管局', from: day('2020-01-01'), until: day('2021-01-01') });
  const refusal = (about: Partial<typeof held>) =>
    aliasRefusal(anAlias({ name: '城管局', ...about }), aUnit({ name: '市城市管理综合执法局' }), [held], () => '市政中心')?.code;

  it('means one unit at a time', () => {
    expect(refusal({ from: day('2020-06-01') })).toBe('alias.taken');
    expect(refusal({})).toBe('alias.taken');
    expect(refusal({ from: day('2021-01-01') })).toBeUndefined();
    expect(refusal({ until: day('2020-01-01') })).toBeUndefined();
    expect(refusal({ name: '市城市管理综合执法局' })).toBe('alias.same-as-name');
    expect(refusal({ from: day('2022-01-01'), until: day('2022-01-01') })).toBe('alias.backwards');
  });

  it('ends once', () => {
    expect(endAlias(held, day('2020-06-01'))).toMatchObject({ until: '2020-06-01' });
    expect(endAlias(held, day('2021-01-01'))).toBeInstanceOf(Problem);
    expect(endAlias(held, day('2020-01-01'))).toBeInstanceOf(Problem);
  });
});
