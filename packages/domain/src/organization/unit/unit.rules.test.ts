import { addDays, Problem } from '@weicheng/domain/kernel';
import { aUnitRecord, day } from '@weicheng/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  asOf,
  close,
  codeWarning,
  correctCode,
  found,
  makeRoom,
  merge,
  move,
  rename,
  standingOn,
  successorOf,
  type UnitCity,
} from './unit.rules.ts';
import { type UnitId, UnitKind, type UnitRecord, unitKinds } from './unit.schema.ts';
import { inOrder } from './unit.tree.ts';

const today = day('2026-01-01');
const none = { children: 0, posts: 0, grants: 0 };
const root = aUnitRecord({ kind: 'city', name: '澄溪市', parentId: null, divisionCode: '990181' });
const cityOf = (...records: UnitRecord[]): UnitCity => ({
  today,
  records: new Map([root, ...records].map((record) => [record.unit.id, record])),
});
const department = (name: string, parentId: UnitId = root.unit.id) => aUnitRecord({ name, parentId });
const ok = (result: UnitRecord | Problem): UnitRecord => {
  if (result instanceof Problem) throw result;
  return result;
};
const code = (result: unknown): unknown => (result instanceof Problem ? result.code : 'no problem');

describe('单位沿革', () => {
  it('asks the old day and gets the old name', () => {
    const bureau = department('市工商行政管理局');
    const renamed = ok(rename(cityOf(bureau), bureau, { name: '市市场监督管理局', shortName: null }, day('2019-02-01')));
    expect(asOf(renamed.periods, day('2019-01-31'))?.name).toBe('市工商行政管理局');
    expect(asOf(renamed.periods, day('2019-02-01'))?.name).toBe('市市场监督管理局');
    expect(renamed.unit.name).toBe('市市场监督管理局');
  });

  it('has exactly one state on every day between founding and end, whatever is done to it', () => {
    // few days, so that changes fall on the same one
    const days = fc.integer({ min: 0, max: 9 }).map((n) => addDays(day('2015-01-01'), n));
    const act = fc.record({
      what: fc.constantFrom('rename', 'move', 'close', 'merge'),
      on: days,
      name: fc.string({ minLength: 2, maxLength: 4 }),
    });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 12 }), fc.array(days, { minLength: 5 }), (acts, asked) => {
        const other = department('甲局');
        let record = ok(found(cityOf(other), { ...wishOf('乙局'), parentId: root.unit.id }, day('2015-01-01')));
        for (const { what, on, name } of acts) {
          const city = cityOf(other, record);
          const to = record.unit.parentId === root.unit.id ? other.unit.id : root.unit.id;
          const next =
            what === 'rename'
              ? rename(city, record, { name, shortName: null }, on)
              : what === 'move'
                ? move(city, record, to, 3, on)
                : what === 'close'
                  ? close(city, record, none, on)
                  : merge(city, record, other, none, on);
          if (!(next instanceof Problem)) record = next;
        }
        const { foundedOn, endedOn } = record.unit;
        for (const on of [...asked, foundedOn, ...record.periods.map((p) => p.from)]) {
          const states = record.periods.filter((p) => p.from <= on && (p.until === null || on < p.until));
          expect(states.length).toBe(on >= foundedOn && (endedOn === null || on < endedOn) ? 1 : 0);
        }
        expect(record.periods.at(-1)?.until).toBe(endedOn);
        expect(record.periods.every((p) => p.until === null || p.from < p.until)).toBe(true);
      }),
    );
  });

  it('takes no change before the last one, after today, or after the end', () => {
    const bureau = department('市工商局');
    const changed = ok(rename(cityOf(bureau), bureau, { name: '市监局', shortName: null }, day('2019-02-01')));
    const city = cityOf(changed);
    expect(code(rename(city, changed, { name: '市管局', shortName: null }, day('2019-01-31')))).toBe('unit.before-last-change');
    expect(code(rename(city, changed, { name: '市管局', shortName: null }, addDays(today, 1)))).toBe('unit.future');
    expect(code(rename(city, changed, { name: '市监局', shortName: null }, day('2020-01-01')))).toBe('unit.nothing-changed');
    const closed = ok(close(city, changed, none, day('2021-01-01')));
    expect(code(rename(cityOf(closed), closed, { name: '市管局', shortName: null }, day('2022-01-01')))).toBe('unit.ended');
  });
});

