import { expect, it } from 'vitest';
import { markSays } from './mark.rules.ts';

it('says the office’s time and the place, on one line of bounded length', () => {
  expect(markSays({ receivedAt: '2026-11-25T02:30:59.000Z', place: ' 云桥路\n后巷 ' })).toBe('2026-11-25 10:30  云桥路 后巷');
  expect(markSays({ receivedAt: '2026-11-25T18:05:00.000Z', place: '' })).toBe('2026-11-26 02:05');
  expect(markSays({ receivedAt: '2026-11-25T02:30:00.000Z', place: '巷'.repeat(60) })).toBe(`2026-11-25 10:30  ${'巷'.repeat(40)}…`);
});
