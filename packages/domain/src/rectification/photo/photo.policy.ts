import { type Actor, holds, holdsAt, kernelProblems, type Problem } from '../../kernel/index.ts';
import { photoProblems } from './photo.problems.ts';

/** 谁做问题上的事: registers, dispatches, answers or verifies. */
export const worksOnIssues = (actor: Actor): boolean =>
  ['issue.register', 'issue.dispatch', 'issue.answer', 'issue.verify'].some((permission) => holds(actor, permission));

/** 传照片 */
export const mayNotPutPhoto = (actor: Actor): Problem | undefined =>
  worksOnIssues(actor) ? undefined : kernelProblems.notAllowed({ what: '传照片' });

/** 取原件: who dispatches or verifies there. */
export const mayNotOpenOriginal = (actor: Actor, { path }: { path: readonly string[] }): Problem | undefined =>
  holdsAt(actor, 'photo.original', path) ? undefined : photoProblems.originalKept({});
