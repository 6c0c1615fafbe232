import { kernelProblems } from '@weicheng/domain/kernel';
import {
  type CityDictionary,
  canStandard,
  cityDictionary,
  countedRefusal,
  type DictionaryChoice,
  type dictionaryContract,
  dictionaryFacts,
  dictionaryRefusals,
  type EntryRow,
  entryRefusal,
  mayNotStandard,
  retireRefusal,
} from '@weicheng/domain/standard';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { dictionaries, dictionaryOf } from '../../../../../../standards/dictionaries.ts';
import { found, refuse } from '../../organization/index.ts';
import { dictionaryRows } from './dictionary.store.ts';

type Input<V extends keyof typeof dictionaryContract> = z.output<(typeof dictionaryContract)[V]['input']>;

/** 一本词典 as this city has it: what every chapter chooses its words from. */
export async function readCityDictionary(ctx: Context, key: string): Promise<CityDictionary> {
  const shipped = found(dictionaryOf(key), '这本词典');
  const [rows, choices] = [await dictionaryRows.entries(ctx, key), await dictionaryRows.choices(ctx, key)];
  return cityDictionary(shipped, rows.get(key) ?? [], choices.get(key) ?? null);
}

/** 查词典 */
export async function listDictionaries(ctx: Context) {
  const [rows, choices] = [await dictionaryRows.entries(ctx), await dictionaryRows.choices(ctx)];
  return {
    rows: dictionaries().map((shipped) => cityDictionary(shipped, rows.get(shipped.key) ?? [], choices.get(shipped.key) ?? null)),
    can: canStandard(ctx.actor),
  };
}

/** 查一本词典 */
export const viewDictionary = async (ctx: Context, { dictionary }: { dictionary: string }) => ({
  dictionary: await readCityDictionary(ctx, dictionary),
  can: canStandard(ctx.actor),
});

const open = async (ctx: Context, dictionary: string) => {
  refuse(mayNotStandard(ctx.actor, 'word'));
  return readCityDictionary(ctx, dictionary);
};
const entryOf = (of: CityDictionary, key: string) =>
  found(
    of.entries.find((one) => one.key === key),
    '这个词条',
  );
const told = (of: CityDictionary, key: string, name: string) => ({ dictionary: of.key, dictionaryName: of.name, key, name });
const written = (ctx: Context) => ({ changedAt: new Date(ctx.now).toISOString(), changedBy: ctx.actor.name });

/** 加词条: its key is ours and never used again. */
export async function addEntry(ctx: Context, { dictionary, name, note, within }: Input<'add'>) {
  const of = await open(ctx, dictionary);
  const row: EntryRow = { key: `city-${ctx.newId()}`, name, note, within, added: true, retired: false, ...written(ctx) };
  refuse(entryRefusal(of, row));
  await dictionaryRows.save(ctx, dictionary, row);
  await ctx.record(dictionaryFacts.added, null, told(of, row.key, name));
  return viewDictionary(ctx, { dictionary });
}

/** 改词条 */
export async function changeEntry(ctx: Context, { dictionary, key, name, note, within }: Input<'change'>) {
  const of = await open(ctx, dictionary);
  const before = entryOf(of, key);
  if (before.standing === 'retired') throw dictionaryRefusals.retiredAlready({ name: before.name });
  refuse(entryRefusal(of, { key, name, within }));
  await dictionaryRows.save(ctx, dictionary, {
    key,
    name,
    note,
    within,
    added: before.shippedName === null,
    retired: false,
    ...written(ctx),
  });
  await ctx.record(dictionaryFacts.changed, null, { ...told(of, key, name), before: before.name });
  return viewDictionary(ctx, { dictionary });
}

/** 停用词条: what was recorded under it keeps it. */
export async function retireEntry(ctx: Context, { dictionary, key }: Input<'retire'>) {
  const of = await open(ctx, dictionary);
  const { name, note, within, shippedName } = entryOf(of, key);
  refuse(retireRefusal(of, key));
  await dictionaryRows.save(ctx, dictionary, { key, name, note, within, added: shippedName === null, retired: true, ...written(ctx) });
  await ctx.record(dictionaryFacts.retired, null, told(of, key, name));
  return viewDictionary(ctx, { dictionary });
}

/** 恢复词条: a retired one is used again; one that was changed is as it ships again. */
export async function restoreEntry(ctx: Context, { dictionary, key }: Input<'restore'>) {
  const of = await open(ctx, dictionary);
  const before = entryOf(of, key);
  if (before.standing === 'shipped' || before.standing === 'added') throw dictionaryRefusals.asShipped({ name: before.name });
  const shipped = dictionaryOf(dictionary)?.entries.find((one) => one.key === key);
  const { note, shippedName } = before;
  const name = before.standing === 'changed' && shippedName !== null ? shippedName : before.name;
  const within = before.standing === 'changed' ? (shipped?.within ?? null) : before.within;
  refuse(entryRefusal(of, { key, name, within }));
  if (before.standing === 'changed') await dictionaryRows.remove(ctx, dictionary, key);
  else
    await dictionaryRows.save(ctx, dictionary, { key, name, note, within, added: shippedName === null, retired: false, ...written(ctx) });
  await ctx.record(dictionaryFacts.restored, null, told(of, key, name));
  return viewDictionary(ctx, { dictionary });
}

/** 选定说法: which entries the word means here, and who decides it. */
export async function chooseEntries(ctx: Context, { dictionary, revision, owner, variant, entries }: Input<'choose'>) {
  const of = await open(ctx, dictionary);
  const chosen =
    entries ??
    found(
      of.variants.find(({ name }) => name === variant),
      '这个说法',
    ).entries;
  if (entries) refuse(countedRefusal(of, entries));
  await put(ctx, of, { owner, edition: of.edition, variant: entries ? null : variant, entries, revision, ...written(ctx) });
  const names = of.entries.filter(({ key }) => chosen.includes(key)).map(({ name }) => name);
  await ctx.record(dictionaryFacts.chosen, null, { dictionary, dictionaryName: of.name, owner, variant: entries ? null : variant, names });
  return viewDictionary(ctx, { dictionary });
}

/** 恢复自带的词典: what the city added is retired, not lost. */
export async function resetDictionary(ctx: Context, { dictionary, revision }: Input<'reset'>) {
  const of = await open(ctx, dictionary);
  const shipped = found(dictionaryOf(dictionary), '这本词典');
  await put(ctx, of, {
    ...{ owner: shipped.owner, edition: shipped.edition, variant: shipped.variants[0]?.name ?? null, entries: null, revision },
    ...written(ctx),
  });
  for (const { key, name, note, within, standing, shippedName } of of.entries)
    if (shippedName !== null) await dictionaryRows.remove(ctx, dictionary, key);
    else if (standing !== 'retired')
      await dictionaryRows.save(ctx, dictionary, { key, name, note, within, added: true, retired: true, ...written(ctx) });
  await ctx.record(dictionaryFacts.reset, null, { dictionary, dictionaryName: of.name });
  return viewDictionary(ctx, { dictionary });
}

async function put(ctx: Context, of: CityDictionary, { revision, ...choice }: DictionaryChoice): Promise<void> {
  if (of.revision !== revision || !(await dictionaryRows.choose(ctx, of.key, { ...choice, revision: revision + 1 })))
    throw kernelProblems.changedMeanwhile({ what: `“${of.name}”` });
}
