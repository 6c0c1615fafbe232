import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Edition } from '../edition/edition.schema.ts';
import { checkStandardFile } from './standardFile.rules.ts';
import { standardFileKinds } from './standardFile.schema.ts';

const draft = (key: string, clauses: string[]) => ({
  ...{ kind: 'edition', key, title: '征求意见稿', shortTitle: '征求意见稿', documentNumber: null, issuedOn: null, inForceFrom: null },
  sources: [{ key: 's', title: '自编' }],
  areas: [{ key: 'a', number: 1, name: '街面' }],
  clauses: clauses.map((key) => ({
    ...{ key, area: 'a', number: null, title: key, text: '说明', words: [], source: 's', verification: 'unverified' },
  })),
  indicators: [],
});
const editions = new Map([draft('old', ['lamps', 'bins']), draft('new', ['lights'])].map((d) => [d.key, Edition.parse(d)]));
const check = (content: unknown) =>
  checkStandardFile(content, { editionOf: (key) => editions.get(key), dictionaryOf: () => undefined }).problems;
const map = (clauses: object[], about: object = {}) => ({
  ...{ kind: 'editionMap', key: 'old-to-new', from: 'old', to: 'new', clauses, indicators: [] },
  ...about,
});

describe('检查一份标准文件', () => {
  it('says what kinds there are where it is none', () => {
    for (const content of [null, 5, [], {}, { kind: 'standard' }, { kind: 'toString' }])
      expect(check(content)).toEqual([`kind 要写明是哪一种：${Object.keys(standardFileKinds).join('、')}`]);
  });

  it('says where the shape is wrong', () => {
    expect(check(draft('draft', ['lamps']))).toEqual([]);
    expect(check({ ...draft('draft', ['lamps']), titel: 'x' })).toEqual(['文件：不认识 titel']);
    expect(check({ ...draft('draft', ['lamps']), title: 5, issuedOn: '2026-02-30' })).toEqual([
      'title：填写的类型不对',
      'issuedOn：日期要写成 2026-11-24 这样',
    ]);
    expect(check({ kind: 'workingCalendar', key: 'k', name: 'n', years: [] })).toEqual(['source：没有填']);
  });

  it('places every entry of the earlier edition once, in the later one', () => {
    expect(
      check(
        map([
          { from: 'lamps', to: ['lights'] },
          { from: 'bins', to: [] },
        ]),
      ),
    ).toEqual([]);
    expect(check(map([{ from: 'lamps', to: ['lamp'] }]))).toEqual(['条款 bins 没有对照，不再有的写空', '条款 lamps 指向的 lamp 不在 new']);
    expect(check(map(['lamps', 'bins', 'bins', 'sky'].map((from) => ({ from, to: [] }))))).toEqual([
      'old 没有条款 sky',
      '条款 bins 对照了两次',
    ]);
    expect(check(map([], { to: 'newer' }))).toEqual(['没有 newer 这一版标准']);
  });

  it('answers anything with sentences', () => {
    const anything = fc.oneof(
      fc.json().map((text) => JSON.parse(text)),
      fc.record({
        kind: fc.constantFrom(...Object.keys(standardFileKinds)),
        key: fc.anything(),
        clauses: fc.anything(),
      }),
    );
    fc.assert(
      fc.property(anything, (content) => {
        const problems = check(content);
        expect(problems.length).toBeGreaterThan(0);
        for (const problem of problems) expect(problem).toMatch(/\p{Script=Han}/u);
      }),
    );
  });
});
