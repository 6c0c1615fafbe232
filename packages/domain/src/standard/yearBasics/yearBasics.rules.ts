import { type Day, Problem } from '../../kernel/index.ts';
import { readingProblems } from '../reading/reading.problems.ts';
import { parseFigure } from '../reading/reading.rules.ts';
import { yearBasicsProblems } from './yearBasics.problems.ts';
import { cityCategories, type YearBasicField, type YearBasics, type YearBasicsForm, yearBasicFields } from './yearBasics.schema.ts';

const units: Readonly<Record<string, readonly string[]>> = { 平方公里: ['km²', 'km2'] };

/** 读出年度基础数据. The first that cannot be is refused with its name and why. */
export function basicsOf({ year, figures }: YearBasicsForm, today: Day): YearBasics | Problem {
  if (year >= Number(today.slice(0, 4))) return readingProblems.yearNotOver({ year });
  const read: YearBasics = {};
  for (const field of yearBasicFields) {
    const typed = figures[field.key];
    if (!typed || typed.value === '') continue;
    const value = figureOf(field, typed.value);
    if (value instanceof Problem) return yearBasicsProblems.wrong({ key: field.key, name: field.name, why: value.message });
    if (typed.source === '' && field.kind !== 'choice') return yearBasicsProblems.noSource({ key: field.key, name: field.name });
    read[field.key] = { value, source: typed.source };
  }
  return partOver(read) ?? read;
}

function figureOf({ kind, unit }: YearBasicField, text: string): number | Problem {
  if (kind === 'choice') return text in cityCategories ? Number(text) : yearBasicsProblems.noSuchCategory({});
  const plain = (units[unit] ?? []).reduce((all, other) => all.replace(other, unit), text);
  const value = parseFigure(plain, unit);
  if (value instanceof Problem) return value;
  if (value < 0) return readingProblems.negative({});
  return kind === 'count' && !Number.isInteger(value) ? yearBasicsProblems.notWhole({}) : value;
}

/** 建成区 lies in 城区 and 城区 in 辖区: a part is not more than the whole. */
const within: readonly (readonly [part: string, whole: string])[] = [
  ['areaUrban', 'areaJurisdiction'],
  ['areaBuiltUp', 'areaUrban'],
  ['areaBuiltUp', 'areaJurisdiction'],
  ['permanentUrban', 'permanentPopulation'],
  ['permanentBuiltUp', 'permanentUrban'],
  ['permanentBuiltUp', 'permanentPopulation'],
];

function partOver(read: YearBasics): Problem | undefined {
  const name = (key: string) => yearBasicFields.find((field) => field.key === key)?.name ?? key;
  const over = within.find(([part, whole]) => (read[part]?.value ?? 0) > (read[whole]?.value ?? Number.POSITIVE_INFINITY));
  return over && yearBasicsProblems.partOver({ key: over[0], part: name(over[0]), whole: name(over[1]) });
}

/** A figure as people write it: 1843.5 平方公里, 国家卫生城市. */
export const sayBasic = ({ kind, unit }: Pick<YearBasicField, 'kind' | 'unit'>, value: number): string =>
  kind === 'choice' ? (cityCategories[value] ?? String(value)) : `${value} ${unit}`;

/** What has no figure yet, by name. */
export const missingBasics = (basics: YearBasics): string[] =>
  yearBasicFields.flatMap(({ key, name }) => (basics[key] === undefined ? [name] : []));

/** What is unlikely beside last year's, by key; each a question. */
export function basicsDoubts(basics: YearBasics, lastYear: YearBasics): Record<string, string> {
  const asked = yearBasicFields.flatMap((field): [string, string][] => {
    const [now, before] = [basics[field.key]?.value, lastYear[field.key]?.value];
    if (field.kind === 'choice' || !now || !before || (now < before * 10 && now * 10 > before)) return [];
    return [[field.key, `上年是 ${sayBasic(field, before)}，相差十倍以上，核对单位。`]];
  });
  return Object.fromEntries(asked);
}
