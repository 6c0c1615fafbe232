import { problem } from '../../kernel/index.ts';

export const recheckProblems = {
  daysTurned: problem('recheck.days-turned', 422, () => '起止日期前后颠倒，换一下。'),
  nothingClosed: problem('recheck.nothing-closed', 409, () => '这段日子没有销号的问题，没有可抽的。换一段日子。'),
  tooMany: problem<{ most: number }>('recheck.too-many', 422, ({ most }) => `销号的超过 ${most} 件，把日子选短一些，分几次抽。`),
  tooManyDrawn: problem<{ most: number }>('recheck.too-many-drawn', 422, ({ most }) => `一次最多抽 ${most} 件，把比例定小一些。`),
};
