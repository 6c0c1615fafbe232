import type { UnitId } from '@weicheng/domain/organization';
import { newsOf, shortfallFacts } from '@weicheng/domain/plan';
import type { Context } from '#platform/context';
import { notify } from '#platform/notices';
import { lookup } from '../../organization/index.ts';
import { cityBoard } from '../../standard/index.ts';
import { tasks } from '../task/task.store.ts';
import { shortfalls } from './shortfall.store.ts';

/**
 * 盯着：after a figure came into force, every indicator that has an attack is looked at again. Reaching and falling back leave a fact on the
 * task and tell its people; the task itself stays as it is, since closing is the office's act. Run twice, it finds nothing new.
 */
export async function watchShortfalls(ctx: Context): Promise<void> {
  await shortfalls.lock(ctx);
  const { edition, rows } = await cityBoard(ctx);
  const now = new Map(rows.map((row) => [row.indicator.key, row]));
  for (const watched of await shortfalls.all(ctx, edition.key, null)) {
    const row = now.get(watched.indicator);
    if (!row) continue;
    const { standing, reason } = row.verdict;
    if (standing === watched.standing && reason === watched.reason) continue;
    const news = newsOf(watched.standing, standing);
    const since = standing === watched.standing ? watched.since : ctx.today;
    const { indicator, taskId, startedOn } = watched;
    const everMet = watched.everMet || standing === 'met';
    await shortfalls.put(ctx, edition.key, { indicator, taskId, startedOn, standing, reason, since, everMet });
    if (news === null) continue;
    const { name } = row.indicator;
    await ctx.record(shortfallFacts[news], taskId, { indicator, name, title: watched.title, reason });
    const issuer = (await tasks.documentOf(ctx, (await tasks.get(ctx, taskId))?.documentId ?? ''))?.unitId;
    const said = news === 'reached' ? `“${name}”已达标，任务可以核验销号` : `“${name}”达标后又掉下来`;
    await tell(ctx, [watched.leadUnitId, issuer], { title: said, body: reason, link: `/plan/tasks/${taskId}` });
  }
}

async function tell(ctx: Context, units: readonly (UnitId | null | undefined)[], message: Parameters<typeof notify>[2]): Promise<void> {
  const people = await lookup.peopleAt(
    ctx,
    units.flatMap((unit) => unit ?? []),
  );
  for (const person of new Set([...people.values()].flat())) await notify(ctx, person, message);
}
