import { describe, expect, it } from 'vitest';
import { matterCodesProblems } from '../matter/matterCodes.rules.ts';
import { MatterCodes } from '../matter/matterCodes.schema.ts';
import { dictionaryProblems } from './dictionary.rules.ts';
import { Dictionary } from './dictionary.schema.ts';

const dictionary = (entries: object[], variant: string[] = ['litter']): Dictionary =>
  Dictionary.parse({
    ...{
      kind: 'dictionary',
      key: 'disorders',
      name: '十乱',
      edition: '2026-11-25',
      owner: '创卫办',
      sources: [{ key: 's', title: '自编' }],
    },
    ...{ entries, variants: [{ name: '本地', entries: variant, source: 's', verification: 'unverified' }] },
  });
const litter = { key: 'litter', name: '乱扔乱倒' };

describe('词典的检查', () => {
  it('accepts words within words', () => {
    expect(dictionaryProblems(dictionary([litter, { key: 'throw', name: '乱扔', within: 'litter' }]))).toEqual([]);
  });

  it('finds words that contain each other, at any distance', () => {
    const ring = ['a', 'b', 'c'].map((key, i, all) => ({ key, name: key, within: all[(i + 1) % 3] }));
    expect(dictionaryProblems(dictionary([litter, ...ring, { key: 'd', name: 'd', within: 'a' }]))).toEqual([
      'a 绕回了自己',
      'b 绕回了自己',
      'c 绕回了自己',
    ]);
    expect(dictionaryProblems(dictionary([{ ...litter, within: 'litter' }]))).toEqual(['litter 绕回了自己']);
  });

  it('finds words that are not there or are there twice', () => {
    expect(dictionaryProblems(dictionary([litter, litter]))).toEqual(['litter 出现了两次']);
    expect(dictionaryProblems(dictionary([{ ...litter, within: 'x' }], ['y']))).toEqual(['litter 属于 x，而没有 x', '本地：没有 y']);
  });
});

describe('管理事项代码的检查', () => {
  const codes = (matters: string[], crosswalk: object[]) =>
    MatterCodes.parse({
      ...{ kind: 'matterCodes', key: 'codes', title: '事项', sources: [{ key: 's', title: '自编' }], verification: 'unverified' },
      ...{ classes: [{ code: '06', name: '市容环境类' }], matters: matters.map((code) => ({ code, name: code })), crosswalk },
    });
  const dictionaryOf = (key: string) => (key === 'disorders' ? dictionary([litter]) : undefined);
  const problems = (...about: Parameters<typeof codes>) => matterCodesProblems(codes(...about), dictionaryOf);

  it('follows the crosswalk to both ends', () => {
    expect(problems(['06010'], [{ dictionary: 'disorders', entry: 'litter', matters: ['06010'] }])).toEqual([]);
    expect(problems(['06010'], [{ dictionary: 'disorders', entry: 'park', matters: ['06011'] }])).toEqual([
      '词典 disorders 里没有 park',
      'park 对应的 06011 不在事项里',
    ]);
    expect(problems(['06010'], [{ dictionary: 'x', entry: 'litter', matters: ['06010'] }])).toEqual(['没有 x 这本词典']);
    expect(problems(['06010', '06010', '07001'], [])).toEqual(['06010 出现了两次', '07001 没有大类 07']);
  });
});
