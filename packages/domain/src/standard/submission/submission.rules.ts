import type { Edition, Indicator } from '../edition/edition.schema.ts';
import { sayFigure } from '../reading/readingForm.rules.ts';
import type { ReadingRecord } from '../reading/readingRecord.schema.ts';
import { missingBasics, sayBasic } from '../yearBasics/yearBasics.rules.ts';
import { type YearBasics, yearBasicFields } from '../yearBasics/yearBasics.schema.ts';
import type { SubmissionBody, SubmissionChange, SubmissionGap, SubmittedFigure, SubmittedIndicator } from './submission.schema.ts';

/** The years that are reported of an indicator, oldest first: its series, and beside a mean of five the year that is held against it. */
export function reportedYears({ series, rule }: Pick<Indicator, 'series' | 'rule'>, year: number): number[] {
  const length = rule.kind === 'lte_5y_mean' ? series + 1 : series;
  return Array.from({ length }, (_, i) => year - length + 1 + i);
}

/** What a submission is drawn up from. `parts`: the names an indicator is stated by. */
export interface SubmissionSource {
  cityName: string;
  edition: Pick<Edition, 'key' | 'shortTitle' | 'indicators'>;
  year: number;
  records: readonly ReadingRecord[];
  basics: YearBasics;
  parts: (indicator: Indicator) => readonly string[];
  unitName: (indicator: string) => string | null;
}

/** 报送的内容 as it stands: the figures in force of the years that are asked for, in the order of the edition, and what is missing. */
export function submissionOf(source: SubmissionSource): SubmissionBody {
  const { cityName, edition, year, records, basics, parts, unitName } = source;
  const indicators = edition.indicators.map((indicator): SubmittedIndicator => {
    const { key, officialNumber, name, unit, scope, verification, rule } = indicator;
    const kinds = { mean: rule.kind === 'lte_5y_mean', planned: rule.kind === 'gte_plan' };
    return {
      ...{ key, officialNumber, name, unit, scope, verification, ...kinds },
      years: reportedYears(indicator, year),
      parts: [...parts(indicator)],
    };
  });
  const byIndicator = Map.groupBy(records, (record) => record.indicator);
  const figures = indicators.flatMap((indicator) =>
    (byIndicator.get(indicator.key) ?? []).flatMap((record) => submitted(record, indicator, unitName(indicator.key)) ?? []),
  );
  const gaps = edition.indicators.flatMap((indicator, i) => {
    const one = indicators[i];
    return one ? gapsOf(indicator, one, byIndicator.get(indicator.key) ?? [], unitName(indicator.key)) : [];
  });
  const missing = missingBasics(basics);
  const basicGap = missing.length > 0 ? [{ indicator: null, name: '年度基础数据', what: `没有填：${missing.join('、')}。` }] : [];
  return {
    cityName,
    edition: { key: edition.key, title: edition.shortTitle },
    year,
    indicators,
    figures,
    basics,
    gaps: [...gaps, ...basicGap],
  };
}

function submitted(record: ReadingRecord, { key, years, parts }: SubmittedIndicator, unitName: string | null): SubmittedFigure | undefined {
  const { inForce, partName: part, year, scope, source, document } = record;
  const asked = years.includes(year) && (part === null ? parts.length === 0 : parts.includes(part));
  if (!inForce || !asked) return undefined;
  const { value, numerator, denominator, plan } = inForce;
  return {
    ...{ indicator: key, part, year, value, numerator, denominator, plan, scope, source },
    ...{ unitName: unitName ?? '', document: document?.name ?? null, computed: record.computed !== null },
  };
}

function gapsOf(
  indicator: Indicator,
  { key, name, years, parts, planned }: SubmittedIndicator,
  records: readonly ReadingRecord[],
  unit: string | null,
): SubmissionGap[] {
  const year = years.at(-1) ?? 0;
  const wanted = parts.length > 0 ? parts : [null];
  const of = (part: string | null, one: number) => records.find((record) => record.partName === part && record.year === one);
  const lacking = wanted.filter((part) => !of(part, year)?.inForce);
  const earlier = parts.length > 0 ? [] : years.slice(0, -1).filter((one) => !of(null, one)?.inForce);
  const waiting = records.filter((record) => years.includes(record.year) && record.state === 'reported').length;
  const whole = of(null, year)?.inForce;
  const who = unit === null ? '还没有定填报单位。' : `由${unit}填报。`;
  const named = lacking.filter((part) => part !== null);
  const whats = [
    lacking.length > 0 && `${year} 年没有核准的数${named.length > 0 && named.length < parts.length ? `：${named.join('、')}` : ''}，${who}`,
    earlier.length > 0 && `缺 ${earlier.join('、')} 年，${who}`,
    waiting > 0 && `有 ${waiting} 个数等核准。`,
    planned && whole && whole.plan === null && '没有本地规划值。',
    indicator.rule.kind === 'exists' && whole?.value === '有' && !whole.documented && '填了“有”，没有附文件。',
  ];
  return whats.flatMap((what) => (what ? [{ indicator: key, name, what }] : []));
}

const placeOf = ({ indicator, part, year }: SubmittedFigure) => `${indicator}|${part ?? ''}|${year}`;

/** 和上次不同: figures that were put right, came or went, and the basic data alike. */
export function submissionChanges(before: SubmissionBody, now: SubmissionBody): SubmissionChange[] {
  const units = new Map([...before.indicators, ...now.indicators].map(({ key, unit, name }) => [key, { unit, name }]));
  const [was, is] = [before, now].map(({ figures }) => new Map(figures.map((figure) => [placeOf(figure), figure])));
  const places = new Set([...(is?.keys() ?? []), ...(was?.keys() ?? [])]);
  const changed = [...places].flatMap((place): SubmissionChange[] => {
    const [old, fresh] = [was?.get(place), is?.get(place)];
    const one = fresh ?? old;
    const of = one && units.get(one.indicator);
    if (!one || !of || (old && fresh && old.value === fresh.value && old.plan === fresh.plan)) return [];
    const said = (figure: SubmittedFigure | undefined) =>
      figure ? `${sayFigure(of, figure.value)}${figure.plan === null ? '' : `（规划 ${sayFigure(of, figure.plan)}）`}` : null;
    return [{ name: of.name, part: one.part, year: one.year, was: said(old), now: said(fresh) }];
  });
  const basics = yearBasicFields.flatMap((field): SubmissionChange[] => {
    const [old, fresh] = [before.basics[field.key]?.value ?? null, now.basics[field.key]?.value ?? null];
    const said = (value: number | null) => (value === null ? null : sayBasic(field, value));
    return old === fresh ? [] : [{ name: field.name, part: null, year: now.year, was: said(old), now: said(fresh) }];
  });
  return [...changed, ...basics];
}
