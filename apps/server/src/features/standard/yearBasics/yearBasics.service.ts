import { holds, kernelProblems } from '@weicheng/domain/kernel';
import { canOf } from '@weicheng/domain/organization';
import {
  basicsDoubts,
  basicsOf,
  sayBasic,
  type YearBasics,
  yearBasicFields,
  type yearBasicsContract,
  yearBasicsFacts,
  yearBasicsProblems,
} from '@weicheng/domain/standard';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { must } from '../../organization/index.ts';
import { type ComputedSource, offersOf } from '../reading/computedSources.ts';
import { lastFullYear } from '../standing.ts';
import { yearBasics } from './yearBasics.store.ts';

type Input<V extends keyof typeof yearBasicsContract> = z.output<(typeof yearBasicsContract)[V]['input']>;

/** 年度基础数据: filled in by the office, beside last year's and what the system can count itself. */
export function yearBasicsService(sources: readonly ComputedSource[]) {
  async function read(ctx: Context, { year = lastFullYear(ctx) }: Input<'read'>) {
    const record = await yearBasics.get(ctx, year);
    const lastYear = (await yearBasics.get(ctx, year - 1))?.figures ?? {};
    const { figures = {}, revision = 0, filledBy = null, filledAt = null } = record ?? {};
    const offers = await offersOf(ctx, sources, 'yearBasic', year);
    return {
      ...{ year, figures, revision, filledBy, filledAt, lastYear, doubts: basicsDoubts(figures, lastYear) },
      offers: Object.fromEntries(offers),
      can: canOf(['save'] as const, () =>
        holds(ctx.actor, 'submission.edit') ? undefined : kernelProblems.notAllowed({ what: '填年度基础数据' }),
      ),
    };
  }

  /** 填年度基础数据 */
  async function save(ctx: Context, form: Input<'save'>) {
    const { year, revision } = form;
    const figures = must(basicsOf(form, ctx.today));
    const before = await yearBasics.get(ctx, year);
    const saved = await yearBasics.save(
      ctx,
      year,
      { figures, filledBy: ctx.actor.name, filledAt: new Date(ctx.now).toISOString() },
      revision,
    );
    if (!saved) throw yearBasicsProblems.moved({ who: (await yearBasics.get(ctx, year))?.filledBy ?? '' });
    const changed = changedIn(before?.figures ?? {}, figures);
    await ctx.record(yearBasicsFacts.saved, null, { year, changed });
    return read(ctx, { year });
  }

  return { read, save };
}

const changedIn = (before: YearBasics, now: YearBasics) =>
  yearBasicFields.flatMap((field) => {
    const [old, fresh] = [before[field.key]?.value, now[field.key]?.value];
    const said = (value: number | undefined) => (value === undefined ? null : sayBasic(field, value));
    return old === fresh ? [] : [{ name: field.name, before: said(old), said: said(fresh) }];
  });
