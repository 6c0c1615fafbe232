import { z } from 'zod';
import { Day, pageInput, pageOf, paragraph, verb } from '../../kernel/index.ts';
import { Can, UnitId } from '../../organization/index.ts';
import { StandardKey } from '../edition/edition.schema.ts';
import { IndicatorCard } from '../edition/indicatorCard.schema.ts';
import { ComputedFigure } from './computed.schema.ts';
import { ReadingYear } from './reading.schema.ts';
import { ReadingForm, ReadingId, ReadingRow, ReadingState } from './readingRecord.schema.ts';

/** Numbers and words as they are judged: 达标、未达标、待定. */
export const StandingValue = z.enum(['met', 'unmet', 'unknown']);

const Value = z.union([z.number(), z.string()]);

/** One indicator with what is stated of a year and what is missing. */
export const IndicatorReadings = z.object({
  indicator: IndicatorCard,
  unitId: UnitId.nullable(),
  unitName: z.string().nullable(),
  /** The parts that must each be stated: key and name; empty where there is only the whole. */
  parts: z.array(z.object({ key: z.string(), name: z.string() })),
  readings: z.array(ReadingRow),
  /** 上年的数, by part ('' is the whole): what is in force, else what was stated. */
  lastYear: z.record(z.string(), Value),
  /** Earlier years of the series without an approved figure. */
  missingYears: z.array(z.int()),
  /** 还差几个数 of this year: parts without one, drafts and returned ones. */
  owed: z.int(),
  /** Judged by what is approved. */
  standing: StandingValue,
  reason: z.string(),
  /** `fill`: whether this reader fills it in. */
  can: Can,
});
export type IndicatorReadings = z.infer<typeof IndicatorReadings>;

const one = { id: ReadingId, revision: z.int() };
const many = z.array(z.strictObject(one)).min(1, '至少选一个').max(500, '一次最多 500 个');
const Outcomes = z.object({ rows: z.array(z.object({ id: ReadingId, refusal: z.string().nullable() })) });
const reason = paragraph('理由', 500, 2);

/** 指标数: a reader sees the indicators of the units where he may. */
export const readingContract = {
  /** Every indicator of the reader's units, in the order of the standard, with the figures of one year: the last that is over unless said. */
  list: verb({
    name: 'reading.list',
    method: 'GET',
    path: '/api/readings',
    may: 'reading.read',
    summary: '查指标数',
    input: z.strictObject({
      year: ReadingYear.optional(),
      unitId: UnitId.optional(),
      /** `own`: only what the reader's own unit reports. */
      whose: z.enum(['all', 'own']).default('all'),
    }),
    output: z.object({
      year: z.int(),
      edition: z.object({ key: z.string(), title: z.string() }),
      /** 填报期限 of the year. */
      due: Day.nullable(),
      rows: z.array(IndicatorReadings),
    }),
  }),
  /** One indicator through the years, newest first, the parts of a year together. */
  read: verb({
    name: 'reading.read',
    method: 'GET',
    path: '/api/readings/of/:indicator',
    may: 'reading.read',
    summary: '查一项指标的历年',
    input: z.strictObject({ indicator: StandardKey }),
    output: z.object({
      row: IndicatorReadings,
      year: z.int(),
      due: Day.nullable(),
      readings: z.array(ReadingRow),
      /** 自动计算 of the year, offered beside the form; null where no source works it out. */
      offer: ComputedFigure.nullable(),
    }),
  }),
  /** 待核准, oldest report first. */
  queue: verb({
    name: 'reading.queue',
    method: 'GET',
    path: '/api/readings/queue',
    may: 'reading.approve',
    summary: '查待核准的指标数',
    input: z.strictObject({ ...pageInput, state: ReadingState.default('reported') }),
    output: pageOf(
      z.object({
        reading: ReadingRow,
        indicator: IndicatorCard,
        lastYear: Value.nullable(),
        /** What the indicator would be with this figure. */
        standing: StandingValue,
        reason: z.string(),
      }),
    ).extend({ total: z.int() }),
  }),
  /** 存草稿. */
  fill: verb({
    name: 'reading.fill',
    method: 'POST',
    path: '/api/readings/fill',
    may: 'reading.fill',
    summary: '填指标数',
    input: ReadingForm,
    output: ReadingRow,
  }),
  /** 上报: what is typed is stored and reported in one act. */
  report: verb({
    name: 'reading.report',
    method: 'POST',
    path: '/api/readings/report',
    may: 'reading.fill',
    summary: '上报指标数',
    input: ReadingForm,
    output: ReadingRow,
  }),
  approve: verb({
    name: 'reading.approve',
    method: 'POST',
    path: '/api/readings/:id/approve',
    may: 'reading.approve',
    summary: '核准指标数',
    input: z.strictObject(one),
    output: ReadingRow,
  }),
  /** Each for itself: what is refused says why and the others go on. */
  approveMany: verb({
    name: 'reading.approveMany',
    method: 'POST',
    path: '/api/readings/approve-many',
    may: 'reading.approve',
    summary: '核准多个指标数',
    input: z.strictObject({ items: many }),
    output: Outcomes,
  }),
  return: verb({
    name: 'reading.return',
    method: 'POST',
    path: '/api/readings/:id/return',
    may: 'reading.approve',
    summary: '退回指标数',
    input: z.strictObject({ ...one, reason }),
    output: ReadingRow,
  }),
  /** 更正 an approved figure: the old one stays visible and counts until the new one is approved. */
  correct: verb({
    name: 'reading.correct',
    method: 'POST',
    path: '/api/readings/:id/correct',
    may: 'reading.read',
    summary: '更正指标数',
    input: z.strictObject({ id: ReadingId, ...ReadingForm.omit({ indicator: true, year: true, part: true }).shape, reason }),
    output: ReadingRow,
  }),
};
