import { z } from 'zod';
import { verb } from '../../kernel/index.ts';
import { IssueId, IssuePlace, Location, MatterCode } from '../issue/issue.schema.ts';

/** 反弹, seen while somebody registers: closed issues of the same kind at the same place. */
export const reboundContract = {
  find: verb({
    name: 'rebound.find',
    method: 'GET',
    path: '/api/rebounds',
    may: 'issue.register',
    summary: '查反弹',
    input: z.strictObject({
      matter: MatterCode,
      place: IssuePlace.default(''),
      longitude: z.coerce.number<number>().pipe(Location.shape.longitude).optional(),
      latitude: z.coerce.number<number>().pipe(Location.shape.latitude).optional(),
    }),
    output: z.object({
      rows: z.array(z.object({ id: IssueId, number: z.int(), title: z.string(), leadUnitName: z.string(), says: z.string() })),
    }),
  }),
};
