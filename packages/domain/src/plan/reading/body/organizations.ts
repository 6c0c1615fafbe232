import type { ReadFlag, ReadMember, ReadOrganization, Span } from '../reading.schema.ts';
import { foldText } from '../text/view.ts';
import { appointments, type Roster, rosterOf } from './people.ts';

/** 组织: the bodies a document sets up, told by their lists of names and by 成立, 组建, 下设. */

const bodyTail =
  '(?:领导小组|领导组|工作小组|协调小组|工作组|指挥部|工作专班|专班|办公室|委员会|联席会议|督导组|督查组|检查组|专项组|保障组|宣传组|指导组|专家组|综合组|考核组|协调组|整治组|工作队|执法队|宣讲团|突击队|分指挥部|推进组|[\\u4e00-\\u9fff]{1,8}组|[\\u4e00-\\u9fff]{1,8}队)(?![长员织])';
const roleLine =
  /^(第[一二]|常务|执行|共同)?(副)?(组长|主任|指挥长|总指挥|指挥|政委|总召集人|召集人|队长|会长|专班长|总督导|班长|总负责人|团长|主任委员|主席)(单位)?$/u;
const memberLine = /^(?:主要)?(?:组员|成员|委员|队员|成员单位|责任人|组成人员)$/u;
const dutyLine = /^(?:主要|工作)?职责(?:任务|分工)?$|^(?:主要任务|工作任务)$/u;

interface Draft {
  name: string;
  parent: string | null;
  members: ReadMember[];
  posts: { text: string; span: Span }[];
  duties: { text: string; span: Span } | null;
  span: Span;
  /** From a caption over a list: its name is firm. */
  listed: boolean;
}

/** Reads all bodies of the source. `sectionAt` says under which title a place stands. */
export function organizationsIn(
  source: string,
  captions: readonly { at: number; end: number; title: string }[],
): { organizations: ReadOrganization[]; flags: ReadFlag[] } {
  const drafts: Draft[] = [];
  const flags: ReadFlag[] = [];
  let caption: { text: string; span: Span } | null = null;
  let open: Draft | null = null;
  let role: ReadMember['role'] | null = null;
  let blank = 0;
  let nextCaption = 0;
  for (let start = 0; start <= source.length; ) {
    let end = source.indexOf('\n', start);
    if (end < 0) end = source.length;
    const size = end - start;
    while ((captions[nextCaption]?.at ?? Infinity) < start) nextCaption += 1;
    const marked = captions[nextCaption];
    const line = size <= 4000 ? foldText(source.slice(start, end)) : '';
    const bare = line.trim();
    if (bare === '') {
      blank += 1;
      if (blank > 2 && role !== null && open && open.members.length > 0) role = null;
    } else {
      const colon = line.indexOf(':');
      const head =
        colon >= 0 && colon <= 24
          ? line
              .slice(0, colon)
              .replace(/[\s*]/gu, '')
              .replace(/^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\d+[.、])/u, '')
          : '';
      const leads = roleLine.exec(head);
      const posts = memberLine.test(head);
      if (leads || (posts && (open !== null || caption !== null))) {
        const content = line.slice(colon + 1);
        const kind: ReadMember['role'] = posts ? 'member' : leads?.[2] || (leads?.[1] === '常务' && leads[2]) ? 'deputy' : 'leader';
        const begins =
          kind === 'leader' &&
          (open === null ||
            (open.members.length > 0 && open.members.some((m) => m.role !== 'leader')) ||
            (caption !== null &&
              caption.span.start > open.span.start &&
              !open.members.some((m) => m.span.start > (caption?.span.start ?? 0))));
        if (open === null || begins) {
          open = draftOf(caption, { start, end });
          if (open) drafts.push(open);
          caption = null;
        }
        role = kind;
        if (open) take(open, rosterOf(content), kind, start + colon + 1, source, flags);
      } else if (dutyLine.test(head) && open) {
        role = null;
        const at = start + colon + 1;
        open.duties = { text: source.slice(at, end).trim(), span: { start: at, end } };
      } else {
        const title = marked && marked.at >= start && marked.at < end ? marked.title : bare;
        const found = captionOf(title);
        if (found) {
          caption = { text: found, span: { start, end } };
          if (marked && marked.at >= start && marked.at < end) role = null;
          if (open && role === null) open = null;
          if (/(?:名单|如下|组成|下设)/u.test(bare) || (marked && marked.at < end)) open = null;
        } else if (role !== null && open) {
          const roster = rosterOf(line);
          const continues = roster.people.length > 0 && !/[。;]/u.test(bare.slice(0, -1)) && bare.length <= 160;
          if (
            continues ||
            (roster.posts.length > 0 && bare.length <= 40 && !/[。:]/u.test(bare) && /(?:书记|主任|长|负责人|负责同志|代表)$/u.test(bare))
          )
            take(open, roster, role, start, source, flags);
          else role = null;
        }
        if (size <= 4000) founded(bare, start + (line.length - line.trimStart().length), drafts, open, captions);
      }
      blank = 0;
    }
    if (size > 4000) longLine(source, start, end, drafts, captions);
    start = end + 1;
  }
  return { organizations: merged(drafts), flags };
}

