import { addDays, type Day, dayOf, startOfDay } from '@weicheng/domain/kernel';
import { type Assignment, advanced, assignmentFacts, type Report, type Task, type TaskId, whyNotStep } from '@weicheng/domain/plan';
import { type Context, contextBase, system } from '#platform/context';
import type { Db } from '#platform/database';
import { recorder } from '#platform/facts';
import { found, lookup } from '../../organization/index.ts';
import { assignments } from '../assignment/assignment.store.ts';
import { rollUp } from '../assignment/rollUp.ts';
import { tasks } from '../task/task.store.ts';
import { type Someone, sampleTasks } from './seed.store.ts';

type Act = 'acknowledge' | 'report' | 'submit' | 'return' | 'close' | 'requestExtension';

/** What became of the share of one who owes a task, by whether its day has passed; taken in turn. */
const fates: Readonly<Record<'past' | 'ahead', readonly (readonly Act[])[]>> = {
  past: [
    ['acknowledge', 'report', 'submit', 'close'],
    ['acknowledge', 'report', 'report', 'submit', 'close'],
    ['acknowledge', 'report'],
    ['acknowledge', 'submit', 'close'],
    ['acknowledge', 'report', 'submit', 'return', 'submit', 'close'],
    ['acknowledge', 'report', 'submit'],
    ['acknowledge', 'report', 'submit', 'close'],
    ['acknowledge', 'report', 'requestExtension'],
  ],
  ahead: [
    ['acknowledge', 'report'],
    ['acknowledge'],
    ['acknowledge', 'report', 'report'],
    [],
    ['acknowledge', 'report', 'submit'],
    ['acknowledge', 'report'],
    ['acknowledge', 'submit', 'return'],
    ['acknowledge', 'report', 'submit', 'close'],
  ],
};

const words: Readonly<Record<'report' | 'submit' | 'return' | 'close', readonly string[]>> = {
  report: ['已完成摸底，列出清单，逐项安排到人。', '过半点位整治到位，其余正在施工。', '开了一次现场会，和协助单位分了工。'],
  submit: ['任务内容全部完成，自查合格，佐证材料已归档。', '已按要求完成，长效管护责任落实到人。'],
  return: ['抽查的点位里还有两处没有到位，补做后再报。', '佐证不全，缺整治后的记录。'],
  close: ['现场核验，符合要求。', ''],
};

/** Which of the eight: those who owe one task mostly go the same way. */
const fateOf = (place: number, nth: number): number => (place * 5 + Math.floor(place / 8) * 3 + (place % 3 === 0 ? nth : 0)) % 8;

/** How far each report of a share has come. */
const percentages = [30, 60, 80] as const;
const day = 86_400_000;
/** A task of all communities has a hundred shares; the first of them are enough to look at. */
const mostShares = 8;

/**
 * 示例：gives the untouched tasks of a sample city a past, in the days from `since` to now: acknowledged, reported, submitted, returned, closed,
 * asked for more time, or left until overdue. By the same rules as in the office, and the same every time. `db` is an open transaction
 * behind the city's wall; answers how many tasks it touched.
 */
export async function seedTasks(db: Db, cityId: number, since: Day, now: number): Promise<number> {
  const ids = await sampleTasks.untouched(db, cityId, since);
  const people = await sampleTasks.people(db, cityId);
  const verifier = await sampleTasks.verifier(db, cityId);
  const as = (someone: (Someone & { unitId?: string }) | undefined, unitId: string, moment: number): Context => {
    const actor = {
      ...system(cityId),
      ...(someone ? { personId: someone.personId, name: someone.name, unitId: someone.unitId ?? unitId } : {}),
    };
    const base = contextBase(actor, moment, 'seed');
    return { ...base, db, record: recorder(base, db, new Map()) };
  };
  let turn = 0;
  for (const [place, id] of ids.entries()) {
    const reader = as(undefined, '', now);
    let task = found(await tasks.get(reader, id), '任务');
    for (const [nth, share] of (await assignments.ofTask(reader, id)).slice(0, mostShares).entries()) {
      const past = share.due !== null && share.due < dayOf(now);
      const fate: readonly Act[] =
        share.role === 'supporting' ? (turn % 3 ? ['acknowledge'] : []) : (fates[past ? 'past' : 'ahead'][fateOf(place, nth)] ?? []);
      turn++;
      let held = share;
      for (const [n, act] of fate.entries()) {
        if (whyNotStep(held, act)) break;
        const whole = Math.max(1, Math.floor((now - startOfDay(since)) / day) - 1);
        const moment = Math.min(
          now,
          startOfDay(since) + (1 + Math.floor((whole * (n + 1)) / (fate.length + 1))) * day + (9 + (turn % 8)) * 3_600_000,
        );
        const who = act === 'return' || act === 'close' ? verifier : people.get(held.unitId);
        held = await done(as(who, held.unitId, moment), task, held, act, n + turn);
        task = await rollUp(as(who, held.unitId, moment), found(await tasks.get(reader, id as TaskId), '任务'));
      }
    }
  }
  return ids.length;
}

async function done(ctx: Context, task: Task, share: Assignment, act: Act, turn: number): Promise<Assignment> {
  const unitName = (await lookup.names(ctx, [share.unitId])).get(share.unitId) ?? '';
  const named = { assignmentId: share.id, unitName, path: task.path, title: task.title };
  const next = advanced(share, act, ctx.today);
  if (act === 'acknowledge') {
    await assignments.save(ctx, next);
    await ctx.record(assignmentFacts.acknowledged, task.id, named);
    return next;
  }
  if (act === 'requestExtension') {
    const until = addDays(share.due ?? ctx.today, 30) as Day;
    const reason = '雨季施工受影响，部分点位要等天晴。';
    const asked = { ...next, extension: { until, reason, askedOn: ctx.today, askedBy: ctx.actor.name } };
    await assignments.save(ctx, asked);
    await ctx.record(assignmentFacts.extensionRequested, task.id, { ...named, until, reason });
    return asked;
  }
  const text = words[act][turn % words[act].length] ?? '';
  const progress = act === 'report' ? Math.max(share.progress, percentages[turn % percentages.length] ?? 0) : next.progress;
  const held = {
    ...next,
    progress,
    lastWord: text,
    ...(act === 'submit' ? { submittedBy: ctx.actor.name, submittedById: ctx.actor.personId || null } : {}),
  };
  await assignments.save(ctx, held);
  const said: Pick<Report, 'kind' | 'progress'> = { kind: act, progress: act === 'report' || act === 'submit' ? progress : null };
  await assignments.say(ctx, {
    id: ctx.newId(),
    assignmentId: share.id,
    taskId: task.id,
    now: ctx.now,
    text,
    figures: [],
    files: [],
    ...said,
  });
  if (act === 'report') await ctx.record(assignmentFacts.reported, task.id, { ...named, text, progress, files: 0 });
  if (act === 'submit') await ctx.record(assignmentFacts.submitted, task.id, { ...named, text, files: 0 });
  if (act === 'return') await ctx.record(assignmentFacts.returned, task.id, { ...named, reason: text });
  if (act === 'close') await ctx.record(assignmentFacts.closed, task.id, { ...named, opinion: text });
  return held;
}
