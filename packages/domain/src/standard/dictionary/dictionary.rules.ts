import type { Dictionary } from './dictionary.schema.ts';

/** What is wrong with a dictionary of the right shape: entries said twice, contained in each other, or named and not there. */
export function dictionaryProblems({ entries, variants, sources }: Dictionary): string[] {
  const keys = entries.map(({ key }) => key);
  const within = new Map(entries.flatMap(({ key, within }) => (within === undefined ? [] : [[key, within]])));
  const known = new Set(sources.map(({ key }) => key));
  const missing = (key: string) => !keys.includes(key);
  return [
    ...keys.filter((key, i) => keys.indexOf(key) !== i).map((key) => `${key} 出现了两次`),
    ...[...within].filter(([, outer]) => missing(outer)).map(([key, outer]) => `${key} 属于 ${outer}，而没有 ${outer}`),
    ...[...within.keys()].filter((key) => reaches(within, key, key)).map((key) => `${key} 绕回了自己`),
    ...variants.flatMap(({ name, entries }) => entries.filter(missing).map((key) => `${name}：没有 ${key}`)),
    ...variants.filter(({ source }) => !known.has(source)).map(({ name, source }) => `${name}：没有 ${source} 这个出处`),
  ];
}

/** Whether going outward from an entry comes to another; a ring that never does ends after as many steps as there are entries. */
function reaches(within: ReadonlyMap<string, string>, from: string, to: string): boolean {
  let at = within.get(from);
  for (let steps = within.size; at !== undefined && steps > 0; steps--) {
    if (at === to) return true;
    at = within.get(at);
  }
  return false;
}
