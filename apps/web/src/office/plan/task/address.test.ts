import { describe, expect, it } from 'vitest';
import { filterOf } from './address.ts';

const unit = '0190a000-0000-7000-8000-000000000001';

describe('台账的地址', () => {
  it('shows what is open when nothing is said, and all when all is asked for', () => {
    expect(filterOf({})).toEqual({ clock: 'open' });
    expect(filterOf({ search: '井盖' })).toEqual({ search: '井盖', clock: 'open' });
    expect(filterOf({ clock: 'all' })).toEqual({});
    expect(filterOf({ state: 'closed' })).toEqual({ state: 'closed' });
  });
  it('leaves out what it does not understand, and a role without a unit', () => {
    expect(filterOf({ clock: 'never', unit: 'x', from: '2026-13-01', search: '长'.repeat(61) })).toEqual({});
    expect(filterOf({ clock: 'soon', role: 'lead' })).toEqual({ clock: 'soon' });
    expect(filterOf({ clock: 'soon', unit: 'none', role: 'lead' })).toEqual({ clock: 'soon', unitId: 'none' });
    expect(filterOf({ clock: 'soon', unit, role: 'lead' })).toEqual({ clock: 'soon', unitId: unit, role: 'lead' });
  });
});
