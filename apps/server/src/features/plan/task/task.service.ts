import type { Day } from '@weicheng/domain/kernel';
import type { UnitId } from '@weicheng/domain/organization';
import {
  type AssignmentId,
  mayNotAssignTo,
  type NewTask,
  scheduleBackward,
  type Task,
  type TaskAction,
  type TaskId,
  type taskContract,
  taskFacts,
  taskNotices,
  taskProblems,
  taskRefusal,
  turnOf,
} from '@weicheng/domain/plan';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { announce, found, lookup, type Reaches, refuse } from '../../organization/index.ts';
import { calendarOf } from '../../standard/index.ts';
import { assignments } from '../assignment/assignment.store.ts';
import { rollUp } from '../assignment/rollUp.ts';
import { issueTasks } from './issue.ts';
import { tasks } from './task.store.ts';
import { ledger } from './taskLedger.store.ts';
import { type Told, tellUnits } from './told.ts';

type Input<V extends keyof typeof taskContract> = z.output<(typeof taskContract)[V]['input']>;

/** A task with all that its policy and its page ask of its surroundings. */
export interface Standing {
  task: Task;
  issuer: readonly UnitId[];
  shares: readonly (readonly UnitId[])[];
  documentTitle: string;
  parentTitle: string | null;
}

/** The verbs of tasks, for readers whose rights reach as `reaches` says. */
export function taskService(reaches: Reaches) {
  /** A task this reader may see; one that is another's is not there. */
  async function see(ctx: Context, id: TaskId, how: 'get' | 'take'): Promise<Standing> {
    const task = found(await tasks[how](ctx, id), '这件任务');
    if (!(await ledger.reaches(ctx, id, await reaches.of(ctx, 'task.read')))) found(undefined, '这件任务');
    return standing(ctx, task);
  }

  async function ask(ctx: Context, id: TaskId, action: TaskAction): Promise<Standing> {
    const at = await see(ctx, id, 'take');
    refuse(taskRefusal(ctx.actor, action, at.task, at));
    return at;
  }

  /** 修改任务: what the plan says of it; a new due day reaches the shares that were not extended. */
  async function amend(ctx: Context, { id, revision, reason, ...change }: Input<'amend'>): Promise<Standing> {
    const at = await ask(ctx, id, 'amend');
    if (at.task.revision !== revision) throw taskProblems.outdated({});
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<Task>;
    const { due } = given;
    if (due !== undefined) await moveDue(ctx, id, due);
    const next = await rollUp(ctx, { ...at.task, ...given, revision: revision + 1 });
    const before = Object.fromEntries(Object.keys(given).map((key) => [key, at.task[key as keyof Task]]));
    await ctx.record(taskFacts.amended, id, { path: next.path, title: next.title, reason, before, after: given });
    return { ...at, task: next };
  }

  /** 作废任务: with all its open shares and the child tasks below it. */
  async function voidOne(ctx: Context, { id, reason }: Input<'void'>): Promise<Standing> {
    const at = await ask(ctx, id, 'void');
    const told: Told = new Map();
    const task = await voidTask(ctx, at.task, reason, told);
    await tellVoided(ctx, told, reason);
    return { ...at, task };
  }

  /** 加承办单位: one more share, with the task's day; to replace a unit, its share is passed on. */
  async function assign(ctx: Context, { id, revision, unitId, role, reason }: Input<'assign'>): Promise<Standing> {
    const at = await ask(ctx, id, 'assign');
    const { task } = at;
    if (task.revision !== revision) throw taskProblems.outdated({});
    if (!(await lookup.standing(ctx, [unitId])).has(unitId)) found(undefined, '这个单位');
    const unitName = (await lookup.names(ctx, [unitId])).get(unitId) ?? '';
    const path = (await lookup.paths(ctx, [unitId])).get(unitId) ?? [];
    refuse(mayNotAssignTo(ctx.actor, { path, unitName }));
    const held = (await assignments.ofTask(ctx, id)).filter((share) => share.state !== 'transferred' && share.state !== 'void');
    if (held.some((share) => share.unitId === unitId)) throw taskProblems.assignedAlready({ unit: unitName });
    await assignments.add(ctx, [
      { id: ctx.newId() as AssignmentId, taskId: id, unitId, role, printed: unitName, groupId: null, due: task.due },
    ]);
    const next = await rollUp(ctx, { ...task, revision: revision + 1 });
    await ctx.record(taskFacts.assigned, id, { path: task.path, title: task.title, unitName, role, reason });
    await announce(ctx, taskNotices.issued, new Map([[unitId, 1]]));
    await tellUnits(ctx, new Map([[unitId, [task.title]]]), {
      title: (count) => `新下达 ${count} 项任务，等你单位签收`,
      body: `。${reason}`,
    });
    return standing(ctx, next);
  }

  /** 分解任务: one child task for each unit below. */
  async function handDown(ctx: Context, { id, units }: Input<'handDown'>): Promise<{ at: Standing; children: TaskId[] }> {
    const at = await ask(ctx, id, 'handDown');
    const { task } = at;
    const reach = await reaches.of(ctx, 'task.handDown');
    const ids = units.map((unit) => unit.unitId);
    const names = await lookup.names(ctx, ids);
    await onceEach(ctx, id, ids, names);
    const standingUnits = await lookup.standing(ctx, ids);
    const made = units.map(({ unitId, text, due = task.due }): NewTask => {
      if (!standingUnits.has(unitId)) found(undefined, '要分解到的单位');
      if (reach !== null && (!reach.includes(unitId) || unitId === ctx.actor.unitId))
        throw taskProblems.notBelow({ unit: names.get(unitId) ?? '' });
      if (task.due !== null && due !== null && due > task.due) throw taskProblems.dueAfterParent({ due: task.due });
      const printed = names.get(unitId) ?? '';
      const { documentId, path, area, areaPath, period, position, title, deadlines, recurrence, thresholds, clauses, indicators } = task;
      const saying = { documentId, path, area, areaPath, period, position, title, deadlines, recurrence, thresholds, clauses, indicators };
      const share = { unitId, role: 'responsible' as const, printed, groupId: null };
      return { ...saying, id: ctx.newId() as TaskId, parentTaskId: id, text: text ?? task.text, due, units: [share] };
    });
    await issueTasks(ctx, made);
    const next = await rollUp(ctx, { ...task, children: task.children + made.length });
    await ctx.record(taskFacts.handedDown, id, {
      path: task.path,
      title: task.title,
      children: made.length,
      units: ids.map((unit) => names.get(unit) ?? ''),
    });
    return { at: { ...at, task: next }, children: made.map((child) => child.id) };
  }

  /** 倒排工期 */
  async function schedule(ctx: Context, { id, steps }: Input<'schedule'>): Promise<Standing> {
    const at = await ask(ctx, id, 'schedule');
    const laid = at.task.due === null ? [] : scheduleBackward(at.task.due, steps, await calendarOf(ctx));
    const from = laid[0]?.from;
    if (from !== undefined && from < at.task.issuedOn && from < ctx.today) throw taskProblems.tooLate({ from, today: ctx.today });
    const next = { ...at.task, steps: laid };
    await tasks.save(ctx, next);
    await ctx.record(taskFacts.scheduled, id, { path: next.path, title: next.title, steps: laid });
    return { ...at, task: next };
  }

  return { see, amend, assign, voidOne, handDown, schedule };
}

