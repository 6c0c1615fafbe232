import { dictionaryOf } from '../../../../../standards/dictionaries.ts';

let names: ReadonlyMap<string, string> | undefined;

/** 点位类别: the words of the dictionary `placeKinds`, by key. */
export function placeKinds(): ReadonlyMap<string, string> {
  names ??= new Map(dictionaryOf('placeKinds')?.entries.map(({ key, name }) => [key, name]));
  return names;
}

export const placeKindName = (key: string): string => placeKinds().get(key) ?? key;
