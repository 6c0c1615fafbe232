import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { uuidv7 } from './id.ts';

const moment = fc.integer({ min: 0, max: 2 ** 47 });
const chance = fc.uint8Array({ minLength: 10, maxLength: 10 });

describe('uuidv7', () => {
  it('is a version 7 uuid, whatever the moment and the chance', () => {
    fc.assert(fc.property(moment, chance, (now, random) => z.uuidv7().safeParse(uuidv7(now, random)).success));
  });

  it('sorts by time, and within one act by its sequence', () => {
    fc.assert(
      fc.property(moment, chance, chance, fc.integer({ min: 0, max: 4094 }), (now, a, b, n) => {
        expect(uuidv7(now, a) < uuidv7(now + 1, b)).toBe(true);
        expect(uuidv7(now, a, n) < uuidv7(now, b, n + 1)).toBe(true);
      }),
    );
  });
});
