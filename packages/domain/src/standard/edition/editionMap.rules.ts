import type { Edition } from './edition.schema.ts';
import type { EditionMap } from './editionMap.schema.ts';

/** What is wrong between a map and the two editions it joins: every entry of the earlier one is placed once, in entries that exist. */
export function editionMapProblems(map: EditionMap, from: Edition | undefined, to: Edition | undefined): string[] {
  if (!from || !to) return [map.from, map.to].filter((_, i) => ![from, to][i]).map((key) => `没有 ${key} 这一版标准`);
  return (['clauses', 'indicators'] as const).flatMap((kind) => {
    const noun = kind === 'clauses' ? '条款' : '指标';
    const placed = map[kind].map(({ from }) => from);
    const [before, after] = [from, to].map((edition) => new Set(edition[kind].map(({ key }) => key)));
    return [
      ...[...new Set(placed)].filter((key) => !before?.has(key)).map((key) => `${map.from} 没有${noun} ${key}`),
      ...placed.filter((key, i) => placed.indexOf(key) !== i).map((key) => `${noun} ${key} 对照了两次`),
      ...[...(before ?? [])].filter((key) => !placed.includes(key)).map((key) => `${noun} ${key} 没有对照，不再有的写空`),
      ...map[kind].flatMap(({ from, to }) =>
        to.filter((key) => !after?.has(key)).map((key) => `${noun} ${from} 指向的 ${key} 不在 ${map.to}`),
      ),
    ];
  });
}