const listNames =
  /(?:组成人员|成员单位|人员|成员|组成|联络员)?(?:名单|通讯录)(?:及职责)?$|(?:组成)?(?:人员|成员)(?:如下)?$|(?:及|和)?(?:主要)?职责(?:分工)?$/u;
const suffix = new RegExp(`${bodyTail}(?:\\([^()]{1,12}\\))?$`, 'u');

/** The body a caption names: 某某工作专班人员名单, (一)环境卫生组, …决定成立某某领导组。 */
function captionOf(line: string): string | null {
  if (line.length > 160) return null;
  const bare = line
    .replace(
      /^(?:附件?\s?\d{0,2}\s?[:、.]?|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[.、]|\(\d{1,2}\))\s*/u,
      '',
    )
    .replace(/[*\s]/gu, '')
    .replace(/[:。]+$/u, '');
  const set = /(?:成立|组建|设立|调整)(?:了)?([^,。;:成立]{2,40}?(?:领导小组|领导组|指挥部|专班|委员会|工作组))/u.exec(bare);
  if (set) return named(set[1] ?? '');
  const stripped = bare.replace(listNames, '').replace(listNames, '');
  if (stripped.length < 2 || stripped.length > 44 || /[,。;]/u.test(stripped)) return null;
  if (!suffix.test(stripped) && !/办(?:\([^()]{1,12}\))?$/u.test(stripped)) return null;
  if (/^(?:各|由|在|对|要|加强|强化|完善|健全|建立|成立)/u.test(stripped) && !/^(?:成立|建立)/u.test(stripped)) return null;
  return named(stripped);
}

const named = (name: string): string | null => {
  const clean = name
    .replace(/^(?:了|由|的|并|专门的?|相应的?|强有力的|专项的?|\d+个|[一二三四五六七八九十两]+个|以|以及|和|及|设)+/u, '')
    .replace(/^(?:调整充实|充实调整|成立|组建|设立|建立)/u, '')
    .replace(/(?:组成)?(?:人员|成员)?名单$/u, '');
  return clean.length >= 3 && clean.length <= 40 ? clean : null;
};

const draftOf = (caption: { text: string; span: Span } | null, span: Span): Draft | null =>
  caption
    ? { name: caption.text, parent: null, members: [], posts: [], duties: null, span: caption.span, listed: true }
    : { name: '', parent: null, members: [], posts: [], duties: null, span, listed: true };

function take(open: Draft, roster: Roster, role: ReadMember['role'], at: number, source: string, flags: ReadFlag[]): void {
  for (const person of roster.people) {
    const span = { start: at + person.start, end: at + person.end };
    open.members.push({ name: source.slice(span.start, span.end).replace(/\s/gu, ''), position: person.position, role, span });
    open.span = { start: open.span.start, end: Math.max(open.span.end, span.end) };
  }
  for (const post of roster.posts) open.posts.push({ text: post.text, span: { start: at + post.start, end: at + post.end } });
  if (roster.split)
    flags.push({
      kind: 'namesSplit',
      span: { start: at + (roster.people[0]?.start ?? 0), end: at + (roster.people.at(-1)?.end ?? 0) },
      sentence: '姓名连写，已按姓氏断开',
    });
}

