import { anyCharacter } from '@weicheng/testing/anyCharacter';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editionProblems } from './edition.rules.ts';
import { Edition } from './edition.schema.ts';
import { indexEdition, suggestClauses, suggestIndicators } from './suggest.rules.ts';

const clause = (key: string, words: string[], about: object = {}) => ({
  ...{ key, area: 'streets', number: null, title: `条款${key}`, text: '说明', words, source: 'draft', verification: 'unverified' },
  ...about,
});
const indicator = (about: object = {}) => ({
  ...{ key: 'K01', officialNumber: null, name: '路灯亮灯率', clause: 'lamps', unit: '%', direction: 'up', scope: 'builtUp' },
  ...{
    scopeVerification: 'unverified',
    reportedBy: '住建局',
    series: 1,
    rule: { kind: 'gte', target: 95 },
    breaks: [],
    evidence: ['台账'],
  },
  ...{ words: ['亮灯率'], source: 'draft', verification: 'unverified' },
  ...about,
});
const shape = (about: object = {}) => ({
  ...{
    kind: 'edition',
    key: 'draft-2030',
    title: '征求意见稿',
    shortTitle: '征求意见稿',
    documentNumber: null,
    issuedOn: null,
    inForceFrom: null,
  },
  sources: [{ key: 'draft', title: '自编' }],
  areas: [{ key: 'streets', number: 1, name: '街面' }],
  clauses: [clause('lamps', ['路灯', '照明']), clause('bins', ['垃圾桶', '道路照明', '路灯杆'])],
  indicators: [indicator()],
  ...about,
});
const problems = (about: object) => editionProblems(Edition.parse(shape(about)));

describe('一版标准的检查', () => {
  it('accepts a sound edition', () => expect(problems({})).toEqual([]));

  it('finds every reference that leads nowhere and everything said twice', () => {
    expect(problems({ indicators: [indicator({ clause: 'lights' })] })).toEqual(['指标 K01：没有 lights 这个条款']);
    expect(problems({ indicators: [indicator({ source: 'x' })] })).toEqual(['指标 K01：没有 x 这个出处']);
    expect(problems({ indicators: [indicator(), indicator()] })).toEqual(['指标 K01 出现了两次']);
    expect(problems({ clauses: [clause('lamps', [], { area: 'x', source: 'y' }), clause('bins', [])] })).toEqual([
      '条款 lamps：没有 x 这个方面',
      '条款 lamps：没有 y 这个出处',
    ]);
    expect(problems({ clauses: [clause('lamps', [], { number: 3 }), clause('bins', [], { number: 3 })] })).toEqual([
      '条款的编号 3 出现了两次',
    ]);
    expect(problems({ areas: [...shape().areas, { key: 'sky', number: 1, name: '天空' }] })).toEqual([
      '方面的序号 1 出现了两次',
      '方面 sky 下面没有条款',
    ]);
  });

  it('finds rules that contradict their indicator', () => {
    const of = (about: object) => problems({ indicators: [indicator(about)] });
    expect(of({ rule: { kind: 'lte', target: 5 } })).toEqual(['指标 K01：lte 的方向应为越低越好']);
    expect(of({ unit: '' })).toEqual(['指标 K01：有目标值而没有单位']);
    expect(of({ rule: { kind: 'gte', target: 101 } })).toEqual(['指标 K01：目标值 101% 不在 0 到 100 之间']);
    expect(of({ rule: { kind: 'gte_or_increasing', target: 23 } })).toEqual(['指标 K01：gte_or_increasing 要看历年，至少上报两年']);
    expect(of({ direction: 'down', rule: { kind: 'lte_5y_mean' } })).toEqual(['指标 K01：与近五年平均比较，要上报五年']);
    const levels = { kind: 'enum_at_most', order: ['A', 'B'], atMost: 'C', parts: ['鼠', '鼠'] };
    expect(of({ rule: levels })).toEqual(['指标 K01：等级 C 不在 A、B 之中', '指标 K01：鼠 出现了两次']);
    const limits = [{ part: 'PM2.5', years: [2026, 2016].map((fromYear) => ({ fromYear, atMost: 30 })) }];
    expect(of({ rule: { kind: 'multi_limit', limits } })).toEqual(['指标 K01：PM2.5 的限值没有按年份从早到晚排']);
  });

  it('refuses a shape that is none: a rule kind that does not exist, a figure with a comma', () => {
    const refused = (about: object) => !Edition.safeParse(shape({ indicators: [indicator(about)] })).success;
    expect(refused({ rule: { kind: 'about', target: 5 } })).toBe(true);
    expect(refused({ rule: { kind: 'gte', target: '5,6' } })).toBe(true);
    expect(refused({ rule: { kind: 'gte' } })).toBe(true);
    expect(refused({})).toBe(false);
  });
});

describe('提示的性质', () => {
  const plain = (text: string) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s()、,，“”"'《》]/gu, '');
  const index = indexEdition(Edition.parse(shape()));

  it('hears the longest word, each once, whatever the spacing and the brackets', () => {
    const [first, second] = suggestClauses('整修道 路照明，道路（照明）', index);
    expect([first?.clause.key, first?.words, second]).toEqual(['bins', ['道路照明'], undefined]);
    expect(suggestClauses('油漆路灯杆', index).map(({ clause, words }) => [clause.key, words])).toEqual([['bins', ['路灯杆']]]);
  });

  it('names only words that are in the text, best first, scores within 0 and 1', () => {
    const piece = fc.constantFrom('路灯', '照明', '垃圾桶', '道路', '亮灯率', '的', '，', '（', ' ', 'PM2.5', '😀');
    const text = fc.oneof(
      fc.string({ unit: anyCharacter }),
      fc.array(piece).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(text, fc.array(text), (text, metrics) => {
        const clauses = suggestClauses(text, index);
        const thresholds = metrics.map((metric) => ({ metric, operator: '>=' as const, value: 90, unit: '%' }));
        for (const { words, score } of clauses) {
          for (const word of words) expect(plain(text)).toContain(plain(word));
          expect(score > 0 && score < 1).toBe(true);
        }
        expect(clauses.map(({ score }) => score)).toEqual(clauses.map(({ score }) => score).sort((a, b) => b - a));
        for (const { threshold, standing } of suggestIndicators(text, thresholds, index))
          expect(threshold === null).toBe(standing === null);
      }),
    );
  });
});
