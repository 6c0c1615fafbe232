import { Counting, type Level, type List, type Place } from '../numbering/counting.ts';
import { child, type Element, inside, isOn, saidBy } from './xml.ts';

/** Styles say of a paragraph what it does not say itself. */
interface Style {
  basedOn: string | undefined;
  name: string;
  list: string | undefined;
  level: number | undefined;
}

const levels = 9;

/** 自动编号: the numbers that Word prints before paragraphs, counted in the order of the text (ECMA-376 17.9). */
export class Numbering {
  readonly #styles: ReadonlyMap<string, Style>;
  readonly #counting: Counting;
  readonly #defaultStyle: string | undefined;

  constructor(styles: Element | undefined, numbering: Element | undefined) {
    const all = (child(styles, 'styles')?.children ?? []).filter(
      (s) => s.name === 'style' && (s.attributes.type ?? 'paragraph') === 'paragraph',
    );
    this.#styles = new Map(all.map((s) => [s.attributes.styleId ?? '', styleOf(s)]));
    this.#defaultStyle = all.find((s) => s.attributes.default === '1')?.attributes.styleId;
    this.#counting = new Counting(listsOf(child(numbering, 'numbering'), child(styles, 'styles')));
  }

  /** The name of a paragraph's style in small letters, `heading 1`, `toc 2`. */
  styleName(properties: Element | undefined): string {
    return this.#styles.get(saidBy(properties, 'pStyle') ?? '')?.name ?? '';
  }

  /** What is printed before a paragraph with these properties (`w:pPr`); '' where nothing is. Counts on. */
  label(properties: Element | undefined): string {
    const place = this.#placeOf(properties);
    return place ? this.#counting.label(place) : '';
  }

  #placeOf(properties: Element | undefined): Place | undefined {
    const own = child(properties, 'numPr');
    const id = saidBy(own, 'numId');
    const ownLevel = levelOf(saidBy(own, 'ilvl'));
    if (id === '0') return undefined;
    if (id !== undefined) return { list: id, level: ownLevel ?? 0 };
    const seen = new Set<string>();
    let level = ownLevel;
    for (let at = saidBy(properties, 'pStyle') ?? this.#defaultStyle; at !== undefined && !seen.has(at); ) {
      seen.add(at);
      const style = this.#styles.get(at);
      level ??= style?.level;
      if (style?.list === '0') return undefined;
      if (style?.list !== undefined) return { list: style.list, level: level ?? 0 };
      at = style?.basedOn;
    }
    return undefined;
  }
}

function levelOf(text: string | undefined): number | undefined {
  const level = Number(text);
  return text !== undefined && Number.isInteger(level) && level >= 0 && level < levels ? level : undefined;
}

const styleOf = (style: Element): Style => {
  const number = inside(style, 'pPr', 'numPr');
  return {
    basedOn: saidBy(style, 'basedOn'),
    name: (saidBy(style, 'name') ?? '').toLowerCase(),
    list: saidBy(number, 'numId'),
    level: levelOf(saidBy(number, 'ilvl')),
  };
};

function listsOf(numbering: Element | undefined, styles: Element | undefined): Map<string, List> {
  const all = numbering?.children ?? [];
  const abstracts = new Map(all.filter((e) => e.name === 'abstractNum').map((e) => [e.attributes.abstractNumId ?? '', e]));
  const nums = new Map(all.filter((e) => e.name === 'num').map((e) => [e.attributes.numId ?? '', e]));
  const styleNums = new Map(
    (styles?.children ?? [])
      .filter((s) => s.attributes.type === 'numbering')
      .map((s) => [s.attributes.styleId ?? '', saidBy(inside(s, 'pPr', 'numPr'), 'numId')]),
  );
  /** A list may point by a style at the list that holds its levels. */
  const abstractOf = (id: string): string => {
    const link = saidBy(abstracts.get(id), 'numStyleLink');
    const target = link === undefined ? undefined : saidBy(nums.get(styleNums.get(link) ?? ''), 'abstractNumId');
    return target ?? id;
  };
  return new Map(
    [...nums].map(([id, num]) => {
      const abstract = abstractOf(saidBy(num, 'abstractNumId') ?? '');
      const list: List = { abstract, levels: levelsOf(abstracts.get(abstract)), starts: [] };
      for (const override of num.children.filter((e) => e.name === 'lvlOverride')) {
        const at = levelOf(override.attributes.ilvl);
        if (at === undefined) continue;
        const level = child(override, 'lvl');
        if (level) list.levels[at] = readLevel(level);
        const start = saidBy(override, 'startOverride');
        if (start !== undefined) list.starts[at] = startOf(start);
      }
      return [id, list];
    }),
  );
}

function levelsOf(abstract: Element | undefined): (Level | undefined)[] {
  const found: (Level | undefined)[] = [];
  for (const element of abstract?.children ?? []) {
    const at = element.name === 'lvl' ? levelOf(element.attributes.ilvl) : undefined;
    if (at !== undefined) found[at] = readLevel(element);
  }
  return found;
}

function readLevel(element: Element): Level {
  // newer formats stand in a choice beside what older programs understand
  const format = child(element, 'numFmt') ?? inside(element, 'AlternateContent', 'Fallback', 'numFmt');
  const restart = saidBy(element, 'lvlRestart');
  return {
    start: startOf(saidBy(element, 'start')),
    format: format?.attributes.val ?? 'decimal',
    text: saidBy(element, 'lvlText')?.slice(0, 100) ?? '',
    legal: isOn(element, 'isLgl'),
    restart: restart === undefined ? undefined : Number(restart) || 0,
    tight: saidBy(element, 'suff') === 'nothing',
  };
}

/** Lists begin at 1 unless they say otherwise; the standard's own default of 0 is not what Word does with a list it made. */
const startOf = (text: string | undefined): number => {
  const start = Number(text ?? 1);
  return Number.isInteger(start) && start >= 0 && start < 100_000 ? start : 1;
};
