import { problem } from '../../kernel/index.ts';
import { type AssessmentState, assessmentStates } from './mockAssessment.schema.ts';

export const mockAssessmentProblems = {
  untilBeforeFrom: problem('mockAssessment.until-before-from', 422, () => '结束日期早于开始日期，改一下。'),
  unknownBasis: problem<{ what: string }>('mockAssessment.unknown-basis', 422, ({ what }) => `没有这一份${what}，重选。`),
  noSites: problem('mockAssessment.no-sites', 409, () => '没有能抽的点位。先登记或导入点位；只抽建成区的，看看点位是否标了“建成区”。'),
  reasonWanted: problem('mockAssessment.reason-wanted', 422, () => '已经抽过一次，重抽要写明原因，原因会留痕。'),
  markedWouldGo: problem<{ names: string[] }>(
    'mockAssessment.marked-would-go',
    409,
    ({ names }) =>
      `这样重抽会丢掉已经打过分的 ${names.length} 处：${names.slice(0, 3).join('、')}${names.length > 3 ? ' 等' : ''}。用原来的种子补抽，或另建一次评估。`,
  ),
  wrongState: problem<{ action: string; state: AssessmentState }>(
    'mockAssessment.wrong-state',
    409,
    ({ action, state }) => `这次评估${assessmentStates[state]}，不能${action}。`,
  ),
  nothingFinished: problem('mockAssessment.nothing-finished', 409, () => '还没有填完一张打分表，不能结束。'),
};
