import type { Context } from '#platform/context';

/** 最近一个过完了的年度: whose figures are due now. */
export const lastFullYear = ({ today }: Pick<Context, 'today'>): number => Number(today.slice(0, 4)) - 1;
