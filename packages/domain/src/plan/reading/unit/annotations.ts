import { isName } from '../body/people.ts';
import { lastIn } from '../text/find.ts';
import { rolesOf } from './clauses.ts';
import { andPeople, type LabelRole, labelPatterns } from './labels.data.ts';
import { isArea, isShortName, isUnitName, listMark, type Name, namesIn } from './names.ts';

/** 标注 of a text: who owes it and by when, as its labels, its last bracket or its clauses say, and the pieces that are not the text itself. */
export interface Annotations {
  lead: Name[];
  support: Name[];
  responsible: Name[];
  /** Where deadlines stand after a label: 完成时限：…. */
  deadlines: { from: number; to: number }[];
  /** Pieces of the text that are annotation, in order. */
  cuts: { from: number; to: number }[];
  /** Its units stand after a label, in a bracket of their own or after 由, not only in a sentence. */
  labelled: boolean;
  /** Where the annotation that stands on a line of its own begins, for labels that end a whole group of items. */
  ownLine: number | null;
  open: { from: number; to: number }[];
}

interface Label {
  role: LabelRole;
  from: number;
  /** After the colon. */
  value: number;
  /** Names of persons stand in its value too. */
  people: boolean;
}

const longest = 800;
const mostUnits = 300;

/** Reads what is assigned in `text[from, to)`; inline clauses (市城管局牵头，市公安局配合) are read from `body` on. */
export function annotationsIn(text: string, from: number, to: number, body: number): Annotations {
  const out: Annotations = { lead: [], support: [], responsible: [], deadlines: [], cuts: [], labelled: false, ownLine: null, open: [] };
  const labels = labelsIn(text, from, to);
  for (let k = 0; k < labels.length; k += 1) readLabel(text, labels, k, from, to, out);
  if (labels.length === 0 || out.lead.length + out.support.length + out.responsible.length === 0) lastBrackets(text, from, to, out);
  out.labelled = hasUnits(out);
  out.cuts.sort((a, b) => a.from - b.from);
  for (const { role, names, by } of rolesOf(text, body, to, out.cuts)) {
    add(out, role, names);
    if (by && role !== 'support') out.labelled = true;
  }
  out.cuts.sort((a, b) => a.from - b.from);
  return out;
}

/** Whether there is a unit label in the text at all; the cheap question. */
export const hasUnits = (a: Annotations): boolean => a.lead.length + a.support.length + a.responsible.length > 0;

function add(out: Annotations, role: 'lead' | 'support' | 'responsible', names: readonly Name[]): void {
  for (const name of names) {
    const list = out[name.role ?? role];
    if (list.length < mostUnits && !list.some((other) => other.text === name.text)) list.push(name);
  }
}

/** Labels with their colon: 责任单位：, 【牵头单位】, （配合部门 …）. */
export function labelsIn(text: string, from: number, to: number): Label[] {
  const labels: Label[] = [];
  const piece = text.slice(from, to);
  const look = (at: number, value: number) => {
    const label = labelBefore(text, from, from + at, from + value);
    if (label && (labels.at(-1)?.value ?? -1) <= label.from) labels.push(label);
  };
  const ends: [number, number][] = [];
  for (let i = piece.indexOf(':'); i >= 0; i = piece.indexOf(':', i + 1)) ends.push([i, i + 1]);
  for (let i = piece.indexOf(']'); i >= 0; i = piece.indexOf(']', i + 1)) if (piece[i + 1] !== ':') ends.push([i, i + 1]);
  for (const noun of ['单位为', '部门为', '单位是', '科室为', '时限为', '时间为']) {
    for (let i = piece.indexOf(noun); i >= 0; i = piece.indexOf(noun, i + 1)) ends.push([i + 2, i + 3]);
  }
  if (ends.length > 1) ends.sort((a, b) => a[0] - b[0]);
  for (const [at, value] of ends) look(at, value);
  return labels;
}

const withPeople = new RegExp(`${andPeople}$`, 'u');
const edge = new Set([...' \n\t(;。,)[]、.!:?”"-—*•']);