describe('隶属', () => {
  it('never stands under itself, on any day', () => {
    const upper = department('甲局');
    const lower = department('乙局', upper.unit.id);
    expect(code(move(cityOf(upper, lower), upper, lower.unit.id, 0, today))).toBe('unit.under-itself');
    const freed = ok(move(cityOf(upper, lower), lower, root.unit.id, 0, day('2020-01-01')));
    const city = cityOf(upper, freed);
    // on a day when the other still stood under it, that day's tree would hold a ring
    expect(code(move(city, upper, lower.unit.id, 0, day('2019-06-01')))).toBe('unit.under-itself');
    expect(ok(move(city, upper, lower.unit.id, 0, day('2020-01-01'))).unit.parentId).toBe(lower.unit.id);
  });

  it('respects the table of kinds, for every pair', () => {
    for (const kind of UnitKind.options)
      for (const parentKind of UnitKind.options) {
        const parent = aUnitRecord({ kind: parentKind, name: '上级', parentId: root.unit.id });
        const result = found(cityOf(parent), { ...wishOf('下级'), kind, parentId: parent.unit.id }, today);
        expect(code(result)).toBe(unitKinds[kind].under.includes(parentKind) ? 'no problem' : 'unit.wrong-parent');
      }
  });

  it('keeps names apart among sisters, and codes apart in the city', () => {
    const one = aUnitRecord({ kind: 'subdistrict', name: '云台街道', parentId: root.unit.id, divisionCode: '990181001' });
    const wish = { ...wishOf('云台街道'), kind: 'subdistrict' as const, parentId: root.unit.id };
    expect(code(found(cityOf(one), wish, today))).toBe('unit.name-taken');
    expect(code(found(cityOf(one), { ...wish, name: '松涛街道', divisionCode: '990181001' }, today))).toBe('unit.code-taken');
    expect(code(found(cityOf(one), { ...wish, name: '松涛街道', divisionCode: '990181' }, today))).toBe('unit.wrong-code');
    expect(code(correctCode(cityOf(one), one, '990181002', today))).toBe('no problem');
  });

  it('warns of a code that was not issued by its parent', () => {
    const parent = { name: '澄溪市', divisionCode: '990100' };
    expect(codeWarning({ name: '云台街道', divisionCode: '990101001' }, parent)).toBeUndefined();
    expect(codeWarning({ name: '云台街道', divisionCode: '990201001' }, parent)).toContain('核对');
  });
});

describe('排序', () => {
  const childrenOf = (city: UnitCity, parentId: UnitId) =>
    [...city.records.values()]
      .map(({ unit }) => unit)
      .filter((unit) => unit.parentId === parentId && unit.endedOn === null)
      .sort(inOrder);

  it('puts the unit at its place and keeps the order of the others, without ties, whatever the positions were', () => {
    const positions = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(positions, fc.nat({ max: 10 }), fc.boolean(), fc.nat(), (held, place, fromElsewhere, pick) => {
        const upper = department('上级');
        const children = held.map((position, i) => aUnitRecord({ name: `局${i}`, parentId: upper.unit.id, position }));
        const stranger = department('外来局');
        const city = cityOf(upper, stranger, ...children);
        const moved = fromElsewhere ? stranger : (children[pick % children.length] ?? stranger);
        const others = childrenOf(city, upper.unit.id).filter(({ id }) => id !== moved.unit.id);
        const stood = childrenOf(city, upper.unit.id).findIndex(({ id }) => id === moved.unit.id);
        const wanted = Math.min(place, others.length);
        const next = move(city, moved, upper.unit.id, place, today);
        if (stood === wanted) {
          expect(code(next)).toBe('unit.nothing-changed');
          return;
        }
        const { unit, periods } = ok(next);
        const shifted = makeRoom(city, unit).map((sibling) => ({ unit: sibling, periods: [] }));
        const after = childrenOf(cityOf(...city.records.values(), { unit, periods }, ...shifted), upper.unit.id);
        expect(after.map(({ id }) => id)).toEqual(others.map(({ id }) => id).toSpliced(wanted, 0, unit.id));
        expect(new Set(after.map(({ position }) => position)).size).toBe(after.length);
      }),
    );
  });
});

describe('撤销与并入', () => {
  it('ends only what nothing hangs on', () => {
    const bureau = department('甲局');
    const city = cityOf(bureau);
    expect(code(close(city, bureau, { ...none, children: 1 }, today))).toBe('unit.has-children');
    expect(code(close(city, bureau, { ...none, posts: 2 }, today))).toBe('unit.has-posts');
    expect(code(close(city, bureau, { ...none, grants: 1 }, today))).toBe('unit.has-grants');
    expect(code(close(city, root, none, today))).toBe('unit.root-stays');
    expect(code(merge(city, bureau, bureau, none, today))).toBe('unit.into-itself');
    const other = department('乙局');
    expect(code(merge(cityOf(bureau, other), bureau, other, { children: 1 }, today))).toBe('unit.has-children');
  });

  it('cannot end while something still stood under it', () => {
    const upper = department('甲局');
    const freed = ok(move(cityOf(upper), department('乙局', upper.unit.id), root.unit.id, 0, day('2020-01-01')));
    expect(code(close(cityOf(upper, freed), upper, none, day('2019-12-31')))).toBe('unit.children-later');
    expect(code(close(cityOf(upper, freed), upper, none, day('2020-01-01')))).toBe('no problem');
  });

  it('is answered for by its successor from that day on', () => {
    const [food, market] = [department('食药监局'), department('市监局')];
    const merged = ok(merge(cityOf(food, market), food, market, none, day('2019-02-01')));
    const { records } = cityOf(merged, market);
    expect(successorOf(records, food.unit.id, day('2019-01-31'))).toBe(food.unit.id);
    expect(successorOf(records, food.unit.id, day('2019-02-01'))).toBe(market.unit.id);
    expect(standingOn([...records.values()], day('2019-02-01')).map((u) => u.name)).not.toContain('食药监局');
  });
});

function wishOf(name: string) {
  return { id: aUnitRecord().unit.id, kind: 'department' as const, name, shortName: null, divisionCode: null, position: 0 };
}
