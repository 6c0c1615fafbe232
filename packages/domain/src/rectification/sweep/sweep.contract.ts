import { z } from 'zod';
import { Day, pageInput, pageOf, paragraph, verb } from '../../kernel/index.ts';
import { UnitId } from '../../organization/index.ts';
import { StandardKey } from '../../standard/index.ts';
import { IssueId } from '../issue/issue.schema.ts';
import { SweepCheckId, SweepId, SweepRow, SweepView } from './sweep.schema.ts';

export const sweepContract = {
  list: verb({
    name: 'sweep.list',
    method: 'GET',
    path: '/api/sweeps',
    may: 'issue.read',
    summary: '查举一反三',
    input: z.strictObject({ ...pageInput, issueId: IssueId.optional() }),
    output: pageOf(SweepRow),
  }),
  read: verb({
    name: 'sweep.read',
    method: 'GET',
    path: '/api/sweeps/:id',
    may: 'issue.read',
    summary: '查一次举一反三',
    input: z.strictObject({ id: SweepId }),
    output: SweepView,
  }),
  start: verb({
    name: 'sweep.start',
    method: 'POST',
    path: '/api/sweeps',
    may: 'issue.dispatch',
    summary: '部署举一反三',
    input: z.strictObject({
      issueId: IssueId,
      /** 点位类别: every open site of it; left out, the units named look at themselves. */
      kind: StandardKey.nullable().default(null),
      /** With a kind: only sites of these areas, none means all. Without: who looks. */
      unitIds: z.array(UnitId).max(300, '最多 300 个单位').default([]),
      what: paragraph('查什么', 500, 2),
      due: Day,
    }),
    output: SweepView,
  }),
  answer: verb({
    name: 'sweep.answer',
    method: 'POST',
    path: '/api/sweep-checks/:id/answer',
    may: 'issue.answer',
    summary: '报排查结果',
    input: z.strictObject({
      id: SweepCheckId,
      found: z.boolean(),
      /** What was found; becomes a new issue. */
      note: paragraph('排查情况', 500).default(''),
    }),
    output: SweepView,
  }),
};
