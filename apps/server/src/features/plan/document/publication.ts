import { holdsAt, type Problem } from '@weicheng/domain/kernel';
import { expandGroup, successorOf, type UnitId } from '@weicheng/domain/organization';
import {
  type Draft,
  type DraftUnit,
  documentRefusal,
  type NamedUnit,
  type NewTask,
  type NewTaskUnit,
  type PlanDocumentId,
  planDocumentProblems,
  type TaskId,
  whyTooMany,
} from '@weicheng/domain/plan';
import type { Context } from '#platform/context';
import { namesOfCity } from '../../organization/index.ts';
import { draftTasks, type StoredTask } from '../draft/draftTask.store.ts';
import { draftUnits } from '../draft/draftUnit.store.ts';
import { goneOf } from '../draft/editing.ts';
import type { Seen } from './see.ts';

/** 一次下达: what publication would issue today, and what stands in its way. */
export interface Publication {
  /** Shares of units, each unit of a task once. */
  shares: number;
  /** Accepted items as tasks, groups expanded; with the item each comes from. */
  tasks: { item: StoredTask; task: NewTask }[];
  gone: Draft['gone'];
  /** Names nobody has decided on, with how many of the tasks each. */
  openNames: ReadonlyMap<string, number>;
  /** What stands in its way, the open names apart. */
  refusal: Problem | undefined;
}

/** Lays a publication out, without doing anything. */
export async function layPublication(ctx: Context, { document, path }: Seen): Promise<Publication> {
  const items = await draftTasks.all(ctx, document.id);
  const accepted = items.filter((item) => item.state === 'accepted');
  const city = await namesOfCity(ctx);
  const expand = expanderFor(ctx, city, await draftUnits.all(ctx, document.id));
  const openNames = new Map<string, number>();
  const ended = new Set<string>();
  const beyond = new Map<UnitId, boolean>();
  const isBeyond = (id: UnitId): boolean => {
    const known = beyond.get(id) ?? !holdsAt(ctx.actor, 'plan.publish', city.tree.path(id));
    beyond.set(id, known);
    return known;
  };
  const tasks = accepted.map((item, i) => {
    const open = new Set<string>();
    const units = item.units.flatMap((unit): NewTaskUnit[] => {
      const meant = expand(unit);
      if (meant === null) open.add(unit.printed);
      else if (meant !== 'none' && meant.units.length === 0) ended.add(unit.printed);
      return meant === null || meant === 'none'
        ? []
        : meant.units.map((unitId) => ({ unitId, role: unit.role, printed: unit.printed, groupId: meant.groupId }));
    });
    for (const name of open) openNames.set(name, (openNames.get(name) ?? 0) + 1);
    for (const { unitId } of units) isBeyond(unitId);
    return { item, task: asTask(document.id, item, units, i + 1) };
  });
  const outside = [...beyond].flatMap(([id, is]) => (is ? [city.tree.name(id)] : []));
  const unreviewed = items.filter((item) => item.state === 'unreviewed').length;
  const shares = tasks.reduce((sum, { task }) => sum + new Set(task.units.map(({ unitId }) => unitId)).size, 0);
  const refusal =
    documentRefusal(ctx.actor, 'publish', document, path) ??
    (unreviewed > 0 ? planDocumentProblems.notReviewed({ count: unreviewed }) : undefined) ??
    (ended.size > 0 ? planDocumentProblems.unitsEnded({ names: [...ended] }) : undefined) ??
    (outside.length > 0 ? planDocumentProblems.unitsBeyond({ names: outside }) : undefined) ??
    whyTooMany(shares);
  return { tasks, shares, gone: await goneOf(ctx, document.replacesId, items), openNames, refusal };
}

type Meant = { units: UnitId[]; groupId: NewTaskUnit['groupId'] } | 'none' | null;

/** What a unit of an item means today: the units themselves, `none`, or null where nobody has decided. */
export const expanderOf = async (ctx: Context, documentId: string): Promise<(unit: DraftUnit) => Meant> =>
  expanderFor(ctx, await namesOfCity(ctx), await draftUnits.all(ctx, documentId));

function expanderFor(
  ctx: Context,
  { tree, groups }: Awaited<ReturnType<typeof namesOfCity>>,
  names: readonly NamedUnit[],
): (unit: DraftUnit) => Meant {
  const named = new Map(names.map((unit) => [unit.printed, unit]));
  const { records } = tree;
  const known = new Map<string, Meant>();
  const one = (unitId: UnitId): Meant => {
    const now = successorOf(records, unitId, ctx.today);
    const { endedOn } = records.get(now)?.unit ?? { endedOn: ctx.today };
    return { units: endedOn === null || endedOn > ctx.today ? [now] : [], groupId: null };
  };
  const all = (groupId: NonNullable<NewTaskUnit['groupId']>): Meant => {
    const group = groups.get(groupId);
    return { units: group ? expandGroup(group, { groups, records }, ctx.today) : [], groupId };
  };
  const meant = ({ printed, unitId, groupId }: DraftUnit): Meant => {
    if (unitId) return one(unitId);
    if (groupId) return all(groupId);
    const decision = named.get(printed)?.decision ?? null;
    if (decision === null) return null;
    return decision.kind === 'unit' ? one(decision.unitId) : decision.kind === 'group' ? all(decision.groupId) : 'none';
  };
  return (unit) => {
    const key = `${unit.unitId}/${unit.groupId}/${unit.printed}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = meant(unit);
    known.set(key, found);
    return found;
  };
}

const asTask = (documentId: PlanDocumentId, item: StoredTask, units: NewTaskUnit[], position: number): NewTask => ({
  id: (item.taskId ?? item.id) as string as TaskId,
  documentId,
  parentTaskId: item.parentTaskId as TaskId | null,
  position,
  path: item.path,
  area: item.area,
  areaPath: item.areaPath,
  period: item.period,
  title: item.title,
  text: item.text,
  due: item.due,
  deadlines: item.deadlines.map(({ value, text }) => ({ value, text })),
  recurrence: [...new Set(item.recurrence.map(({ value }) => value))],
  thresholds: item.thresholds.map(({ metric, operator, value, unit }) => ({ metric, operator, value, unit })),
  clauses: item.clauses,
  indicators: item.indicators,
  units,
});
