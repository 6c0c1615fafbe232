import { describe, expect, it } from 'vitest';
import { filterOf, names, narrowing } from './address.ts';

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
  it('counts what narrows a tab, not the tab', () => {
    const counted: readonly string[] = narrowing;
    expect(names.filter((name) => !counted.includes(name))).toEqual(['turn', 'clock']);
  });
});
