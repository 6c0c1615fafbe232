import type { UnitId } from '@weicheng/domain/organization';
import {
  type Assignment,
  type AssignmentId,
  type NewTask,
  type NewTaskUnit,
  sameValue,
  type Task,
  type TaskId,
  taskFacts,
  turnOf,
} from '@weicheng/domain/plan';
import type { Context } from '#platform/context';
import { lookup } from '../../organization/index.ts';
import { assignments, type NewAssignment } from '../assignment/assignment.store.ts';
import { rollUp } from '../assignment/rollUp.ts';
import { sharesOf } from './issue.ts';
import { moveDue, tellVoided, voidTask } from './task.service.ts';
import { tasks } from './task.store.ts';
import { type Told, tellUnits } from './told.ts';

/** What a new version of a plan did to the tasks issued before. */
export interface Revised {
  /** Tasks whose words, units or day changed. */
  revised: number;
  /** New shares of units that came in. */
  assignments: number;
}

/** What a unit sees of a task; a change of anything else is the order of the document. */
const seen = ['title', 'text', 'due', 'deadlines', 'recurrence', 'thresholds', 'clauses', 'indicators'] as const;
/** What a new version may change besides. */
const said = [...seen, 'path', 'area', 'areaPath', 'period', 'position'] as const;

/**
 * 按新版修订: issued tasks take over what the new version of their plan says and go on under it, with what was done so far. A unit that
 * is new gets its share, one that is gone loses it where it is not finished; a new day reaches the shares without a day of their
 * own. Each task that changed leaves one fact; everybody concerned gets one notice. A task that is void stays void.
 */
export async function reviseTasks(ctx: Context, revised: readonly NewTask[], plan: { title: string }): Promise<Revised> {
  const told = new Map<UnitId, string[]>();
  const shares: NewAssignment[] = [];
  let count = 0;
  await tasks.moveTo(
    ctx,
    revised.map((task) => task.id),
    revised[0]?.documentId ?? null,
  );
  for (const { units, ...next } of revised) {
    const task = await tasks.take(ctx, next.id);
    if (!task || task.state === 'void') continue;
    const cast = await recast(ctx, task, next, units);
    shares.push(...cast.added);
    const changed = said.filter((field) => !sameValue(task[field], next[field]));
    const visible = changed.filter((field) => (seen as readonly string[]).includes(field));
    if (changed.length === 0 && !cast.changed) continue;
    await assignments.add(ctx, cast.added);
    if (changed.includes('due')) await moveDue(ctx, task.id, next.due);
    await rollUp(ctx, { ...task, ...pick(next, changed), revision: task.revision + 1 });
    if (visible.length === 0 && !cast.changed) continue;
    count += 1;
    await ctx.record(taskFacts.amended, task.id, {
      path: next.path,
      title: next.title,
      reason: `新版《${plan.title}》`,
      before: { ...pick(task, visible), ...(cast.changed ? { units: cast.before } : {}) },
      after: { ...pick(next, visible), ...(cast.changed ? { units: cast.after } : {}) },
    });
    for (const unit of cast.concerned) told.set(unit, [...(told.get(unit) ?? []), next.title]);
  }
  await tellUnits(ctx, told, { title: (changed) => `《${plan.title}》有新版，你单位 ${changed} 项任务有变动` });
  return { revised: count, assignments: shares.length };
}

const pick = <T extends object, K extends keyof T>(from: T, keys: readonly K[]): Pick<T, K> =>
  Object.fromEntries(keys.map((key) => [key, from[key]])) as Pick<T, K>;

/** Who owes a task from now on. */
async function recast(ctx: Context, task: Task, next: Pick<NewTask, 'id' | 'due'>, units: readonly NewTaskUnit[]) {
  const open = (await assignments.ofTask(ctx, task.id)).filter((share) => share.state !== 'void' && share.state !== 'transferred');
  const wanted = sharesOf(ctx, next, [...units]);
  const held = new Map(open.map((share) => [share.unitId, share]));
  const kept = new Map(wanted.map((share) => [share.unitId, share]));
  const added = wanted.filter((share) => !held.has(share.unitId)).map((share) => ({ ...share, id: ctx.newId() as AssignmentId }));
  const gone = open.filter((share) => !kept.has(share.unitId) && turnOf(share.state) !== 'over');
  const turned = open.filter((share) => turns(share, kept.get(share.unitId)?.role));
  for (const share of gone) await assignments.save(ctx, { ...share, state: 'void', extension: null, revision: share.revision + 1 });
  for (const share of turned) await assignments.setRole(ctx, share.id, kept.get(share.unitId)?.role ?? share.role);
  const names = await lookup.names(ctx, [...held.keys(), ...kept.keys()]);
  const called = (list: readonly Pick<Assignment, 'unitId' | 'role'>[]) =>
    list.map((share) => `${names.get(share.unitId) ?? ''}（${share.role}）`);
  return {
    added,
    changed: added.length + gone.length + turned.length > 0,
    before: called(open),
    after: called(wanted),
    concerned: new Set([...held.keys(), ...kept.keys()]),
  };
}

/** Whether a share takes its new role: not when it is finished, nor down to supporting once it was answered for. */
const turns = ({ role, state }: Assignment, to: Assignment['role'] | undefined): boolean =>
  to !== undefined && to !== role && turnOf(state) !== 'over' && (to !== 'supporting' || state === 'issued' || state === 'active');

/** 作废新版里没有的: those the office chose to end. Returns how many were. */
export async function voidGone(ctx: Context, ids: readonly string[], reason: string): Promise<number> {
  let count = 0;
  const told: Told = new Map();
  for (const id of ids) {
    const task = await tasks.take(ctx, id as TaskId);
    if (!task || task.state === 'void') continue;
    await voidTask(ctx, task, reason, told);
    count += 1;
  }
  await tellVoided(ctx, told, reason);
  return count;
}
