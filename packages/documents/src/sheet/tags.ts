import { sheetProblems } from './sheet.problems.ts';

/** One opening tag: its name without the prefix, and its attributes as written. */
export interface Tag {
  name: string;
  attributes: string;
}

const tag = /<(\/?)(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)((?:\s+[A-Za-z_][\w.:-]*=(?:"[^"<]*"|'[^'<]*'))*)\s*\/?>/y;
const attribute = /(?:(xmlns):)?(?:[\w.-]+:)?([\w.-]+)=(?:"([^"]*)"|'([^']*)')/g;

/** The reader takes a part in pieces, and goes over what it could not end in one piece again and again: slowly in a tag. */
const longestTag = 16_384;
/** A cell holds 32,767 characters, each of them at most eight long as an entity. */
const longestText = 8 * 32_767;

/**
 * The opening tags of an XML part, in order, in time linear in its length. Whatever the reader after us could understand otherwise
 * is refused: a declaration, a broken tag. Comments and CDATA end where the reader ends them.
 */
export function* tagsOf(xml: string): Generator<Tag> {
  let end = 0;
  for (let at = xml.indexOf('<'); at !== -1; at = xml.indexOf('<', end)) {
    if (at - end > longestText) refuse();
    const close = xml.startsWith('<?', at)
      ? '?>'
      : xml.startsWith('<!--', at)
        ? '-->'
        : xml.startsWith('<![CDATA[', at)
          ? ']]>'
          : undefined;
    if (close !== undefined) {
      const closes = xml.indexOf(close, at);
      end = closes + close.length;
      if (closes === -1 || end - at > longestText) refuse();
    } else {
      tag.lastIndex = at;
      const [whole, slash, name = '', attributes = ''] = tag.exec(xml) ?? refuse();
      if (whole.length > longestTag) refuse();
      end = at + whole.length;
      if (slash === '') yield { name, attributes };
    }
  }
  if (xml.length - end > longestText) refuse();
}

/** Values by name, without prefixes and with entities as they stand; two of one name are refused. */
export function attributesOf(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, declaration, name = '', double, single] of text.matchAll(attribute)) {
    if (declaration !== undefined) continue;
    if (found.has(name)) refuse();
    found.set(name, double ?? single ?? '');
  }
  return found;
}

function refuse(): never {
  throw sheetProblems.damaged({});
}
