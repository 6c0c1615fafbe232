import { compoundSurnames, rarity, surnames } from './surnames.data.ts';

/** 人名 in a line of a list, as printed; `[start, end)` in the line. */
export interface Person {
  name: string;
  position: string;
  start: number;
  end: number;
}

const posts =
  /(?:书记|主任|局长|市长|区长|县长|镇长|乡长|部长|秘书长|主席|科长|处长|所长|站长|队长|院长|校长|组长|经理|董事长|行长|台长|社长|委员|干事|科员|干部|常委|专员|司令|政委|总监|会长|理事长|主管|园长|总工|工程师|调研员|领导|负责人|负责同志|代表|同志|成员|医师|支书|指挥长|馆长|总编)/u;

const beginsName = (s: string): boolean => surnames.has(s[0] ?? '') || compoundSurnames.has(s.slice(0, 2));

/** Characters of offices, not of given names. */
const notGiven = new Set([...'市区县镇乡街办局委厅科社副的']);

/** Whether the word is one person's name: a surname and one or two characters. */
export function isName(word: string): boolean {
  if (!/^[\u4e00-\u9fff·]{2,4}$/u.test(word) || posts.test(word)) return false;
  if ([...word.slice(1)].some((c) => notGiven.has(c))) return false;
  if (compoundSurnames.has(word.slice(0, 2))) return word.length >= 3;
  return surnames.has(word[0] ?? '') && word.length <= 3;
}

/** Names printed without separators, by surname: of all ways to cut, the one with most three-character names. Null where there is none. */
export function splitNames(run: string): string[] | null {
  if (!/^[\u4e00-\u9fff]{4,240}$/u.test(run)) return null;
  const best: ({ cost: number; from: number } | undefined)[] = [{ cost: 0, from: 0 }];
  for (let i = 2; i <= run.length; i += 1) {
    for (const length of [3, 2, 4]) {
      const before = best[i - length];
      if (!before) continue;
      const name = run.slice(i - length, i);
      const compound = compoundSurnames.has(name.slice(0, 2)) && length >= 3;
      if (!compound && (length === 4 || !surnames.has(name[0] ?? ''))) continue;
      if ([...name.slice(1)].some((c) => notGiven.has(c))) continue;
      const rare = compound ? 0 : (rarity.get(name[0] ?? '') ?? 1);
      const cost = before.cost + (length === 2 ? 10 : 1) + (length === 4 ? 1 : 0) + rare;
      const now = best[i];
      if (!now || cost < now.cost) best[i] = { cost, from: i - length };
    }
  }
  if (!best[run.length]) return null;
  const names: string[] = [];
  for (let i = run.length; i > 0; ) {
    const from = best[i]?.from ?? 0;
    names.unshift(run.slice(from, i));
    i = from;
  }
  return names;
}

interface Token {
  text: string;
  start: number;
  end: number;
}

/** What a line of a list holds: names with their posts, and posts without names. */
export interface Roster {
  people: Person[];
  posts: Token[];
  /** Names were cut apart by surname. */
  split: boolean;
}

