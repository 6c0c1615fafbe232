import { holdsAt } from '@weicheng/domain/kernel';
import type { UnitId } from '@weicheng/domain/organization';
import {
  clockOf,
  type NewShortfall,
  type NewTask,
  proposeShortfall,
  type ShortfallProposal,
  type ShortfallRow,
  type shortfallContract,
  shortfallFacts,
  shortfallProblems,
  shortfallState,
  type TaskId,
  thresholdsOf,
  turnOf,
} from '@weicheng/domain/plan';
import type { WorkingDays } from '@weicheng/domain/standard';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import type { FileStore } from '#platform/files';
import { found, lookup, type Reaches } from '../../organization/index.ts';
import { type CityBoard, calendarOf, cityBoard } from '../../standard/index.ts';
import { issueTasks } from '../task/issue.ts';
import { attackListOf } from './attackList.ts';
import { shortfalls, type WatchedTask } from './shortfall.store.ts';

type Input<V extends keyof typeof shortfallContract> = z.output<(typeof shortfallContract)[V]['input']>;

/** The verbs of attacks on indicators, for readers whose rights reach as `reaches` says. */
export function shortfallService(reaches: Reaches, files: FileStore) {
  /** 查攻坚 */
  async function list(ctx: Context): Promise<{ rows: ShortfallRow[] }> {
    const { edition } = await cityBoard(ctx);
    const rows = await shortfalls.all(ctx, edition.key, await reaches.of(ctx, 'task.read'));
    const days = await calendarOf(ctx);
    return { rows: rows.map((row) => present(ctx, row, days)) };
  }

  /** 拟攻坚任务: what is proposed of each indicator, and which of them cannot be taken. */
  async function propose(ctx: Context, { indicators }: Input<'propose'>): Promise<{ proposals: ShortfallProposal[] }> {
    const board = await cityBoard(ctx);
    const open = await openAttacks(ctx, board);
    const days = await calendarOf(ctx);
    const proposals = [...new Set(indicators.split(','))].map((key): ShortfallProposal => {
      const { indicator, verdict, owner, clauseText } = rowOf(board, key);
      const { name, verification } = indicator;
      const there = open.get(key);
      const refusal = there
        ? shortfallProblems.underWay({ name, title: there.title, taskId: there.taskId })
        : verdict.standing === 'met'
          ? shortfallProblems.met({ name })
          : undefined;
      return {
        ...{ indicator: key, name, reason: verdict.reason, unconfirmed: verification === 'unverified' },
        ...proposeShortfall(indicator, clauseText, verdict, ctx.today, days),
        ...{ leadUnitId: owner?.unitId ?? null, leadUnitName: owner?.unitName ?? null },
        ...{ refusal: refusal?.message ?? null, taskId: there?.taskId ?? null },
      };
    });
    return { proposals };
  }

  /** 列入攻坚: a task an indicator, led by the unit that was chosen; all of them or none. */
  async function start(ctx: Context, { items }: Input<'start'>): Promise<{ rows: ShortfallRow[] }> {
    await shortfalls.lock(ctx);
    const board = await cityBoard(ctx);
    await ask(ctx, board, items);
    const documentId = await attackListOf(ctx, files, await ownPlace(ctx), items.length);
    const names = await lookup.names(
      ctx,
      items.map((item) => item.leadUnitId),
    );
    const made = items.map((item) => ({ item, task: asTask(ctx, board, item, documentId, names.get(item.leadUnitId) ?? '') }));
    await issueTasks(
      ctx,
      made.map(({ task }) => task),
    );
    for (const { item, task } of made) {
      const { indicator, verdict } = rowOf(board, item.indicator);
      const { standing, reason } = verdict;
      const seen = { standing, reason, since: ctx.today, startedOn: ctx.today, everMet: false };
      await shortfalls.put(ctx, board.edition.key, { indicator: item.indicator, taskId: task.id, ...seen });
      const named = { indicator: item.indicator, name: indicator.name, title: task.title, reason };
      const leadUnitName = names.get(item.leadUnitId) ?? '';
      if (standing !== 'met') await ctx.record(shortfallFacts.started, task.id, { ...named, standing, leadUnitName, due: item.due });
    }
    const wanted = new Set(items.map((item) => item.indicator));
    const { rows } = await list(ctx);
    return { rows: rows.filter((row) => wanted.has(row.indicator)) };
  }

  return { list, propose, start };
}

