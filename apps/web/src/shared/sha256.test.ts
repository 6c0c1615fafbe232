import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { counted, sha256 } from './sha256.ts';

const right = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('sha256', () => {
  it('is what everybody else counts, at every length around a block', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(Buffer.from(counted(bytes)).toString('hex')).toBe(right(bytes));
      }),
    );
  });

  it('is lower-case hex', async () => {
    const bytes = new TextEncoder().encode('创卫');
    expect(await sha256(bytes)).toBe(right(bytes));
  });
});
