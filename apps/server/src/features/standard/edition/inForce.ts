import {
  type CarryKind,
  type CityEdition,
  type Confirmation,
  type Edition,
  editionRefusals,
  keysCarriedTo,
  type SamplingPlan,
  type ScoringTable,
  withConfirmations,
} from '@weicheng/domain/standard';
import type { Context } from '#platform/context';
import { editionKeys, editionOf } from '../../../../../../standards/editions.ts';
import { samplingPlanKeys, samplingPlanOf, scoringTableKeys, scoringTableOf } from '../../../../../../standards/scoring.ts';
import { found } from '../../organization/index.ts';
import { confirmationRows } from './confirmation.store.ts';
import { editions } from './edition.store.ts';

/** What a new city works to. */
const atFirst: CityEdition = {
  edition: editionKeys[0] ?? '',
  version: null,
  scoringTable: scoringTableKeys[0] ?? '',
  samplingPlan: samplingPlanKeys[0] ?? '',
  revision: 0,
  chosenAt: null,
  chosenBy: null,
};

/** 采用的标准: the city's choice, or what a new city works to. */
export const cityEdition = async (ctx: Context): Promise<CityEdition> => (await editions.chosen(ctx)) ?? atFirst;

/** One edition as it stands: of the product, or the city's own. Refused where there is none of that key. */
export async function standingEdition(ctx: Context, edition: string, version: number | null): Promise<Edition> {
  const standing = version === null ? editionOf(edition) : await editions.content(ctx, edition, version);
  if (!standing) throw editionRefusals.unknown({ edition });
  return standing;
}

/** The edition in force with what the office has confirmed over it. */
export interface EditionInForce {
  edition: Edition;
  chosen: CityEdition;
  confirmations: Confirmation[];
}

export async function readInForce(ctx: Context): Promise<EditionInForce> {
  const chosen = await cityEdition(ctx);
  const confirmations = await confirmationRows.all(ctx);
  return { edition: withConfirmations(await standingEdition(ctx, chosen.edition, chosen.version), confirmations), chosen, confirmations };
}

/** 采用的这一版, with the figures the office has confirmed: what every chapter works by. */
export const editionInForce = async (ctx: Context): Promise<Edition> => (await readInForce(ctx)).edition;

/** 模拟评估的规则 this city rehearses by. */
export async function rehearsalRules(ctx: Context): Promise<{ scoring: ScoringTable; sampling: SamplingPlan }> {
  const { scoringTable, samplingPlan } = await cityEdition(ctx);
  return { scoring: found(scoringTableOf(scoringTable), '评分表'), sampling: found(samplingPlanOf(samplingPlan), '抽样方案') };
}

/**
 * 从前的键: under which keys tasks, readings and evidence of an entry of the edition in force may lie: its own, and those of earlier
 * editions that the office said carry on in it.
 */
export async function carriedKeys(ctx: Context, kind: CarryKind, key: string): Promise<string[]> {
  const { edition } = await cityEdition(ctx);
  return keysCarriedTo(await editions.carries(ctx), kind, edition, key);
}