const setUp = /(?:成立|组建成立|组建|充实调整|调整充实|组成|下设|设立|内设|抽调[^,。]{0,30}成立)/gu;
const listTail = new RegExp(
  `^(?:了|由)?((?:[^,。;:()]{0,36}?)${bodyTail}(?:\\([^()]{1,12}\\))?(?:(?:和|及|与|、)[^,。;:和及与、]{1,20}?(?:${bodyTail}|办))*)`,
  'u',
);
const vague =
  /^(?:领导小组|工作小组|工作专班|专班|工作组|领导机构|办公室|专门工作组|工作机构|相应.*|各.*|本级.*|.{0,4}机构|办事机构|强有力.*|组织机构|[一二三四五六七八九十\d]+(?:个)?(?:组|办|工作组|专班|专项组|专项工作组|小组|办公室).*)$/u;

/** 成立…领导小组, 下设办公室和综合组、宣传组: bodies told in a sentence. */
function founded(
  sentence: string,
  at: number,
  drafts: Draft[],
  open: Draft | null,
  captions: readonly { at: number; title: string }[],
): void {
  void captions;
  setUp.lastIndex = 0;
  for (let m = setUp.exec(sentence); m; m = setUp.exec(sentence)) {
    const clause = sentence.slice(clauseStart(sentence, m.index), m.index);
    if (
      /(?:各|都要|应当?|可以|鼓励|支持|引导|所在|社区|企业)(?![^,。]{0,12}抽调)[^,。;]{0,20}$/u.test(clause) &&
      !/抽调|下设/u.test(clause + m[0])
    )
      continue;
    if (/(?:关于|《)[^》]{0,30}$/u.test(clause)) continue;
    const rest = sentence.slice(m.index + m[0].length, m.index + m[0].length + 120);
    const by = /^(?:了)?(?:由|以)[^,。;]{2,50}?的(?=[^,。;]{0,30}(?:组|部|班|会|队))/u.exec(rest)?.[0].length ?? 0;
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
      const under = m[0] === '下设' || m[0] === '内设';
      if (!name || (vague.test(name) && !(under && /^办公室$/u.test(name)))) continue;
      const span = { start: at + offset + place, end: at + offset + place + part.length };
      const draft: Draft = {
        name,
        parent: under ? (open?.name ?? parentIn(clause)) : null,
        members: [],
        posts: [],
        duties: null,
        span,
        listed: false,
      };
      if (under || /兼任|担任|任/u.test(sentence.slice(m.index))) {
        if (/^.{0,8}办公室$/u.test(name))
          for (const p of appointments(sentence.slice(m.index, m.index + 300))) {
            draft.members.push({
              name: p.name,
              position: p.position,
              role: p.deputy ? 'deputy' : 'leader',
              span: { start: at + m.index + p.start, end: at + m.index + p.end },
            });
          }
      }
      drafts.push(draft);
    }
  }
}

const parentIn = (clause: string): string | null => new RegExp(`([\\u4e00-\\u9fff]{0,30}${bodyTail})$`, 'u').exec(clause)?.[1] ?? null;

function clauseStart(text: string, at: number): number {
  let i = at;
  while (i > 0 && at - i < 60 && !/[,。;:\n]/u.test(text[i - 1] ?? '')) i -= 1;
  return i;
}

/** A line of more than 4000 characters is read only around its words of founding. */
function longLine(source: string, start: number, end: number, drafts: Draft[], captions: readonly { at: number; title: string }[]): void {
  for (const sign of ['成立', '组建', '组成', '下设', '充实调整']) {
    for (let i = source.indexOf(sign, start); i >= 0 && i < end; i = source.indexOf(sign, i + 40)) {
      const from = Math.max(start, i - 60);
      const piece = foldText(source.slice(from, Math.min(end, i + 160)));
      const local: Draft[] = [];
      founded(piece, from, local, null, captions);
      for (const draft of local) if (!drafts.some((other) => other.span.start === draft.span.start)) drafts.push(draft);
      if (drafts.length > 2000) return;
    }
  }
  drafts.sort((a, b) => a.span.start - b.span.start);
}

/** The same body named twice is one, by its fullest name: the shorter's characters stand in the longer in order, and both end alike. */
function merged(drafts: readonly Draft[]): ReadOrganization[] {
  const out: Draft[] = [];
  for (const draft of drafts.slice(0, 2000)) {
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
  return out.map(({ listed, ...rest }) => rest);
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
