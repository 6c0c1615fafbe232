import { z } from 'zod';
import { Day, pageInput, pageOf, verb } from '../../kernel/index.ts';
import { Can, PersonId } from '../../organization/index.ts';
import { IssueId } from '../issue/issue.schema.ts';
import { RecheckDrawId, RecheckDrawRow, RecheckRow } from './recheck.schema.ts';

/** A draw as a reader sees it: the numbers are everybody's, the issues only those he sees anyway. */
const DrawDetail = z.object({
  draw: RecheckDrawRow,
  /** Numbers of all that could be drawn, and of those that were, in the order of the draw. */
  pool: z.array(z.int()),
  drawn: z.array(z.int()),
  rows: z.array(RecheckRow),
  can: Can,
});

export const recheckContract = {
  list: verb({
    name: 'recheck.list',
    method: 'GET',
    path: '/api/recheck-draws',
    may: 'issue.read',
    summary: '查回头看抽查',
    input: z.strictObject(pageInput),
    output: pageOf(RecheckDrawRow),
  }),
  read: verb({
    name: 'recheck.read',
    method: 'GET',
    path: '/api/recheck-draws/:id',
    may: 'issue.read',
    summary: '查一次抽查',
    input: z.strictObject({ id: RecheckDrawId }),
    output: DrawDetail,
  }),
  draw: verb({
    name: 'recheck.draw',
    method: 'POST',
    path: '/api/recheck-draws',
    may: 'issue.verify',
    summary: '抽取回头看',
    input: z.strictObject({
      closedFrom: Day,
      closedTo: Day,
      /** Left out: the rules of the city. */
      share: z.number().min(0.001, '至少千分之一').max(1, '最多全部').optional(),
      due: Day.nullable().default(null),
    }),
    output: DrawDetail,
  }),
  assign: verb({
    name: 'recheck.assign',
    method: 'POST',
    path: '/api/recheck-draws/:id/assign',
    may: 'issue.verify',
    summary: '派回头看',
    input: z.strictObject({
      id: RecheckDrawId,
      issueIds: z.array(IssueId).min(1, '至少选一个').max(500, '一次最多 500 个'),
      assigneeId: PersonId.nullable(),
    }),
    output: DrawDetail,
  }),
};
