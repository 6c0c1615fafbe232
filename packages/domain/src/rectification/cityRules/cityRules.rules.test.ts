import { describe, expect, it } from 'vitest';
import { rectificationRules } from '../../../../../standards/rectification.ts';
import { cityRuleErrors, cityRules, limitsToKeep } from './cityRules.rules.ts';
import type { CityRule } from './cityRules.schema.ts';

const shipped = rectificationRules();
const kept = (value: CityRule['value'], part: CityRule['part'] = 'limits') =>
  ({ part, value, changedAt: '2026-11-26T01:00:00.000Z', changedBy: '孙美' }) as CityRule;
const days = (count: number) => ({ count, unit: 'workingDays' as const });

describe('本市的规矩', () => {
  it('changes the rows an office changed and leaves the others as unconfirmed as they ship', () => {
    const value = limitsToKeep(shipped.limits).map((row) => (row.matter === '06013' ? { ...row, handling: days(5) } : row));
    const { limits, edition, own } = cityRules(shipped, [kept(value)]);
    expect(limits.filter(({ source }) => source === 'city').map(({ matter, handling }) => [matter, handling.count])).toEqual([
      ['06013', 5],
    ]);
    expect(limits.filter(({ matter }) => matter !== '06013')).toEqual(shipped.limits.filter(({ matter }) => matter !== '06013'));
    expect([edition, own]).toMatchObject(['2026-11-26', [{ part: 'limits', changedBy: '孙美' }]]);
    // what was confirmed as it ships is the office's, and stays so when another row is changed
    const confirmed = limitsToKeep(limits).map((row) => (row.matter === '08' ? { ...row, confirmed: true } : row));
    const again = cityRules(shipped, [kept(limitsToKeep(cityRules(shipped, [kept(confirmed)]).limits))]);
    expect(again.limits.filter(({ source }) => source === 'city').map(({ matter }) => matter)).toEqual(['06013', '08']);
  });

  it('refuses a table without a row for all, and a row twice', () => {
    const value = limitsToKeep(shipped.limits);
    expect(cityRuleErrors(shipped, [], kept(value))).toEqual([]);
    expect(
      cityRuleErrors(shipped, [], kept(value.filter(({ matter, severity }) => matter !== null || severity !== null))).join(),
    ).toContain('要有一行管全部');
    expect(cityRuleErrors(shipped, [], kept([...value, ...value.slice(-1)])).join()).toContain('写了两行');
    expect(cityRuleErrors(shipped, [], kept({ sessions: [{ from: '12:00', to: '08:30' }] }, 'officeHours')).join()).toContain('前后颠倒');
  });
});
