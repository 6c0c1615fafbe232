import { z } from 'zod';
import { Day } from '../../kernel/index.ts';
import { Verification } from '../edition/edition.schema.ts';
import { ScoringPart } from '../scoring/scoringTable.schema.ts';

const Standing = z.enum(['met', 'unmet', 'unknown']);
const points = z.number();
const range = { expected: points, low: points, high: points };

/** The mean of a kind of place, and of how many. */
const KindMean = z.object({ placeKind: z.string(), places: z.int(), mean: z.number() });

/** 得分预测, as `forecast` reckons it. */
export const ForecastView = z.object({
  ...range,
  outlook: z.enum(['over', 'under', 'open']),
  spread: z.object({ points: z.number(), measured: z.boolean() }),
  parts: z.array(
    z.object({
      part: ScoringPart,
      basis: z.enum(['places', 'indicators', 'nothing']),
      ...range,
      kinds: z.array(KindMean),
      issues: z.object({ count: z.int(), cost: points }),
    }),
  ),
});
export type ForecastView = z.infer<typeof ForecastView>;

/** The table a forecast was reckoned by. */
export const ForecastTable = z.object({
  title: z.string(),
  total: points,
  passLine: points,
  spread: points,
  verification: Verification,
  sources: z.array(z.string()),
  /** 没有销号的问题: what one may cost as a share of its part, and all at most; null where they do not count. */
  openIssues: z.object({ each: z.number(), atMost: z.number() }).nullable(),
});

/** An indicator as the forecast takes it. */
export const ForecastIndicator = z.object({
  key: z.string(),
  name: z.string(),
  standing: Standing,
  reason: z.string(),
  /** Its target is not verified in the text of the standard. */
  unconfirmed: z.boolean(),
});
export type ForecastIndicator = z.infer<typeof ForecastIndicator>;

/** 失分点, as `easyLosses` finds it, in words and with names. */
export const LossView = z.object({
  part: z.string(),
  /** What it can bring, all places together. */
  points,
  cause: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('item'),
      placeKind: z.string(),
      item: z.string(),
      text: z.string(),
      /** How many places lose by it, and the three dearest. */
      places: z.int(),
      dearest: z.array(z.object({ place: z.string(), points })),
    }),
    z.object({ kind: z.literal('indicator'), indicator: z.string(), standing: Standing }),
    z.object({ kind: z.literal('issues'), count: z.int() }),
    z.object({ kind: z.literal('nothing') }),
  ]),
});
export type LossView = z.infer<typeof LossView>;

/** 某次评估, as the forecast speaks of it. */
export const AssessmentRef = z.object({ id: z.string(), title: z.string(), day: Day, places: z.int() });

/** 回测 of one assessment. */
export const BackTestView = z.object({
  assessment: AssessmentRef,
  /** What was known the day before it. */
  before: z.object({ places: z.int(), readings: z.int(), year: z.int() }),
  of: points,
  ...range,
  scored: points,
  held: z.boolean(),
  parts: z.array(z.object({ part: ScoringPart, ...range, scored: points.nullable(), held: z.boolean().nullable() })),
});
export type BackTestView = z.infer<typeof BackTestView>;
