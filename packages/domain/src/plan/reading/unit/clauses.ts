import { lastIn } from '../text/find.ts';
import { isShortName, isUnitName, type Name, namesIn } from './names.ts';

/** 分工 said in a clause: 市城管局牵头，市住建局、市公安局配合; 由市卫健委负责. */
export interface Assignment {
  role: 'lead' | 'support' | 'responsible';
  names: Name[];
  /** After the verb. */
  end: number;
  /** Said with 由: 由市城管局牵头. */
  by: boolean;
}

const verb = /牵头|配合|协助|协办|参与|负责|落实|实施|承办|指导/gu;
const between =
  /(?:共同|分别|具体|密切|积极|主动|相互|互相|分工|联合|协同|要|应|应当|必须|协调|统一|总|全面|按照?(?:各自)?(?:职责|职能|责任)(?:分工)?|根据(?:各自)?职责(?:分工)?|,|组织)*$/u;
const stops = new Set([...'。;:!?\n\t([]“”《》']);

/** The assignments in `text[from, to)`, outside `cuts`. Only names that nothing but their form could make units count. */
export function rolesOf(
  text: string,
  from: number,
  to: number,
  cuts: readonly { from: number; to: number }[],
  trusted = false,
): Assignment[] {
  const out: Assignment[] = [];
  let done = from;
  let cut = 0;
  for (const m of text.slice(from, to).matchAll(verb)) {
    const at = from + m.index;
    while ((cuts[cut]?.to ?? Infinity) <= at) cut += 1;
    if (at < done || at >= (cuts[cut]?.from ?? Infinity)) continue;
    const found = assignment(text, Math.max(done, at - 400, from), at, m[0], to, out.at(-1) ?? null, trusted);
    if (!found) continue;
    out.push(found);
    done = found.end;
  }
  return out;
}

function assignment(
  text: string,
  from: number,
  at: number,
  word: string,
  to: number,
  before: Assignment | null,
  trusted: boolean,
): Assignment | null {
  const after = text.slice(at + word.length, Math.min(to, at + word.length + 4));
  const ended = after === '' || /^[,。;)\]\n、]/u.test(after);
  const role = roleOf(word, text, from, at, ended, before);
  if (!role) return null;
  let start = at;
  let depth = 0;
  while (start > from) {
    const c = text[start - 1] ?? '';
    if (c === ')') depth += 1;
    else if (c === '(' && depth > 0) depth -= 1;
    else if (stops.has(c)) break;
    start -= 1;
  }
  const adverbs = between.exec(text.slice(Math.max(start, at - 16), at))?.[0] ?? '';
  const end = at - adverbs.length;
  const by = lastIn(text, '由', start, end);
  // 由分管副市长牵头，市城管局具体负责: what 由 said has ended.
  const over = /(?:牵头|挂帅|负责|配合|协助|参与|指导|协调|统筹|督办),/u.test(text.slice(by, end));
  const spoken = by >= start && !over && !/[自理缘]/u.test(text[by - 1] ?? '') ? by : -1;
  const list = spoken >= 0 ? spoken + 1 : listStart(text, start, end);
  if (list >= end) return null;
  if (/^(?:的|人|同志|者)/u.test(after)) return null;
  const names = namesIn(text, list, end);
  if (names.length === 0 || names.length > 60) return null;
  const words = text.slice(list, end);
  const etc = /等(?:各?(?:有关|相关|职能)?)(?:部门|单位|科室)?$/u.test(words);
  if (
    !names.every(
      (n) => isUnitName(n.text) || (trusted && ended && isShortName(n.text)) || (etc && names.length >= 2 && isShortName(n.text)),
    )
  )
    return null;
  if (role.weak && names.length < 2) return null;
  if (role.subject && !(names.every((n) => isOffice.test(n.text)) && divided(text, list, at, to))) return null;
  // A slogan, not a unit: 政府组织、部门配合.
  if (text[start - 1] === '“' || names.every((n) => /^(?:部门|单位|政府|社会|社区|企业|群众|机构|学校|村|市|县|区|省)$/u.test(n.text)))
    return null;
  const tail = /^(?:负责|落实|实施|组织实施|抓好落实|推进)/u.exec(text.slice(at + word.length, at + word.length + 6));
  return { role: role.role, names, by: spoken >= 0, end: at + word.length + (tail?.[0].length ?? 0) };
}

/** An office by its own name: no 各街道, no 有关部门. */
const isOffice =
  /^(?!各|有关|相关|全|本|所在)[\u4e00-\u9fff]{2,}(?:局|委|委员会|办|办公室|中心|大队|支队|中队|集团|公司|厅|处|街道|街道办事处|站|所)(?:\([^()]{1,16}\))?$/u;

/** 环卫中心负责日常作业，住建局负责督促工地: work divided among two at least; one office alone is the subject of a sentence. */
function divided(text: string, list: number, at: number, to: number): boolean {
  if (list > 0 && !/[,;。\n:()]/u.test(text[list - 1] ?? '')) return false;
  const other = /[\u4e00-\u9fff]{2,14}负责(?=[\u4e00-\u9fff]{2})/u;
  const behind =
    text
      .slice(at, Math.min(to, at + 60))
      .split(/[。\n]/u)[0]
      ?.split(/[,;]/u)
      .slice(1) ?? [];
  const ahead =
    text
      .slice(Math.max(0, list - 60), list)
      .split(/[。\n]/u)
      .at(-1)
      ?.split(/[,;]/u) ?? [];
  return [...behind, ...ahead].some((clause) => clause.search(other) === 0);
}

/** The role of a verb, and whether a list of two is needed to believe it. */
function roleOf(
  word: string,
  text: string,
  from: number,
  at: number,
  ended: boolean,
  before: Assignment | null,
): { role: Assignment['role']; weak: boolean; subject?: boolean } | null {
  const led = before !== null && at - before.end < 200 && !text.slice(before.end, at).includes('。');
  const by = text.slice(Math.max(from, at - 200), at).search(/(?:^|[,。;:(\n])由[^,。;]{2,}$/u) >= 0;
  const next = text.slice(at + word.length, at + word.length + 2);
  switch (word) {
    case '牵头':
      return { role: 'lead', weak: false };
    case '配合':
    case '协助':
    case '协办':
    case '参与':
      if (!ended) return null;
      return { role: 'support', weak: !led && !by && /(?:要|应|相互|积极|密切|主动)$/u.test(text.slice(Math.max(from, at - 2), at)) };
    case '负责':
      if (ended || by || next === '落实' || next === '实施' || next === '组织') return { role: 'responsible', weak: false };
      return /^[\u4e00-\u9fff]{2}/u.test(next) ? { role: 'responsible', weak: false, subject: true } : null;
    case '指导':
    case '落实':
    case '实施':
    case '承办':
      return ended && (led || by) ? { role: 'responsible', weak: false } : null;
    default:
      return null;
  }
}

/** Where the list before the verb begins: after the last comma whose left side is no name. */
function listStart(text: string, start: number, end: number): number {
  let from = end;
  let depth = 0;
  for (let i = end - 1; i >= start; i -= 1) {
    const c = text[i];
    if (c === ')') depth += 1;
    else if (c === '(') depth -= 1;
    else if (depth === 0 && c === ',') {
      const left =
        text
          .slice(Math.max(start, i - 30), i)
          .split(/[、,]/u)
          .at(-1) ?? '';
      from = i + 1;
      if (!isUnitName(left)) return from;
      continue;
    }
    if (i === start) from = start;
  }
  return from === end ? start : from;
}
