import type { clauseIssueContract } from '@weicheng/domain/rectification';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import type { Reaches } from '../../organization/index.ts';
import { type EditionUseSource, mattersUnder } from '../../standard/index.ts';
import { matters } from '../issue/matter.ts';
import { clauseIssues } from './clauseIssue.store.ts';

const none: ReadonlyMap<string, number> = new Map();
const nameOf = (code: string): string => matters().get(code)?.name ?? code;

/** 条款的问题: of the matters the checklists ask about under it, and of findings that cite it. */
export const listClauseIssues =
  (reaches: Reaches) =>
  async (ctx: Context, { clauses, limit }: z.output<typeof clauseIssueContract.list.input>) => {
    const keys = clauses.split(',');
    const codes = mattersUnder(keys);
    const asked = { clauses: keys, matters: codes, limit: limit + 1 };
    const rows = await clauseIssues.first(ctx, await reaches.of(ctx, 'issue.read'), asked);
    return {
      rows: rows.slice(0, limit).map(({ matter, ...row }) => ({ ...row, matterName: matter === null ? null : nameOf(matter) })),
      matters: codes.map(nameOf),
      more: rows.length > limit,
    };
  };

/** 问题 that findings under a clause have become: asked before the edition changes. */
export const issuesByEntry: EditionUseSource = {
  what: '问题',
  count: async (ctx: Context) => ({ clauses: await clauseIssues.counted(ctx), indicators: none }),
};
