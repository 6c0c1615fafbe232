import { type Note, noteOf } from './notes.ts';
import { textProblems } from './text.problems.ts';
import { clean, mostCharacters } from './textBuilder.ts';

type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

const marks: readonly (readonly [mark: readonly number[], encoding: Encoding])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
  [[0x84, 0x31, 0x95, 0x33], 'gb18030'],
];

/** How much of the beginning is weighed. */
const sampled = 64 * 1024;
/** Below this a text is none: what is weighed runs from -1 (broken) to 1 (Chinese as it is written). */
const least = 0.4;

/** Text of a file without format: UTF-8, GB18030 or UTF-16, with a mark or without. Throws a Problem for what is no text. */
export function decode(bytes: Buffer): { text: string; notes: Note[] } {
  const marked = marks.find(([mark]) => mark.every((byte, i) => bytes[i] === byte));
  if (marked) return taken(new TextDecoder(marked[1]).decode(bytes), []);
  const declared = /<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w-]{3,20})/i.exec(
    bytes.toString('latin1', 0, 4096),
  )?.[1];
  const utf8 = strictly(bytes);
  if (utf8 !== undefined && weight(utf8.slice(0, sampled)) > -0.5 && !utf8.includes('\0')) return taken(utf8, []);
  if (declared && /^(?:gbk?|gb2312|gb18030|x-gbk)$/i.test(declared)) return taken(new TextDecoder('gb18030').decode(bytes), []);
  const sample = bytes.subarray(0, sampled);
  const [best] = (['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const)
    .map((encoding) => ({ encoding, weight: weight(new TextDecoder(encoding).decode(sample, { stream: true })) }))
    .sort((a, b) => b.weight - a.weight);
  if (!best || best.weight < least) throw textProblems.notText({});
  return taken(new TextDecoder(best.encoding).decode(bytes), [noteOf('encoding')]);
}

function strictly(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function taken(text: string, notes: Note[]) {
  if (text.length > mostCharacters) throw textProblems.tooMuchText({ characters: mostCharacters });
  return { text: clean(text), notes };
}

/** Characters that every Chinese paper holds and that wrong decoding hardly ever yields. */
const common = new Set('，。、；：“”（）《》的一是在和有不中大人工作会为市部各及与全面加强建设管理单位责任负责任务实施方案要按');

/** How much a text looks like one that people wrote, from -1 to 1. */
function weight(text: string): number {
  if (text.length === 0) return 0;
  let sum = 0;
  for (const c of text) {
    const code = c.codePointAt(0) ?? 0;
    if (common.has(c)) sum += 3;
    else if (code >= 0x4e00 && code <= 0x9fff) sum += 0.5;
    else if (
      (code >= 0x20 && code < 0x7f) ||
      code === 9 ||
      code === 10 ||
      code === 13 ||
      (code >= 0x3000 && code < 0x3020) ||
      (code >= 0xff00 && code < 0xff60)
    )
      sum += 0.8;
    else if (code === 0xfffd || code < 0x20) sum -= 5;
    else if ((code >= 0xac00 && code <= 0xdfff) || (code >= 0xe000 && code <= 0xf8ff) || code > 0xffff) sum -= 2;
    else sum -= 0.3;
  }
  return Math.max(-1, Math.min(1, sum / text.length));
}

/** A page saved from a browser, or a document exported as one. */
export const looksLikeHtml = (text: string): boolean => {
  const start = text.slice(0, 2000);
  return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body|meta|div|table|p)\b/i.test(start);
};