/** 张三  市委书记, 张三（市委书记）、李四, 张三李四王五, 各街道党工委书记. */
export function rosterOf(line: string): Roster {
  const out: Roster = { people: [], posts: [], split: false };
  for (const token of tokens(line)) {
    const holder = out.people.at(-1);
    // 市委常委、常务副市长: what follows a post without a blank is a post of the same person.
    if (
      holder &&
      holder.position !== '' &&
      out.posts.length === 0 &&
      /[、,]/u.test(line[token.start - 1] ?? '') &&
      posts.test(token.text) &&
      !/\(/u.test(token.text)
    ) {
      holder.position = `${holder.position}、${token.text}`;
      continue;
    }
    const bracket = /^([\u4e00-\u9fff·]{2,4})\(([^()]*)\)?$/u.exec(token.text);
    if (bracket && isName(bracket[1] ?? '')) {
      out.people.push({
        name: bracket[1] ?? '',
        position: (bracket[2] ?? '').trim(),
        start: token.start,
        end: token.start + (bracket[1] ?? '').length,
      });
      continue;
    }
    if (isName(token.text) && !/^(?:市委|区委|县委)/u.test(token.text)) {
      out.people.push({ name: token.text.replace(/\s/g, ''), position: '', start: token.start, end: token.end });
      continue;
    }
    const names = token.text.length >= 4 && !posts.test(token.text) ? splitNames(token.text) : null;
    if (names && names.length >= 2) {
      let at = token.start;
      for (const name of names) {
        out.people.push({ name, position: '', start: at, end: at + name.length });
        at += name.length;
      }
      out.split = true;
      continue;
    }
    const before = out.people.at(-1);
    const glued = before && before.position === '' && out.posts.length === 0 ? null : gluedName(token);
    if (glued && !(before && /^[\u4e00-\u9fff]{2,8}(?:委|社区|办|局|站|所)/u.test(token.text) && !isName(token.text.slice(0, 2)))) {
      out.people.push(glued);
      continue;
    }
    const last = out.people.at(-1);
    if (last && out.posts.length === 0 && posts.test(token.text) && !/^各/u.test(token.text)) {
      last.position = last.position === '' ? token.text : `${last.position} ${token.text}`;
    } else if (last && last.position === '' && /[局委办部会院所站]$/u.test(token.text)) last.position = token.text;
    else if (token.text.length >= 2) out.posts.push(token);
  }
  return out;
}

/** 陈远党工委副书记: a name and a post run together. */
function gluedName(token: Token): Person | null {
  const { text } = token;
  if (text.length < 4 || !posts.test(text) || !beginsName(text)) return null;
  for (const length of compoundSurnames.has(text.slice(0, 2)) ? [4, 3] : [3, 2]) {
    const rest = text.slice(length);
    if (
      isName(text.slice(0, length)) &&
      /^(?:\(|市|区|县|镇|乡|街|党|副|办|局|省|州|旗|委|村|社|同志|[\u4e00-\u9fff]{2,12}(?:局|办|委|所|站|中心|社区|街道|镇|部|会|院|公司|队))/u.test(
        rest,
      )
    ) {
      return { name: text.slice(0, length), position: rest.replace(/^\(|\)$/gu, ''), start: token.start, end: token.start + length };
    }
  }
  return null;
}

/** Words of a line; 陈  鹏 is one word, and what stands in brackets belongs to the word before. */
function tokens(line: string): Token[] {
  const out: Token[] = [];
  let depth = 0;
  let start = -1;
  for (let i = 0; i <= line.length; i += 1) {
    const c = line[i] ?? ' ';
    if (c === '(') depth += 1;
    const separates = (/[\s、,;。\t]/u.test(c) && depth === 0) || i === line.length;
    if (c === ')') depth = Math.max(0, depth - 1);
    if (separates) {
      if (start >= 0) out.push({ text: line.slice(start, i), start, end: i });
      start = -1;
    } else if (start < 0) start = i;
  }
  const joined: Token[] = [];
  for (let k = 0; k < out.length; k += 1) {
    const token = out[k] as Token;
    const next = out[k + 1];
    const gap = next ? line.slice(token.end, next.start) : '';
    if (next && token.text.length === 1 && surnames.has(token.text) && next.text.length === 1 && /^\s+$/u.test(gap)) {
      joined.push({ text: token.text + next.text, start: token.start, end: next.end });
      k += 1;
    } else if (next && token.text.length === 1 && surnames.has(token.text) && /^[\u4e00-\u9fff]\(/u.test(next.text) && /^\s+$/u.test(gap)) {
      joined.push({ text: token.text + next.text, start: token.start, end: next.end });
      k += 1;
    } else joined.push(token);
  }
  return joined;
}

const appointed = /(?:同志)?(?:分别)?(?:兼任|担任|任|为)([^,。;]{0,14}?)(副?(?:主任|组长|指挥长|总指挥|队长|召集人))/gu;

/** 某某同志兼任办公室主任，市长某某任组长，某某和某某任副主任: the names are looked for from the verb leftwards. */
export function appointments(sentence: string): (Person & { deputy: boolean })[] {
  const out: (Person & { deputy: boolean })[] = [];
  for (const part of sentence.matchAll(appointed)) {
    const position = part[2] ?? '';
    let end = part.index;
    const found: (Person & { deputy: boolean })[] = [];
    for (let k = 0; k < 12 && end > 0; k += 1) {
      const from = Math.max(0, end - 30);
      const words =
        sentence
          .slice(from, end)
          .split(/[、和与及,。;:(]/u)
          .at(-1) ?? '';
      const name = nameAtEnd(words.replace(/同志$/u, ''));
      if (name === '') break;
      const start = end - words.length + words.lastIndexOf(name);
      found.unshift({ name, position, start, end: start + name.length, deputy: position.startsWith('副') });
      end = end - words.length - 1;
      if (words.replace(/同志$/u, '') !== name || !/[、和与及]/u.test(sentence[end] ?? '')) break;
    }
    out.push(...found);
  }
  return out;
}

/** The name a phrase ends with: 市长张三丰 → 张三丰. */
function nameAtEnd(words: string): string {
  if (isName(words)) return /[组办室处]$/u.test(words) ? '' : words;
  const m = /(?:长|主任|书记|由|委员|主席|代表|局长)([\u4e00-\u9fff]{2,4})$/u.exec(words);
  return m && isName(m[1] ?? '') ? (m[1] ?? '') : '';
}