const present = (ctx: Context, { everMet, due, leadUnitId: _id, path: _path, ...row }: WatchedTask, days: WorkingDays): ShortfallRow => ({
  ...row,
  clock: clockOf(due, turnOf(row.taskState) === 'owed', ctx.today, days),
  state: shortfallState(row.taskState, row.standing, everMet),
});

/** The attacks that are under way, by indicator, whoever asks: a second one is never made. */
async function openAttacks(ctx: Context, { edition }: CityBoard): Promise<ReadonlyMap<string, WatchedTask>> {
  const rows = await shortfalls.all(ctx, edition.key, null);
  return new Map(rows.filter(({ taskState }) => turnOf(taskState) !== 'over').map((row) => [row.indicator, row]));
}

function rowOf({ rows }: CityBoard, key: string): CityBoard['rows'][number] {
  const row = rows.find(({ indicator }) => indicator.key === key);
  if (!row) throw shortfallProblems.noSuchIndicator({ indicator: key });
  return row;
}

/** Whether each of them may be started today, by this actor and for that unit. */
async function ask(ctx: Context, board: CityBoard, items: readonly NewShortfall[]): Promise<void> {
  const open = await openAttacks(ctx, board);
  const units = [...new Set(items.map((item) => item.leadUnitId))];
  const [standing, paths, names] = [await lookup.standing(ctx, units), await lookup.paths(ctx, units), await lookup.names(ctx, units)];
  const seen = new Map<string, string>();
  for (const { indicator: key, title, due, leadUnitId } of items) {
    const { indicator, verdict } = rowOf(board, key);
    const { name } = indicator;
    const there = open.get(key);
    if (there) throw shortfallProblems.underWay({ name, title: there.title, taskId: there.taskId });
    if (seen.has(key)) throw shortfallProblems.underWay({ name, title: seen.get(key) ?? '', taskId: '' });
    seen.set(key, title);
    if (verdict.standing === 'met') throw shortfallProblems.met({ name });
    if (due < ctx.today) throw shortfallProblems.pastDue({ name, today: ctx.today });
    if (!standing.has(leadUnitId)) throw shortfallProblems.noLeadUnit({ name });
    if (!holdsAt(ctx.actor, 'plan.publish', paths.get(leadUnitId) ?? []))
      throw shortfallProblems.beyond({ unit: names.get(leadUnitId) ?? '' });
  }
}

/** The place of the actor's right to issue; the highest where there are several. */
async function ownPlace(ctx: Context): Promise<UnitId> {
  const own = [...(ctx.actor.grants.get('plan.publish') ?? [])] as UnitId[];
  const paths = await lookup.paths(ctx, own);
  return found(own.toSorted((a, b) => (paths.get(a)?.length ?? 0) - (paths.get(b)?.length ?? 0))[0], '你能下达任务的单位');
}

function asTask(ctx: Context, board: CityBoard, item: NewShortfall, documentId: NewTask['documentId'], unitName: string): NewTask {
  const { indicator, areaName } = rowOf(board, item.indicator);
  return {
    ...{
      id: ctx.newId() as TaskId,
      documentId,
      parentTaskId: null,
      position: board.rows.findIndex((row) => row.indicator === indicator) + 1,
    },
    ...{ path: indicator.key, area: areaName, areaPath: '', period: null, title: item.title, text: item.text, due: item.due },
    ...{ deadlines: [], recurrence: [], thresholds: thresholdsOf(indicator), clauses: [indicator.clause], indicators: [indicator.key] },
    units: [{ unitId: item.leadUnitId, role: 'lead', printed: unitName, groupId: null }],
  };
}
