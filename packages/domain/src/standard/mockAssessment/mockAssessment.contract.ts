import { z } from 'zod';
import { line, pageInput, pageOf, verb } from '../../kernel/index.ts';
import { Can, xlsx } from '../../organization/index.ts';
import { StandardKey } from '../edition/edition.schema.ts';
import { ScoreSheetId } from '../scoreSheet/scoreSheet.schema.ts';
import { AssessmentBasis, assessmentWish, Draw, MockAssessmentId, MockAssessmentRow, MockScores, Seed } from './mockAssessment.schema.ts';

export const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const reason = line('原因', 200);
const choice = z.object({ key: z.string(), title: z.string() });

export const mockAssessmentContract = {
  /** The newest first. */
  list: verb({
    name: 'mockAssessment.list',
    method: 'GET',
    path: '/api/mock-assessments',
    may: 'mockAssessment.read',
    summary: '查模拟评估',
    input: z.strictObject({ ...pageInput }),
    output: pageOf(MockAssessmentRow).extend({ can: Can }),
  }),
  /** What a new assessment can go by, what is in force in the city first. */
  options: verb({
    name: 'mockAssessment.options',
    method: 'GET',
    path: '/api/mock-assessments/options',
    may: 'mockAssessment.edit',
    summary: '查模拟评估的依据',
    input: z.strictObject({}),
    output: z.object({ editions: z.array(choice), tables: z.array(AssessmentBasis), plans: z.array(AssessmentBasis) }),
  }),
  read: verb({
    name: 'mockAssessment.read',
    method: 'GET',
    path: '/api/mock-assessments/:id',
    may: 'mockAssessment.read',
    summary: '查一次模拟评估',
    input: z.strictObject({ id: MockAssessmentId }),
    output: z.object({
      assessment: MockAssessmentRow,
      draws: z.array(Draw),
      basis: z.object({ table: AssessmentBasis, plan: AssessmentBasis }),
    }),
  }),
  create: verb({
    name: 'mockAssessment.create',
    method: 'POST',
    path: '/api/mock-assessments',
    may: 'mockAssessment.edit',
    summary: '新建模拟评估',
    input: z.strictObject(assessmentWish),
    output: MockAssessmentRow,
  }),
  /** Draws the sites by the plan of the assessment, or another from then on; drawn again it needs a reason, and keeps every sheet on which something is marked. */
  draw: verb({
    name: 'mockAssessment.draw',
    method: 'POST',
    path: '/api/mock-assessments/:id/draw',
    may: 'mockAssessment.edit',
    summary: '抽取点位',
    input: z.strictObject({ id: MockAssessmentId, seed: Seed, plan: StandardKey.optional(), reason: line('原因', 200, 0).default('') }),
    output: z.object({ assessment: MockAssessmentRow, draw: Draw }),
  }),
  scores: verb({
    name: 'mockAssessment.scores',
    method: 'GET',
    path: '/api/mock-assessments/:id/scores',
    may: 'mockAssessment.read',
    summary: '查模拟评估的得分',
    input: z.strictObject({ id: MockAssessmentId }),
    output: MockScores,
  }),
  /** Sheets that are not finished do not count. `handOver`: their findings become issues at once. */
  finish: verb({
    name: 'mockAssessment.finish',
    method: 'POST',
    path: '/api/mock-assessments/:id/finish',
    may: 'mockAssessment.edit',
    summary: '结束模拟评估',
    input: z.strictObject({ id: MockAssessmentId, handOver: z.boolean().default(true) }),
    output: MockAssessmentRow,
  }),
  /** Findings of a finished assessment become issues; those that are issues already stay the same ones. */
  handOver: verb({
    name: 'mockAssessment.handOver',
    method: 'POST',
    path: '/api/mock-assessments/:id/hand-over',
    may: 'mockAssessment.edit',
    summary: '把检查发现登记为问题',
    input: z.strictObject({ id: MockAssessmentId }),
    output: MockAssessmentRow,
  }),
  reopen: verb({
    name: 'mockAssessment.reopen',
    method: 'POST',
    path: '/api/mock-assessments/:id/reopen',
    may: 'mockAssessment.edit',
    summary: '重新打开模拟评估',
    input: z.strictObject({ id: MockAssessmentId, reason }),
    output: MockAssessmentRow,
  }),
  void: verb({
    name: 'mockAssessment.void',
    method: 'POST',
    path: '/api/mock-assessments/:id/void',
    may: 'mockAssessment.edit',
    summary: '作废模拟评估',
    input: z.strictObject({ id: MockAssessmentId, reason }),
    output: MockAssessmentRow,
  }),
  /** The whole assessment, every figure a formula over the sheets in the file. */
  export: verb({
    name: 'mockAssessment.export',
    method: 'GET',
    path: '/api/mock-assessments/:id/export.xlsx',
    may: 'mockAssessment.read',
    summary: '导出模拟评估',
    input: z.strictObject({ id: MockAssessmentId }),
    output: z.unknown(),
    produces: xlsx,
  }),
  /** 空白表 to be filled by hand: of one checklist, or of one sheet with its place on it. */
  blank: verb({
    name: 'mockAssessment.blank',
    method: 'GET',
    path: '/api/mock-assessments/:id/blank.docx',
    may: 'mockAssessment.read',
    summary: '打印空白打分表',
    input: z.strictObject({ id: MockAssessmentId, checklist: StandardKey.optional(), sheetId: ScoreSheetId.optional() }),
    output: z.unknown(),
    produces: docx,
  }),
};
