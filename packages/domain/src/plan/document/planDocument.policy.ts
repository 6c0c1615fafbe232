import { type Actor, holdsAt, kernelProblems, type Problem } from '../../kernel/index.ts';
import { type Can, canOf } from '../../organization/index.ts';
import { planDocumentProblems } from './planDocument.problems.ts';
import { whyNotDocument } from './planDocument.rules.ts';
import type { PlanDocument } from './planDocument.schema.ts';

export const planDocumentActions = {
  import: { says: '导入方案', wants: 'plan.import' },
  edit: { says: '核对方案', wants: 'plan.import' },
  abandon: { says: '作废方案', wants: 'plan.import' },
  publish: { says: '下达任务', wants: 'plan.publish' },
} as const;
export type PlanDocumentAction = keyof typeof planDocumentActions;

/** 谁可以：the right at the unit whose plan it is, or above it. `path` of that unit, as in `holdsAt`. */
export const mayNotDocument = (actor: Actor, action: PlanDocumentAction, path: readonly string[]): Problem | undefined =>
  holdsAt(actor, planDocumentActions[action].wants, path)
    ? undefined
    : kernelProblems.notAllowed({ what: planDocumentActions[action].says });

/**
 * 谁看得到：a document is read by whoever may read plans at its unit or above it; once published it is the law of its place and
 * read below it too. `unitPath` is the path of the document's unit; `ownPaths` the paths of the units where the reader's
 * `plan.read` stands.
 */
export const maySeeDocument = (
  actor: Actor,
  document: Pick<PlanDocument, 'state' | 'unitId'>,
  unitPath: readonly string[],
  ownPaths: readonly (readonly string[])[],
): boolean =>
  holdsAt(actor, 'plan.read', unitPath) ||
  ((document.state === 'published' || document.state === 'superseded') && ownPaths.some((path) => path.includes(document.unitId)));

/** Not yours, or not now: the sentence on the greyed button. */
export const documentRefusal = (
  actor: Actor,
  action: Exclude<PlanDocumentAction, 'import'>,
  document: Pick<PlanDocument, 'state' | 'title' | 'counts'>,
  path: readonly string[],
): Problem | undefined =>
  mayNotDocument(actor, action, path) ??
  whyNotDocument(document, action) ??
  (action === 'publish' && document.counts.accepted === 0 ? planDocumentProblems.noTask({}) : undefined);

export const canDocument = (actor: Actor, document: Pick<PlanDocument, 'state' | 'title' | 'counts'>, path: readonly string[]): Can =>
  canOf(['edit', 'abandon', 'publish'] as const, (action) => documentRefusal(actor, action, document, path));
