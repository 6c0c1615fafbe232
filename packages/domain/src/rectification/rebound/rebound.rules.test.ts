import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ClosedIssue, placeKey, reboundsOf } from './rebound.rules.ts';

const rule = { metres: 50, days: 90 };
const at = (longitude: number, latitude = 30) => ({ longitude, latitude });
const closed = (number: number, about: Partial<ClosedIssue> = {}): ClosedIssue => ({
  id: `01980000-0000-7000-8000-${String(number).padStart(12, '0')}` as ClosedIssue['id'],
  number,
  matter: '09005',
  place: '沿河路 18 号',
  location: null,
  closedAt: '2026-11-01T02:00:00.000Z',
  ...about,
});
const fresh = { matter: '09005', place: '沿河路18号', location: null, registeredAt: '2026-11-25T02:00:00.000Z' };

describe('反弹', () => {
  it('is the same kind at the same place soon after it was closed', () => {
    expect(reboundsOf(fresh, [closed(7)], rule)).toMatchObject([
      { number: 7, metres: null, days: 24, says: '同一地点，7 号销号 24 天后又有' },
    ]);
    expect(reboundsOf(fresh, [closed(7, { matter: '06010' }), closed(8, { place: '沿河路 19 号' })], rule)).toEqual([]);
    expect(reboundsOf({ ...fresh, matter: null }, [closed(7, { matter: null })], rule)).toEqual([]);
  });

  it('goes by metres where both are on the map, whatever the words', () => {
    const here = { ...fresh, location: at(110) };
    const near = closed(7, { location: at(110.0005), place: '菜场后门' }); // 48 米
    expect(reboundsOf(here, [near], rule)).toMatchObject([{ number: 7, says: '相距 48 米，7 号销号 24 天后又有' }]);
    expect(reboundsOf(here, [closed(8, { location: at(110.0006) })], rule)).toEqual([]);
  });

  it('counts days to the rim, not what was closed later', () => {
    const days = (closedAt: string) => reboundsOf(fresh, [closed(7, { closedAt })], rule).map((found) => found.days);
    expect(days('2026-08-27T15:00:00.000Z')).toEqual([90]);
    expect(days('2026-08-26T15:00:00.000Z')).toEqual([]);
    expect(days('2026-11-25T01:00:00.000Z')).toEqual([0]);
    expect(days('2026-11-25T03:00:00.000Z')).toEqual([]);
  });

  const moments = fc
    .integer({ min: 0, max: 365 * 24 })
    .map((h) => new Date(Date.parse('2026-01-01T00:00:00Z') + h * 3_600_000).toISOString());
  const issues = fc.record({
    matter: fc.constantFrom('09005', '06010', null),
    place: fc.constantFrom('沿河路18号', '菜场后门', ''),
    location: fc.option(fc.record({ longitude: fc.double({ min: 110, max: 110.002, noNaN: true }), latitude: fc.constant(30) })),
    closedAt: moments,
  });

  it('finds more with a wider rule, only within the rule, the latest first', () => {
    fc.assert(
      fc.property(
        fc.array(issues),
        issues,
        moments,
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 1, max: 200 }),
        (list, one, when, metres, days) => {
          const pool = list.map((issue, i) => closed(i + 1, issue));
          const found = reboundsOf({ ...one, registeredAt: when }, pool, { metres, days });
          const wider = reboundsOf({ ...one, registeredAt: when }, pool, { metres: metres + 50, days: days + 50 });
          expect(found.every((r) => r.days >= 0 && r.days <= days && (r.metres ?? 0) <= metres)).toBe(true);
          expect(found.map((r) => r.days)).toEqual(found.map((r) => r.days).toSorted((a, b) => a - b));
          expect(found.every((r) => wider.some((w) => w.number === r.number))).toBe(true);
        },
      ),
    );
  });

  it('compares places without width, spaces and punctuation', () => {
    expect(placeKey('沿河路（１８号）, 东侧')).toBe(placeKey('沿河路18号东侧'));
    expect(placeKey(' 。')).toBe('');
  });
});
