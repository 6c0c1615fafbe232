import { z } from 'zod';
import { line, pageInput, pageOf, verb } from '../../kernel/index.ts';
import { UnitId } from '../../organization/index.ts';
import { Checklist, CitySize } from '../checklist/checklist.schema.ts';
import {
  ClauseFinding,
  FindingRow,
  ItemMark,
  markWish,
  ScoreSheetId,
  ScoreSheetKind,
  ScoreSheetRow,
  ScoreSheetState,
} from './scoreSheet.schema.ts';

const reason = line('原因', 200);
const assessmentId = z.uuid();
/** Keys of clauses, with commas between. */
const ClauseKeys = z
  .string()
  .max(600)
  .regex(/^[A-Za-z0-9-]+(,[A-Za-z0-9-]+)*$/, '条款的写法不对');

/** 打分表: a reader sees those of the subdistricts where he may; 资料表 only with a right for the whole city. */
export const scoreSheetContract = {
  /** By number. */
  list: verb({
    name: 'scoreSheet.list',
    method: 'GET',
    path: '/api/mock-assessments/:assessmentId/sheets',
    may: 'mockAssessment.read',
    summary: '查打分表',
    input: z.strictObject({
      assessmentId,
      ...pageInput,
      kind: ScoreSheetKind.optional(),
      state: ScoreSheetState.optional(),
      placeKind: z.string().max(60).optional(),
      subdistrictId: UnitId.optional(),
    }),
    output: pageOf(ScoreSheetRow),
  }),
  /** The whole sheet: its checklist, what is marked, the city's size its bands go by, and the sheets before and after it. */
  read: verb({
    name: 'scoreSheet.read',
    method: 'GET',
    path: '/api/score-sheets/:id',
    may: 'mockAssessment.read',
    summary: '查一张打分表',
    input: z.strictObject({ id: ScoreSheetId }),
    output: z.object({
      sheet: ScoreSheetRow,
      assessmentTitle: z.string(),
      citySize: CitySize,
      checklist: Checklist,
      marks: z.array(ItemMark),
      previous: ScoreSheetId.nullable(),
      next: ScoreSheetId.nullable(),
    }),
  }),
  /** Writes one line. `revision` is that of the line it was written over: where somebody wrote meanwhile, the answer carries theirs. */
  mark: verb({
    name: 'scoreSheet.mark',
    method: 'POST',
    path: '/api/score-sheets/:id/mark',
    may: 'mockAssessment.score',
    summary: '打分',
    input: z.strictObject({ id: ScoreSheetId, ...markWish, revision: z.int().min(0) }),
    output: z.object({ mark: ItemMark, sheet: ScoreSheetRow }),
  }),
  /** 其余各项无问题: what nobody has marked yet. */
  markRest: verb({
    name: 'scoreSheet.markRest',
    method: 'POST',
    path: '/api/score-sheets/:id/mark-rest',
    may: 'mockAssessment.score',
    summary: '其余各项无问题',
    input: z.strictObject({ id: ScoreSheetId }),
    output: z.object({ marks: z.array(ItemMark), sheet: ScoreSheetRow }),
  }),
  /** What is wrong becomes findings; what is not marked was not looked at and does not count. */
  finish: verb({
    name: 'scoreSheet.finish',
    method: 'POST',
    path: '/api/score-sheets/:id/finish',
    may: 'mockAssessment.score',
    summary: '填完打分表',
    input: z.strictObject({ id: ScoreSheetId }),
    output: ScoreSheetRow,
  }),
  reopen: verb({
    name: 'scoreSheet.reopen',
    method: 'POST',
    path: '/api/score-sheets/:id/reopen',
    may: 'mockAssessment.score',
    summary: '重新打开打分表',
    input: z.strictObject({ id: ScoreSheetId, reason }),
    output: ScoreSheetRow,
  }),
  /** 检查发现 of an assessment, the severest first. */
  findings: verb({
    name: 'scoreSheet.findings',
    method: 'GET',
    path: '/api/mock-assessments/:assessmentId/findings',
    may: 'mockAssessment.read',
    summary: '查检查发现',
    input: z.strictObject({ assessmentId, ...pageInput, placeKind: z.string().max(60).optional(), subdistrictId: UnitId.optional() }),
    output: pageOf(FindingRow),
  }),
  /** 条款的检查发现: those that cite any of these clauses, in assessments that were not voided; the latest first, and how many there are. */
  clauseFindings: verb({
    name: 'scoreSheet.clauseFindings',
    method: 'GET',
    path: '/api/findings',
    may: 'mockAssessment.read',
    summary: '查条款的检查发现',
    input: z.strictObject({ clauses: ClauseKeys, limit: z.coerce.number<number>().int().min(1).max(100).default(10) }),
    output: z.object({ rows: z.array(ClauseFinding), total: z.int() }),
  }),
};
