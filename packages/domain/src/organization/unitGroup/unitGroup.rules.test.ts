import { aUnitGroup, aUnitRecord, day } from '@weicheng/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UnitKind, type UnitRecord } from '../unit/unit.schema.ts';
import { closeGroupRefusal, expandGroup, groupRefusal } from './unitGroup.rules.ts';
import type { UnitGroup } from './unitGroup.schema.ts';

const today = day('2026-01-01');
const root = aUnitRecord({ kind: 'city', parentId: null });
const street = aUnitRecord({ kind: 'subdistrict', parentId: root.unit.id });
const inStreet = aUnitRecord({ kind: 'community', parentId: street.unit.id });
const elsewhere = aUnitRecord({ kind: 'community', parentId: root.unit.id });
const closed = aUnitRecord({ kind: 'community', parentId: street.unit.id, endedOn: day('2020-01-01') });
const successor = aUnitRecord({ kind: 'department', parentId: root.unit.id });
const merged = aUnitRecord({
  kind: 'department',
  parentId: root.unit.id,
  endedOn: day('2020-01-01'),
  ending: 'merged',
  successorId: successor.unit.id,
});
const units = [root, street, inStreet, elsewhere, closed, successor, merged];
const city = (...groups: UnitGroup[]) => ({
  groups: new Map(groups.map((group) => [group.id, group])),
  records: new Map(units.map((record: UnitRecord) => [record.unit.id, record])),
});
const nothing = { kinds: [], include: [], exclude: [], includeGroups: [], under: null };
const ids = (...records: UnitRecord[]) => records.map((r) => r.unit.id).sort();

describe('展开单位组', () => {
  it('takes all of a kind that stood on the day, under a unit when told', () => {
    const communities = aUnitGroup({ kinds: ['community'] });
    expect(expandGroup(communities, city(), today)).toEqual(ids(inStreet, elsewhere));
    expect(expandGroup(communities, city(), day('2019-01-01'))).toEqual(ids(inStreet, elsewhere, closed));
    expect(expandGroup({ ...communities, under: street.unit.id }, city(), today)).toEqual(ids(inStreet));
  });

  it('follows a merger', () => {
    const named = aUnitGroup({ ...nothing, include: [merged.unit.id] });
    expect(expandGroup(named, city(), day('2019-01-01'))).toEqual(ids(merged));
    expect(expandGroup(named, city(), today)).toEqual(ids(successor));
  });

  it('takes inner groups only while they are in use', () => {
    const inner = aUnitGroup({ kinds: ['community'], until: day('2025-01-01') });
    const outer = aUnitGroup({ ...nothing, includeGroups: [inner.id] });
    expect(expandGroup(outer, city(inner), day('2024-12-31'))).toEqual(ids(inStreet, elsewhere));
    expect(expandGroup(outer, city(inner), today)).toEqual([]);
  });

  it('expands groups inside groups once each: forty layers of two, each holding both of the layer below', () => {
    const layers: UnitGroup[][] = [[aUnitGroup({ kinds: ['community'] }), aUnitGroup({ kinds: ['subdistrict'] })]];
    for (let layer = 1; layer < 40; layer++) {
      const includeGroups = layers.at(-1)?.map((group) => group.id) ?? [];
      layers.push([aUnitGroup({ ...nothing, includeGroups }), aUnitGroup({ ...nothing, includeGroups, exclude: [inStreet.unit.id] })]);
    }
    const [top, without] = layers.at(-1) ?? [];
    const all = city(...layers.flat());
    expect(top && expandGroup(top, all, today)).toEqual(ids(street, inStreet, elsewhere));
    expect(without && expandGroup(without, all, today)).toEqual(ids(street, elsewhere));
  });

  it('comes to an end on any tangle of groups, names only standing units, each once, none excluded', () => {
    const some = <T>(list: readonly T[]) => fc.subarray([...list]);
    const groupIds = Array.from({ length: 4 }, () => aUnitGroup().id);
    const all = units.map((r) => r.unit.id);
    const tangle = fc.tuple(
      ...groupIds.map((id) =>
        fc
          .record({ kinds: some(UnitKind.options), include: some(all), exclude: some(all), includeGroups: some(groupIds) })
          .map((m) => aUnitGroup({ id, ...m })),
      ),
    );
    fc.assert(
      fc.property(tangle, (groups) => {
        for (const group of groups) {
          const found = expandGroup(group, city(...groups), today);
          expect(found).toEqual([...new Set(found)].sort());
          for (const id of found) {
            expect(units.find((r) => r.unit.id === id)?.unit.endedOn).toBeNull();
            expect(group.exclude).not.toContain(id);
          }
        }
      }),
    );
  });
});

describe('单位组的规矩', () => {
  const inner = aUnitGroup({ name: '各社区' });
  const outer = aUnitGroup({ name: '各级各部门各单位', includeGroups: [inner.id] });
  const { groups } = city(inner, outer);
  const wish = (members: object, name = '窗口单位') => ({ name, members: { ...nothing, ...members } });

  it('refuses a ring, an empty wish, a taken name and an unknown group', () => {
    expect(groupRefusal(inner.id, wish({ includeGroups: [outer.id] }), groups, today)?.code).toBe('unitGroup.ring');
    expect(groupRefusal(inner.id, wish({ includeGroups: [inner.id] }), groups, today)?.code).toBe('unitGroup.ring');
    expect(groupRefusal(null, wish({}), groups, today)?.code).toBe('unitGroup.empty');
    expect(groupRefusal(null, wish({ kinds: ['village'] }, '各社区'), groups, today)?.code).toBe('unitGroup.name-taken');
    expect(groupRefusal(null, wish({ includeGroups: [aUnitGroup().id] }), groups, today)?.code).toBe('unitGroup.unknown-group');
    expect(groupRefusal(inner.id, wish({ kinds: ['village'] }, '各社区'), groups, today)).toBeUndefined();
  });

  it('keeps what another group needs', () => {
    expect(closeGroupRefusal(inner, groups, today)?.code).toBe('unitGroup.still-included');
    expect(closeGroupRefusal(outer, groups, today)).toBeUndefined();
  });
});
