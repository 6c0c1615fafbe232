import { problem } from '../../kernel/index.ts';

const again = '下载新的填报表，把数填进去再传。';

export const readingSheetProblems = {
  notOurs: problem('readingSheet.not-ours', 422, () => `这不是从系统下载的填报表。${again}`),
  otherCity: problem('readingSheet.other-city', 422, () => `这张填报表是别的城市的。${again}`),
  otherEdition: problem<{ was: string; now: string }>(
    'readingSheet.other-edition',
    422,
    ({ was, now }) => `这张表是按“${was}”下载的，现在用的是“${now}”。${again}`,
  ),
  headGone: problem<{ titles: string[] }>(
    'readingSheet.head-gone',
    422,
    ({ titles }) => `表头少了“${titles.join('”“')}”。不要改表头，${again}`,
  ),
  shifted: problem<{ row: number; count: number }>(
    'readingSheet.shifted',
    422,
    ({ row, count }) => `列错位了：从第 ${row} 行起有 ${count} 行，内容和表头对不上。把列移回原处再传，一个数也没有收。`,
  ),
  nothing: problem('readingSheet.nothing', 422, () => '表里没有填数。填好“数”或“分子”“分母”再传。'),
};
