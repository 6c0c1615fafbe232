import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../kernel/index.ts';
import { carryQuestions, type KeptCarry, keysCarriedTo, mapByName, settleCarries } from './carry.rules.ts';
import type { Carry } from './cityEdition.schema.ts';
import { compareEditions } from './compare.rules.ts';
import { withConfirmations } from './confirmation.rules.ts';
import { Edition } from './edition.schema.ts';
import { clauseNumberIn, searchEdition } from './search.rules.ts';

const clause = (key: string, title: string, number: number | null = null) => ({
  ...{ key, area: 'streets', number, title, text: `${title}的说明`, words: [title], source: 'draft', verification: 'unverified' },
});
const indicator = (key: string, name: string, unit = '%') => ({
  ...{ key, officialNumber: null, name, clause: 'lamps', unit, direction: 'up', scope: 'builtUp', scopeVerification: 'unverified' },
  ...{ reportedBy: '住建局', series: 1, rule: { kind: 'gte', target: 95 }, breaks: [], evidence: ['台账'], words: [name], source: 'draft' },
  verification: 'unverified',
});
const edition = (key: string, clauses: object[], indicators: object[]): Edition =>
  Edition.parse({
    ...{ kind: 'edition', key, title: key, shortTitle: key, documentNumber: null, issuedOn: null, inForceFrom: null },
    ...{ sources: [{ key: 'draft', title: '自编' }], areas: [{ key: 'streets', number: 1, name: '街面' }], clauses, indicators },
  });
const older = edition(
  'old',
  [clause('lamps', '路灯', 12), clause('bins', '垃圾桶')],
  [indicator('K1', '亮灯率'), indicator('K2', '桶完好率')],
);
const newer = edition(
  'new',
  [clause('lamps', '照明'), clause('waste', '垃圾桶')],
  [indicator('K1', '亮灯率', '天'), indicator('K9', '密度')],
);
const use = (clauses: string[], indicators: string[]) => {
  const of = (keys: string[]) => new Map(keys.map((key) => [key, [{ what: '任务', count: 2 }]]));
  return { clauses: of(clauses), indicators: of(indicators) };
};
const questions = carryQuestions(mapByName(older, newer), older, newer, use(['lamps', 'bins'], ['K1', 'K2']));
const codeOf = (answers: Carry[]) => {
  const said = settleCarries(questions, answers, newer);
  return said instanceof Problem ? said.code : said;
};

