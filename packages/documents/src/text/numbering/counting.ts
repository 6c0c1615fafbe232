import { numeral } from './numerals.ts';

export interface Level {
  start: number;
  format: string;
  /** `第%1章`, `%1.%2` */
  text: string;
  legal: boolean;
  /** The level (from 1) after which this one begins anew; 0 never; undefined: after any above it. */
  restart: number | undefined;
  /** Whether the text follows without a gap. */
  tight: boolean;
}

export interface List {
  /** Lists of one abstract count together. */
  abstract: string;
  levels: (Level | undefined)[];
  /** Where this list begins its levels anew when it is first met. */
  starts: (number | undefined)[];
}

const levels = 9;

/** Where a paragraph stands among the lists. */
export interface Place {
  list: string;
  level: number;
}

/** Counts the automatic numbers of a document in the order of its paragraphs (ECMA-376 17.9). */
export class Counting {
  readonly #lists: ReadonlyMap<string, List>;
  /** Abstract → what each level has counted to. */
  readonly #counters = new Map<string, (number | undefined)[]>();
  readonly #begun = new Set<string>();

  constructor(lists: ReadonlyMap<string, List>) {
    this.#lists = lists;
  }

  /** What is printed before the paragraph at this place; '' where nothing is. */
  label(place: Place): string {
    const list = this.#lists.get(place.list);
    const level = list?.levels[place.level];
    if (!list || !level) return '';
    const counters = this.#counters.get(list.abstract) ?? [];
    this.#counters.set(list.abstract, counters);
    this.#count(place, list, level, counters);
    const label = level.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const named = list.levels[at];
      const format = level.legal && named?.format !== 'bullet' && named?.format !== 'none' ? 'decimal' : (named?.format ?? 'decimal');
      return numeral(counters[at] ?? named?.start ?? 1, format);
    });
    if (level.format === 'bullet' || label.trim() === '') return '';
    // 1. 2026 would else read 1.2026
    return level.tight || /[^\x20-\x7e]$/.test(label) ? label : `${label} `;
  }

  #count(place: Place, list: List, level: Level, counters: (number | undefined)[]): void {
    const first = `${place.list}/${place.level}`;
    const anew = this.#begun.has(first) ? undefined : list.starts[place.level];
    this.#begun.add(first);
    const before = counters[place.level];
    counters[place.level] = anew ?? (before === undefined ? level.start : before + 1);
    // a level that was jumped over stands at its beginning
    for (let at = 0; at < place.level; at++) counters[at] ??= list.levels[at]?.start ?? 1;
    for (let at = place.level + 1; at < levels; at++) {
      const restart = list.levels[at]?.restart;
      if (restart === undefined || (restart > 0 && place.level < restart)) counters[at] = undefined;
    }
  }
}
