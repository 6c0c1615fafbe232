import type { Notes } from '../notes.ts';
import { chosen } from './blocks.ts';
import { child, type Element, isOn } from './xml.ts';

/** Reads what stands in a paragraph: its runs, in order. Text boxes anchored in it are kept for afterwards. */
export class Runs {
  readonly boxes: Element[] = [];
  readonly #notes: Notes;
  #text = '';

  constructor(notes: Notes) {
    this.#notes = notes;
  }

  read(paragraph: Element): string {
    this.#text = '';
    for (const element of paragraph.children) this.#take(element);
    return this.#text;
  }

  #take(element: Element): void {
    const { name } = element;
    if (name === 't' || name === 'delText') this.#text += name === 't' ? element.text : '';
    else if (name in signs) this.#text += signs[name];
    else if (name === 'r') this.#run(element);
    else if (name === 'del' || name === 'moveFrom') this.#notes.add('trackedChange');
    else if (name === 'AlternateContent') {
      const choice = chosen(element);
      if (choice) this.#takeAll(choice);
    } else if (name === 'instrText') {
      if (/\b(?:INCLUDETEXT|INCLUDEPICTURE|DDE|DDEAUTO|LINK)\b/.test(element.text)) this.#notes.add('externalLink');
    } else if (name === 'ruby') this.#takeAll(child(element, 'rubyBase') ?? element);
    else if (name === 'txbxContent') {
      this.#notes.add('textBox');
      this.boxes.push(element);
    } else if (name === 'OLEObject' || name === 'blip' || name === 'imagedata') this.#notes.add('embedded');
    else if (!silent.has(name)) {
      if (name === 'ins' || name === 'moveTo') this.#notes.add('trackedChange');
      this.#takeAll(element);
    }
  }

  #run(run: Element): void {
    if (isOn(child(run, 'rPr'), 'vanish')) this.#notes.add('hidden');
    else this.#takeAll(run);
  }

  #takeAll(element: Element): void {
    for (const inner of element.children) this.#take(inner);
  }
}

const signs: { readonly [name: string]: string } = { tab: '\t', ptab: '\t', br: '\n', cr: '\n', noBreakHyphen: '-' };

/** Properties, and what stands outside the text: references, deleted field codes, the phonetic guide. */
const silent = new Set([
  'pPr',
  'rPr',
  'sdtPr',
  'sdtEndPr',
  'delInstrText',
  'footnoteReference',
  'endnoteReference',
  'commentReference',
  'rt',
]);
