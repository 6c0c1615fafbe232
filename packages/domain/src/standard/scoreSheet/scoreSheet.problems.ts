import { problem } from '../../kernel/index.ts';
import type { ItemMark } from './scoreSheet.schema.ts';

export const scoreSheetProblems = {
  /** Carries what lies there now, so that the page can show both. */
  markChanged: problem<{ by: string; current: ItemMark }>(
    'scoreSheet.mark-changed',
    409,
    ({ by }) => `${by}刚填过这一项。看一眼两人填的，再定用哪个。`,
  ),
  noSuchItem: problem('scoreSheet.no-such-item', 422, () => '这张表里没有这一项，刷新后再填。'),
  wrongMark: problem<{ fault: string }>('scoreSheet.wrong-mark', 422, ({ fault }) => fault),
  notStored: problem('scoreSheet.photo-not-stored', 422, () => '照片还没有传完，传完再存这一项。'),
  finished: problem<{ action: string }>(
    'scoreSheet.finished',
    409,
    ({ action }) => `这张表已经填完，不能再${action}。要改，先说明原因重新打开。`,
  ),
  notFinished: problem('scoreSheet.not-finished', 409, () => '这张表还没有填完，直接改就行，不用重新打开。'),
  empty: problem('scoreSheet.empty', 409, () => '一项也没有填，不能算填完。'),
  assessmentOver: problem<{ action: string }>(
    'scoreSheet.assessment-over',
    409,
    ({ action }) => `这次评估已经结束，不能再${action}。要改，先由创卫办重新打开这次评估。`,
  ),
};
