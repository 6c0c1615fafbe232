import type { ReadFlag, ReadMember, ReadOrganization, Span } from '../reading.schema.ts';
import { foldText } from '../text/view.ts';
import { bodyTail, type Draft, founded, foundedIn, merged, named } from './founding.ts';
import { type Roster, rosterOf } from './people.ts';

/** 组织: the bodies a document sets up, told by their lists of names and by 成立, 组建, 下设. */

const roleLine =
  /^(第[一二]|常务|执行|共同)?(副)?(组长|主任|指挥长|总指挥|指挥|政委|总召集人|召集人|队长|会长|专班长|总督导|班长|总负责人|团长|主任委员|主席)(单位)?$/u;
const memberLine = /^(?:主要)?(?:组员|成员|委员|队员|成员单位|责任人|组成人员)$/u;
/** 组  长  王明  市长: a role with blanks or a tab where the colon would be. */
const spacedRole =
  /^\s*((?:第[一二]|常务|执行)?(?:副\s*)?(?:组\s*长|主\s*任|指\s*挥\s*长|总\s*指\s*挥|队\s*长)|成\s*员)\s+(?=[\u4e00-\u9fff]{1,4}(?:\s|\(|$))/u;
const dutyLine = /^(?:主要|工作)?职责(?:任务|分工)?$|^(?:主要任务|工作任务)$/u;

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
      const spaced = colon < 0 || colon > 24 ? spacedRole.exec(line) : null;
      const content = spaced ? spaced[0].length : colon + 1;
      const head = spaced
        ? (spaced[1] ?? '').replace(/\s/gu, '')
        : colon >= 0 && colon <= 24
          ? line
              .slice(0, colon)
              .replace(/[\s*]/gu, '')
              .replace(/^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\d+[.、])/u, '')
          : '';
      const leads = roleLine.exec(head);
      const posts = memberLine.test(head);
      if (leads || (posts && (open !== null || caption !== null))) {
        const kind: ReadMember['role'] = posts ? 'member' : leads?.[2] && !leads[1]?.startsWith('第') ? 'deputy' : 'leader';
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
        if (open) take(open, rosterOf(line.slice(content)), kind, start + content, source, flags);
      } else if (dutyLine.test(head) && open) {
        role = null;
        const at = start + colon + 1;
        open.duties = { text: source.slice(at, end).trim(), span: { start: at, end } };
      } else {
        const title = marked && marked.at >= start && marked.at < end ? marked.title : bare;
        const found = captionOf(title);
        const heading = marked !== undefined && marked.at >= start && marked.at < end;
        const roster = role !== null && open && !heading && size <= 4000 ? rosterOf(line) : null;
        if (roster && open && role && goesOn(bare, roster)) take(open, roster, role, start, source, flags);
        else {
          role = found && !heading && open ? role : null;
          if (found) {
            caption = { text: found, span: { start, end } };
            if (heading || role === null || /(?:名单|如下|组成|下设)/u.test(bare)) {
              open = null;
              role = null;
            }
          }
        }
        if (size <= 4000) founded(bare, start + (line.length - line.trimStart().length), drafts, open);
      }
      blank = 0;
    }
    if (size > 4000) foundedIn(source, start, end, drafts);
    start = end + 1;
  }
  return { organizations: merged(drafts), flags };
}

/** Whether a line goes on with the list above it: names, or posts without names. */
function goesOn(bare: string, roster: Roster): boolean {
  if (bare.length > 160 || /[。;]./u.test(bare) || /下设|设在|同志|负责(?!人|同志)|,.*。$/u.test(bare)) return false;
  if (roster.people.length > 0) return true;
  return roster.posts.length > 0 && bare.length <= 40 && !/[。:]/u.test(bare) && /(?:书记|主任|长|负责人|负责同志|代表)$/u.test(bare);
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
