import { problem } from '../../kernel/index.ts';

export const yearBasicsProblems = {
  wrong: problem<{ key: string; name: string; why: string }>('yearBasics.wrong', 422, ({ name, why }) => `${name}：${why}`),
  noSource: problem<{ key: string; name: string }>('yearBasics.no-source', 422, ({ name }) => `${name}没有写来源。写清楚出自哪份报表。`),
  notWhole: problem('yearBasics.not-whole', 422, () => '个数要是整数。'),
  noSuchCategory: problem('yearBasics.no-such-category', 422, () => '没有这一类，从列出的里面选。'),
  partOver: problem<{ key: string; part: string; whole: string }>(
    'yearBasics.part-over',
    422,
    ({ part, whole }) => `${part}大于${whole}，不可能。核对两个数。`,
  ),
  moved: problem<{ who: string }>('yearBasics.moved', 409, ({ who }) => `${who}刚存过这一年的数，你填的没有存，还在页面上。核对后再存。`),
};
