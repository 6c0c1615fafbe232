import type { Problem } from '../../kernel/index.ts';
import type { ReadFlagKind, Span } from '../reading/reading.schema.ts';
import { draftProblems } from './draft.problems.ts';
import type { DraftFlag, NamedUnit } from './draft.schema.ts';
import type { DraftTask, DraftTaskState } from './draftTask.schema.ts';

interface Step {
  says: string;
  from: readonly DraftTaskState[];
  to: DraftTaskState | null;
}

/** 逐条核对。`to` null: it stays what it is. */
export const review = {
  edit: { says: '修改', from: ['unreviewed', 'accepted'], to: null },
  accept: { says: '确认', from: ['unreviewed'], to: 'accepted' },
  reconsider: { says: '重新核对', from: ['accepted'], to: 'unreviewed' },
  setAside: { says: '标为不是任务', from: ['unreviewed', 'accepted'], to: 'setAside' },
  restore: { says: '恢复为任务', from: ['setAside'], to: 'unreviewed' },
  split: { says: '拆开', from: ['unreviewed', 'accepted'], to: 'unreviewed' },
  merge: { says: '合并', from: ['unreviewed', 'accepted'], to: 'merged' },
  move: { says: '移动', from: ['unreviewed', 'accepted'], to: null },
} as const satisfies Record<string, Step>;
export type ReviewStep = keyof typeof review;

/** Why this cannot be done to the item now, or undefined. */
export function whyNotTask({ state }: Pick<DraftTask, 'state'>, step: ReviewStep): Problem | undefined {
  const { from, says }: Step = review[step];
  return from.includes(state) ? undefined : draftProblems.wrongState({ action: says, state });
}

/** Repairs that change nothing in what a task says: no reason to doubt it. */
const harmless: ReadonlySet<ReadFlagKind> = new Set([
  'webNoise',
  'pageFurniture',
  'lineJoined',
  'numberGlued',
  'ocrSpacing',
  'traditional',
]);

/** How far before an item's words its number may end: a mark, a space. */
const numberGap = 4;
/** Whether a place lies on an item, or on the number right before it. */
const touches = (flag: Span, item: Span): boolean => flag.start < item.end && flag.end + numberGap > item.start;

/**
 * 疑点: why an item wants a person's eye before it is accepted, a sentence each; empty when there is none. `acceptMany` takes
 * only items without any.
 */
export function doubtsOf(
  task: Pick<DraftTask, 'span' | 'units' | 'due' | 'suggestedDue' | 'deadlines' | 'comparison' | 'text'>,
  flags: readonly DraftFlag[],
  units: ReadonlyMap<string, Pick<NamedUnit, 'decision'>>,
): string[] {
  const doubts: string[] = [];
  const open = task.units.filter((u) => u.unitId === null && u.groupId === null && !units.get(u.printed)?.decision);
  if (open.length) doubts.push(`单位没对上：${[...new Set(open.map((u) => u.printed))].join('、')}`);
  if (task.units.length === 0) doubts.push('没有写责任单位');
  if (task.due === null && task.deadlines.length > 0) doubts.push(task.suggestedDue.reason);
  const { span } = task;
  if (span) for (const flag of flags) if (!flag.settled && !harmless.has(flag.kind) && touches(flag.span, span)) doubts.push(flag.sentence);
  if (task.comparison?.kind === 'changed') doubts.push('和上一版不一样');
  return doubts;
}
