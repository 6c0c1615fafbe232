import type { Problem } from '../../kernel/index.ts';
import { planDocumentProblems } from './planDocument.problems.ts';
import type { PlanDocument, PlanDocumentState } from './planDocument.schema.ts';

interface Step {
  says: string;
  from: readonly PlanDocumentState[];
  to: PlanDocumentState;
}

/** 方案从导入到下达。读完这张表，就知道一份方案能怎么走。 */
export const documentLife = {
  read: { says: '读出', from: ['reading'], to: 'draft' },
  giveUp: { says: '读不出', from: ['reading'], to: 'unreadable' },
  edit: { says: '核对', from: ['draft'], to: 'draft' },
  publish: { says: '下达', from: ['draft'], to: 'published' },
  supersede: { says: '由新版接替', from: ['published'], to: 'superseded' },
  abandon: { says: '作废', from: ['reading', 'draft', 'unreadable'], to: 'abandoned' },
} as const satisfies Record<string, Step>;

/** Shares one publication may issue: sixty units with every one of three hundred tasks, twice over; more are handed down from level to level. */
const mostShares = 50_000;

/** 展开后太多: why so many shares of units cannot be issued at once. */
export const whyTooMany = (count: number): Problem | undefined =>
  count > mostShares ? planDocumentProblems.tooManyShares({ count, most: mostShares }) : undefined;

export type DocumentStep = keyof typeof documentLife;

/** Why this cannot be done to the document now, or undefined. */
export function whyNotDocument({ state, title }: Pick<PlanDocument, 'state' | 'title'>, step: DocumentStep): Problem | undefined {
  const { from, says }: Step = documentLife[step];
  return from.includes(state) ? undefined : planDocumentProblems.wrongState({ title, state, action: says });
}
