import {
  type Confirmable,
  type Confirmation,
  canStandard,
  confirmablesOf,
  type confirmationContract,
  confirmationFacts,
  editionProblems,
  editionRefusals,
  mayNotStandard,
  type StandardFile,
  standardFileKinds,
  withConfirmations,
} from '@weicheng/domain/standard';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { healthDays } from '../../../../../../standards/calendars.ts';
import { checklists } from '../../../../../../standards/checklists.ts';
import { dictionaries } from '../../../../../../standards/dictionaries.ts';
import { matterCodesOf } from '../../../../../../standards/matters.ts';
import { samplingPlanKeys, samplingPlanOf, scoringTableKeys, scoringTableOf } from '../../../../../../standards/scoring.ts';
import { vectorLevelsOf } from '../../../../../../standards/vectors.ts';
import { found, refuse } from '../../organization/index.ts';
import { confirmationRows } from './confirmation.store.ts';
import { cityEdition, standingEdition } from './inForce.ts';

type Input<V extends keyof typeof confirmationContract> = z.output<(typeof confirmationContract)[V]['input']>;

/** Every file this city works by, as it ships. */
async function filesOf(ctx: Context): Promise<StandardFile[]> {
  const { edition, version } = await cityEdition(ctx);
  const rules = [...scoringTableKeys.map(scoringTableOf), ...samplingPlanKeys.map(samplingPlanOf)].filter((file) => file !== undefined);
  const shipped = [vectorLevelsOf(), matterCodesOf()].filter((file) => file !== undefined);
  return [await standingEdition(ctx, edition, version), ...rules, ...checklists(), ...shipped, ...dictionaries(), healthDays()];
}

const titleOf = (file: StandardFile): string => ('title' in file ? file.title : 'name' in file ? file.name : file.key);

/** 要核实的, by file, each with what the office has said about it. */
export async function listConfirmations(ctx: Context) {
  const said = new Map((await confirmationRows.all(ctx)).map((one) => [`${one.file}/${one.entry}`, one]));
  const files = (await filesOf(ctx)).map((file) => ({
    file: file.key,
    kind: standardFileKinds[file.kind],
    title: titleOf(file),
    rows: confirmablesOf(file).map((one) => ({ ...one, confirmation: said.get(`${one.file}/${one.entry}`) ?? null })),
  }));
  return { files: files.filter(({ rows }) => rows.length > 0), can: canStandard(ctx.actor) };
}

async function factAt(ctx: Context, file: string, entry: string): Promise<[StandardFile, Confirmable]> {
  const standing = found(
    (await filesOf(ctx)).find(({ key }) => key === file),
    '这份标准文件',
  );
  const fact = confirmablesOf(standing).find((one) => one.entry === entry);
  if (!fact) throw editionRefusals.notConfirmable({ entry });
  return [standing, fact];
}

/** 核实 */
export async function confirmFact(ctx: Context, { file, entry, source, target, officialNumber }: Input<'confirm'>): Promise<Confirmation> {
  refuse(mayNotStandard(ctx.actor, 'confirm'));
  const [standing, fact] = await factAt(ctx, file, entry);
  const confirmation: Confirmation = {
    ...{ file, entry, source, target, officialNumber },
    ...{ confirmedAt: new Date(ctx.now).toISOString(), confirmedBy: ctx.actor.name },
  };
  if (target !== null && fact.target === null) throw editionRefusals.noFigure({ name: fact.name });
  if (standing.kind === 'edition') {
    const before = withConfirmations(standing, await confirmationRows.all(ctx));
    const taken = before.clauses.find(({ key, number }) => number === officialNumber && `clause:${key}` !== entry);
    if (officialNumber !== null && entry.startsWith('clause:') && taken)
      throw editionRefusals.numberTaken({ number: officialNumber, name: taken.title });
    const [wrong] = editionProblems(withConfirmations(standing, [confirmation]));
    if (wrong !== undefined) throw editionRefusals.badFigure({ name: fact.name, reason: wrong });
  }
  await confirmationRows.save(ctx, confirmation);
  await ctx.record(confirmationFacts.confirmed, null, { file, entry, name: fact.name, target, officialNumber, source });
  return confirmation;
}

/** 撤回核实 */
export async function withdrawConfirmation(ctx: Context, { file, entry }: Input<'withdraw'>) {
  refuse(mayNotStandard(ctx.actor, 'confirm'));
  const [, fact] = await factAt(ctx, file, entry);
  if (!(await confirmationRows.remove(ctx, file, entry))) throw editionRefusals.notConfirmable({ entry });
  await ctx.record(confirmationFacts.withdrawn, null, { file, entry, name: fact.name });
  return { file, entry };
}
