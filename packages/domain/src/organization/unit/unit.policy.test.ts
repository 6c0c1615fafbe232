import { anActor, aUnit } from '@weicheng/testing';
import { describe, expect, it } from 'vitest';
import { canUnit, mayNotUnit } from './unit.policy.ts';

const city = aUnit({ kind: 'city', parentId: null });
const street = aUnit({ kind: 'subdistrict', name: '云台街道', parentId: city.id });
const community = aUnit({ kind: 'community', name: '云台社区', parentId: street.id });
const path = [city.id, street.id, community.id];
const none = { children: 0, posts: 0, grants: 0 };

describe('谁可以变更单位', () => {
  it('lets rights flow down the tree only', () => {
    const lead = anActor({ grants: { 'unit.edit': [street.id] } });
    expect(mayNotUnit(lead, 'rename', community, path)).toBeUndefined();
    expect(mayNotUnit(lead, 'found', street, path.slice(0, 2))).toBeUndefined();
    expect(mayNotUnit(lead, 'found', city, path.slice(0, 1))?.code).toBe('not-allowed');
  });

  it('does not let a unit change its own place', () => {
    const lead = anActor({ grants: { 'unit.edit': [street.id] } });
    expect(mayNotUnit(lead, 'close', street, path.slice(0, 2))?.code).toBe('not-allowed');
    const office = anActor({ grants: { 'unit.edit': [city.id] } });
    expect(mayNotUnit(office, 'close', street, path.slice(0, 2))).toBeUndefined();
    expect(mayNotUnit(office, 'rename', city, [city.id])).toBeUndefined();
  });

  it('puts the sentence on the greyed button', () => {
    const office = anActor({ grants: { 'unit.edit': [city.id] } });
    const can = canUnit(office, street, path.slice(0, 2), { ...none, children: 8 });
    expect(can).toMatchObject({ rename: null, close: '“云台街道”下面还有 8 个单位，先调整或撤销它们。' });
    expect(canUnit(office, street, path.slice(0, 2), { children: 0, posts: 1, grants: 1 })).toMatchObject({ merge: null });
    expect(canUnit(anActor(), street, path, none).rename).toContain('单位更名');
  });
});
