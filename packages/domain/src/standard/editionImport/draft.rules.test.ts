import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editionProblems } from '../edition/edition.rules.ts';
import { Edition } from '../edition/edition.schema.ts';
import { editionMapProblems } from '../edition/editionMap.rules.ts';
import { adopted, blankIn, mapOfReview, whyNotAdopt } from './adopt.rules.ts';
import {
  addClause,
  chooseIndicator,
  type DraftEdit,
  describeEdition,
  dropArea,
  dropClause,
  editClause,
  mergeIntoBefore,
  pointsIn,
  renameArea,
  settleSuccessor,
  splitClause,
  takeParagraph,
} from './draftEdit.rules.ts';
import { draftOfEdition, draftOfOutline, printsOther } from './draftOf.rules.ts';
import { EditionDraft } from './editionImport.schema.ts';
import { readOutline } from './outline.rules.ts';

const clause = (key: string, number: number | null, title: string, text: string, words: string[]) => ({
  ...{ key, area: 'streets', number, title, text, words, source: 's', verification: 'seen' },
});
const indicator = (key: string, name: string, clause: string, target: number) => ({
  ...{ key, officialNumber: null, name, clause, unit: '%', direction: 'up', scope: 'builtUp', scopeVerification: 'unverified' },
  ...{ reportedBy: '住建局', series: 1, rule: { kind: 'gte', target }, breaks: [], evidence: ['台账'], words: [name], source: 's' },
  verification: 'unverified',
});
const base = Edition.parse({
  ...{ kind: 'edition', key: 'base', title: '现行', shortTitle: '现行', documentNumber: null, issuedOn: null, inForceFrom: null },
  sources: [{ key: 's', title: '自编' }],
  areas: [{ key: 'streets', number: 1, name: '市容环境' }],
  clauses: [
    clause('sweep', 1, '道路保洁', '主次干道机械化清扫，背街小巷每日清扫，没有暴露垃圾。', ['清扫', '保洁']),
    clause('toilets', 2, '公共厕所', '公共厕所数量足够，干净整洁。', ['公共厕所', '厕所']),
    clause('lamps', null, '路灯', '路灯亮灯率达到要求。', ['路灯', '亮灯']),
  ],
  indicators: [indicator('K1', '机械化清扫率', 'sweep', 80), indicator('K2', '亮灯率', 'lamps', 95)],
});
const outline = readOutline(`澄溪市标准
一、市容环境
（一）主次干道机械化清扫，背街小巷每日清扫，没有暴露垃圾，机械化清扫率不低于85%。
（二）公共厕所
1.公共厕所数量足够；
2.公共厕所干净整洁。
（三）绿化养护到位。
二、附则
（四）本标准自印发之日起施行。`);
if (!outline) throw new Error('nothing was read');
const figures = [{ metric: '机械化清扫率', operator: '>=' as const, value: 85, unit: '%', says: '机械化清扫率不低于85%' }];
const draft = draftOfOutline(
  outline,
  { edition: base, version: null },
  { key: 'mine-1', fileName: '标准.docx', notes: ['目录没有读。'], figures },
);
const after = (...edits: DraftEdit[]) => edits.reduce((draft, edit) => edit(draft), draft);
const [sweep, lamps] = base.indicators;
if (!sweep || !lamps) throw new Error('no indicators');
const settled = after(settleSuccessor('lamps', []), chooseIndicator(sweep, 'changed', { target: 85 }), chooseIndicator(lamps, 'dropped'));

