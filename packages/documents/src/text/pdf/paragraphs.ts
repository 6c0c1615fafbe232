import type { Line } from './lines.ts';

/** How a document is set: its margins, its size, and whether its paragraphs begin with an indent. */
interface Setting {
  left: number;
  right: number;
  size: number;
  pitch: number;
  indents: boolean;
}

const begins =
  /^\s*(?:第[一二三四五六七八九十百\d]+[章节条部]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,3}[.．、](?!\d)|[①-⑳]|附件)/;

/** Lines joined to paragraphs, over the ends of pages. A line goes on in the next where it is full and the next is not set in. */
export function paragraphsOf(pages: readonly (readonly Line[])[], settings: Settings): string[] {
  const lines = pages.flat();
  const firsts = new Set(pages.flatMap((page) => page[0] ?? []));
  const paragraphs: string[] = [];
  let text = '';
  /** Where the paragraph's first line begins, and where its others do. */
  let first: Line | undefined;
  let rest: number | undefined;
  let before: Line | undefined;
  for (const line of lines) {
    if (before && first && goesOn(before, line, first, rest, firsts.has(line), settings(line))) {
      text = join(text, line.text);
      rest ??= line.left;
    } else {
      if (text) paragraphs.push(text);
      text = line.text;
      [first, rest] = [line, undefined];
    }
    before = line;
  }
  if (text) paragraphs.push(text);
  return paragraphs;
}

function goesOn(before: Line, line: Line, first: Line, rest: number | undefined, newPage: boolean, set: Setting): boolean {
  const em = set.size;
  if (before.parted || line.parted || Math.abs(before.size - line.size) > 0.1 * em) return false;
  const isApart = !newPage && before.y > line.y && before.y - line.y > set.pitch * 1.7;
  const middle = (set.left + set.right) / 2;
  const isCentred = (l: Line) => Math.abs((l.left + l.right) / 2 - middle) < em && l.left > set.left + em;
  if (before.size > em * 1.15 && isCentred(before) && isCentred(line)) return !isApart;
  if (isApart || before.right < set.right - (1.7 + unbroken(line.text)) * em) return false;
  if (rest !== undefined) return Math.abs(line.left - rest) < 0.8 * em;
  const step = line.left - first.left;
  if (step < -0.8 * em) return true;
  if (step > 0.8 * em) return Math.abs(line.left - first.behind) < 0.5 * em;
  if (first.left > set.left + 0.8 * em) return false;
  return set.indents || !(begins.test(line.text) || /[。；：！？]$/.test(before.text));
}

/** Figures and letters are not broken: how many ems of them, with the marks that cling to them, the line begins with. */
const unbroken = (text: string): number => Math.min(10, (/^[\x21-\x7e≥≤＞＜％]+[，。、；：]?/.exec(text)?.[0].length ?? 0) * 0.6);

export type Settings = (line: Line) => Setting;

/** The setting around a line: columns and sections differ, so only lines that overlap it are asked. */
export function settingsOf(lines: readonly Line[]): Settings {
  const size = commonest(lines.map((l) => [Math.round(l.size * 2) / 2, l.text.length]));
  const body = lines.filter((l) => Math.abs(l.size - size) < 1 && !l.parted);
  const columns = new Map<number, Setting>();
  const pitches = body.flatMap((l, i) => {
    const next = body[i + 1];
    const step = next ? l.y - next.y : 0;
    return next && step > l.size && step < l.size * 4 ? [[Math.round(step), Math.min(l.text.length, next.text.length)] as const] : [];
  });
  const pitch = commonest(pitches) || size * 1.5;
  const starts = body.map((l) => [Math.round(l.left), 1] as const);
  /** Columns begin where many lines do, at least eight characters apart. */
  const counts = new Map<number, number>();
  for (const [at] of starts) counts.set(at, (counts.get(at) ?? 0) + 1);
  const many = [...counts]
    .filter(([, n]) => n >= body.length * 0.1)
    .map(([at]) => at)
    .sort((a, b) => a - b);
  const lefts = many.filter((at, i) => i === 0 || at - (many[i - 1] ?? 0) > size * 8);
  if (lefts.length === 0) lefts.push(body.reduce((a, l) => Math.min(a, l.left), Number.POSITIVE_INFINITY));
  lefts.forEach((left, i) => {
    const until = (lefts[i + 1] ?? Number.POSITIVE_INFINITY) - size;
    const own = body.filter((l) => l.left >= left - size && l.left < until);
    const rights = own.map((l) => l.right).sort((a, b) => a - b);
    const right = rights[Math.floor(rights.length * 0.9)] ?? 0;
    const after = own.filter((_, at) => at > 0 && (own[at - 1]?.right ?? 0) < right - 2 * size);
    const indented = after.filter((l) => l.left > left + 1.4 * size).length;
    columns.set(left, { left, right, size, pitch, indents: indented >= after.length * 0.4 && indented > 0 });
  });
  const whole: Setting = { left: 0, right: 0, size, pitch, indents: false };
  return (line) => columns.get(lefts.findLast((left) => left <= line.left + size) ?? lefts[0] ?? 0) ?? whole;
}

/** The value with the greatest weight. */
function commonest(values: readonly (readonly [value: number, weight: number])[]): number {
  const weights = new Map<number, number>();
  for (const [value, weight] of values) weights.set(value, (weights.get(value) ?? 0) + weight);
  return [...weights].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0];
}

const join = (a: string, b: string) => (/[A-Za-z,;]$/.test(a) && /^[A-Za-z]/.test(b) ? `${a} ${b}` : a + b);
