import { headOf } from '../../kernel/index.ts';
import { targetOf } from '../board/target.rules.ts';
import type { Edition, Indicator } from '../edition/edition.schema.ts';
import { indexEdition, type PrintedThreshold, suggestIndicators } from '../edition/suggest.rules.ts';
import type { EditionDraft, ImportFlag, IndicatorFate } from './editionImport.schema.ts';
import type { Outline } from './outline.rules.ts';
import { suggestSuccessors } from './successor.rules.ts';

/** The edition a draft is held against. */
export interface DraftBase {
  edition: Edition;
  version: number | null;
}

/** A figure the plan reader found in the text, with the sentence around it. */
export interface PrintedFigure extends PrintedThreshold {
  says: string;
}

const sourceKey = 'document';
const mostFlags = 500;

/** 由正文起草: areas and clauses as read. No indicator is taken over by itself: each waits for a word, beside the figure the text prints for it. */
export function draftOfOutline(
  outline: Outline,
  { edition: base, version }: DraftBase,
  about: { key: string; fileName: string; notes: readonly string[]; figures: readonly PrintedFigure[] },
): EditionDraft {
  const title = outline.title || about.fileName.replace(/\.[a-z]+$/iu, '') || '导入的标准';
  const flags: ImportFlag[] = about.notes.map((says, i) => ({ key: `note-${i}`, kind: 'reading', clause: null, says }));
  for (const [i, { kind, clause, says }] of outline.flags.entries())
    flags.push({ key: `flag-${i}`, kind, clause: clause === null ? null : `c-${clause + 1}`, says });
  const read = outline.areas.flatMap(({ clauses }, area) => clauses.map((clause) => ({ ...clause, area: `area-${area + 1}` })));
  const clauses = read.map(({ area, number, title, text }, i) => ({
    ...{ key: `c-${i + 1}`, area, number, title, text, words: [], source: sourceKey, verification: 'seen' as const },
  }));
  const content: Edition = {
    kind: 'edition',
    key: about.key,
    title,
    shortTitle: title,
    documentNumber: outline.documentNumber,
    issuedOn: null,
    inForceFrom: null,
    sources: [{ key: sourceKey, title: about.fileName || title }],
    areas: outline.areas.map(({ name }, i) => ({ key: `area-${i + 1}`, number: i + 1, name })),
    clauses,
    indicators: [],
  };
  return {
    origin: 'document',
    base: base.key,
    baseVersion: version,
    content,
    marks: read.map(({ printed, from, to }, i) => ({ clause: `c-${i + 1}`, printed, from, to })),
    flags: flags.slice(0, mostFlags),
    successors: suggestSuccessors(base, content),
    fates: fatesByText(base, about.figures),
  };
}

/** 由文件起草: the file says which indicators there are; what it keeps, changes and drops is read from it. */
export function draftOfEdition(content: Edition, { edition: base, version }: DraftBase): EditionDraft {
  const fates = base.indicators.map((old): IndicatorFate => {
    const now = content.indicators.find(({ key }) => key === old.key) ?? content.indicators.find(({ name }) => name === old.name);
    const same = now !== undefined && now.unit === old.unit && JSON.stringify(now.rule) === JSON.stringify(old.rule);
    return { from: old.key, choice: now ? (same ? 'kept' : 'changed') : 'dropped', to: now?.key ?? null, printed: null };
  });
  const review = { marks: [], flags: [], successors: suggestSuccessors(base, content), fates };
  return { origin: 'json', base: base.key, baseVersion: version, content, ...review };
}

/** For every indicator the figure of the new text that fits it best, if it is another than before. */
function fatesByText(base: Edition, figures: readonly PrintedFigure[]): IndicatorFate[] {
  const index = indexEdition(base);
  const best = new Map<string, { score: number; figure: PrintedFigure }>();
  for (const figure of figures)
    for (const { indicator, score, threshold, standing } of suggestIndicators('', [figure], index, 3)) {
      if (threshold === null || standing === null || standing === 'incomparable') continue;
      if (score > (best.get(indicator.key)?.score ?? 0)) best.set(indicator.key, { score, figure });
    }
  return base.indicators.map((indicator): IndicatorFate => {
    const printed = best.get(indicator.key)?.figure;
    return {
      ...{ from: indicator.key, choice: null, to: null },
      printed: printed ? { target: printed.value, unit: headOf(printed.unit, 20), says: headOf(printed.says, 200) } : null,
    };
  });
}

/** Whether the new text prints another target than the indicator has. */
export const printsOther = (indicator: Indicator, { printed }: IndicatorFate): boolean => {
  const target = targetOf(indicator);
  return printed !== null && target !== null && printed.target !== target;
};
