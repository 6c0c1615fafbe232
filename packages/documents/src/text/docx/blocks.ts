import type { Notes } from '../notes.ts';
import { child, type Element, inside, saidBy } from './xml.ts';

/** What only wraps others. */
const wrappers = new Set(['sdt', 'sdtContent', 'ins', 'moveTo', 'customXml', 'smartTag', 'Choice', 'Fallback']);

/** Of a choice that a file offers to newer and older programs, the newer; the other says the same again. */
export const chosen = (element: Element): Element | undefined => child(element, 'Choice') ?? child(element, 'Fallback');

/** The elements of these names in a container, in order, through everything that only wraps them. */
export function* within(container: Element, names: readonly string[], notes: Notes): Generator<Element> {
  for (const element of container.children) {
    if (names.includes(element.name)) yield element;
    else if (element.name === 'AlternateContent') {
      const choice = chosen(element);
      if (choice) yield* within(choice, names, notes);
    } else if (
      element.name === 'sdt' &&
      /table of contents/i.test(saidBy(inside(element, 'sdtPr', 'docPartObj'), 'docPartGallery') ?? '')
    ) {
      notes.add('contents');
    } else if (element.name === 'altChunk') notes.add('embedded');
    else if (wrappers.has(element.name)) yield* within(element, names, notes);
  }
}

/** Paragraphs and tables. */
export const blocksOf = (container: Element, notes: Notes): Generator<Element> => within(container, ['p', 'tbl'], notes);
