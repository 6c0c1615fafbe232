import { scopeSays } from '../reading/readingRecord.schema.ts';
import { cityCategories, yearBasicFields } from '../yearBasics/yearBasics.schema.ts';
import type { SubmissionBody, SubmissionChange, SubmittedFigure, SubmittedIndicator } from './submission.schema.ts';

/** A sheet of a submission: figures stay figures, everything else is text; what is not known is empty. */
export interface SubmissionSheet {
  name: string;
  columns: readonly { title: string; width: number }[];
  rows: readonly (readonly (string | number)[])[];
}

const verified = { seen: '', indirect: '间接核实', unverified: '未核实' } as const;
const cell = (value: string | number | null | undefined): string | number => value ?? '';

/** 报送表: the indicators with their series, the parts stated unit by unit, the yearly basic data, what is missing, what differs. */
export function submissionSheets(body: SubmissionBody, changes: readonly SubmissionChange[]): SubmissionSheet[] {
  return [indicatorSheet(body), ...partSheets(body), basicSheet(body), gapSheet(body), changeSheet(changes)];
}

/** More parts than this are stated in a sheet of their own: subdistricts. */
const fewParts = 6;

function indicatorSheet({ indicators, figures, year }: SubmissionBody): SubmissionSheet {
  const longest = Math.max(1, ...indicators.map(({ years }) => years.length));
  const years = Array.from({ length: longest }, (_, i) => year - longest + 1 + i);
  const columns = [
    ...[
      ['指标', 40],
      ['分项', 12],
      ['单位', 10],
      ['统计范围', 10],
      ['标准里的序号', 13],
    ],
    ...years.map((one) => [`${one} 年`, 11] as const),
    ...[
      ['近五年平均', 12],
      ['规划值', 10],
      ['分子', 11],
      ['分母', 11],
      ['统计来源', 30],
      ['填报单位', 22],
      ['佐证文件', 26],
      ['备注', 30],
    ],
  ] as [string, number][];
  const rows = indicators.flatMap((indicator) => {
    const own = figures.filter((figure) => figure.indicator === indicator.key);
    const parts = indicator.parts.length === 0 ? [null] : indicator.parts.length <= fewParts ? indicator.parts : [];
    if (parts.length === 0) return [lowestRow(indicator, own, years)];
    return parts.map((part) =>
      figureRow(
        indicator,
        own.filter((figure) => figure.part === part),
        part,
        years,
      ),
    );
  });
  return { name: '指标', columns: columns.map(([title, width]) => ({ title, width })), rows };
}

function figureRow(indicator: SubmittedIndicator, own: readonly SubmittedFigure[], part: string | null, years: readonly number[]) {
  const { name, unit, scope, officialNumber, verification } = indicator;
  const last = own.find(({ year }) => year === years.at(-1));
  const asked = new Set(indicator.years);
  const remarks = [verified[verification] && `目标值${verified[verification]}`, last?.computed && '自动计算', !last && '没有核准的数'];
  return [
    ...[name, part ?? '', unit, scopeSays[last?.scope ?? scope], cell(officialNumber)],
    ...years.map((year) => cell(asked.has(year) ? own.find((figure) => figure.year === year)?.value : null)),
    ...[cell(indicator.mean ? meanBefore(indicator, own) : null), cell(indicator.planned ? last?.plan : null)],
    ...[cell(last?.numerator), cell(last?.denominator), last?.source ?? '', last?.unitName ?? '', last?.document ?? ''],
    remarks.filter(Boolean).join('；'),
  ];
}

/** The mean of the years before the last, where all of them are known. */
function meanBefore({ years }: SubmittedIndicator, own: readonly SubmittedFigure[]): number | null {
  const before = years.slice(0, -1).map((year) => own.find((figure) => figure.year === year)?.value);
  if (!before.every((value) => typeof value === 'number')) return null;
  return Number((before.reduce((sum, value) => sum + value, 0) / before.length).toFixed(4));
}

/** 以街道（乡、镇）为单位: the lowest of the last year stands for all; each is in its own sheet. */
function lowestRow(indicator: SubmittedIndicator, own: readonly SubmittedFigure[], years: readonly number[]) {
  const last = own.filter(({ year, value }) => year === years.at(-1) && typeof value === 'number');
  const [lowest] = last.toSorted((a, b) => Number(a.value) - Number(b.value));
  const complete = last.length === indicator.parts.length;
  const row = figureRow(indicator, complete && lowest ? [lowest] : [], null, years);
  const note = complete
    ? `最低的一个：${lowest?.part ?? ''}，逐个见另表`
    : `${last.length}／${indicator.parts.length} 个有核准的数，逐个见另表`;
  return [...row.slice(0, -1), [complete && row.at(-1), note].filter(Boolean).join('；')];
}

function partSheets({ indicators, figures, year }: SubmissionBody): SubmissionSheet[] {
  const many = indicators.filter(({ parts }) => parts.length > fewParts);
  if (many.length === 0) return [];
  const columns = [
    { title: '指标', width: 40 },
    { title: '街道（乡、镇）', width: 20 },
    { title: `${year} 年`, width: 11 },
    { title: '分子', width: 11 },
    { title: '分母', width: 11 },
    { title: '统计来源', width: 30 },
  ];
  const rows = many.flatMap(({ key, name, unit, parts }) =>
    parts.map((part) => {
      const one = figures.find((figure) => figure.indicator === key && figure.part === part && figure.year === year);
      return [`${name}（${unit}）`, part, cell(one?.value), cell(one?.numerator), cell(one?.denominator), one?.source ?? ''];
    }),
  );
  return [{ name: '分街道', columns, rows }];
}

function basicSheet({ basics, year }: SubmissionBody): SubmissionSheet {
  const columns = [
    { title: '项目', width: 34 },
    { title: '单位', width: 12 },
    { title: `${year} 年`, width: 16 },
    { title: '来源', width: 40 },
    { title: '备注', width: 26 },
  ];
  const rows = yearBasicFields.map(({ key, name, unit, kind, unitConfirmed }) => {
    const known = basics[key];
    const value = known && kind === 'choice' ? `${known.value} ${cityCategories[known.value] ?? ''}` : known?.value;
    const remark = [!known && '未填', !unitConfirmed && '单位未核实，报送前核对'].filter(Boolean).join('；');
    return [name, unit, cell(value), known?.source ?? '', remark];
  });
  return { name: '年度基础数据', columns, rows };
}

const gapSheet = ({ gaps }: SubmissionBody): SubmissionSheet => ({
  name: '缺项',
  columns: [
    { title: '指标', width: 40 },
    { title: '缺什么', width: 70 },
  ],
  rows: gaps.map(({ name, what }) => [name, what]),
});

const changeSheet = (changes: readonly SubmissionChange[]): SubmissionSheet => ({
  name: '和上次不同',
  columns: [
    { title: '指标', width: 40 },
    { title: '分项', width: 16 },
    { title: '年度', width: 8 },
    { title: '上次', width: 18 },
    { title: '这次', width: 18 },
  ],
  rows: changes.map(({ name, part, year, was, now }) => [name, part ?? '', year, was ?? '没有', now ?? '没有']),
});
