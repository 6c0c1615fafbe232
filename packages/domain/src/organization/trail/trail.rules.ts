/** What a page shows of the sealing without checking anything. */
export interface Sealing {
  /** When the newest seal was set; null before the first. */
  sealedAt: string | null;
  /** Facts after it, at most `most`. */
  waiting: number;
  /** When the first of them was written; null where none waits. */
  waitingSince: string | null;
}

/** Facts that wait are counted so far and no further: the figure is for a glance. */
export const mostWaiting = 1000;

/** Sealing goes on every few seconds; a fact that waits longer than this many minutes says that it stands still. */
export const lateAfterMinutes = 5;

/** 封存走到哪里：everything sealed, some on their way, standing still, or nothing there yet. */
export function sealingState({ sealedAt, waitingSince }: Sealing, now: number): 'sealed' | 'waiting' | 'late' | 'empty' {
  if (waitingSince !== null) return now - Date.parse(waitingSince) > lateAfterMinutes * 60_000 ? 'late' : 'waiting';
  return sealedAt === null ? 'empty' : 'sealed';
}
