import type { Problem } from '@weicheng/domain/kernel';
import type { UnitId } from '@weicheng/domain/organization';
import {
  type Assignment,
  type AssignmentAction,
  type AssignmentId,
  advanced,
  type assignmentContract,
  assignmentFacts,
  assignmentProblems,
  assignmentRefusal,
  type Evidence,
  type Figure,
  mayNotTransferTo,
  type Report,
  type Task,
  taskNotices,
  whyNotProgress,
} from '@weicheng/domain/plan';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { notify } from '#platform/notices';
import { announce, found, lookup, type Reaches, refuse } from '../../organization/index.ts';
import { tasks } from '../task/task.store.ts';
import { assignments, type ListedAssignment } from './assignment.store.ts';
import { rollUp } from './rollUp.ts';

type Input<V extends keyof typeof assignmentContract> = z.output<(typeof assignmentContract)[V]['input']>;
type One = { id: AssignmentId; revision: number };

/** What a step is done to: the share, its task, and how facts call it. */
interface Held {
  assignment: Assignment;
  task: Task;
  named: { assignmentId: string; unitName: string; path: string; title: string };
}

/** What a step adds to `advanced`, and the words said with it. */
interface Change {
  change?: (assignment: Assignment, held: Held) => Assignment;
  /** Recorded before the task is summed up, so that its own 销号 stands after what brought it about. */
  record?: (held: Held) => Promise<unknown>;
  said?: { kind: Report['kind']; text: string; progress: number | null; figures: Figure[]; files: Evidence[] };
}

