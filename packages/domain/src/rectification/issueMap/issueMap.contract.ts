import { z } from 'zod';
import { verb } from '../../kernel/index.ts';
import { IssueFilter } from '../issue/issue.contract.ts';
import { IssueId, IssueState, Location } from '../issue/issue.schema.ts';
import { enclose, mapEdges } from './issueMap.rules.ts';

/** 一格里的问题: how many, and between which corners they lie. */
export const IssueCluster = z.object({
  key: z.string(),
  count: z.int(),
  southWest: Location,
  northEast: Location,
  /** The most urgent of them: five where all lie at one point, else one; going nearer tells the others apart. */
  issues: z.array(z.object({ id: IssueId, title: z.string(), state: IssueState })),
});
export type IssueCluster = z.infer<typeof IssueCluster>;

/** 问题在图上: counted cell by cell, so that the answer is no longer than the map has cells. */
export const issueMapContract = {
  clusters: verb({
    name: 'issue.clusters',
    method: 'GET',
    path: '/api/issues/clusters',
    may: 'issue.read',
    summary: '查图上的问题',
    input: z
      .strictObject({ ...IssueFilter.shape, ...mapEdges })
      .refine(enclose, { path: ['east'], message: '图的范围不对：西要在东的西边，南要在北的南边' }),
    /** The cells with the most first. `capped`: there are more than are counted on a map at once. */
    output: z.object({ rows: z.array(IssueCluster), count: z.int(), capped: z.boolean() }),
  }),
};
