import { problem } from '../../kernel/index.ts';
import { type PlanDocumentState, planDocumentStates } from './planDocument.schema.ts';

const quoted = (names: readonly string[]) =>
  `${names
    .slice(0, 5)
    .map((name) => `“${name}”`)
    .join('、')}${names.length > 5 ? ` 等 ${names.length} 个` : ''}`;

export const planDocumentProblems = {
  wrongState: problem<{ title: string; state: PlanDocumentState; action: string }>(
    'planDocument.wrong-state',
    409,
    ({ title, state, action }) => `《${title}》现在是“${planDocumentStates[state]}”，不能${action}。刷新后再看。`,
  ),
  /** `documentId` leads to the one that is there. */
  already: problem<{ title: string; documentId: string; state: PlanDocumentState }>(
    'planDocument.already',
    409,
    ({ title, state }) => `这份文件已经导入过：《${title}》（${planDocumentStates[state]}）。打开那一份接着办；确要重来，先把它作废。`,
  ),
  nothingGiven: problem('planDocument.nothing-given', 422, () => '还没有选文件，也没有粘贴文字。'),
  fileMissing: problem('planDocument.file-missing', 422, () => '文件没有传完，重新上传一次。'),
  replacesWrong: problem<{ title: string }>(
    'planDocument.replaces-wrong',
    409,
    ({ title }) => `只有已下达的方案才有新版，《${title}》不是。重选，或当作新方案导入。`,
  ),
  replacedAlready: problem<{ title: string; documentId: string }>(
    'planDocument.replaced-already',
    409,
    ({ title }) => `《${title}》的新版正在核对。先办完那一份。`,
  ),
  parentWrong: problem<{ title: string }>('planDocument.parent-wrong', 409, ({ title }) => `《${title}》没有下达，不能往下分解。`),
  interrupted: problem(
    'planDocument.interrupted',
    500,
    () => '读这份文件时出错了，没有读成。重新导入一次；还不行，把文件交给系统管理员看。',
  ),

  noTask: problem('planDocument.no-task', 409, () => '还没有确认一条任务。确认后再下达。'),
  notReviewed: problem<{ count: number }>(
    'planDocument.not-reviewed',
    409,
    ({ count }) => `还有 ${count} 条没有核对。逐条确认，或标为“不是任务”，再下达。`,
  ),
  unitsOpen: problem<{ names: string[] }>(
    'planDocument.units-open',
    409,
    ({ names }) => `${quoted(names)}还没有对上单位。对上后再下达，或写明先空着。`,
  ),
  unitsEnded: problem<{ names: string[] }>(
    'planDocument.units-ended',
    409,
    ({ names }) => `${quoted(names)}今天没有可下达的单位。改选单位后再下达。`,
  ),
  unitsBeyond: problem<{ names: string[] }>(
    'planDocument.units-beyond',
    403,
    ({ names }) => `${quoted(names)}不在你能下达任务的范围里。改由创卫办下达，或从任务里去掉这些单位。`,
  ),
  tooManyShares: problem<{ count: number; most: number }>(
    'planDocument.too-many-shares',
    409,
    ({ count, most }) =>
      `每条任务按单位展开，一共 ${count} 份，一次最多下达 ${most} 份。发给很多社区的任务，改为先下达到街道，再由街道分解下去。`,
  ),
  goneOpen: problem<{ count: number }>(
    'planDocument.gone-open',
    409,
    ({ count }) => `有 ${count} 条原来的任务新版里没有了，逐条选“作废”或“保留”再下达。`,
  ),
};
