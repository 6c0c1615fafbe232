import type { UnitId } from '@weicheng/domain/organization';
import {
  type CityRules,
  type Issue,
  type IssueId,
  type issueContract,
  issueFacts,
  issueProblems,
  isWithin,
  untouched,
  wholeCountry,
} from '@weicheng/domain/rectification';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { lookup } from '../../organization/index.ts';
import { cityBounds } from '../cityMap/cityMap.store.ts';
import { rulesOf } from '../cityRules/cityRules.service.ts';
import { linkRebounds } from '../rebound/rebound.service.ts';
import { photosThere, putPhotos, unitsStand } from './asking.ts';
import { issues } from './issue.store.ts';
import { matters } from './matter.ts';

type Input = z.output<typeof issueContract.register.input>;

/** 登记. The hand of later chapters too: what fieldwork finds and residents report comes in here. `rules`: those of the city, where the caller has them. */
export async function registerIssue(
  ctx: Context,
  { photos, wantsPhoto = photos.length > 0, ...said }: Input,
  rules?: CityRules,
): Promise<Issue> {
  if (said.matter !== null && !matters().has(said.matter)) throw issueProblems.unknownMatter({ code: said.matter });
  if (said.location && !isWithin((await cityBounds.get(ctx)) ?? wholeCountry, said.location)) throw issueProblems.outside({});
  if (said.areaUnitId) await unitsStand(ctx, [said.areaUnitId]);
  await photosThere(ctx, photos);
  const at = new Date(ctx.now).toISOString();
  const registered: Omit<Issue, 'number'> = {
    ...untouched,
    ...said,
    id: ctx.newId() as IssueId,
    wantsPhoto,
    registeredAt: at,
    registeredBy: ctx.actor.name,
    registeredById: ctx.actor.personId || null,
    registrarUnitId: (ctx.actor.unitId as UnitId | null) ?? (await lookup.root(ctx)) ?? null,
    movedAt: at,
    photosBefore: photos.length,
  };
  const issue: Issue = { ...registered, number: await issues.add(ctx, registered) };
  const shown = await putPhotos(ctx, issue.id, 'register', photos);
  const { number, title, source, place, revision } = issue;
  await ctx.record(
    issueFacts.registered,
    issue.id,
    { number, title, unitName: '', revision, source, place, ...shown },
    issue.registrarUnitId,
  );
  await linkRebounds(ctx, issue, rules ?? (await rulesOf(ctx)));
  return issue;
}
