import { addDays } from '@weicheng/domain/kernel';
import {
  type BackTestView,
  backTest as backTestOf,
  type EasyLoss,
  easyLosses,
  type ForecastTable,
  type ForecastView,
  forecast,
  type forecastContract,
  forecastProblems,
  type LossView,
  type ScoredSheet,
  type ScoringTable,
  whatIf as whatIfOf,
} from '@weicheng/domain/standard';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import type { Reaches } from '../../organization/index.ts';
import { rehearsalRules } from '../edition/inForce.ts';
import { type FinishedScores, finishedScores } from '../mockAssessment/finishedScores.ts';
import { placeKindsOf } from '../words.ts';
import { knownBefore, type OpenIssueSource } from './forecast.base.ts';

type Input<V extends keyof typeof forecastContract> = z.output<(typeof forecastContract)[V]['input']>;
type Output<V extends keyof typeof forecastContract> = z.output<(typeof forecastContract)[V]['output']>;

/** So many of the easiest losses are named, each with so many of its places. */
const mostLosses = 40;
const dearest = 3;
/** So many assessments of the past are tested. */
const mostRuns = 10;

/** What happens to 得分预测. It is made of all places of the city and names them: whose right ends at a unit does not see it. */
export function forecastService(reaches: Reaches, issueSources: readonly OpenIssueSource[]) {
  const guard = async (ctx: Context) => {
    if ((await reaches.of(ctx, 'forecast.read')) !== null) throw forecastProblems.notWholeCity({});
  };
  const today = async (ctx: Context) => {
    const { scoring } = await rehearsalRules(ctx);
    const past = await finishedScores(ctx, mostRuns);
    const base = await knownBefore(ctx, { day: addDays(ctx.today, 1), table: scoring, past, issueSources });
    return { scoring, scores: past[0] ?? null, base };
  };

  return {
    /** 查得分预测 */
    async read(ctx: Context): Promise<Output<'read'>> {
      await guard(ctx);
      const { scoring, scores, base } = await today(ctx);
      const view: ForecastView = forecast(scoring, base);
      const own = base.sheets.filter(({ placeKind }) => base.scoredIn.get(placeKind) === scores?.id);
      return {
        table: presentTable(scoring),
        year: base.year,
        forecast: view,
        indicators: base.book.edition.indicators.map(({ key, name, verification }) => {
          const { standing, reason } = base.verdicts.get(key) ?? { standing: 'unknown', reason: '' };
          return { key, name, standing, reason, unconfirmed: verification === 'unverified' };
        }),
        losses: easyLosses(scoring, base, view.parts).slice(0, mostLosses).map(presentLoss),
        assessment: scores && presentAssessment({ ...scores, sheets: own }),
        earlierPlaces: counted(base.sheets).length - counted(own).length,
        scoredIn: Object.fromEntries(base.scoredIn),
        issues: {
          since: base.open.since,
          counted: [...base.open.byPart.values()].reduce((sum, count) => sum + count, 0),
          unplaced: base.open.unplaced,
        },
        placeKinds: Object.fromEntries((await placeKindsOf(ctx)).inUse),
      };
    },

    /** 试算得分 */
    async whatIf(ctx: Context, { met, right }: Input<'whatIf'>): Promise<Output<'whatIf'>> {
      await guard(ctx);
      const { scoring, base } = await today(ctx);
      const items = keysOf(right).flatMap((key) => {
        const [placeKind, item] = key.split('.');
        return placeKind && item ? [{ placeKind, item }] : [];
      });
      return { now: forecast(scoring, base), wished: whatIfOf(scoring, base, { indicators: keysOf(met), items }) };
    },

    /** 查预测回测: each assessment against those whose scores stood before it began, and the figures approved by then. */
    async backTest(ctx: Context): Promise<Output<'backTest'>> {
      await guard(ctx);
      const past = await finishedScores(ctx, mostRuns + 1);
      const runs: BackTestView[] = [];
      for (const scores of past.slice(0, mostRuns)) {
        const before = past.filter(({ on, knownOn }) => on < scores.from && knownOn < scores.from);
        const base = await knownBefore(ctx, { day: scores.from, table: scores.table, past: before, issueSources });
        runs.push({
          assessment: presentAssessment(scores),
          before: { places: counted(base.sheets).length, readings: base.readings, year: base.year },
          ...backTestOf(scores.table, base, counted(scores.sheets)),
        });
      }
      return { runs };
    },
  };
}

/** Sheets that came to a score. */
const counted = (sheets: readonly ScoredSheet[]) =>
  sheets.flatMap(({ placeKind, sheet }) => (sheet.scaled === null ? [] : [{ placeKind, scaled: sheet.scaled }]));

const presentAssessment = ({ id, title, on, sheets }: FinishedScores) => ({ id, title, day: on, places: counted(sheets).length });

const keysOf = (text: string | undefined): string[] => [...new Set((text ?? '').split(',').filter(Boolean))];

const presentTable = ({
  title,
  total,
  passLine,
  spread,
  verification,
  sources,
  openIssues,
}: ScoringTable): z.output<typeof ForecastTable> => ({
  ...{ title, total, passLine, spread, verification },
  openIssues: openIssues ?? null,
  sources: sources.map((source) => source.title),
});

function presentLoss(loss: EasyLoss): LossView {
  const { part, points } = loss;
  if (loss.cause === 'nothing') return { part: part.key, points, cause: { kind: 'nothing' } };
  if (loss.cause === 'issues') return { part: part.key, points, cause: { kind: 'issues', count: loss.count } };
  if (loss.cause === 'indicator')
    return { part: part.key, points, cause: { kind: 'indicator', indicator: loss.indicator, standing: loss.standing } };
  const { placeKind, item, places } = loss;
  return {
    part: part.key,
    points,
    cause: { kind: 'item', placeKind, item: item.key, text: item.text, places: places.length, dearest: places.slice(0, dearest) },
  };
}
