import { describe, expect, it } from 'vitest';
import { edgesOf, filterOf, names, narrowing } from './address.ts';

describe('filterOf', () => {
  it('reads what it understands and leaves out the rest', () => {
    expect(filterOf({})).toEqual({});
    expect(filterOf({ turn: 'owed', severity: 'urgent', from: '2026-11-01' })).toEqual({
      turn: 'owed',
      severity: 'urgent',
      registeredFrom: '2026-11-01',
    });
    expect(filterOf({ turn: 'later', unit: 'nobody', matter: '12', to: '明天' })).toEqual({});
  });
  it('reads the edges of a map, and nothing that is no map', () => {
    expect(edgesOf('82.2,38.6,82.3,38.7')).toEqual({ west: 82.2, south: 38.6, east: 82.3, north: 38.7 });
    for (const wrong of [undefined, '', '82.2,38.6,82.3', '82.3,38.6,82.2,38.7', '82.2,,82.3,38.7', '82.2,38.6,82.3,北', '1,2,3,4,5'])
      expect(edgesOf(wrong)).toBeUndefined();
  });
  it('counts what narrows a tab, not the tab', () => {
    const counted: readonly string[] = narrowing;
    expect(names.filter((name) => !counted.includes(name))).toEqual(['turn', 'clock']);
  });
});
