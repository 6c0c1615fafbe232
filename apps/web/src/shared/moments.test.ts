import { describe, expect, it } from 'vitest';
import { momentSays, nowSays } from './moments.ts';

const now = Date.parse('2026-11-24T06:32:00Z'); // 14:32 in the office

describe('momentSays', () => {
  it.each([
    ['2026-11-24T06:31:00Z', '今天 14:31'],
    ['2026-11-23T16:05:00Z', '今天 00:05'],
    ['2026-11-23T01:12:00Z', '昨天 09:12'],
    ['2026-11-20T08:31:00Z', '11-20 16:31'],
    ['2025-11-20T08:31:00Z', '2025-11-20'],
  ])('%s is %s', (at, says) => expect(momentSays(at, now)).toBe(says));

  it('shows what it cannot read as it came', () => expect(momentSays('以后', now)).toBe('以后'));
});

it('says now in prose', () => expect(nowSays(now)).toBe('11月24日 周二 14:32'));
