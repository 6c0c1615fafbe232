import { z } from 'zod';
import { Day, verb } from '../../kernel/index.ts';
import { AssessmentRef, BackTestView, ForecastIndicator, ForecastTable, ForecastView, LossView } from './forecast.schema.ts';

/** Keys with commas between them: `K01,K44`, `market.waste,street.bins`. */
const keys = z
  .string()
  .max(2000, '一次最多假设 100 项')
  .regex(/^[\w.,-]*$/, '地址不完整，从预测页重新选')
  .optional();

export const forecastContract = {
  /** 得分预测: what would be scored today, on what it rests, where points are lost most easily. */
  read: verb({
    name: 'forecast.read',
    method: 'GET',
    path: '/api/forecast',
    may: 'forecast.read',
    summary: '查得分预测',
    input: z.strictObject({}),
    output: z.object({
      table: ForecastTable,
      /** The year whose readings count. */
      year: z.int(),
      forecast: ForecastView,
      indicators: z.array(ForecastIndicator),
      losses: z.array(LossView),
      /** The last assessment that is finished; `places` are its own that count. Null: none is. */
      assessment: AssessmentRef.nullable(),
      /** 以前评的: places whose kind the last assessment did not score, from earlier ones of the last year. */
      earlierPlaces: z.int(),
      /** Of each kind of place the assessment its sheets are from. */
      scoredIn: z.record(z.string(), z.string()),
      /** 没有销号的问题: since when they count (null: all there are), how many tell about a part, how many about none. */
      issues: z.object({ since: Day.nullable(), counted: z.int(), unplaced: z.int() }),
      /** Names of the kinds of places. */
      placeKinds: z.record(z.string(), z.string()),
    }),
  }),
  /** 如果达标: `met` are indicators, `right` items as `placeKind.item`. They stand in the address of the page. */
  whatIf: verb({
    name: 'forecast.whatIf',
    method: 'GET',
    path: '/api/forecast/what-if',
    may: 'forecast.read',
    summary: '试算得分',
    input: z.strictObject({ met: keys, right: keys }),
    output: z.object({ now: ForecastView, wished: ForecastView }),
  }),
  /** 回测: every finished assessment against what was known the day before it, newest first. */
  backTest: verb({
    name: 'forecast.backTest',
    method: 'GET',
    path: '/api/forecast/back-test',
    may: 'forecast.read',
    summary: '查预测回测',
    input: z.strictObject({}),
    output: z.object({ runs: z.array(BackTestView) }),
  }),
};
