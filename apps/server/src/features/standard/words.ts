import type { Context } from '#platform/context';
import { readCityDictionary } from './dictionary/dictionary.service.ts';

/** 点位类别 as this city words them: those in use, and the name of any, retired ones too. */
export interface PlaceKinds {
  inUse: ReadonlyMap<string, string>;
  nameOf(kind: string): string;
}

/** The city's own dictionary `placeKinds`. */
export async function placeKindsOf(ctx: Context): Promise<PlaceKinds> {
  const { entries } = await readCityDictionary(ctx, 'placeKinds');
  const names = new Map(entries.map(({ key, name }) => [key, name]));
  return {
    inUse: new Map(entries.filter(({ standing }) => standing !== 'retired').map(({ key, name }) => [key, name])),
    nameOf: (kind) => names.get(kind) ?? kind,
  };
}
