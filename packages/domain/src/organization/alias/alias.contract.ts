import { z } from 'zod';
import { Day, pageInput, pageOf, verb } from '../../kernel/index.ts';
import { Can } from '../can.ts';
import { UnitId } from '../unit/unit.schema.ts';
import { AliasId, AliasName, AliasOrigin, UnitAlias } from './alias.schema.ts';

export const Candidate = z.object({ unitId: UnitId, name: z.string(), score: z.number() });

/** What a name in a document may mean on a day. */
export const Resolution = z.discriminatedUnion('match', [
  z.object({ match: z.literal('exact'), unitId: UnitId, name: z.string() }),
  z.object({ match: z.literal('alias'), unitId: UnitId, name: z.string() }),
  /** Best first; may be empty. A person chooses. */
  z.object({ match: z.literal('candidates'), candidates: z.array(Candidate) }),
]);
export type Resolution = z.infer<typeof Resolution>;

/** A line of the aliases of the city. */
export const AliasRow = z.object({ ...UnitAlias.shape, unitName: z.string(), can: Can });
export type AliasRow = z.infer<typeof AliasRow>;

export const aliasContract = {
  list: verb({
    name: 'alias.list',
    method: 'GET',
    path: '/api/aliases',
    may: 'unit.read',
    summary: '查别名',
    input: z.strictObject({
      ...pageInput,
      search: z.string().trim().max(60, '最多 60 个字').optional(),
      /** This unit and all below it. */
      unitId: UnitId.optional(),
      /** Also those that no longer hold. */
      ended: z.enum(['true', 'false']).optional(),
    }),
    output: pageOf(AliasRow),
  }),
  add: verb({
    name: 'alias.add',
    method: 'POST',
    path: '/api/units/:unitId/aliases',
    may: 'unit.edit',
    summary: '登记别名',
    input: z.strictObject({
      unitId: UnitId,
      name: AliasName,
      from: Day.nullable().default(null),
      until: Day.nullable().default(null),
      origin: AliasOrigin.extract(['office', 'confirmed']).default('office'),
    }),
    output: UnitAlias,
  }),
  end: verb({
    name: 'alias.end',
    method: 'POST',
    path: '/api/aliases/:id/end',
    may: 'unit.edit',
    summary: '停用别名',
    input: z.strictObject({ id: AliasId, on: Day }),
    output: UnitAlias,
  }),
  resolve: verb({
    name: 'alias.resolve',
    method: 'GET',
    path: '/api/aliases/resolve',
    may: 'unit.read',
    summary: '认一个单位名称',
    input: z.strictObject({ name: z.string().trim().min(1, '写出要认的名称').max(100, '最多 100 个字'), day: Day.optional() }),
    output: Resolution,
  }),
};