describe('导入的草稿', () => {
  it('suggests where each clause carries on, with the reason; only what number and text both say is settled', () => {
    expect(draft.successors).toEqual([
      { from: 'sweep', to: ['c-1'], reason: expect.stringMatching(/^编号都是 1，文字相近 \d+%，都说到“清扫”/), settled: true },
      { from: 'toilets', to: ['c-2'], reason: '编号都是 2，标题相同', settled: true },
      { from: 'lamps', to: [], reason: '新版里没有找到相近的条款', settled: false },
    ]);
    expect(draft.flags.map(({ kind }) => kind)).toEqual(['reading', 'heading']);
  });

  it('takes no indicator over by itself, and says which figure the new text prints', () => {
    expect(draft.fates.map(({ from, choice, printed }) => [from, choice, printed?.target ?? null])).toEqual([
      ['K1', null, 85],
      ['K2', null, null],
    ]);
    expect(draft.fates.map((fate, i) => printsOther(base.indicators[i] ?? sweep, fate))).toEqual([true, false]);
    const kept = chooseIndicator(sweep, 'kept')(draft).content.indicators[0];
    expect([kept?.rule, kept?.clause, kept?.verification]).toEqual([{ kind: 'gte', target: 80 }, 'c-1', 'unverified']);
    expect(chooseIndicator(lamps, 'kept')(draft)).toBe(draft);
    expect(chooseIndicator(lamps, 'kept', { clause: 'c-3' })(draft).content.indicators[0]).toMatchObject({ key: 'K2', clause: 'c-3' });
    const changed = chooseIndicator(sweep, 'changed', { target: 85 })(draft).content.indicators[0];
    expect([changed?.rule, changed?.verification]).toEqual([{ kind: 'gte', target: 85 }, 'seen']);
  });

  it('stops before it is taken in, until everything old was answered for', () => {
    const codes = [draft, after(settleSuccessor('lamps', [])), settled].map((one) => whyNotAdopt(one)?.code);
    expect(codes).toEqual(['editionImport.successors-open', 'editionImport.fates-open', undefined]);
    const unsound = after(renameArea('area-1', '街面'), dropClause('c-4'));
    expect(whyNotAdopt(unsound)?.message).toContain('方面 area-2 下面没有条款');
    expect(whyNotAdopt(dropArea('area-2')(unsound))?.code).toBe('editionImport.successors-open');
  });

  it('is split at its points and merged again, and not a word is lost', () => {
    const own = draft.content.clauses.find(({ key }) => key === 'c-2');
    const places = pointsIn(own?.text ?? '');
    const apart = splitClause('c-2', places)(draft);
    expect(apart.content.clauses.map(({ key, title }) => `${key} ${title}`).slice(1, 3)).toEqual(['c-2 公共厕所', 'c-5 公共厕所干净整洁']);
    const together = mergeIntoBefore('c-5')(apart);
    expect(together.content.clauses.find(({ key }) => key === 'c-2')?.text.replace(/\s/g, '')).toContain(own?.text.replace(/\s/g, ''));
    expect(mergeIntoBefore('c-1')(draft)).toBe(draft);
  });

  it('takes in what went into no clause, and says what is still empty', () => {
    const taken = takeParagraph(1, '本市另加的一条，沿街商铺落实门前五包。')(draft).content.clauses[0];
    expect([taken?.key, taken?.area, taken?.title]).toEqual(['c-5', 'area-1', '本市另加的一条']);
    expect(takeParagraph(3, '补一条。')(draft).content.clauses[1]?.text).toBe('补一条。');
    const says = [
      draft,
      after(describeEdition({ title: '' })),
      after(renameArea('area-2', '')),
      after(editClause('c-1', { title: '' })),
      after(editClause('c-3', { text: '' })),
    ];
    expect(says.map(({ content }) => blankIn(content))).toEqual([
      null,
      '标准名称空着，填上才存。',
      '第 2 方面的名称空着，填上才存。',
      '第 1 条的标题空着，填上才存。',
      '“绿化养护到位”的文字空着，填上才存。',
    ]);
  });

  it('asks again about what carried on in a clause that is none', () => {
    const without = dropClause('c-2')(draft);
    expect(without.successors[1]).toMatchObject({ to: [], settled: false });
    expect(without.flags.at(-1)?.says).toContain('不作条款：“公共厕所”');
  });

  it('is one of the city’s editions when taken in: old keys where one goes on in one, keys nobody had otherwise', () => {
    const taken = adopted(settled, base);
    expect(taken.content.clauses.map(({ key }) => key)).toEqual(['sweep', 'toilets', 'mine-1-3', 'mine-1-4']);
    expect(taken.content.clauses.map(({ words }) => words)).toEqual([['清扫', '保洁'], ['公共厕所', '厕所'], [], []]);
    expect(taken.content.indicators.map(({ key, clause }) => [key, clause])).toEqual([['K1', 'sweep']]);
    expect(editionProblems(Edition.parse(taken.content))).toEqual([]);
    expect(editionMapProblems(mapOfReview(taken, 'mine-1'), base, taken.content)).toEqual([]);
  });

  it('from a file: what it keeps, changes and drops is read from it', () => {
    const file = { ...base, key: 'file', indicators: [{ ...sweep, rule: { kind: 'gte' as const, target: 85 } }] };
    const read = draftOfEdition(file, { edition: base, version: null });
    expect(read.fates.map(({ choice, to }) => [choice, to])).toEqual([
      ['changed', 'K1'],
      ['dropped', null],
    ]);
    expect(whyNotAdopt(read)).toBeUndefined();
    expect(adopted(read, base)).toBe(read);
  });

  it('stays a draft whatever is done to it, in any order; taken in, it is sound and every old entry is answered for', () => {
    const key = fc.constantFrom('c-1', 'c-2', 'c-3', 'c-4', 'c-5', 'c-6');
    const edit: fc.Arbitrary<DraftEdit> = fc.oneof(
      key.map(dropClause),
      key.map(mergeIntoBefore),
      fc.tuple(key, fc.array(fc.nat(30), { maxLength: 3 })).map(([key, places]) => splitClause(key, places)),
      fc.constantFrom('area-1', 'area-2').map(addClause),
      fc.constantFrom('area-1', 'area-2').map(dropArea),
      fc
        .tuple(fc.constantFrom('sweep', 'toilets', 'lamps'), fc.subarray(['c-1', 'c-2', 'c-3']))
        .map(([from, to]) => settleSuccessor(from, to)),
      fc
        .tuple(fc.constantFrom(sweep, lamps), fc.constantFrom('kept' as const, 'changed' as const, 'dropped' as const))
        .map(([old, choice]) => chooseIndicator(old, choice)),
    );
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
        const next = after(...edits);
        expect(EditionDraft.safeParse(next).success).toBe(true);
        expect(next.successors.map(({ from }) => from)).toEqual(base.clauses.map(({ key }) => key));
        const keys = next.content.clauses.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        if (whyNotAdopt(next)) return;
        const taken = adopted(next, base);
        expect(editionProblems(taken.content)).toEqual([]);
        expect(editionMapProblems(mapOfReview(taken, 'mine-1'), base, taken.content)).toEqual([]);
      }),
    );
  });
});
