import { dayOf } from '../../kernel/index.ts';

const mostPlace = 40;

/** 照片标记: what is drawn on a copy of a photo: when the server got it, and where, in the words of whoever registered the issue. */
export function markSays({ receivedAt, place }: { receivedAt: string; place: string }): string {
  const at = Date.parse(receivedAt);
  const clock = new Date(at + 8 * 3_600_000).toISOString().slice(11, 16);
  const where = [...place.replace(/\s+/gu, ' ').trim()];
  return [`${dayOf(at)} ${clock}`, where.slice(0, mostPlace).join('') + (where.length > mostPlace ? '…' : '')].filter(Boolean).join('  ');
}
