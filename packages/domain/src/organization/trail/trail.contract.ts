import { z } from 'zod';
import { Day, pageInput, pageOf, verb } from '../../kernel/index.ts';
import { PersonId } from '../person/person.schema.ts';
import { UnitId } from '../unit/unit.schema.ts';
import { mostWaiting } from './trail.rules.ts';

/** 留痕的一行：a recorded fact, with its line for people. */
export const TrailRow = z.object({
  id: z.string(),
  kind: z.string(),
  /** “更名”. */
  says: z.string(),
  /** What was done, from the fact's data alone. */
  line: z.string(),
  about: z.string().nullable(),
  at: z.string(),
  actor: z.string().nullable(),
  actorName: z.string().nullable(),
  unitName: z.string().nullable(),
  data: z.unknown(),
});
export type TrailRow = z.infer<typeof TrailRow>;

const filter = {
  kind: z.string().max(60).optional(),
  about: z.uuid('编号格式不对').optional(),
  actor: PersonId.optional(),
  /** The unit of the actor and all below it. */
  unitId: UnitId.optional(),
  from: Day.optional(),
  /** The last day included. */
  to: Day.optional(),
};

/** 封存：how far the facts are sealed, and whether what is sealed is whole. */
export const SealState = z.object({
  state: z.enum(['intact', 'broken', 'empty']),
  sealedRows: z.int(),
  waitingRows: z.int(),
  seals: z.int(),
  /** Hash of the newest seal in hex; to be kept elsewhere. */
  head: z.string().nullable(),
  sealedAt: z.string().nullable(),
  /** The first fact that does not fit its seal. */
  firstBroken: z.string().nullable(),
});
export type SealState = z.infer<typeof SealState>;

export const trailContract = {
  list: verb({
    name: 'trail.list',
    method: 'GET',
    path: '/api/trail',
    may: 'audit.read',
    summary: '查留痕',
    input: z.strictObject({ ...pageInput, ...filter }),
    output: pageOf(TrailRow),
  }),
  kinds: verb({
    name: 'trail.kinds',
    method: 'GET',
    path: '/api/trail/kinds',
    may: 'audit.read',
    summary: '查留痕的种类',
    input: z.strictObject({}),
    output: z.object({ rows: z.array(z.object({ kind: z.string(), says: z.string() })) }),
  }),
  of: verb({
    name: 'trail.of',
    method: 'GET',
    path: '/api/trail/of/:about',
    may: 'unit.read',
    summary: '查一件事的经过',
    input: z.strictObject({ ...pageInput, about: z.uuid('编号格式不对') }),
    output: pageOf(TrailRow.omit({ data: true })),
  }),
  sealed: verb({
    name: 'trail.sealed',
    method: 'GET',
    path: '/api/trail/sealed',
    may: 'audit.read',
    summary: '看封存的情况',
    input: z.strictObject({}),
    output: z.object({
      state: z.enum(['sealed', 'waiting', 'late', 'empty']),
      sealedAt: z.string().nullable(),
      /** Never more than `mostWaiting`: more than that is not counted. */
      waiting: z.int().max(mostWaiting),
      waitingSince: z.string().nullable(),
    }),
  }),
  verify: verb({
    name: 'trail.verify',
    method: 'GET',
    path: '/api/trail/verify',
    may: 'audit.verify',
    summary: '校验留痕',
    input: z.strictObject({}),
    output: SealState,
  }),
  export: verb({
    name: 'trail.export',
    method: 'GET',
    path: '/api/trail/export',
    may: 'audit.export',
    summary: '导出留痕',
    input: z.strictObject({ ...filter, format: z.enum(['csv', 'xlsx', 'jsonl']).default('xlsx') }),
    output: z.unknown(),
    produces: 'application/octet-stream',
  }),
};
