import type { Problem } from '@weicheng/domain/kernel';
import type { UnitId } from '@weicheng/domain/organization';
import {
  absorbing,
  type Deed,
  type Issue,
  type IssueId,
  type issueContract,
  issueFacts,
  issueNotices,
  issueProblems,
  mayNotComment,
  mayNotMergeInto,
} from '@weicheng/domain/rectification';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { found, lookup, type Reaches, refuse } from '../../organization/index.ts';
import { rechecks } from '../recheck/recheck.store.ts';
import { announceOne, deadlineFor, dueAfterPause, mayTake, photosThere, putPhotos, tell, unitsStand } from './asking.ts';
import { standingOf } from './issue.present.ts';
import { issues } from './issue.store.ts';
import { issueParts } from './issueParts.store.ts';
import type { IssueNaming } from './naming.ts';
import { registerIssue } from './register.ts';
import { type Held, openSteps } from './step.ts';

type Input<V extends keyof typeof issueContract> = z.output<(typeof issueContract)[V]['input']>;
type One = { id: IssueId; revision?: number | undefined };

/** The verbs of issues, for readers whose rights reach as `reaches` says. */
export function issueService(reaches: Reaches, naming: IssueNaming) {
  const { see, step, take, taken } = openSteps(reaches);

  /** A step that only brings words, and the fact it leaves. */
  const plain =
    <I extends One>(bring: (input: I, ctx: Context) => Deed, record: (ctx: Context, held: Held, input: I) => Promise<unknown>) =>
    async (ctx: Context, input: I): Promise<Issue> => {
      const held = await step(ctx, input, bring(input, ctx).action, () => bring(input, ctx));
      await record(ctx, held, input);
      return held.after;
    };

  /** 交办 */
  async function dispatch(ctx: Context, { id, revision, ...order }: Input<'dispatch'>): Promise<Issue> {
    const { after, named } = await step(ctx, { id, revision }, 'dispatch', async (issue) => {
      await mayTake(ctx, order.leadUnitId);
      await unitsStand(ctx, order.supportingUnitIds);
      return {
        action: 'dispatch',
        leadUnitId: order.leadUnitId,
        supportingUnitIds: [...new Set(order.supportingUnitIds)],
        deadline: await deadlineFor(ctx, issue, order),
      };
    });
    const names = await lookup.names(ctx, after.supportingUnitIds);
    const { due, deadlineRule } = must(after);
    await ctx.record(
      issueFacts.dispatched,
      id,
      { ...named, leadUnitId: order.leadUnitId, supporting: [...names.values()], due, rule: deadlineRule.says },
      after.leadUnitId,
    );
    await tell(ctx, after, `交办：${after.title}`, `${due} 前整改`, issueNotices.dispatched);
    return after;
  }

  /** 转办 */
  async function transfer(ctx: Context, { id, revision, leadUnitId, reason, ...deadline }: Input<'transfer'>): Promise<Issue> {
    const { before, after, named } = await step(ctx, { id, revision }, 'transfer', async (issue) => {
      await mayTake(ctx, leadUnitId);
      return { action: 'transfer', leadUnitId, reason, deadline: await deadlineFor(ctx, issue, deadline) };
    });
    const fromUnit = (before.leadUnitId && (await lookup.names(ctx, [before.leadUnitId])).get(before.leadUnitId)) || '';
    const { due, deadlineRule } = must(after);
    await ctx.record(issueFacts.transferred, id, { ...named, fromUnit, due, rule: deadlineRule.says, reason }, leadUnitId);
    await tell(ctx, after, `转办给你单位：${after.title}`, reason, issueNotices.dispatched);
    return after;
  }

  /** 退单 */
  async function decline(ctx: Context, { reason, suggestedUnitId, ...one }: Input<'decline'>): Promise<Issue> {
    if (suggestedUnitId) await unitsStand(ctx, [suggestedUnitId]);
    const { after, named } = await step(ctx, one, 'decline', () => ({ action: 'decline', reason }));
    const suggestedUnit = suggestedUnitId ? ((await lookup.names(ctx, [suggestedUnitId])).get(suggestedUnitId) ?? null) : null;
    await ctx.record(issueFacts.declined, one.id, { ...named, reason, suggestedUnit }, after.leadUnitId);
    return after;
  }

  /** 反馈 */
  async function submit(
    ctx: Context,
    { text, doneOn = ctx.today, doneBy = ctx.actor.name, photos, ...one }: Input<'submit'>,
  ): Promise<Issue> {
    const { after, named } = await step(ctx, one, 'submit', async () => {
      await photosThere(ctx, photos);
      return { action: 'submit', text, doneOn, photos: photos.length };
    });
    const submissionId = ctx.newId();
    await issueParts.submit(ctx, one.id, { id: submissionId, unitId: after.leadUnitId as UnitId, text, doneOn, doneBy });
    const shown = await putPhotos(ctx, one.id, 'submit', photos, submissionId);
    await ctx.record(issueFacts.submitted, one.id, { ...named, text, doneOn, doneBy, ...shown }, after.leadUnitId);
    await announceOne(ctx, after, issueNotices.submitted);
    return after;
  }

  /** 回头看没过，重开 */
  async function reopen(ctx: Context, { reason, photos, ...one }: Input<'reopen'>): Promise<Issue> {
    const { after, named } = await step(ctx, one, 'reopen', async () => {
      await photosThere(ctx, photos);
      return { action: 'reopen', reason, photos: photos.length };
    });
    const shown = await putPhotos(ctx, one.id, 'reopen', photos);
    await rechecks.settle(ctx, one.id, 'failed');
    await ctx.record(issueFacts.reopened, one.id, { ...named, reason, ...shown }, after.leadUnitId);
    await tell(ctx, after, `回头看没过：${after.title}`, reason, issueNotices.reopened);
    return after;
  }

  /** 并案: both are held, and both keep their own life; the other one is told in its own line of facts. */
  async function merge(ctx: Context, { intoId, ...one }: Input<'merge'>): Promise<Issue> {
    const both = await take(ctx, [one.id, intoId]);
    const into = found(both.get(intoId), '要并入的问题');
    const { after, named } = await taken(ctx, both.get(one.id), one, 'merge', async () => {
      refuse(mayNotMergeInto(ctx.actor, into, await standingOf(ctx, into)));
      return { action: 'merge', into };
    });
    const other = absorbing(into);
    await issues.save(ctx, other);
    await ctx.record(issueFacts.merged, one.id, { ...named, intoId, intoNumber: into.number }, after.leadUnitId);
    const unitName = (into.leadUnitId && (await lookup.names(ctx, [into.leadUnitId])).get(into.leadUnitId)) || '';
    const { number, title, revision } = other;
    await ctx.record(
      issueFacts.absorbed,
      intoId,
      { number, title, unitName, revision, otherId: one.id, otherNumber: after.number, otherTitle: after.title },
      into.leadUnitId,
    );
    return after;
  }

  /** 留言: a fact and nothing else; it holds nobody up. */
  async function comment(ctx: Context, { id, text }: Input<'comment'>): Promise<Issue> {
    const issue = await see(ctx, id);
    refuse(mayNotComment(ctx.actor));
    await ctx.record(issueFacts.commented, id, { number: issue.number, title: issue.title, text }, issue.leadUnitId);
    return issue;
  }

  /** 不批延期: the clock goes on from where it stood. */
  async function refuseExtension(ctx: Context, { reason, ...one }: Input<'refuseExtension'>): Promise<Issue> {
    const { before, after, named } = await step(ctx, one, 'refuseExtension', async (issue) => ({
      action: 'refuseExtension',
      reason,
      ...(await dueAfterPause(ctx, issue)),
    }));
    const until = before.extension?.until;
    if (until) await ctx.record(issueFacts.extensionRefused, one.id, { ...named, until, reason, due: after.due }, after.leadUnitId);
    await tell(ctx, after, `延期没有批：${after.title}`, reason);
    return after;
  }

  /** 挂账: its clock runs to the day its plan ends. */
  async function shelve(ctx: Context, { plan, until, ...one }: Input<'shelve'>): Promise<Issue> {
    const { after, named } = await step(ctx, one, 'shelve', async (issue) => {
      const { limits } = await deadlineFor(ctx, issue, { due: until });
      return { action: 'shelve', plan, until, limits };
    });
    await ctx.record(issueFacts.shelved, one.id, { ...named, plan, until }, after.leadUnitId);
    return after;
  }

  const acknowledge = plain<Input<'acknowledge'>>(
    () => ({ action: 'acknowledge' }),
    (ctx, { after, named }) => ctx.record(issueFacts.acknowledged, after.id, named, after.leadUnitId),
  );
  const close = plain<Input<'close'>>(
    ({ opinion }) => ({ action: 'close', opinion }),
    (ctx, { after, named }, { opinion }) => ctx.record(issueFacts.closed, after.id, { ...named, opinion }, after.leadUnitId),
  );

  return {
    see,
    register: async (ctx: Context, input: Input<'register'>) => registerIssue(ctx, input, (await naming.dial(ctx)).rules),
    dispatch,
    dispatchMany: each((ctx, one: One, order: Omit<Input<'dispatchMany'>, 'items'>) => dispatch(ctx, { ...one, ...order }), take),
    acknowledge,
    decline,
    transfer,
    requestExtension: plain<Input<'requestExtension'>>(
      ({ until, reason }) => ({ action: 'requestExtension', until, reason }),
      (ctx, { after, named }, { until, reason }) =>
        ctx.record(issueFacts.extensionRequested, after.id, { ...named, until, reason }, after.leadUnitId),
    ),
    grantExtension: plain<Input<'grantExtension'>>(
      () => ({ action: 'grantExtension' }),
      async (ctx, { before, after, named }) => {
        const until = before.extension?.until;
        if (until) await ctx.record(issueFacts.extensionGranted, after.id, { ...named, from: before.due, until }, after.leadUnitId);
        await tell(ctx, after, `准予延期：${after.title}`, `延到 ${until}`);
      },
    ),
    refuseExtension,
    submit,
    giveBack: plain<Input<'return'>>(
      ({ reason }) => ({ action: 'return', reason }),
      async (ctx, { after, named }, { reason }) => {
        await ctx.record(issueFacts.returned, after.id, { ...named, reason }, after.leadUnitId);
        await tell(ctx, after, `退回：${after.title}`, reason, issueNotices.returned);
      },
    ),
    close,
    closeMany: each((ctx, one: One) => close(ctx, { ...one, opinion: '' }), take),
    recheck: plain<Input<'recheck'>>(
      ({ opinion }) => ({ action: 'recheck', opinion }),
      async (ctx, { after, named }, { opinion }) => {
        await rechecks.settle(ctx, after.id, 'passed');
        await ctx.record(issueFacts.rechecked, after.id, { ...named, opinion }, after.leadUnitId);
      },
    ),
    reopen,
    dispute: plain<Input<'dispute'>>(
      ({ reason }) => ({ action: 'dispute', reason }),
      (ctx, { after, named }, { reason }) => ctx.record(issueFacts.disputed, after.id, { ...named, reason }, after.leadUnitId),
    ),
    shelve,
    merge,
    voidOne: plain<Input<'void'>>(
      ({ reason }) => ({ action: 'void', reason }),
      async (ctx, { after, named }, { reason }) => {
        await ctx.record(issueFacts.voided, after.id, { ...named, reason }, after.leadUnitId);
        // 并进来的问题随它作废，各在自己的经过里记一笔
        const along = after.duplicates > 0 ? await issues.absorbed(ctx, after.id) : [];
        for (const { id, number, title } of along)
          await ctx.record(issueFacts.voidedAlong, id, { number, title, intoNumber: after.number, reason }, after.leadUnitId);
      },
    ),
    comment,
  };
}

/** What has gone out has a day and the rule that gave it. */
function must({ due, deadlineRule }: Issue) {
  if (due === null || deadlineRule === null) throw issueProblems.noDeadline({});
  return { due, deadlineRule };
}

/** The same step on many, each for itself: what is refused says why and the others go on. All are held first, in one order. */
const each =
  <M>(act: (ctx: Context, one: One, more: M) => Promise<unknown>, take: (ctx: Context, ids: readonly IssueId[]) => Promise<unknown>) =>
  async (ctx: Context, { items, ...more }: { items: readonly One[] } & M) => {
    await take(
      ctx,
      items.map((one) => one.id),
    );
    const rows: { id: IssueId; refusal: string | null }[] = [];
    for (const one of items) {
      const refusal = await act(ctx, one, more as unknown as M).then(
        () => null,
        (problem: Problem | Error) => {
          if (!('code' in problem && 'status' in problem)) throw problem;
          return problem.message;
        },
      );
      rows.push({ id: one.id, refusal });
    }
    return { rows };
  };
