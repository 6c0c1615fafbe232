import { z } from 'zod';
import { Day, verb } from '../../kernel/index.ts';
import { UnitId } from '../../organization/index.ts';
import { IndicatorCard } from '../edition/indicatorCard.schema.ts';
import { ReadingYear } from '../reading/reading.schema.ts';

const Standing = z.enum(['met', 'unmet', 'unknown']);

/** 街道、物种、污染物 of an indicator that is judged part by part. */
export const BoardPart = z.object({ name: z.string(), said: z.string().nullable(), standing: Standing, distance: z.number().nullable() });
export type BoardPart = z.infer<typeof BoardPart>;

/** 指标看板的一行. */
export const BoardLine = z.object({
  indicator: IndicatorCard,
  area: z.string(),
  areaName: z.string(),
  /** 谁填; null where nobody is set. */
  unitId: UnitId.nullable(),
  unitName: z.string().nullable(),
  standing: Standing,
  reason: z.string(),
  /** How far from the target, in the indicator's unit; 0 where reached, null where no figure tells. */
  distance: z.number().nullable(),
  /** The whole's figure of the year and the target a bar can mark; null where there is none. */
  value: z.number().nullable(),
  said: z.string().nullable(),
  target: z.number().nullable(),
  /** The reported years, oldest first, ending with the board's. */
  series: z.array(z.number().nullable()),
  /** The lowest first; empty where there is only the whole. */
  parts: z.array(BoardPart),
});
export type BoardLine = z.infer<typeof BoardLine>;

export const boardContract = {
  /** 指标看板: every indicator whose reporting unit the reader reaches, judged for a year, the last that is over unless said. */
  read: verb({
    name: 'board.read',
    method: 'GET',
    path: '/api/board',
    may: 'reading.read',
    summary: '查指标看板',
    input: z.strictObject({ year: ReadingYear.optional() }),
    output: z.object({
      year: z.int(),
      edition: z.object({ key: z.string(), title: z.string() }),
      /** 填报期限 of the year. */
      due: Day.nullable(),
      counts: z.object({ met: z.int(), unmet: z.int(), unknown: z.int() }),
      rows: z.array(BoardLine),
    }),
  }),
};