/** The verbs of assignments, for readers whose rights reach as `reaches` says. */
export function assignmentService(reaches: Reaches) {
  /** Load and lock: first the task, so that all steps on it wait in one line, then the share as it is by then. */
  async function take(ctx: Context, { id, revision }: One): Promise<Held> {
    const seen = found(await assignments.get(ctx, id), '这件任务');
    const reach = await reaches.of(ctx, 'task.read');
    if (reach !== null && !reach.includes(seen.unitId)) found(undefined, '这件任务');
    const task = found(await tasks.take(ctx, seen.taskId), '这件任务');
    const assignment = found(await assignments.get(ctx, id), '这件任务');
    if (assignment.revision !== revision) throw assignmentProblems.outdated({});
    const unitName = (await lookup.names(ctx, [assignment.unitId])).get(assignment.unitId) ?? '';
    return { assignment, task, named: { assignmentId: id, unitName, path: task.path, title: task.title } };
  }

  /** Every step is the same: load, ask, advance, save, and the task is summed up anew; the caller records what was done. */
  async function step(ctx: Context, one: One, action: AssignmentAction, { change = (a) => a, said, record }: Change = {}): Promise<Held> {
    const held = await take(ctx, one);
    const { assignment, task, named } = held;
    const path = (await lookup.paths(ctx, [assignment.unitId])).get(assignment.unitId) ?? [];
    refuse(assignmentRefusal(ctx.actor, action, assignment, { path, unitName: named.unitName, taskVoid: task.state === 'void' }));
    if (said) await evidenceThere(ctx, said.files);
    const next = change(advanced(assignment, action, ctx.today), held);
    await assignments.save(ctx, said ? { ...next, lastWord: said.text } : next);
    if (said) await assignments.say(ctx, { id: ctx.newId(), assignmentId: one.id, taskId: task.id, now: ctx.now, ...said });
    await record?.(held);
    return { ...held, task: await rollUp(ctx, task) };
  }

  const done = async (ctx: Context, id: AssignmentId): Promise<ListedAssignment> => found(await assignments.one(ctx, id), '这件任务');

  /** 签收 */
  async function acknowledge(ctx: Context, input: One) {
    const { task, named } = await step(ctx, input, 'acknowledge');
    await ctx.record(assignmentFacts.acknowledged, task.id, named);
    return done(ctx, input.id);
  }

  /** 报进展 */
  async function report(ctx: Context, { text, progress, figures, files, ...one }: Input<'report'>) {
    const { task, named } = await step(ctx, one, 'report', {
      change: (a, { assignment }) => {
        refuse(whyNotProgress(assignment, progress));
        return { ...a, progress };
      },
      said: { kind: 'report', text, progress, figures, files },
    });
    await ctx.record(assignmentFacts.reported, task.id, { ...named, text, progress, files: files.length });
    return done(ctx, one.id);
  }

  /** 反馈 */
  async function submit(ctx: Context, { text, figures, files, ...one }: Input<'submit'>) {
    const { assignment, task, named } = await step(ctx, one, 'submit', {
      change: (a) => ({ ...a, submittedBy: ctx.actor.name, submittedById: ctx.actor.personId || null }),
      said: { kind: 'submit', text, progress: 100, figures, files },
    });
    await ctx.record(assignmentFacts.submitted, task.id, { ...named, text, files: files.length });
    await announce(ctx, taskNotices.submitted, new Map([[assignment.unitId as UnitId, 1]]));
    return done(ctx, one.id);
  }

  /** 退回 */
  async function giveBack(ctx: Context, { reason, ...one }: Input<'return'>) {
    const held = await step(ctx, one, 'return', { said: { kind: 'return', text: reason, progress: null, figures: [], files: [] } });
    await ctx.record(assignmentFacts.returned, held.task.id, { ...held.named, reason });
    await tell(ctx, held, `退回：${held.task.title}`, reason);
    await announce(ctx, taskNotices.returned, new Map([[held.assignment.unitId as UnitId, 1]]));
    return done(ctx, one.id);
  }

  /** 核验通过，销号 */
  async function close(ctx: Context, { opinion, ...one }: Input<'close'>) {
    await step(ctx, one, 'close', {
      said: { kind: 'close', text: opinion, progress: null, figures: [], files: [] },
      record: ({ task, named }) => ctx.record(assignmentFacts.closed, task.id, { ...named, opinion }),
    });
    return done(ctx, one.id);
  }

  /** 重开 */
  async function reopen(ctx: Context, { reason, ...one }: Input<'reopen'>) {
    const held = await step(ctx, one, 'reopen', { said: { kind: 'reopen', text: reason, progress: null, figures: [], files: [] } });
    await ctx.record(assignmentFacts.reopened, held.task.id, { ...held.named, reason });
    await tell(ctx, held, `重开：${held.task.title}`, reason);
    return done(ctx, one.id);
  }

  /** 申请延期 */
  async function requestExtension(ctx: Context, { until, reason, ...one }: Input<'requestExtension'>) {
    const { task, named } = await step(ctx, one, 'requestExtension', {
      change: (a) => {
        if (until <= ctx.today) throw assignmentProblems.past({});
        if (a.due !== null && until <= a.due) throw assignmentProblems.notLater({ due: a.due });
        return { ...a, extension: { until, reason, askedOn: ctx.today, askedBy: ctx.actor.name, askedById: ctx.actor.personId || null } };
      },
    });
    await ctx.record(assignmentFacts.extensionRequested, task.id, { ...named, until, reason });
    return done(ctx, one.id);
  }

  /** 批准延期 */
  async function grantExtension(ctx: Context, one: Input<'grantExtension'>) {
    const held = await step(ctx, one, 'grantExtension');
    const until = held.assignment.extension?.until;
    if (until) {
      await ctx.record(assignmentFacts.extensionGranted, held.task.id, { ...held.named, from: held.assignment.due, until });
      await tell(ctx, held, `准予延期：${held.task.title}`, `延到 ${until}`);
    }
    return done(ctx, one.id);
  }

  /** 不批延期 */
  async function refuseExtension(ctx: Context, { reason, ...one }: Input<'refuseExtension'>) {
    const held = await step(ctx, one, 'refuseExtension');
    const until = held.assignment.extension?.until;
    if (until) {
      await ctx.record(assignmentFacts.extensionRefused, held.task.id, { ...held.named, until, reason });
      await tell(ctx, held, `延期没有批：${held.task.title}`, reason);
    }
    return done(ctx, one.id);
  }

  /** 改派: the share ends here and begins anew at the other unit, with the day it had. */
  async function transfer(ctx: Context, { unitId, reason, ...one }: Input<'transfer'>) {
    const standing = await lookup.standing(ctx, [unitId]);
    if (!standing.has(unitId)) found(undefined, '要改派的单位');
    const toUnitName = (await lookup.names(ctx, [unitId])).get(unitId) ?? '';
    refuse(mayNotTransferTo(ctx.actor, { path: (await lookup.paths(ctx, [unitId])).get(unitId) ?? [], unitName: toUnitName }));
    const begun = ctx.newId() as AssignmentId;
    const held = await step(ctx, one, 'transfer', {
      change: (a) => {
        if (a.unitId === unitId) throw assignmentProblems.sameUnit({});
        return a;
      },
    });
    const { assignment, task } = held;
    const others = await assignments.ofTask(ctx, task.id);
    if (others.some((a) => a.unitId === unitId && a.state !== 'transferred' && a.state !== 'void'))
      throw assignmentProblems.already({ unit: toUnitName });
    const { role, printed, due } = assignment;
    await assignments.add(ctx, [{ id: begun, taskId: task.id, unitId, role, printed, groupId: null, due }]);
    const after = await rollUp(ctx, task);
    await ctx.record(assignmentFacts.transferred, task.id, { ...held.named, toUnitName, reason });
    await tell(ctx, { ...held, task: after, assignment: { ...assignment, unitId } }, `改派给你单位：${task.title}`, reason);
    return done(ctx, begun);
  }

  /** The same step on many, each for itself: what is refused says why and the others go on. */
  const each =
    (act: (ctx: Context, one: One) => Promise<unknown>) =>
    async (ctx: Context, { items }: { items: readonly One[] }) => {
      await assignments.holdTasks(
        ctx,
        items.map((one) => one.id),
      );
      const rows: { id: AssignmentId; refusal: string | null }[] = [];
      for (const one of items) {
        const refusal = await act(ctx, one).then(
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

  return {
    acknowledge,
    acknowledgeMany: each(acknowledge),
    report,
    submit,
    giveBack,
    close,
    closeMany: each((ctx, one) => close(ctx, { ...one, opinion: '' })),
    reopen,
    requestExtension,
    grantExtension,
    refuseExtension,
    transfer,
  };
}

/** Files that go with a report must be in the store. */
async function evidenceThere(ctx: Context, files: readonly Evidence[]): Promise<void> {
  const there = await assignments.filesThere(
    ctx,
    files.map((file) => file.sha256),
  );
  if (files.some((file) => !there.has(file.sha256))) throw assignmentProblems.noEvidence({});
}

/** Tells the people of the unit that owes it. */
async function tell(ctx: Context, { assignment, task }: Held, title: string, body: string): Promise<void> {
  const people = (await lookup.peopleAt(ctx, [assignment.unitId as UnitId])).get(assignment.unitId) ?? [];
  for (const person of people) await notify(ctx, person, { title, body, link: `/plan/tasks/${task.id}` });
}
