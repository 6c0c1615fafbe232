import type { draftTaskContract } from '@weicheng/domain/plan';
import { type Edition, type EditionIndex, indexEdition, suggestClauses, suggestIndicators } from '@weicheng/domain/standard';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { found } from '../../organization/index.ts';
import { editionInForce } from '../../standard/index.ts';
import { seeDocument } from '../document/see.ts';
import { draftTasks } from './draftTask.store.ts';

const opened = new WeakMap<Edition, EditionIndex>();

/** The edition the city works by, opened when the first suggestion is asked for. */
async function standard(ctx: Context): Promise<EditionIndex> {
  const edition = await editionInForce(ctx);
  const index = opened.get(edition) ?? indexEdition(edition);
  opened.set(edition, index);
  return index;
}

const heard = (words: readonly string[]) =>
  `文中说到${[...new Set(words)]
    .slice(0, 5)
    .map((word) => `“${word}”`)
    .join('、')}`;

/** 由文字提示条款和指标: for a person to take or leave. */
export async function suggestFor(ctx: Context, { documentId, id }: z.output<typeof draftTaskContract.suggest.input>) {
  await seeDocument(ctx, documentId);
  const task = found((await draftTasks.some(ctx, documentId, [id]))[0], '这条任务');
  const edition = await standard(ctx);
  const text = [...task.headings, task.text].join('\n');
  return {
    clauses: suggestClauses(text, edition).map(({ clause, words }) => ({ code: clause.key, name: clause.title, reason: heard(words) })),
    indicators: suggestIndicators(task.text, task.thresholds, edition).map(({ indicator, words }) => ({
      code: indicator.key,
      name: indicator.name,
      reason: heard(words),
    })),
  };
}
