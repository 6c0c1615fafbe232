import { Parser } from 'htmlparser2';
import { textProblems } from '../text.problems.ts';

/** An element: its name as prefixed in the file's own manner but for the prefix itself. Text stands in `text` of leaves. */
export interface Element {
  name: string;
  attributes: { readonly [name: string]: string };
  children: Element[];
  text: string;
}

const mostElements = 2_000_000;
/** 500 tables in each other come to about 2,000. */
const deepest = 3000;

const bare = (name: string) => name.slice(name.indexOf(':') + 1);

/**
 * A part as a tree. Prefixes are dropped. No DTD is read and no entity expanded but the five of XML; what is too deep or too
 * large is refused. Text is kept only where `t`, `instrText` or another leaf holds it.
 */
export function parseXml(bytes: Buffer): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const stack = [root];
  let elements = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        elements += 1;
        if (elements > mostElements || stack.length > deepest) throw textProblems.swollen({});
        const plain: { [name: string]: string } = {};
        for (const key of Object.keys(attributes)) plain[bare(key)] = attributes[key] ?? '';
        const element = { name: bare(name), attributes: plain, children: [], text: '' };
        stack.at(-1)?.children.push(element);
        stack.push(element);
      },
      ontext(data) {
        const top = stack.at(-1);
        if (top && stack.length > 1) top.text += data;
      },
      onclosetag() {
        if (stack.length > 1) stack.pop();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  const text = decodeXml(bytes);
  // in pieces: the parser keeps what it has not ended
  for (let at = 0; at < text.length; at += 65_536) parser.write(text.slice(at, at + 65_536));
  parser.end();
  return root;
}

/** XML of Office is UTF-8, rarely UTF-16. */
const decodeXml = (bytes: Buffer): string =>
  new TextDecoder(
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8',
  ).decode(bytes);

export const child = (element: Element | undefined, name: string): Element | undefined => element?.children.find((c) => c.name === name);

/** The element at the end of a path of names. */
export const inside = (element: Element | undefined, ...path: string[]): Element | undefined =>
  path.reduce((at: Element | undefined, name) => child(at, name), element);

export const saidBy = (element: Element | undefined, name: string): string | undefined => child(element, name)?.attributes.val;

/** Whether a switch (`<w:vanish/>`) is there and on. */
export const isOn = (element: Element | undefined, name: string): boolean => {
  const found = child(element, name);
  return found !== undefined && !['0', 'false', 'off', 'none'].includes(found.attributes.val ?? '');
};
