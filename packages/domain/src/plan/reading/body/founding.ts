import type { ReadMember, ReadOrganization, Span } from '../reading.schema.ts';
import { foldText } from '../text/view.ts';
import { appointments } from './people.ts';

/** 组织 that a sentence sets up: 成立…领导小组, 组建7个督导组, 下设办公室和宣传组. */

/** What the name of a body ends with. */
export const bodyTail =
  '(?:领导小组|领导组|工作小组|协调小组|工作组|指挥部|工作专班|专班|办公室|委员会|联席会议|督导组|督查组|检查组|专项组|保障组|宣传组|指导组|专家组|综合组|考核组|协调组|整治组|工作队|执法队|宣讲团|突击队|分指挥部|推进组|[\\u4e00-\\u9fff]{1,8}组|[\\u4e00-\\u9fff]{1,8}队)(?![长员织])';

/** A document sets up no more than this. */
const mostBodies = 1000;

/** A body while it is read. */
export interface Draft {
  name: string;
  parent: string | null;
  members: ReadMember[];
  posts: { text: string; span: Span }[];
  duties: { text: string; span: Span } | null;
  span: Span;
  /** From a caption over a list: its name is firm. */
  listed: boolean;
}

/** The name of a body without what counts or praises it: 7个创卫督导组 → 创卫督导组. */
export const named = (name: string): string | null => {
  const clean = name
    .replace(/^[“"]+/u, '')
    .replace(/\([^()]*(?:名单|附|简称|以下|详见|见)[^()]*\)/gu, '')
    .replace(/^(?:了|由|的|并|专门的?|相应的?|强有力的|专项的?|\d+个|[一二三四五六七八九十两]+个|以|以及|和|及|设)+/u, '')
    .replace(/^(?:调整充实|充实调整|成立|组建|设立|建立)/u, '')
    .replace(/(?:组成)?(?:人员|成员)?名单$/u, '');
  return clean.length >= 3 && clean.length <= 40 ? clean : null;
};

const setUp = /(?:成立|组建成立|组建|充实调整|调整充实|组成|下设|设立|内设|抽调[^,。]{0,30}成立)/gu;
const listTail = new RegExp(
  `^(?:了|由)?((?:[^,。;:()]{0,36}?)${bodyTail}(?:\\([^()]{1,12}\\))?(?:(?:和|及|与|、)[^,。;:和及与、]{1,20}?(?:${bodyTail}|办))*)`,
  'u',
);
const vague =
  /^(?:领导小组|工作小组|工作专班|专班|工作组|领导机构|办公室|专门工作组|工作机构|相应.*|各.*|本级.*|.{0,4}机构|办事机构|强有力.*|组织机构|[一二三四五六七八九十\d]+(?:个)?(?:组|办|工作组|专班|专项组|专项工作组|小组|办公室).*)$/u;

/** 成立…领导小组, 下设办公室和综合组、宣传组: bodies told in a sentence. */
export function founded(sentence: string, at: number, drafts: Draft[], open: Draft | null): void {
  if (drafts.length >= mostBodies) return;
  setUp.lastIndex = 0;
  let after = -1;
  for (let m = setUp.exec(sentence); m; m = setUp.exec(sentence)) {
    // 成立成立…: a verb right behind another sets up nothing of its own.
    if (m.index === after) {
      after += m[0].length;
      continue;
    }
    after = m.index + m[0].length;
    const clause = sentence.slice(clauseStart(sentence, m.index), m.index);
    if (
      /(?:各|都要|应当?|可以|鼓励|支持|引导|所在|社区|企业)(?![^,。]{0,12}抽调)[^,。;]{0,20}$/u.test(clause) &&
      !/抽调|下设/u.test(clause + m[0])
    )
      continue;
    if (/(?:关于|《)[^》]{0,30}$/u.test(clause)) continue;
    const rest = sentence.slice(m.index + m[0].length, m.index + m[0].length + 120);
    const under = m[0] === '下设' || m[0] === '内设';
    const owner = open?.name ?? parentIn(clause) ?? drafts.at(-1)?.name ?? null;
    drafts.push(...groupsOf(rest, at + m.index + m[0].length, under ? owner : null));
    const by =
      /^(?:了)?(?:由|以)(?:[^,。;]{2,50}?|[^。;]{2,110}?(?:成员|组长|组成|参加|主任))的(?=[^,。;]{0,30}(?:组|部|班|会|队))/u.exec(rest)?.[0]
        .length ?? 0;
    const list = listTail.exec(rest.slice(by));
    if (!list) continue;
    const offset = m.index + m[0].length + by + (list[0].length - (list[1] ?? '').length);
    let from = 0;
    for (const part of (list[1] ?? '').split(/(?:和|及|与|、)(?=[^、和及与]{1,20}(?:组|办|办公室|部|专班|会|队)(?:\(|$|、|和|及|与))/u)) {
      const place = (list[1] ?? '').indexOf(part, from);
      from = place + part.length;
      const name = named(
        part
          .replace(/^.*?(?:任(?:总督导|组长|指挥长|总指挥|主任|副组长|和|、)*(?:的))/u, '')
          .replace(/^(?:[\u4e00-\u9fff]{0,14}的)(?=[\u4e00-\u9fff]{4,})/u, ''),
      );
      if (!name || (vague.test(name) && !(under && /^办公室$/u.test(name)))) continue;
      const span = { start: at + offset + place, end: at + offset + place + part.length };
      const draft: Draft = {
        name,
        parent: under ? owner : null,
        members: [],
        posts: [],
        duties: null,
        span,
        listed: false,
      };
      // Named in the sentence itself: 成立由市长某某任组长的…, 下设办公室，由某某兼任主任.
      if (by > 0) draft.members.push(...appointedIn(sentence, m.index, m.index + m[0].length + by, at));
      else if (/^.{0,8}办公室$/u.test(name)) draft.members.push(...appointedIn(sentence, m.index, m.index + 300, at));
      drafts.push(draft);
    }
  }
}

const groupList = /^[^,。;:()]{0,40}?(?:组|专班|队|机构|部)(?:\(([^()。]{6,160})\)|(?::|,?(?:即|分别为|分别是)):?([^。;:()]{6,160}))/u;

/** 下设四个专项小组：综合协调组、环境整治组、…: groups counted first and named behind. */
function groupsOf(rest: string, at: number, parent: string | null): Draft[] {
  const m = groupList.exec(rest);
  const list = m?.[1] ?? m?.[2];
  if (!m || list === undefined) return [];
  let from = m[0].lastIndexOf(list);
  const out: Draft[] = [];
  for (const name of list.split(/[、,]|以?[和及](?=[\u4e00-\u9fff]{2,12}(?:组|办公室|专班|队|部|中心)(?:[、,]|$))/u)) {
    if (!/^[\u4e00-\u9fff“”()]{2,16}(?:组|办公室|专班|队|部|中心)$/u.test(name)) return [];
    from = rest.indexOf(name, from);
    out.push({
      name,
      parent,
      members: [],
      posts: [],
      duties: null,
      span: { start: at + from, end: at + from + name.length },
      listed: false,
    });
    from += name.length;
  }
  return out.length >= 2 ? out : [];
}

/** Who is appointed in `sentence[from, to)`; `at` is where the sentence stands in the source. */
const appointedIn = (sentence: string, from: number, to: number, at: number): ReadMember[] =>
  appointments(sentence.slice(from, to)).map((p) => ({
    name: p.name,
    position: p.position,
    role: p.deputy ? ('deputy' as const) : ('leader' as const),
    span: { start: at + from + p.start, end: at + from + p.end },
  }));

const parentIn = (clause: string): string | null => new RegExp(`([\\u4e00-\\u9fff]{0,30}${bodyTail})$`, 'u').exec(clause)?.[1] ?? null;

function clauseStart(text: string, at: number): number {
  let i = at;
  while (i > 0 && at - i < 60 && !/[,。;:\n]/u.test(text[i - 1] ?? '')) i -= 1;
  return i;
}

const signs = /成立|组建|组成|下设|充实调整/gu;

/** The bodies founded in a long line: only what stands around such words is looked at. */
export function foundedIn(source: string, start: number, end: number, drafts: Draft[]): void {
  let done = start;
  for (const m of source.slice(start, end).matchAll(signs)) {
    const at = start + m.index;
    if (at < done) continue;
    if (drafts.length >= mostBodies) return;
    const from = Math.max(done, at - 60);
    const to = Math.min(end, at + 160);
    founded(foldText(source.slice(from, to)), from, drafts, null);
    done = to;
  }
}

/** The same body named twice is one, by its fullest name: the shorter's characters stand in the longer in order, and both end alike. */
export function merged(drafts: readonly Draft[]): ReadOrganization[] {
  const out: Draft[] = [];
  for (const draft of drafts.slice(0, mostBodies)) {
    if (draft.name === '' && draft.members.length === 0) continue;
    const same = out.find((other) => alike(other, draft));
    if (!same) {
      out.push({ ...draft, name: draft.name || '领导小组' });
      continue;
    }
    if (draft.name.length > same.name.length && !same.listed) same.name = draft.name;
    if (draft.listed && !same.listed) {
      same.span = draft.span;
      same.listed = true;
    }
    if (same.members.length === 0) same.members = draft.members;
    if (same.posts.length === 0) same.posts = draft.posts;
    same.duties ??= draft.duties;
    same.parent ??= draft.parent;
  }
  const full = (parent: string | null) =>
    parent === null ? null : (out.find((o) => o.name === parent || o.name.endsWith(parent))?.name ?? parent);
  return out.map(({ listed, ...rest }) => ({ ...rest, parent: full(rest.parent) }));
}

function alike(a: Draft, b: Draft): boolean {
  if (a.name === b.name) return a.members.length === 0 || b.members.length === 0 || (a.parent === b.parent && sameMembers(a, b));
  if (a.listed && b.listed) return false;
  const [long, short] = a.name.length >= b.name.length ? [a.name, b.name] : [b.name, a.name];
  const tail = /(?:领导小组|领导组|指挥部|专班|委员会|办公室|工作组)$/u.exec(short)?.[0];
  if (!tail || !long.endsWith(tail) || short.length < tail.length) return false;
  let k = 0;
  for (const c of long) if (c === short[k]) k += 1;
  return k === short.length;
}

const sameMembers = (a: Draft, b: Draft): boolean => a.members.map((m) => m.name).join() === b.members.map((m) => m.name).join();
