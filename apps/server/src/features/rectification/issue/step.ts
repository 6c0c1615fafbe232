import {
  advanced,
  type Deed,
  type Issue,
  type IssueAction,
  type IssueId,
  issueProblems,
  issueRefusal,
  whyNotDeed,
} from '@weicheng/domain/rectification';
import type { Context } from '#platform/context';
import { found, lookup, type Reaches, refuse } from '../../organization/index.ts';
import { standingOf } from './issue.present.ts';
import { issues } from './issue.store.ts';

type One = { id: IssueId; revision?: number | undefined };

/** What a step was done to, what came of it, and how facts call it. */
export interface Held {
  before: Issue;
  after: Issue;
  named: { number: number; title: string; unitName: string; revision: number };
}

/** 办一步: load, ask, advance, save; the caller records what was done. */
export function openSteps(reaches: Reaches) {
  const reading = (ctx: Context) => reaches.of(ctx, 'issue.read');

  /** For reading. */
  const see = async (ctx: Context, id: IssueId): Promise<Issue> => found(await issues.get(ctx, id, await reading(ctx)), '这个问题');

  /** For changing; nobody else changes them until the act is over. */
  const take = async (ctx: Context, ids: readonly IssueId[]) => issues.take(ctx, ids, await reading(ctx));

  /** A step on an issue that is held. */
  async function taken(
    ctx: Context,
    held: Issue | undefined,
    { revision }: One,
    action: IssueAction,
    bring: (issue: Issue) => Deed | Promise<Deed>,
  ): Promise<Held> {
    const before = found(held, '这个问题');
    if (revision !== undefined && before.revision !== revision) throw issueProblems.outdated({});
    refuse(issueRefusal(ctx.actor, action, before, await standingOf(ctx, before)));
    const deed = await bring(before);
    refuse(whyNotDeed(before, deed, ctx.today));
    const doer = { personId: ctx.actor.personId || null, name: ctx.actor.name };
    const after = advanced(before, deed, doer, new Date(ctx.now).toISOString());
    await issues.save(ctx, after);
    const unitName = (after.leadUnitId && (await lookup.names(ctx, [after.leadUnitId])).get(after.leadUnitId)) || '';
    return { before, after, named: { number: after.number, title: after.title, unitName, revision: after.revision } };
  }

  const step = async (ctx: Context, one: One, action: IssueAction, bring: (issue: Issue) => Deed | Promise<Deed>): Promise<Held> =>
    taken(ctx, (await take(ctx, [one.id])).get(one.id), one, action, bring);

  return { see, take, taken, step };
}