/** A unit gets one child of a task, however often it is handed down. */
async function onceEach(ctx: Context, id: TaskId, units: readonly UnitId[], names: ReadonlyMap<UnitId, string>): Promise<void> {
  const there = [...(await tasks.unitsBelow(ctx, id)), ...units.filter((unit, i) => units.indexOf(unit) !== i)];
  const twice = units.find((unit) => there.includes(unit));
  if (twice) throw taskProblems.handedAlready({ unit: names.get(twice) ?? '' });
}

/**
 * 作废 without asking: a task that a new version of its plan no longer has, or one that was voided by hand; with what it was handed
 * down into. A child that a plan of its own issued stays. `told` gathers who no longer owes it.
 */
export async function voidTask(ctx: Context, task: Task, reason: string, told: Told): Promise<Task> {
  for (const child of await tasks.takeChildren(ctx, task)) await voidTask(ctx, child, reason, told);
  for (const share of await assignments.ofTask(ctx, task.id))
    if (turnOf(share.state) !== 'over' || share.role === 'supporting') {
      await assignments.save(ctx, { ...share, state: 'void', extension: null, revision: share.revision + 1 });
      if (turnOf(share.state) !== 'over') told.set(share.unitId, [...(told.get(share.unitId) ?? []), task.title]);
    }
  const next = await rollUp(ctx, { ...task, state: 'void', voidReason: reason, closedOn: null, revision: task.revision + 1 });
  await ctx.record(taskFacts.voided, task.id, { path: task.path, title: task.title, reason });
  return next;
}

/** 作废的通知: to those who need no longer do it. */
export const tellVoided = (ctx: Context, told: Told, reason: string): Promise<void> =>
  tellUnits(ctx, told, { title: (count) => `作废 ${count} 项任务，不用再办`, body: `。原因：${reason}` });

/** A new due day of a task, for the shares that are still owed and were not given a day of their own. */
export async function moveDue(ctx: Context, id: TaskId, due: Day | null): Promise<void> {
  for (const share of await assignments.ofTask(ctx, id))
    if (turnOf(share.state) === 'owed' && share.extensions === 0 && share.due !== due)
      await assignments.save(ctx, { ...share, due, revision: share.revision + 1 });
}

async function standing(ctx: Context, task: Task): Promise<Standing> {
  const shares = await assignments.ofTask(ctx, task.id);
  const document = found(await tasks.documentOf(ctx, task.documentId), '任务的方案');
  const held = shares.filter((share) => share.state !== 'transferred' && share.state !== 'void');
  const paths = await lookup.paths(ctx, [document.unitId, ...held.map((share) => share.unitId)]);
  return {
    task,
    issuer: paths.get(document.unitId) ?? [],
    shares: held.map((share) => paths.get(share.unitId) ?? []),
    documentTitle: document.title,
    parentTitle: task.parentTaskId ? ((await tasks.get(ctx, task.parentTaskId))?.title ?? null) : null,
  };
}
