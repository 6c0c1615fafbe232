import { problem } from '../kernel/index.ts';

export const savedViewProblems = {
  full: problem<{ most: number }>('savedView.full', 409, ({ most }) => `一个页面最多存 ${most} 个视图。去掉不用的再存。`),
};
