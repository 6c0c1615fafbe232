import fc from 'fast-check';
import { expect, it } from 'vitest';
import { waitBefore } from './notices.ts';

it('waits longer each time, at least a second and never more than a minute', () => {
  fc.assert(
    fc.property(fc.nat(200), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, chance) => {
      const wait = waitBefore(attempt, chance);
      expect(wait).toBeGreaterThanOrEqual(1000);
      expect(wait).toBeLessThanOrEqual(60_000);
      expect(waitBefore(attempt + 1, chance)).toBeGreaterThanOrEqual(wait);
    }),
  );
});
