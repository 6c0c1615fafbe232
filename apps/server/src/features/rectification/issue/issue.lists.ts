import type { UnitId } from '@weicheng/domain/organization';
import {
  boardStates,
  type IssueDesk,
  type IssueFilter,
  type IssueId,
  type issueContract,
  issueDesks,
  issueFacts,
  type issueMapContract,
  turnOfIssue,
} from '@weicheng/domain/rectification';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { factPage } from '#platform/facts';
import { type Reaches, readIdKey } from '../../organization/index.ts';
import { issueMap } from '../issueMap/issueMap.store.ts';
import { photoStore } from '../photo/photo.store.ts';
import { origins } from '../selfRegister/selfRegister.store.ts';
import { issues } from './issue.store.ts';
import { type Asked, issueLedger } from './issueLedger.store.ts';
import { issueParts } from './issueParts.store.ts';
import type { IssueNaming } from './naming.ts';

type Input<V extends keyof typeof issueContract> = z.output<(typeof issueContract)[V]['input']>;

/** The right by which somebody sees what waits on a pile. */
const rightOf: Readonly<Record<IssueDesk, string>> = {
  owed: 'issue.read',
  toDispatch: 'issue.dispatch',
  toVerify: 'issue.verify',
  toAnswer: 'issue.verify',
  toRecheck: 'issue.verify',
};

/** What is read of issues: lists, counts, one issue's page. */
export function issueLists(reaches: Reaches, naming: IssueNaming) {
  async function asked(ctx: Context, filter: IssueFilter, desk?: IssueDesk, sort: Asked['sort'] = 'urgency'): Promise<Asked> {
    const reach = await reaches.of(ctx, desk ? rightOf[desk] : 'issue.read');
    const days = { today: ctx.today, soon: (await naming.dial(ctx)).soon };
    return { filter, desk, sort, reach, own: ctx.actor.unitId as UnitId | null, days };
  }

  /** 查问题台账 */
  const list = async (ctx: Context, { limit, after, sort, desk, ...filter }: Input<'list'>) =>
    issueLedger.page(ctx, await asked(ctx, filter, desk, sort), { limit, after });

  /** 数问题 */
  async function counts(ctx: Context, { state: _state, turn: _turn, clock: _clock, ...rest }: IssueFilter) {
    const of = (more: IssueFilter) => asked(ctx, { ...rest, ...more });
    return issueLedger.counts(ctx, {
      all: await of({}),
      toDispatch: await of({ turn: 'toDispatch' }),
      owed: await of({ turn: 'owed' }),
      overdue: await of({ clock: 'overdue' }),
      waiting: await of({ turn: 'waiting' }),
      shelved: await of({ turn: 'shelved' }),
      over: await of({ turn: 'over' }),
    });
  }

  /** 按状态数问题: only the states the filter leaves. */
  async function stateCounts(ctx: Context, filter: IssueFilter) {
    const states = boardStates.filter((one) => one === (filter.state ?? one) && turnOfIssue[one] === (filter.turn ?? turnOfIssue[one]));
    if (states.length === 0) return { rows: [] };
    const kinds = await Promise.all(states.map(async (state) => [state, await asked(ctx, { ...filter, state })] as const));
    const counts = await issueLedger.counts(ctx, Object.fromEntries(kinds));
    return { rows: states.flatMap((state) => (counts[state] ? [{ state, count: counts[state] }] : [])) };
  }

  /** 查图上的问题 */
  const clusters = async (ctx: Context, { west, south, east, north, ...filter }: z.output<typeof issueMapContract.clusters.input>) =>
    issueMap.clusters(ctx, await asked(ctx, filter), { west, south, east, north });

  /** 导出问题台账: that a copy was taken stands in the trail before the first byte leaves. */
  async function openExport(ctx: Context, { format, ...filter }: Input<'export'>): Promise<Asked> {
    const given = Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)] as const]));
    await ctx.record(issueFacts.exported, null, { format, filter: Object.fromEntries(given) });
    return asked(ctx, filter);
  }

  /** 查我的问题 */
  async function desk(ctx: Context) {
    const piles = await Promise.all(issueDesks.map(async (pile) => [pile, await asked(ctx, {}, pile)] as const));
    return issueLedger.counts(ctx, Object.fromEntries(piles) as Record<IssueDesk, Asked>);
  }

  /** What an issue's page shows besides the issue. */
  async function around(ctx: Context, id: IssueId) {
    return {
      submissions: await issueParts.submissions(ctx, id),
      photos: await photoStore.ofIssue(ctx, id, await reaches.of(ctx, 'issue.read')),
      links: await issues.links(ctx, id, await reaches.of(ctx, 'issue.read')),
      origin: await origins.of(ctx, id),
      history: await factPage(ctx.db, { about: id }, { limit: 200 }),
    };
  }

  /** 更早的经过 of an issue that is seen. */
  const history = (ctx: Context, { id, limit, after }: Input<'history'>) =>
    factPage(ctx.db, { about: id }, { limit, after: readIdKey(after) });

  return { list, openExport, counts, stateCounts, clusters, desk, around, history };
}
