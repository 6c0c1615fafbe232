import { z } from 'zod';
import { verb } from '../../kernel/index.ts';
import { IssueId, IssueState } from '../issue/issue.schema.ts';

/** 条款的问题 in a line; `why`: a finding that cites the clause became it, or the checklists ask about its 管理事项 under the clause. */
export const ClauseIssue = z.object({
  id: IssueId,
  number: z.int(),
  title: z.string(),
  state: IssueState,
  due: z.string().nullable(),
  leadUnitName: z.string().nullable(),
  areaUnitName: z.string().nullable(),
  matterName: z.string().nullable(),
  why: z.enum(['finding', 'matter']),
});
export type ClauseIssue = z.infer<typeof ClauseIssue>;

/** 条款的问题: what is not right under a clause, the most urgent first. No person files an issue under a clause; what it is says it. */
export const clauseIssueContract = {
  list: verb({
    name: 'clauseIssue.list',
    method: 'GET',
    path: '/api/clause-issues',
    may: 'issue.read',
    summary: '查条款的问题',
    input: z.strictObject({
      /** Keys of clauses, with commas between. */
      clauses: z
        .string()
        .max(600)
        .regex(/^[A-Za-z0-9-]+(,[A-Za-z0-9-]+)*$/, '条款的写法不对'),
      limit: z.coerce.number<number>().int().min(1).max(50).default(10),
    }),
    /** `matters`: the names of the 管理事项 that were looked for; `more`: there are more than these rows. */
    output: z.object({ rows: z.array(ClauseIssue), matters: z.array(z.string()), more: z.boolean() }),
  }),
};
