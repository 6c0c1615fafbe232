import type { ReadingRecord } from '../reading/readingRecord.schema.ts';

/**
 * 当时在用的数: what counted right after the approval at `approvedAt`. A correction keeps what it replaced, so the first one made after
 * that moment says it; where none was, it is what counts today. Null where nothing was approved.
 */
export function inForceAfter(
  { inForce, corrections }: Pick<ReadingRecord, 'inForce' | 'corrections'>,
  approvedAt: string,
): ReadingRecord['inForce'] {
  const replaced = corrections.find(({ at }) => at > approvedAt);
  if (!inForce || !replaced) return inForce;
  const { value, plan } = replaced.was;
  return { ...inForce, value, plan };
}
