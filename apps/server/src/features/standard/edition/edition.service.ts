import { kernelProblems } from '@weicheng/domain/kernel';
import {
  type Carry,
  type CityEdition,
  carryQuestions,
  type Edition,
  type EditionMap,
  type EntriesInUse,
  type EntryUse,
  type editionContract,
  editionFacts,
  editionImportRefusals,
  editionProblems,
  editionRefusals,
  keysCarriedTo,
  mayNotStandard,
  settleCarries,
} from '@weicheng/domain/standard';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { samplingPlanOf, scoringTableOf } from '../../../../../../standards/scoring.ts';
import { found, must, refuse } from '../../organization/index.ts';
import { indicatorOwners } from '../indicatorOwner/indicatorOwner.store.ts';
import { editions } from './edition.store.ts';
import { cityEdition, standingEdition } from './inForce.ts';
import { mapBetween } from './mapBetween.ts';

type Input<V extends keyof typeof editionContract> = z.output<(typeof editionContract)[V]['input']>;

/** What a later chapter keeps under the keys of clauses and indicators: 任务, 佐证. It is asked before the edition changes. */
export interface EditionUseSource {
  /** 任务 */
  what: string;
  /** How many hang on each key. */
  count(ctx: Context): Promise<{ clauses: ReadonlyMap<string, number>; indicators: ReadonlyMap<string, number> }>;
}

/** What is in use under the keys of the edition in force; what lies under an earlier key counts for the one it carries on in. */
async function inUse(ctx: Context, from: Edition, sources: readonly EditionUseSource[]): Promise<EntriesInUse> {
  const carries = await editions.carries(ctx);
  const counted = await Promise.all(sources.map(async (source) => ({ what: source.what, ...(await source.count(ctx)) })));
  const of = (kind: 'clause' | 'indicator', keys: readonly { key: string }[]) => {
    const list = kind === 'clause' ? 'clauses' : 'indicators';
    const used = keys.map(({ key }): [string, EntryUse[]] => {
      const own = keysCarriedTo(carries, kind, from.key, key);
      const uses = counted.map((one) => ({ what: one.what, count: own.reduce((sum, key) => sum + (one[list].get(key) ?? 0), 0) }));
      return [key, uses.filter(({ count }) => count > 0)];
    });
    return new Map(used.filter(([, uses]) => uses.length > 0));
  };
  return { clauses: of('clause', from.clauses), indicators: of('indicator', from.indicators) };
}

/** 换版要定的事 */
export const askQuestions =
  (sources: readonly EditionUseSource[]) =>
  async (ctx: Context, { edition, version = null }: { edition: string; version?: number | null | undefined }) => {
    const now = await cityEdition(ctx);
    const [from, to] = [await standingEdition(ctx, now.edition, now.version), await standingEdition(ctx, edition, version)];
    return { questions: carryQuestions((await mapBetween(ctx, from, to)).map, from, to, await inUse(ctx, from, sources)), from, to };
  };

/** 换用标准: stops and asks; what was answered is kept, and nothing that hangs on an earlier key is touched. */
export const chooseEdition =
  (sources: readonly EditionUseSource[]) =>
  async (ctx: Context, { edition, version, revision, answers }: Input<'choose'>): Promise<CityEdition> => {
    refuse(mayNotStandard(ctx.actor, 'choose'));
    const now = await cityEdition(ctx);
    const { questions, from, to } = await askQuestions(sources)(ctx, { edition, version });
    if (now.edition === edition && now.version === version) throw editionRefusals.sameEdition({ title: to.shortTitle });
    if (version !== null && (await editions.state(ctx, edition, version)) !== 'adopted')
      throw editionImportRefusals.notAdopted({ title: to.shortTitle });
    const problems = editionProblems(to);
    if (problems.length > 0) throw editionRefusals.unsound({ count: problems.length, problems });
    const carries = must(settleCarries(questions, answers, to));
    const chosen = await put(ctx, { ...now, edition, version }, revision);
    await editions.addCarries(ctx, from.key, to.key, carries);
    await indicatorOwners.carry(ctx, from.key, to.key, ownersGoOn((await mapBetween(ctx, from, to)).map, carries));
    await ctx.record(editionFacts.chosen, null, { edition, title: to.shortTitle, version, before: from.key, carries });
    return chosen;
  };

/** Of each indicator, those it becomes: as was answered, else as the two editions are mapped. */
function ownersGoOn(map: EditionMap, carries: readonly Carry[]): { from: string; to: string }[] {
  const answered = new Map(carries.filter(({ kind }) => kind === 'indicator').map(({ from, to }) => [from, to]));
  return map.indicators.flatMap(({ from, to }) => (answered.get(from) ?? to).map((later) => ({ from, to: later })));
}

/** 选定模拟评估的规则 */
export async function chooseRules(ctx: Context, { revision, scoringTable, samplingPlan }: Input<'chooseRules'>): Promise<CityEdition> {
  refuse(mayNotStandard(ctx.actor, 'choose'));
  found(scoringTableOf(scoringTable), '这张评分表');
  found(samplingPlanOf(samplingPlan), '这份抽样方案');
  const chosen = await put(ctx, { ...(await cityEdition(ctx)), scoringTable, samplingPlan }, revision);
  await ctx.record(editionFacts.rulesChosen, null, { scoringTable, samplingPlan });
  return chosen;
}

async function put(ctx: Context, wish: CityEdition, revision: number): Promise<CityEdition> {
  const chosen = { ...wish, revision: revision + 1, chosenAt: new Date(ctx.now).toISOString(), chosenBy: ctx.actor.name };
  if (wish.revision !== revision || !(await editions.choose(ctx, chosen))) throw kernelProblems.changedMeanwhile({ what: '采用的标准' });
  return chosen;
}
