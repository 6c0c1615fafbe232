import { Problem } from '@weicheng/domain/kernel';
import {
  type ComputedFigure,
  computedSource,
  type IndicatorCard,
  isRate,
  parseFigure,
  type ReadingForm,
  type ReadingRow,
  rateOf,
  sayFigure,
} from '@weicheng/domain/standard';
import type { z } from 'zod';

const text = (value: string | number | null | undefined): string => (value === null || value === undefined ? '' : String(value));

/** What is on record, as it is typed: a rate that was computed is typed as its pair. */
export function typedOf(record: ReadingRow | undefined) {
  return {
    revision: record?.revision ?? 0,
    value: record && record.numerator !== null ? '' : text(record?.value),
    numerator: text(record?.numerator),
    denominator: text(record?.denominator),
    plan: text(record?.plan),
    source: record?.source ?? '',
    note: record?.note ?? '',
    document: record?.document ?? null,
    doubtReason: record?.doubtReason ?? '',
    computed: record?.computed ?? null,
    ...(record ? { scope: record.scope } : {}),
  };
}

/** What an offered figure is typed as. */
export const typedOffer = (offer: ComputedFigure) => ({
  value: offer.numerator === null ? text(offer.value) : '',
  numerator: text(offer.numerator),
  denominator: text(offer.denominator),
  computed: offer.source,
  source: computedSource(offer),
});

type Typed = Pick<ReadingForm, 'value' | 'numerator' | 'denominator' | 'plan'>;

/** Says under its own field what cannot be read as a figure, before anything is sent: with the rules of the server. */
export const figuresReadable =
  ({ stated, unit }: Pick<IndicatorCard, 'stated' | 'unit'>) =>
  (typed: Typed, { addIssue }: { addIssue: z.core.$RefinementCtx['addIssue'] }): void => {
    if (stated === 'word') return;
    const units = { value: unit, numerator: '', denominator: '', plan: unit };
    for (const name of ['value', 'numerator', 'denominator', 'plan'] as const) {
      const figure = typed[name] === '' ? null : parseFigure(typed[name], units[name]);
      if (figure instanceof Problem) addIssue({ code: 'custom', path: [name], message: figure.message, input: typed[name] });
    }
  };

/** What the pair typed so far comes to: 算出来是 95.6%; nothing while it cannot be computed. */
export function computedSays({ unit }: Pick<IndicatorCard, 'unit'>, numerator: string, denominator: string): string | undefined {
  if (!isRate(unit) || numerator === '' || denominator === '') return undefined;
  const [over, under] = [parseFigure(numerator, ''), parseFigure(denominator, '')];
  if (over instanceof Problem || under instanceof Problem) return undefined;
  const rate = rateOf(over, under, unit);
  return rate instanceof Problem ? undefined : `算出来是 ${sayFigure({ unit }, rate)}`;
}

/** Which field a refusal of the server is said under. */
export const refusedUnder = {
  'reading.empty': 'value',
  'reading.not-a-figure': 'value',
  'reading.other-unit': 'value',
  'reading.too-much': 'value',
  'reading.negative': 'value',
  'reading.not-the-rate': 'value',
  'reading.not-a-level': 'value',
  'reading.yes-or-no': 'value',
  'reading.not-a-number': 'value',
  'reading.no-change': 'value',
  'reading.more-than-all': 'numerator',
  'reading.of-nothing': 'denominator',
  'reading.half-pair': 'denominator',
  'reading.no-source': 'source',
  'reading.unlikely': 'doubtReason',
  'reading.not-computed': 'value',
  'reading.no-paper': 'document',
  'reading.not-paper': 'document',
} as const;
