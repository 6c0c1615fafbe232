import type { Problem } from '../../kernel/index.ts';
import type { CityDictionary, CityEntry, DictionaryChoice, EntryRow } from './cityDictionary.schema.ts';
import { dictionaryRefusals } from './dictionary.problems.ts';
import { dictionaryProblems } from './dictionary.rules.ts';
import type { Dictionary } from './dictionary.schema.ts';

/** 词典: the city's rows and its choice over what ships. What a city changed stays when the product brings a newer edition. */
export function cityDictionary(shipped: Dictionary, rows: readonly EntryRow[], choice: DictionaryChoice | null): CityDictionary {
  const own = new Map(rows.map((row) => [row.key, row]));
  const first = shipped.variants[0];
  const chosen = choice?.entries ?? shipped.variants.find(({ name }) => name === choice?.variant)?.entries ?? first?.entries ?? [];
  const counted = new Set(chosen);
  const titles = new Map(shipped.sources.map(({ key, title }) => [key, title]));
  const entryOf = (key: string, row: EntryRow | undefined, of: Dictionary['entries'][number] | undefined): CityEntry => ({
    key,
    name: row?.name ?? of?.name ?? key,
    note: row ? row.note : (of?.note ?? ''),
    within: row ? row.within : (of?.within ?? null),
    standing: row?.retired ? 'retired' : row?.added ? 'added' : row && of && differs(row, of) ? 'changed' : 'shipped',
    shippedName: of?.name ?? null,
    counted: counted.has(key) && !row?.retired,
    changedAt: row?.changedAt ?? null,
    changedBy: row?.changedBy ?? null,
  });
  const known = new Set(shipped.entries.map(({ key }) => key));
  return {
    key: shipped.key,
    name: shipped.name,
    owner: choice?.owner ?? shipped.owner,
    edition: shipped.edition,
    chosenOver: choice && choice.edition !== shipped.edition ? choice.edition : null,
    entries: [
      ...shipped.entries.map((of) => entryOf(of.key, own.get(of.key), of)),
      ...rows.filter(({ key }) => !known.has(key)).map((row) => entryOf(row.key, row, undefined)),
    ],
    variants: shipped.variants.map(({ name, entries, source, verification }) => ({
      ...{ name, entries: [...entries], verification, sourceTitle: titles.get(source) ?? '' },
    })),
    variant: choice?.entries ? null : (choice?.variant ?? first?.name ?? null),
    revision: choice?.revision ?? 0,
    changedAt: choice?.changedAt ?? null,
    changedBy: choice?.changedBy ?? null,
  };
}

const differs = (row: EntryRow, of: Dictionary['entries'][number]): boolean =>
  row.name !== of.name || row.note !== (of.note ?? '') || row.within !== (of.within ?? null);

/** 改词条 (or adding one): refused where the name is taken, where it would be within itself, or within what is not there. */
export function entryRefusal(of: CityDictionary, wish: Pick<EntryRow, 'key' | 'name' | 'within'>): Problem | undefined {
  const others = of.entries.filter(({ key }) => key !== wish.key);
  const taken = others.find(({ name, standing }) => name === wish.name && standing !== 'retired');
  if (taken) return dictionaryRefusals.nameTaken({ name: wish.name });
  const outer = wish.within === null ? undefined : others.find(({ key }) => key === wish.within);
  if (wish.within === wish.key || outer?.standing === 'retired' || (wish.within !== null && !outer))
    return dictionaryRefusals.noOuter({ name: wish.name });
  const entries = [...others, wish].map(({ key, name, within }) => ({ key, name, ...(within === null ? {} : { within }) }));
  const [wrong] = dictionaryProblems({
    ...{ kind: 'dictionary', key: of.key, name: of.name, edition: of.edition, owner: of.owner, sources: [], variants: [], entries },
  });
  return wrong === undefined ? undefined : dictionaryRefusals.ring({ name: wish.name, outer: outer?.name ?? '' });
}

/** 停用: never a deletion; refused while others still in use lie within it, and for the last one that counts. */
export function retireRefusal(of: CityDictionary, key: string): Problem | undefined {
  const entry = of.entries.find((one) => one.key === key);
  if (entry?.standing === 'retired') return dictionaryRefusals.retiredAlready({ name: entry.name });
  const inner = of.entries.find(({ within, standing }) => within === key && standing !== 'retired');
  if (inner) return dictionaryRefusals.holdsOthers({ name: entry?.name ?? key, inner: inner.name });
  const counted = of.entries.filter(({ counted }) => counted);
  return entry?.counted && counted.length === 1 ? dictionaryRefusals.lastOne({ name: of.name }) : undefined;
}

/** 选定说法: at least one entry, all of them there and in use. */
export function countedRefusal(of: CityDictionary, entries: readonly string[]): Problem | undefined {
  if (entries.length === 0) return dictionaryRefusals.lastOne({ name: of.name });
  const usable = new Set(of.entries.filter(({ standing }) => standing !== 'retired').map(({ key }) => key));
  const lost = entries.find((key) => !usable.has(key));
  if (lost === undefined) return undefined;
  return dictionaryRefusals.notUsable({ name: of.entries.find(({ key }) => key === lost)?.name ?? lost });
}
