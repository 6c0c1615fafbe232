import { describe, expect, it } from 'vitest';
import { Problem } from '../../kernel/index.ts';
import type { Indicator } from '../edition/edition.schema.ts';
import type { ReadingRecord } from '../reading/readingRecord.schema.ts';
import { aboutSheet, columnKeys, figureSheet, markLine, type ReadingColumn, readingColumns, sheetRowsOf } from './readingSheet.rules.ts';
import { readReadingSheet, type SheetAgainst, type SheetRead } from './readSheet.rules.ts';

const anIndicator = (key: string, about: Partial<Indicator> = {}): Indicator => ({
  ...{ key, officialNumber: null, name: `${key}某率`, clause: 'c', unit: '%', direction: 'up', scope: 'jurisdiction' },
  ...{ scopeVerification: 'unverified', reportedBy: '某局', series: 1, rule: { kind: 'gte', target: 90 }, breaks: [] },
  ...{ evidence: ['材料'], words: [], source: 's', verification: 'seen', ...about },
});
const rate = anIndicator('K12');
const streets = anIndicator('K44', { rule: { kind: 'per_unit_min', target: 90, per: '街道' } });
const parts = [
  { key: 'u1', name: '云台街道' },
  { key: 'u2', name: '柳桥街道' },
];
const paper = {
  ...{ sha256: 'a'.repeat(64), name: '报表.pdf', type: 'official', department: '市城管局' },
  ...{ releasedOn: '2026-01-10', effectiveOn: '2026-01-10', revisedOn: null },
} as ReadingRecord['document'];
const stated = {
  ...{ indicator: 'K12', year: 2025, part: null, state: 'draft', value: 85.5, numerator: 171, denominator: 200, plan: null },
  ...{ scope: 'urban', source: '市政年报', note: '', doubtReason: '', document: paper, inForce: null, revision: 3 },
} as unknown as ReadingRecord;

const against: SheetAgainst = {
  cityId: 1,
  edition: { key: 'city-2021', title: '2021 版' },
  indicators: new Map([rate, streets].map((one) => [one.key, one])),
  partsOf: ({ key }) => (key === 'K44' ? parts : []),
  recordOf: ({ indicator }) => (indicator === 'K12' ? stated : undefined),
};
const out = () => [
  ...sheetRowsOf({ indicator: rate, unitName: '市城管局', parts: [], years: [2025], records: [stated] }),
  ...sheetRowsOf({ indicator: streets, unitName: null, parts, years: [2025], records: [] }),
];
const head: string[] = columnKeys.map((key) => readingColumns[key].title);
const at = (key: ReadingColumn) => columnKeys.indexOf(key);
const book = (rows: readonly (readonly string[])[], heads = head, mark = '1|city-2021') => [
  { name: figureSheet, rows: [heads, ...rows].map((cells, i) => ({ number: i + 1, cells })) },
  { name: aboutSheet, rows: [{ number: 2, cells: [markLine, mark] }] },
];
const filled = (row: string[], cells: Partial<Record<ReadingColumn, string>>) =>
  row.map((cell, i) => cells[columnKeys[i] as ReadingColumn] ?? cell);
const refusals = ({ entries }: SheetRead) => entries.map((entry) => (entry.indicator ? null : entry.refusal));
const codeOf = (answer: SheetRead | Problem) => (answer instanceof Problem ? answer.code.replace('readingSheet.', '') : answer);

describe('填报表', () => {
  it('goes out with what is stated and comes back untouched as nothing', () => {
    const [first = []] = out();
    expect(['value', 'numerator', 'denominator', 'scope', 'source', 'state'].map((key) => first[at(key as ReadingColumn)])).toEqual([
      '',
      '171',
      '200',
      '城区',
      '市政年报',
      '草稿',
    ]);
    expect(readReadingSheet(book(out()), against)).toEqual({ entries: [], same: 3 });
  });

  it('reads what was filled in, keeps the paper that is attached, in whatever order the columns stand', () => {
    const rows = out().map((row, i) => filled(row, i === 0 ? { numerator: '180' } : i === 1 ? { value: '96', source: '疾控年报' } : {}));
    const turned = (cells: readonly string[]) => cells.toReversed();
    const read = readReadingSheet(book(rows.map(turned), turned(head)), against) as SheetRead;
    expect(read.entries.map((entry) => [entry.row, entry.indicator && entry.form])).toEqual([
      [2, expect.objectContaining({ indicator: 'K12', numerator: '180', revision: 3, scope: 'urban', document: paper })],
      [3, expect.objectContaining({ indicator: 'K44', part: 'u1', value: '96', revision: 0, document: null })],
    ]);
  });

  it('refuses whole what is not ours, another city, another edition, a head that is gone', () => {
    expect(codeOf(readReadingSheet([], against))).toBe('not-ours');
    expect(codeOf(readReadingSheet(book(out(), head, '2|city-2021'), against))).toBe('other-city');
    expect(codeOf(readReadingSheet(book(out(), head, '1|county-2021'), against))).toBe('other-edition');
    expect(
      readReadingSheet(
        book(
          out(),
          head.map((title) => (title === '分子' ? '' : title)),
        ),
        against,
      ),
    ).toMatchObject({
      message: '表头少了“分子”。不要改表头，下载新的填报表，把数填进去再传。',
    });
  });

  it('recognises shifted columns: all of them, and one row alone', () => {
    const shifted = out().map((row) => ['', ...row.slice(0, -1)]);
    expect(readReadingSheet(book(shifted), against)).toMatchObject({
      message: '列错位了：从第 2 行起有 3 行，内容和表头对不上。把列移回原处再传，一个数也没有收。',
    });
    const left = out().map((row) => row.filter((_, i) => i !== at('value')));
    expect(codeOf(readReadingSheet(book(left), against))).toBe('shifted');
    const [first = [], second = [], third = []] = out();
    const odd = filled(first, { source: '200', denominator: '' });
    const read = readReadingSheet(book([odd, filled(second, { scope: '全市', value: '90' }), third]), against) as SheetRead;
    expect(refusals(read)).toEqual([
      '“统计来源”填的是“200”，像是别的列的数。核对这一行有没有错位。',
      '“统计范围”只能是建成区、城区、辖区之一，表里是“全市”。',
    ]);
    const alone = readReadingSheet(book([first, second.filter((_, i) => i !== 2), third]), against) as SheetRead;
    expect(refusals(alone)).toEqual(['这一行的列错位了，或不是表里原有的行。移回原处再传。']);
  });

  it('takes a figure from one row only', () => {
    const [first = []] = out();
    const rows = ['180', '190'].map((numerator) => filled(first, { numerator }));
    const read = readReadingSheet(book(rows), against) as SheetRead;
    expect(refusals(read)).toEqual([null, '和第 2 行是同一个数，只留一行。']);
  });
});
