import {
  type CityRule,
  type CityRulePart,
  type CityRules,
  cityRuleErrors,
  cityRules,
  type cityRulesContract,
  cityRulesFacts,
  cityRulesProblems,
  mayNotSetRules,
} from '@weicheng/domain/rectification';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { rectificationRules } from '../../../../../../standards/rectification.ts';
import { lookup, refuse } from '../../organization/index.ts';
import { ruleRows } from './cityRules.store.ts';

/** 整改规矩 in force in this city. */
export const rulesOf = async (ctx: Context): Promise<CityRules> => cityRules(rectificationRules(), await ruleRows.all(ctx));

const refusal = async (ctx: Context) => mayNotSetRules(ctx.actor, (await lookup.root(ctx)) ?? '');

/** 查整改规矩 */
export async function viewRules(ctx: Context) {
  const no = (await refusal(ctx))?.message ?? null;
  return { rules: await rulesOf(ctx), can: { set: no, reset: no } };
}

/** 定整改规矩: the parts that are given; all of them or none. */
export async function setRules(ctx: Context, input: z.output<typeof cityRulesContract.set.input>) {
  refuse(await refusal(ctx));
  const changed = { changedAt: new Date(ctx.now).toISOString(), changedBy: ctx.actor.name };
  let kept = await ruleRows.all(ctx);
  for (const [part, value] of Object.entries(input)) {
    if (value === undefined) continue;
    const rule = { part, value, ...changed } as CityRule;
    const errors = cityRuleErrors(rectificationRules(), kept, rule);
    if (errors.length > 0) throw cityRulesProblems.refused({ errors });
    kept = [...kept.filter((one) => one.part !== rule.part), rule];
    await ruleRows.put(ctx, rule);
    await ctx.record(cityRulesFacts.set, null, { part: rule.part, value });
  }
  return viewRules(ctx);
}

/** 恢复自带的 */
export async function resetRules(ctx: Context, { part }: { part: CityRulePart }) {
  refuse(await refusal(ctx));
  await ruleRows.remove(ctx, part);
  await ctx.record(cityRulesFacts.reset, null, { part });
  return viewRules(ctx);
}
