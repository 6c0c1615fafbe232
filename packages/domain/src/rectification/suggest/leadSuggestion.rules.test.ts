import { describe, expect, it } from 'vitest';
import type { UnitId } from '../../organization/index.ts';
import { type LeadTally, suggestLead } from './leadSuggestion.rules.ts';

const tally = (scope: LeadTally['scope'], counts: Record<string, number>, capped = false): LeadTally => ({
  scope,
  capped,
  leads: Object.entries(counts).map(([name, count]) => ({ unitId: name as UnitId, name, count })),
});

describe('建议牵头单位', () => {
  it('goes by the nearest past that is clear, and gives the reason', () => {
    expect(suggestLead([tally('place', {}), tally('subdistrict', { 市城管局: 12, 云台街道: 2 })])).toEqual({
      unitId: '市城管局',
      name: '市城管局',
      says: '近一年同一街道同类问题 14 件，12 件由市城管局牵头',
    });
    expect(suggestLead([tally('place', { 云台街道: 1 }), tally('subdistrict', { 市城管局: 12 })])?.says).toBe(
      '近一年同一地点同类问题 1 件，都由云台街道牵头',
    );
    expect(suggestLead([tally('city', { 市城管局: 200 }, true)])?.says).toBe('近一年全市同类问题 最近的 200 件，都由市城管局牵头');
  });

  it('names nobody where the past is short or split, and says how it is split', () => {
    expect(suggestLead([])).toBeNull();
    expect(suggestLead([tally('subdistrict', { 市城管局: 2 })])).toBeNull();
    expect(suggestLead([tally('subdistrict', { 市城管局: 2, 云台街道: 2 })])).toMatchObject({
      unitId: null,
      says: '近一年同一街道同类问题 4 件，分给了 2 个单位，云台街道最多，2 件',
    });
    expect(suggestLead([tally('subdistrict', { 甲: 2, 乙: 2 }), tally('city', { 甲: 20, 乙: 3 })])?.unitId).toBe('甲');
  });
});
