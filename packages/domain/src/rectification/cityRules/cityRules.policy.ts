import { type Actor, holdsAt, type Problem, problem } from '../../kernel/index.ts';

export const cityRulesProblems = {
  notCity: problem('cityRules.not-city', 403, () => '整改规矩由全市的创卫办定。要改，找创卫办。'),
  refused: problem<{ errors: string[] }>('cityRules.refused', 422, ({ errors }) => `没有收下：${errors.join('；')}。`),
};

/** 定规矩: whoever dispatches in the whole city. `root` is the city's own unit. */
export const mayNotSetRules = (actor: Actor, root: string): Problem | undefined =>
  holdsAt(actor, 'issue.dispatch', [root]) ? undefined : cityRulesProblems.notCity({});
