import { problem } from '../../kernel/index.ts';

export const shortfallProblems = {
  noSuchIndicator: problem<{ indicator: string }>(
    'shortfall.no-such-indicator',
    422,
    ({ indicator }) => `现在采用的标准里没有指标 ${indicator}。回到看板重新选。`,
  ),
  met: problem<{ name: string }>('shortfall.met', 409, ({ name }) => `“${name}”已经达标，不用攻坚。`),
  underWay: problem<{ name: string; title: string; taskId: string }>(
    'shortfall.under-way',
    409,
    ({ name, title }) => `“${name}”已有攻坚任务“${title}”，还没有销号。打开那一件接着办。`,
  ),
  noLeadUnit: problem<{ name: string }>('shortfall.no-lead-unit', 422, ({ name }) => `“${name}”的牵头单位已经撤销，换一个再下达。`),
  pastDue: problem<{ name: string; today: string }>(
    'shortfall.past-due',
    422,
    ({ name, today }) => `“${name}”的时限早于今天（${today}），改到今天以后。`,
  ),
  beyond: problem<{ unit: string }>('shortfall.beyond', 422, ({ unit }) => `${unit}不在你管的范围里，不能给它下达任务。`),
};
