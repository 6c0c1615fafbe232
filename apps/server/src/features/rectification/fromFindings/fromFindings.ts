import type { UnitId } from '@weicheng/domain/organization';
import { advanced, issueFacts, issueOfFinding } from '@weicheng/domain/rectification';
import type { MockAssessmentId } from '@weicheng/domain/standard';
import type { Context } from '#platform/context';
import { lookup } from '../../organization/index.ts';
import { standingFindings } from '../../standard/index.ts';
import { issues } from '../issue/issue.store.ts';
import { registerIssue } from '../issue/register.ts';
import { findingIssues } from './findingIssue.store.ts';

/**
 * 检查发现登记为问题: every finding of a finished assessment becomes an issue that waits to be dispatched, once, however often it is handed
 * over; files of it that are no photos stay with the finding. What was withdrawn since and not yet dispatched is voided; what a unit has
 * already been given stays, for the office to decide.
 */
export async function registerFindings(
  ctx: Context,
  assessmentId: MockAssessmentId,
  sealFile: (ctx: Context, sha256: string) => Promise<boolean>,
): Promise<void> {
  await findingIssues.lock(ctx, assessmentId);
  const known = await findingIssues.known(ctx, assessmentId);
  const all = (await standingFindings(ctx, assessmentId)).filter(({ id }) => !known.has(id));
  const standing = await lookup.standing(ctx, [...new Set(all.flatMap(({ subdistrictId }) => subdistrictId ?? []))]);
  for (const finding of all) {
    const area = finding.subdistrictId as UnitId | null;
    const photos: string[] = [];
    for (const sha256 of finding.photos) if (await sealFile(ctx, sha256)) photos.push(sha256);
    const issue = await registerIssue(ctx, {
      ...issueOfFinding(finding),
      matter: finding.matter,
      location: null,
      areaUnitId: area && standing.has(area) ? area : null,
      photos: photos.map((sha256, n) => ({ sha256, name: `${finding.placeName}${n + 1}.jpg` })),
      wantsPhoto: finding.wantsPhoto,
    });
    await findingIssues.add(ctx, finding.id, issue.id);
  }
  await voidNeedless(ctx, assessmentId);
}

const reason = '模拟评估的打分表改过，这项检查发现已撤回。';

async function voidNeedless(ctx: Context, assessmentId: MockAssessmentId): Promise<void> {
  const held = await issues.take(ctx, await findingIssues.needless(ctx, assessmentId), null);
  for (const issue of held.values()) {
    if (issue.state !== 'registered') continue; // dispatched meanwhile
    const after = advanced(issue, { action: 'void', reason }, { personId: null, name: ctx.actor.name }, new Date(ctx.now).toISOString());
    await issues.save(ctx, after);
    const { number, title, revision } = after;
    await ctx.record(issueFacts.voided, issue.id, { number, title, unitName: '', revision, reason }, issue.registrarUnitId);
  }
}