function labelBefore(text: string, from: number, at: number, value: number): Label | null {
  let end = at;
  if (text[end - 1] === ']' || text[end - 1] === ')') {
    const open = lastIn(text, '[', Math.max(from, end - 14), end);
    if (open >= 0 && text[end - 1] === ']') end -= 1;
  }
  const words = text.slice(Math.max(from, end - 18), end);
  for (const [pattern, role] of labelPatterns) {
    const m = pattern.exec(words);
    if (!m) continue;
    let start = end - m[0].length;
    const before = text[start - 1];
    if (start > from && before !== undefined && !edge.has(before)) {
      // An item's number or 其中, 各 and the like may stand before a label; other words make it a sentence.
      const line = Math.max(lastIn(text, '\n', Math.max(from, start - 6), start) + 1, from);
      if (start - line > 4) {
        // A full label may be run on to the text: …超过95%牵头单位：市爱卫办.
        if (m[0].length < 4 || /[各及和与的由对向明确定为报按以]/u.test(before)) continue;
      } else start = line;
    }
    // 各行业主管部门]: a bracket that ends here holds a label only if it holds nothing else.
    if (text[at] === ']' && text[start - 1] !== '[') return null;
    while (start > from && /[[*]/.test(text[start - 1] ?? '')) start -= 1;
    return { role, from: start, value, people: role !== 'person' && withPeople.test(m[0]) };
  }
  return null;
}

function readLabel(text: string, labels: readonly Label[], k: number, from: number, to: number, out: Annotations): void {
  const label = labels[k] as Label;
  const next = labels[k + 1];
  const bracket = text[label.from - 1] === '(' ? label.from - 1 : enclosing(text, from, label.from, labels, k);
  const limit = Math.min(next ? next.from : to, to, label.value + longest);
  let start = label.value;
  while (start < limit && /[\n\t :]/.test(text[start] ?? '')) start += 1;
  const end = valueEnd(text, start, limit, label.people);
  if (label.role === 'deadline') {
    out.deadlines.push({ from: start, to: end });
  } else if (label.role !== 'person') {
    const clauses = rolesOf(text, start, end, []);
    if (clauses.length > 0) for (const { role, names } of clauses) add(out, role, names);
    else
      add(
        out,
        label.role,
        (label.people ? withoutPeople(namesIn(text, start, end)) : namesIn(text, start, end)).filter((name) => name.text.length <= 30),
      );
  }
  let cutTo = end;
  if (text[cutTo] === ')' && bracket !== null) cutTo += 1;
  else if (bracket !== null && !next && text[cutTo] !== ')') out.open.push({ from: bracket, to: cutTo });
  if (text[cutTo] === ']') cutTo += 1;
  while (cutTo < to && /[。;,、.]/.test(text[cutTo] ?? '')) cutTo += 1;
  if (text[cutTo] === ')' && bracket !== null && cutTo < to) cutTo += 1;
  const cutFrom = bracket !== null && text[label.from - 1] === '(' ? label.from - 1 : label.from;
  if (out.ownLine === null && (text[cutFrom - 1] === '\n' || cutFrom === from)) out.ownLine = cutFrom;
  const last = out.cuts.at(-1);
  if (last && cutFrom <= last.to + 1) last.to = Math.max(last.to, cutTo);
  else out.cuts.push({ from: cutFrom, to: cutTo });
}

/** 市城管局（王明）、市住建局李红: the units alone. */
function withoutPeople(names: readonly Name[]): Name[] {
  return names.flatMap((name) => {
    const bracket = /\(([^()]*)\)$/u.exec(name.text);
    const bare = bracket && !isUnitName(bracket[1] ?? '') ? name.text.slice(0, bracket.index) : name.text;
    const person = [0, 2, 3, 4].find((n) => unitWithPerson(bare, n));
    if (person === undefined) return [];
    const length = bare.length - person;
    return [{ ...name, text: bare.slice(0, length), end: name.start + length }];
  });
}

/** The bracket an earlier label of the same bracket opened: （牵头单位：A。配合单位：B）. */
function enclosing(text: string, from: number, at: number, labels: readonly Label[], k: number): number | null {
  for (let j = k - 1; j >= 0 && j >= k - 6; j -= 1) {
    const label = labels[j] as Label;
    if (text[label.from - 1] !== '(' || label.from - 1 < from) continue;
    let depth = 1;
    for (let i = label.from; i < at; i += 1) {
      if (text[i] === '(') depth += 1;
      else if (text[i] === ')') depth -= 1;
      if (depth === 0) return null;
    }
    return label.from - 1;
  }
  return null;
}

const unitWithPerson = (words: string, n: number): boolean =>
  n === 0 ? isUnitName(words) : isName(words.slice(-n)) && isUnitName(words.slice(0, -n));

/** The words from `at` to the next separator, without the number of a list. */
function nameAfter(text: string, at: number): string {
  const words = text.slice(at, at + 34).replace(/^\s*(?:\d{1,2}[.、]|[\u2460-\u2473]|\(\d{1,2}\))?/u, '');
  return words.split(/[、,;)。\n \d\u2460-\u2473]/u)[0] ?? '';
}