describe('换版要问的', () => {
  it('finds entries again by key and by name, and asks about what ends or is measured otherwise', () => {
    expect(questions.map(({ from, suggested, question }) => [from, suggested, question])).toEqual([
      ['lamps', ['lamps'], null],
      ['bins', ['waste'], null],
      ['K1', ['K1'], 'otherUnit'],
      ['K2', [], 'nowhere'],
    ]);
    expect(questions[0]?.uses).toEqual([{ what: '任务', count: 2 }]);
  });

  it('stops until an edition that drops an indicator in use was answered for', () => {
    const ends: Carry = { kind: 'indicator', from: 'K2', answer: 'ends', to: [] };
    const anew: Carry = { kind: 'indicator', from: 'K1', answer: 'needsNew', to: ['K1'] };
    expect(codeOf([])).toBe('edition.unanswered');
    expect(codeOf([ends])).toBe('edition.unanswered');
    expect(codeOf([ends, { ...anew, answer: 'carriesOn' }])).toBe('edition.other-unit');
    expect(codeOf([ends, { ...anew, to: [] }])).toBe('edition.half-answered');
    expect(codeOf([{ ...ends, to: ['K9'] }, anew])).toBe('edition.half-answered');
    expect(codeOf([ends, { ...anew, to: ['K7'] }])).toBe('edition.leads-nowhere');
    expect(codeOf([ends, anew])).toEqual([
      { kind: 'clause', from: 'lamps', answer: 'carriesOn', to: ['lamps'] },
      { kind: 'clause', from: 'bins', answer: 'carriesOn', to: ['waste'] },
      anew,
      ends,
    ]);
  });

  it('finds what lies under earlier keys, back through every change, and nothing that ended', () => {
    const kept = (fromEdition: string, toEdition: string, carry: Carry): KeptCarry => ({ ...carry, fromEdition, toEdition });
    const carries = [
      kept('a', 'b', { kind: 'clause', from: 'x', answer: 'carriesOn', to: ['y', 'z'] }),
      kept('b', 'c', { kind: 'clause', from: 'y', answer: 'carriesOn', to: ['w'] }),
      kept('b', 'c', { kind: 'clause', from: 'z', answer: 'needsNew', to: ['w'] }),
      kept('c', 'b', { kind: 'clause', from: 'w', answer: 'carriesOn', to: ['y'] }),
    ];
    expect(keysCarriedTo(carries, 'clause', 'c', 'w')).toEqual(['w', 'y', 'x']);
    expect(keysCarriedTo(carries, 'indicator', 'c', 'w')).toEqual(['w']);
    expect(keysCarriedTo(carries, 'clause', 'd', 'w')).toEqual(['w']);
  });

  it('loses nothing: whatever is in use is settled once, whatever the answers are', () => {
    const key = fc.constantFrom('lamps', 'bins', 'waste', 'K1', 'K2', 'K9', 'none');
    const answer = fc.record({
      kind: fc.constantFrom('clause' as const, 'indicator' as const),
      from: key,
      answer: fc.constantFrom('carriesOn' as const, 'ends' as const, 'needsNew' as const),
      to: fc.array(key, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 8 }), (answers) => {
        const said = settleCarries(questions, answers, newer);
        if (said instanceof Problem) return;
        expect(said.map(({ from }) => from)).toEqual(questions.map(({ from }) => from));
        for (const { answer, to } of said) expect(answer === 'ends').toBe(to.length === 0);
      }),
    );
  });
});

describe('对照与查找', () => {
  it('shows every entry of both sides', () => {
    const { clauses, indicators } = compareEditions(mapByName(older, newer), older, newer);
    const keys = (row: { before: { key: string } | null; after: { key: string }[] }) => [
      row.before?.key ?? null,
      ...row.after.map(({ key }) => key),
    ];
    expect(clauses.map(keys)).toEqual([
      ['lamps', 'lamps'],
      ['bins', 'waste'],
    ]);
    expect(indicators.map(keys)).toEqual([['K1', 'K1'], ['K2'], [null, 'K9']]);
  });

  it('hears a number as people write it', () => {
    expect(['12', '十二', '（十二）', '第十二条', '十', '二十一', '四十', '三', '路灯', '', '十几'].map(clauseNumberIn)).toEqual([
      ...[12, 12, 12, 12, 10, 21, 40, 3, null, null, null],
    ]);
  });

  it('finds by number, words, the name of an indicator; everything where nothing is asked', () => {
    const found = (text: string) => searchEdition(older, text).map(({ clause, own, indicators }) => [clause.key, own, indicators.length]);
    expect(found('第十二条')).toEqual([['lamps', true, 0]]);
    expect(found('桶')).toEqual([
      ['lamps', false, 1],
      ['bins', true, 0],
    ]);
    expect(found('亮 灯率')).toEqual([['lamps', false, 1]]);
    expect(found('地铁')).toEqual([]);
    expect(found('')).toHaveLength(2);
  });
});

describe('核实', () => {
  it('puts the confirmed figure and number over the shipped ones, of this edition only', () => {
    const said = { target: 98, officialNumber: 7, source: '文件第 3 页', confirmedAt: '', confirmedBy: '' };
    const shown = withConfirmations(older, [
      { ...said, file: 'old', entry: 'indicator:K1' },
      { ...said, file: 'old', entry: 'clause:bins', target: null },
      { ...said, file: 'new', entry: 'indicator:K2' },
    ]);
    expect(shown.indicators.map(({ rule, officialNumber }) => [rule, officialNumber])).toEqual([
      [{ kind: 'gte', target: 98 }, 7],
      [{ kind: 'gte', target: 95 }, null],
    ]);
    expect(shown.clauses.map(({ number }) => number)).toEqual([12, 7]);
    expect(withConfirmations(older, [])).toBe(older);
  });
});
