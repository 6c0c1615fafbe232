import { z } from 'zod';
import { verb } from '../../kernel/index.ts';
import { IssueRow, MatterCode } from '../issue/issue.schema.ts';

/** 可能重复的问题: what is still open and looks like what is being written. */
export const similarContract = {
  list: verb({
    name: 'similar.list',
    method: 'GET',
    path: '/api/issues/similar',
    may: 'issue.register',
    summary: '查可能重复的问题',
    input: z.strictObject({
      title: z.string().trim().max(80, '最多 80 个字').default(''),
      place: z.string().trim().max(120, '最多 120 个字').default(''),
      matter: MatterCode.optional(),
      longitude: z.coerce.number().min(-180).max(180).optional(),
      latitude: z.coerce.number().min(-90).max(90).optional(),
    }),
    output: z.object({
      rows: z.array(
        IssueRow.pick({ id: true, number: true, title: true, place: true, state: true, registeredAt: true, leadUnitName: true }).extend({
          says: z.string(),
        }),
      ),
    }),
  }),
};
