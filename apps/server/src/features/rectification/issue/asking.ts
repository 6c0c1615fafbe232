import type { Day } from '@weicheng/domain/kernel';
import type { UnitId } from '@weicheng/domain/organization';
import type { Evidence } from '@weicheng/domain/plan';
import type { NoticeKind } from '@weicheng/domain/platform';
import {
  type CountedDeadline,
  countedDeadline,
  type Issue,
  type IssueId,
  issueProblems,
  ladderDays,
  mayNotDispatchTo,
  type PhotoStep,
  pausedDays,
  photoKindOf,
  sayStep,
} from '@weicheng/domain/rectification';
import { addWorkingDays, sayLimit } from '@weicheng/domain/standard';
import type { Context } from '#platform/context';
import { notify } from '#platform/notices';
import { announce, lookup, refuse } from '../../organization/index.ts';
import { calendarOf } from '../../standard/index.ts';
import { rulesOf } from '../cityRules/cityRules.service.ts';
import { photoStore } from '../photo/photo.store.ts';

/** 撤销了的单位接不了问题。 */
export async function unitsStand(ctx: Context, ids: readonly UnitId[]): Promise<void> {
  const standing = await lookup.standing(ctx, ids);
  const gone = ids.find((id) => !standing.has(id));
  if (gone) throw issueProblems.noUnit({ unit: (await lookup.names(ctx, [gone])).get(gone) ?? '' });
}

/** Whether this unit may be given an issue by this actor. */
export async function mayTake(ctx: Context, unitId: UnitId): Promise<void> {
  await unitsStand(ctx, [unitId]);
  const unitName = (await lookup.names(ctx, [unitId])).get(unitId) ?? '';
  refuse(mayNotDispatchTo(ctx.actor, { path: (await lookup.paths(ctx, [unitId])).get(unitId) ?? [], unitName }));
}

/** 定时限 by the working days of this city: as it was said, else by the rules; or the sentence that one is wanted. */
export async function deadlineFor(
  ctx: Context,
  issue: Issue,
  order: { workingDays?: number | undefined; due?: Day | undefined },
): Promise<CountedDeadline> {
  const deadline = countedDeadline(order, issue, ctx.now, await rulesOf(ctx), await calendarOf(ctx));
  if (!deadline) throw issueProblems.noDeadline({});
  return deadline;
}

/** 停钟之后: the day by which it is due, later by the working days it stood while an extension was not answered. */
export async function dueAfterPause(ctx: Context, { due, timing }: Issue): Promise<{ due?: Day }> {
  if (due === null || timing === null) return {};
  const calendar = await calendarOf(ctx);
  return { due: addWorkingDays(calendar, due, pausedDays(timing, ctx.now, calendar)) };
}

/** 预看时限: what giving it out now would bring. */
export async function previewDeadline(ctx: Context, issue: Issue, order: { workingDays?: number | undefined; due?: Day | undefined }) {
  const { due, deadlineRule, limits } = await deadlineFor(ctx, issue, order);
  const ahead = ladderDays(due, (await rulesOf(ctx)).ladder, await calendarOf(ctx)).map(sayStep);
  return { due, rule: deadlineRule.says, reaction: limits.reaction && `${sayLimit(limits.reaction)}内签收`, ahead };
}

/** Photos are sealed before an issue speaks of them, by whoever speaks of them. */
export async function photosThere(ctx: Context, photos: readonly Evidence[]): Promise<void> {
  const there = await photoStore.areHandedIn(
    ctx,
    photos.map((photo) => photo.sha256),
  );
  if (!there) throw issueProblems.noPhoto({});
}

/** Puts what a step brought to the issue; answers what its fact says of it. */
export async function putPhotos(
  ctx: Context,
  issueId: IssueId,
  step: PhotoStep,
  photos: readonly Evidence[],
  submissionId: string | null = null,
): Promise<{ photos: number; originals: string[] }> {
  await photoStore.put(
    ctx,
    issueId,
    photos.map(({ sha256, name }) => ({ id: ctx.newId(), kind: photoKindOf[step], submissionId, sha256, name })),
  );
  return { photos: photos.length, originals: photos.map(({ sha256 }) => sha256) };
}

/** Tells the channels outside that an issue of this unit came so far. */
export const announceOne = async (ctx: Context, { leadUnitId }: Issue, kind: NoticeKind): Promise<void> => {
  if (leadUnitId !== null) await announce(ctx, kind, new Map([[leadUnitId, 1]]));
};

/** Tells the people of the lead unit, and outside where it is of a kind that goes there. */
export async function tell(ctx: Context, issue: Issue, title: string, body: string, outside?: NoticeKind): Promise<void> {
  if (issue.leadUnitId === null) return;
  if (outside) await announceOne(ctx, issue, outside);
  const people = (await lookup.peopleAt(ctx, [issue.leadUnitId])).get(issue.leadUnitId) ?? [];
  for (const person of people) await notify(ctx, person, { title, body, link: `/issues/${issue.id}` });
}
