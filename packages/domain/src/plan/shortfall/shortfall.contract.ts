import { z } from 'zod';
import { verb } from '../../kernel/index.ts';
import { NewShortfall, ShortfallProposal, ShortfallRow } from './shortfall.schema.ts';

/** 未达标攻坚: one row an indicator at most. */
export const shortfallContract = {
  /** Of the indicators whose task this reader may see, as the board lists them. */
  list: verb({
    name: 'shortfall.list',
    method: 'GET',
    path: '/api/shortfalls',
    may: 'task.read',
    summary: '查攻坚',
    input: z.strictObject({}),
    output: z.object({ rows: z.array(ShortfallRow) }),
  }),
  /** 初稿 for each indicator asked, commas between them: `K15,K19`. */
  propose: verb({
    name: 'shortfall.propose',
    method: 'GET',
    path: '/api/shortfalls/proposals',
    may: 'plan.publish',
    summary: '拟攻坚任务',
    input: z.strictObject({
      indicators: z
        .string()
        .max(1000, '一次最多 100 项')
        .regex(/^[\w-]+(,[\w-]+)*$/, '没有选指标'),
    }),
    output: z.object({ proposals: z.array(ShortfallProposal) }),
  }),
  /** 下达: all or none. */
  start: verb({
    name: 'shortfall.start',
    method: 'POST',
    path: '/api/shortfalls/start',
    may: 'plan.publish',
    summary: '列入攻坚',
    input: z.strictObject({ items: z.array(NewShortfall).min(1, '没有选指标').max(100, '一次最多 100 项') }),
    output: z.object({ rows: z.array(ShortfallRow) }),
  }),
};
