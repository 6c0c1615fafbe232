import { describe, expect, it } from 'vitest';
import { lateAfterMinutes, sealingState } from './trail.rules.ts';

const now = Date.parse('2026-11-24T08:00:00Z');
const ago = (ms: number) => new Date(now - ms).toISOString();

describe('how the sealing goes', () => {
  it('stands still only when a fact has waited too long, whatever was sealed before', () => {
    const limit = lateAfterMinutes * 60_000;
    expect(sealingState({ sealedAt: null, waiting: 0, waitingSince: null }, now)).toBe('empty');
    expect(sealingState({ sealedAt: ago(limit * 100), waiting: 0, waitingSince: null }, now)).toBe('sealed');
    expect(sealingState({ sealedAt: ago(1000), waiting: 3, waitingSince: ago(limit) }, now)).toBe('waiting');
    expect(sealingState({ sealedAt: ago(1000), waiting: 3, waitingSince: ago(limit + 1) }, now)).toBe('late');
    expect(sealingState({ sealedAt: null, waiting: 1, waitingSince: ago(limit + 1) }, now)).toBe('late');
  });
});