function valueEnd(text: string, start: number, limit: number, people: boolean): number {
  const goesOn = (at: number) => [0, ...(people ? [2, 3, 4] : [])].some((n) => unitWithPerson(nameAfter(text, at), n));
  listMark.lastIndex = start;
  const numbered = listMark.test(text);
  let depth = 0;
  for (let i = start; i < limit; i += 1) {
    const c = text[i];
    if (c === '(' || c === '[') depth += 1;
    else if (c === ')' || c === ']') {
      if (depth === 0) return i;
      depth -= 1;
    } else if (c === '\n' && !/[、,]/.test(text[i - 1] ?? '') && !/[、,]/.test(text[i + 1] ?? '') && !(numbered && goesOn(i + 1))) return i;
    else if (c === '\t') return i;
    else if (c === '。' && depth === 0) return i;
    else if (c === ';' && depth === 0 && !goesOn(i + 1) && !(numbered && text[i + 1] === '\n')) return i;
  }
  return limit;
}

/** （市科委、市财政局）, （甲委、乙局等和各区政府负责）, （市卫健委牵头，各街道配合） at the end of a paragraph. */
function lastBrackets(text: string, from: number, to: number, out: Annotations): void {
  // Behind the title: 整治市容（市城管局、各街道）：….
  const head = text.slice(from, Math.min(to, from + 90)).search(/\)[。:]./u);
  if (head > 0 && !text.slice(from, from + head).includes('。')) {
    const open = openOf(text, from, from + head + 1);
    if (open > from) assigned(text, open, from + head + 1, out);
  }
  for (let end = to; end > from; ) {
    let close = end;
    while (close > from && /[\n。;:,.\s]/.test(text[close - 1] ?? '')) close -= 1;
    const open = text[close - 1] === ')' || text[close - 1] === ']' ? openOf(text, from, close) : -1;
    if (open >= 0 && close - open <= longest) assigned(text, open, close, out);
    const line = lastIn(text, '\n', from, end);
    if (line < from) break;
    end = line;
  }
}

function openOf(text: string, from: number, close: number): number {
  let depth = 0;
  for (let i = close - 1; i >= Math.max(from, close - longest); i -= 1) {
    if (text[i] === ')' || text[i] === ']') depth += 1;
    else if (text[i] === '(' || text[i] === '[') {
      depth -= 1;
      if (depth === 0) return i;
    }
  }
  return -1;
}

const dated =
  /^(?:20\d\d年|[今明本]年)?(?:年底|\d{1,2}月(?:\d{1,2}[日号]|[上中下]旬|底|末)?|第?[一二三四]季度[底末]?|[上下]半年|全年|长期(?:坚持)?|持续(?:推进)?)?(?:之?前|以前|完成|前完成)?$/u;

function assigned(text: string, open: number, close: number, out: Annotations): void {
  const roles = rolesOf(text, open + 1, close - 1, [], true);
  if (roles.length > 0) {
    for (const { role, names } of roles) add(out, role, names);
    if (/[年月底季]/u.test(text.slice(open, close))) out.deadlines.push({ from: open + 1, to: close - 1 });
    out.cuts.push({ from: open, to: close });
    return;
  }
  const all = namesIn(text, open + 1, close - 1);
  // （市城管局，2026年6月底前）: by whom and by when.
  const names = all.filter((name) => !dated.test(name.text));
  const content = text.slice(open + 1, close - 1);
  // 各镇（街道）, 社区（村）: a word in brackets behind a group belongs to its name.
  if (names.length === 1 && /^(?:街道|社区|村|居|镇|乡|[市县区]|居委会|村室|办事处|开发区|园区|街办|街)(?:办|办事处|室)?$/u.test(content))
    return;
  if (names.every((name) => isArea.test(name.text))) return;
  if (names.length === 0 || /[:。;”“《]|^(?:简称|以下|含|见|详见|包括|如|即|附)/u.test(content)) return;
  if (
    names.every((name) => isUnitName(name.text)) ||
    (names.length >= 2 && /等/u.test(content) && names.every((name) => isShortName(name.text)))
  ) {
    add(out, 'responsible', names);
    if (names.length < all.length) out.deadlines.push({ from: open + 1, to: close - 1 });
    out.cuts.push({ from: open, to: close });
  }
}
