import { createHash } from 'node:crypto';
import { kernelProblems } from '@weicheng/domain/kernel';
import type { UnitId } from '@weicheng/domain/organization';
import {
  drawRechecks,
  type RecheckDrawId,
  type recheckContract,
  recheckCount,
  recheckFacts,
  recheckProblems,
} from '@weicheng/domain/rectification';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { notify } from '#platform/notices';
import { found, lookup, type Reaches } from '../../organization/index.ts';
import { rulesOf } from '../cityRules/cityRules.service.ts';
import { rechecks } from './recheck.store.ts';

type Input<V extends keyof typeof recheckContract> = z.output<(typeof recheckContract)[V]['input']>;

const mostClosed = 100_000;
const mostDrawn = 2_000;

/** 回头看抽查, for readers whose rights reach as `reaches` says. */
export function recheckService(reaches: Reaches) {
  const list = (ctx: Context, page: Input<'list'>) => rechecks.page(ctx, page);

  async function read(ctx: Context, { id }: { id: RecheckDrawId }) {
    const { draw, pool } = found(await rechecks.get(ctx, id), '这次抽查');
    const all = await rechecks.rows(ctx, id, await reaches.of(ctx, 'issue.read'));
    const no = ctx.actor.grants.has('issue.verify') ? null : kernelProblems.notAllowed({ what: '派回头看' }).message;
    return {
      draw,
      pool,
      drawn: all.map(({ number }) => number),
      rows: all.flatMap(({ row }) => row ?? []),
      can: { assign: no },
    };
  }

  /** 抽取: of what was closed in these days where this person verifies. The seed is the server's, so that nobody chooses what is drawn. */
  async function draw(ctx: Context, { closedFrom, closedTo, share, due }: Input<'draw'>) {
    if (closedFrom > closedTo) throw recheckProblems.daysTurned({});
    const reach = await reaches.of(ctx, 'issue.verify');
    const pool = await rechecks.closed(ctx, closedFrom, closedTo, reach, mostClosed);
    if (pool.length === 0) throw recheckProblems.nothingClosed({});
    if (pool.length > mostClosed) throw recheckProblems.tooMany({ most: mostClosed });
    const rules = (await rulesOf(ctx)).recheck;
    const rule = { share: share ?? rules.share, least: share === undefined ? rules.least : 1 };
    if (recheckCount(pool.length, rule) > mostDrawn) throw recheckProblems.tooManyDrawn({ most: mostDrawn });
    const id = ctx.newId() as RecheckDrawId;
    const seed = `${ctx.today}-${createHash('sha256').update(`${id} ${ctx.requestId}`).digest('hex').slice(0, 8)}`;
    const byNumber = new Map(pool.map((issue) => [String(issue.number), issue]));
    const { drawn } = drawRechecks([...byNumber.keys()], rule, seed);
    const issues = drawn.flatMap((number) => byNumber.get(number) ?? []);
    const unitId = (reach === null ? undefined : (ctx.actor.unitId as UnitId | null)) ?? (await lookup.root(ctx)) ?? '';
    await rechecks.add(
      ctx,
      { id, unitId, seed, closedFrom, closedTo, ...rule, due, pool: pool.map(({ number }) => number) },
      issues.map((issue) => issue.id),
    );
    await ctx.record(
      recheckFacts.drawn,
      id,
      { seed, closedFrom, closedTo, share: rule.share, pool: pool.length, drawn: issues.map(({ number }) => number) },
      unitId,
    );
    return read(ctx, { id });
  }

  /** 派, of those where this person verifies: whom to, told once for all of them. */
  async function assign(ctx: Context, { id, issueIds, assigneeId }: Input<'assign'>) {
    const { draw } = found(await rechecks.get(ctx, id), '这次抽查');
    const rows = await rechecks.rows(ctx, id, await reaches.of(ctx, 'issue.verify'));
    const own = new Set(rows.flatMap(({ row }) => row?.issueId ?? []));
    const name = assigneeId === null ? '' : found(await lookup.holderName(ctx, assigneeId, 'issue.verify'), '能核验的这个人');
    const numbers = await rechecks.assign(
      ctx,
      id,
      issueIds.filter((issue) => own.has(issue)),
      assigneeId,
    );
    if (numbers.length === 0) return read(ctx, { id });
    await ctx.record(recheckFacts.assigned, id, { name, numbers });
    if (assigneeId !== null)
      await notify(ctx, assigneeId, {
        title: `派给你 ${numbers.length} 件回头看`,
        body: draw.due === null ? '' : `${draw.due} 前看完`,
        link: `/rechecks/${id}`,
      });
    return read(ctx, { id });
  }

  return { list, read, draw, assign };
}
