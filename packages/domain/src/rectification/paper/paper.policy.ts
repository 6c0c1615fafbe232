import { type Actor, holds, holdsAt, kernelProblems, type Problem } from '../../kernel/index.ts';
import { type Can, canOf } from '../../organization/index.ts';
import { paperProblems } from './paper.problems.ts';
import { type Paper, type PaperKind, paperKinds } from './paper.schema.ts';

/** Of what unit a paper speaks: its path up to the city, empty where it speaks of several. */
export interface PaperStanding {
  path: readonly string[];
}

/** 谁拟、谁发：who dispatches to the unit draws up what goes to it; its own people, or who dispatches, draw up its report; a list whoever reads issues. */
export function mayNotDraw(actor: Actor, kind: PaperKind, unitId: string | null, { path }: PaperStanding): Problem | undefined {
  if (kind === 'issueList') return holds(actor, 'issue.read') ? undefined : refused(kind);
  if (holdsAt(actor, 'issue.dispatch', path)) return undefined;
  const own = unitId !== null && actor.unitId === unitId && holdsAt(actor, 'issue.answer', path);
  return kind === 'rectificationReport' && own ? undefined : refused(kind);
}

const refused = (kind: PaperKind) => kernelProblems.notAllowed({ what: `拟${paperKinds[kind]}` });

type Asked = Pick<Paper, 'kind' | 'state' | 'unitId' | 'makerUnitId'>;
export const paperActions = ['edit', 'issue', 'withdraw', 'discard'] as const;
export type PaperAction = (typeof paperActions)[number];

/** The sentence on the greyed button. A list belongs to the unit that drew it up; what went out is withdrawn by who sent it, never by whom it presses. */
export function mayNotPaper(actor: Actor, action: PaperAction, paper: Asked, at: PaperStanding): Problem | undefined {
  const others = paper.kind === 'issueList' && paper.makerUnitId !== actor.unitId;
  const no = mayNotDraw(actor, paper.kind, paper.unitId, at) ?? (others ? refused(paper.kind) : undefined);
  if (no) return no;
  if (action === 'withdraw' && paper.makerUnitId !== actor.unitId) return paperProblems.notSender({});
  if (action === 'withdraw') return paper.state === 'issued' ? undefined : paperProblems.notIssued({});
  return paper.state === 'draft' ? undefined : paperProblems.notDraft({});
}

export const canPaper = (actor: Actor, paper: Asked, at: PaperStanding): Can =>
  canOf(paperActions, (action) => mayNotPaper(actor, action, paper, at));
