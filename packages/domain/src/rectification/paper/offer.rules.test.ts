import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UnitId } from '../../organization/index.ts';
import type { IssueId } from '../issue/issue.schema.ts';
import { type Offered, offersOf } from './offer.rules.ts';

const offered = fc
  .record({ step: fc.constantFrom('notice' as const, 'bulletin' as const), unitId: fc.constantFrom('城管局', '水务局') })
  .map(({ step, unitId }) => ({ step, unitId: unitId as UnitId }));

describe('该拟的公文', () => {
  it('holds every issue of a step once, a 督办单 those of one unit, no paper more than it may', () => {
    fc.assert(
      fc.property(fc.array(offered, { maxLength: 400 }), (list) => {
        const rows: Offered[] = list.map((one, number) => ({ ...one, number, id: String(number) as IssueId, title: '' }));
        const offers = offersOf(rows);
        for (const { step, unitId, issues } of offers) {
          expect(issues.length).toBeGreaterThan(0);
          expect(issues.length).toBeLessThanOrEqual(100);
          for (const { number } of issues) expect(rows[number]).toMatchObject({ step, ...(unitId === null ? {} : { unitId }) });
          expect(unitId === null).toBe(step === 'bulletin');
        }
        const numbers = offers.flatMap(({ issues }) => issues.map(({ number }) => number));
        expect(numbers.sort((a, b) => a - b)).toEqual(rows.map(({ number }) => number));
      }),
    );
  });
});
