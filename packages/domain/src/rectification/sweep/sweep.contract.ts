import { z } from 'zod';
import { Day, pageInput, pageOf, paragraph, verb } from '../../kernel/index.ts';
import { UnitGroupId, UnitId, UnitKind } from '../../organization/index.ts';
import { StandardKey } from '../../standard/index.ts';
import { IssueId } from '../issue/issue.schema.ts';
import { SweepCheckId, SweepCheckRow, SweepId, SweepRow, SweepState, SweepView } from './sweep.schema.ts';

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
  /** Whoever sees the issue reads every place; who has only places to look at reads those. What waits comes first where no state is asked for. */
  checks: verb({
    name: 'sweep.checks',
    method: 'GET',
    path: '/api/sweeps/:id/checks',
    may: 'issue.read',
    summary: '查要排查的地方',
    input: z.strictObject({ ...pageInput, id: SweepId, unitId: UnitId.optional(), state: SweepState.optional() }),
    output: pageOf(SweepCheckRow),
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
      /** Besides those named, all units of these kinds and groups that the office reaches. */
      unitKinds: z.array(UnitKind).default([]),
      groupIds: z.array(UnitGroupId).max(50, '最多 50 个单位组').default([]),
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
