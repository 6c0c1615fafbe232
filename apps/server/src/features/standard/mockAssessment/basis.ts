import type { AssessmentBasis, Confirmation, Edition, SamplingPlan, ScoringTable } from '@weicheng/domain/standard';
import type { Context } from '#platform/context';
import { editionKeys, editionOf } from '../../../../../../standards/editions.ts';
import { samplingPlanKeys, samplingPlanOf, scoringTableKeys, scoringTableOf } from '../../../../../../standards/scoring.ts';
import { confirmationRows } from '../edition/confirmation.store.ts';
import { cityEdition, editionInForce } from '../edition/inForce.ts';

const presented =
  (said: readonly Confirmation[]) =>
  (file: ScoringTable | SamplingPlan): AssessmentBasis => ({
    ...{ key: file.key, title: file.title, verification: file.verification },
    owner: 'owner' in file ? (file.owner ?? null) : null, // a plan copied in before plans had an owner has none
    sources: file.sources.map(({ title }) => title),
    confirmation: said.find((one) => one.file === file.key && one.entry === '') ?? null,
  });

/** How a table and a plan are shown: with who of the office has confirmed them. */
export const basisPresenter = async (ctx: Context) => presented(await confirmationRows.all(ctx));

const firstOf = (first: string, keys: readonly string[]) => [first, ...keys.filter((key) => key !== first)];

/** 能照着评的: what is in force in the city first, then what else ships. */
export async function basisChoices(ctx: Context) {
  const [chosen, inForce, present] = [await cityEdition(ctx), await editionInForce(ctx), await basisPresenter(ctx)];
  return {
    editions: firstOf(chosen.edition, editionKeys).map((key) => ({
      key,
      title: (key === inForce.key ? inForce.title : editionOf(key)?.title) ?? key,
    })),
    tables: firstOf(chosen.scoringTable, scoringTableKeys).flatMap((key) => {
      const table = scoringTableOf(key);
      return table ? [present(table)] : [];
    }),
    plans: firstOf(chosen.samplingPlan, samplingPlanKeys).flatMap((key) => {
      const plan = samplingPlanOf(key);
      return plan ? [present(plan)] : [];
    }),
  };
}

interface Wished {
  edition?: string | undefined;
  table?: string | undefined;
  plan?: string | undefined;
}

/** What an assessment goes by: as it was said, else what is in force in the city. Undefined where there is none of that key. */
export async function basisOf(
  ctx: Context,
  { edition, table, plan }: Wished,
): Promise<{ edition: Edition | undefined; table: ScoringTable | undefined; plan: SamplingPlan | undefined }> {
  const chosen = await cityEdition(ctx);
  return {
    edition: edition === undefined || edition === chosen.edition ? await editionInForce(ctx) : editionOf(edition),
    table: scoringTableOf(table ?? chosen.scoringTable),
    plan: samplingPlanOf(plan ?? chosen.samplingPlan),
  };
}
