import { problem } from '../../kernel/index.ts';

export const ledgerImportProblems = {
  empty: problem('ledgerImport.empty', 422, () => '表里没有读到台账。第一张有内容的表要有表头，写着问题、地点、责任单位这样的列名。'),
  tooMany: problem<{ count: number; most: number }>(
    'ledgerImport.too-many',
    422,
    ({ count, most }) => `一次最多 ${most} 行，这份有 ${count} 行。按年份分成几份，一份一份导入。`,
  ),
  noTitle: problem('ledgerImport.no-title', 422, () => '指定哪一列是“问题”，再检查。'),
  twice: problem<{ says: string }>('ledgerImport.twice', 422, ({ says }) => `有两列都对成了“${says}”，留一列。`),
  notChecked: problem('ledgerImport.not-checked', 409, () => '先对好列、检查一遍，再导入。'),
  nothing: problem('ledgerImport.nothing', 409, () => '没有能导入的行。改好列出的地方，再上传。'),
  running: problem('ledgerImport.running', 409, () => '这一份正在导入，或者已经导入完了，不能再改。'),
  noneRefused: problem('ledgerImport.none-refused', 404, () => '这一份没有不能导入的行。'),
};
