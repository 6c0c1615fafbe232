import { problem } from '../../kernel/index.ts';
import { type DraftTask, type DraftTaskState, draftTaskStates } from './draftTask.schema.ts';

export const draftProblems = {
  /** `current` is the item as it is now, so that the page can lay both side by side; what was typed is still on the page. */
  outdated: problem<{ by: string; current: DraftTask }>(
    'draft.outdated',
    409,
    ({ by }) => `${by}刚改过这一条，你的这次没有存。看过现在的内容再改，你填的还在。`,
  ),
  outdatedPart: problem<{ by: string }>('draft.outdated-part', 409, ({ by }) => `${by}刚改过这里，你的这次没有存。刷新后再改。`),
  wrongState: problem<{ action: string; state: DraftTaskState }>(
    'draft.wrong-state',
    409,
    ({ action, state }) => `这一条现在是“${draftTaskStates[state]}”，不能${action}。`,
  ),
  splitNowhere: problem('draft.split-nowhere', 422, () => '把光标放在要拆开的两句之间，两边都要有字。'),
  nothingToMerge: problem('draft.nothing-to-merge', 422, () => '再选一条要并进来的任务。'),
  tooMuchMerged: problem<{ what: string; most: number }>(
    'draft.too-much-merged',
    422,
    ({ what, most }) => `并起来${what}超过 ${most}，一条任务放不下。少并几条。`,
  ),
  emptySelection: problem('draft.empty-selection', 422, () => '先在原文里选中一段文字。'),
  longSelection: problem('draft.long-selection', 422, () => '选中的文字超过 2 万字。只选一条任务的文字。'),
  unknownName: problem<{ printed: string }>('draft.unknown-name', 404, ({ printed }) => `文中没有“${printed}”这个单位名称，刷新后再看。`),
  noPlaceForUnit: problem<{ name: string; kind: string; under: string }>(
    'draft.no-place-for-unit',
    422,
    ({ name, kind, under }) => `“${name}”是${kind}，要设在${under}下面。在“组织”里设立后再认定。`,
  ),
  unknownParent: problem('draft.unknown-parent', 422, () => '上级任务已经变动，重选一条。'),
  backwards: problem('draft.backwards', 422, () => '结束日期要在开始日期当天或之后。'),
};
