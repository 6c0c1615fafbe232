import type { Dictionary } from '../dictionary/dictionary.schema.ts';
import type { MatterCodes } from './matterCodes.schema.ts';

/** What is wrong with codes of the right shape: said twice, of no class, or leading to a word or a code that is not there. */
export function matterCodesProblems(codes: MatterCodes, dictionaryOf: (key: string) => Dictionary | undefined): string[] {
  const { classes, matters, crosswalk } = codes;
  const all = [...classes, ...matters].map(({ code }) => code);
  return [
    ...all.filter((code, i) => all.indexOf(code) !== i).map((code) => `${code} 出现了两次`),
    ...matters.filter(({ code }) => !all.includes(code.slice(0, 2))).map(({ code }) => `${code} 没有大类 ${code.slice(0, 2)}`),
    ...crosswalk.flatMap(({ dictionary, entry, matters }) => {
      const words = dictionaryOf(dictionary);
      return [
        ...(words ? [] : [`没有 ${dictionary} 这本词典`]),
        ...(words && !words.entries.some(({ key }) => key === entry) ? [`词典 ${dictionary} 里没有 ${entry}`] : []),
        ...matters.filter((code) => !all.includes(code)).map((code) => `${entry} 对应的 ${code} 不在事项里`),
      ];
    }),
  ];
}
