import { assignmentLife, type taskContract } from '@weicheng/domain/plan';
import type { Output } from '../../../shared/api.ts';

type History = Output<typeof taskContract.read>['history'];

const tones: { readonly [says: string]: 'waiting' | 'done' | 'rebound' } = { 反馈: 'waiting', 任务销号: 'done', 重开: 'rebound' };

/** 经过 as lines of facts. */
export const historyLines = (history: History) =>
  history.map(({ id, at, says, line, actorName }) => ({
    id,
    at,
    says,
    actor: actorName,
    words: line,
    tone: tones[says] ?? ('plain' as const),
  }));

const steps: ReadonlySet<string> = new Set(Object.values(assignmentLife).map(({ says }) => says));

/** Of the history of a task what concerns one unit: its own steps, and what was done to the task as a whole. */
export const aboutUnit = (history: History, unitName: string): History =>
  history.filter(({ says, line }) => !steps.has(says) || line.includes(unitName));
