import type { Node, Outline } from '../number/outline.ts';
import { annexKinds, type TitleKind, titleKinds } from './kinds.data.ts';

/** An item of the outline with its title and what it is for. */
export interface Part {
  node: Node;
  /** The title's place in the view; the text after it is the body. */
  titleEnd: number;
  title: string;
  kind: TitleKind | 'annex' | 'plain';
  /** What its own words say, without what it has from above. */
  own: TitleKind | null;
  /** Its first line is a title of its own. */
  titled: boolean;
  parent: Part | null;
  children: Part[];
}

/** What stands in each part: its own title tells, else the part above it. */
export function partsOf(text: string, outline: Outline): Part[] {
  const parts = new Map<Node, Part>();
  const all: Part[] = [];
  for (const node of outline.nodes) {
    const parent = node.parent ? (parts.get(node.parent) ?? null) : null;
    const { titleEnd, title: words, titled } = titleOf(text, node);
    const title = words.replace(/[:。;]+$/u, '');
    const told = node.kind === 'annex' ? kindOf(title, annexKinds) : kindOf(title, titleKinds);
    // 时间安排 by areas and quarters is a list of work.
    const matrix =
      told === 'phases' && node.children.some((child) => child.children.some((c) => c.kind === 'period' || c.kind === 'quarter'));
    const staged =
      told === 'tasks' &&
      /安排$/u.test(title) &&
      node.children.every((child) => /阶段/u.test(text.slice(child.textStart, child.textStart + 16)));
    const own =
      told === 'requirements' && setsUp(text, node, title)
        ? 'organizations'
        : matrix
          ? 'tasks'
          : staged && node.children.length > 0
            ? 'phases'
            : told;
    const part: Part = { node, titleEnd, title, titled, own, kind: inherited(node, own, parent), parent, children: [] };
    parts.set(node, part);
    parent?.children.push(part);
    all.push(part);
  }
  return all;
}

/** 组织领导 that sets up a leading group is about the group, not a requirement. */
function setsUp(text: string, node: Node, title: string): boolean {
  if (!/^组织(?:领导|机构)/u.test(title) || node.children.length > 0) return false;
  return /成立[^。\n]{0,120}(?:领导小组|指挥部|专班)|(?:^|\n)(?:总?指挥|组)长[:(]/u.test(
    text.slice(node.textStart, Math.min(node.end, node.textStart + 300)),
  );
}

function inherited(node: Node, own: TitleKind | null, parent: Part | null): Part['kind'] {
  if (node.kind === 'annex') return own ?? 'annex';
  if (node.kind === 'stage') return 'phases';
  const above = parent?.kind ?? 'plain';
  if (
    parent === null ||
    above === 'annex' ||
    parent.node.kind === 'part' ||
    parent.node.kind === 'chapter' ||
    parent.node.kind === 'section'
  )
    return own ?? (above === 'annex' ? 'plain' : above);
  if (above === 'plain') return own === null || own === 'requirements' || own === 'background' ? 'plain' : own;
  // Below a part that is no work, only goals and the like may differ; below work, a title like 加强组织领导 is a piece of that work.
  if (above === 'ideology' || above === 'goals') return own === 'goals' || own === 'ideology' ? own : above;
  if (above === 'tasks' && parent.node.kind === 'annex') return own ?? 'tasks';
  return above;
}

function kindOf(title: string, kinds: readonly [RegExp, TitleKind][]): TitleKind | null {
  const bare = title.replace(/^[“"《(]+|[。:,;、”"》)]+$/gu, '');
  if (bare === '' || bare.length > 60) return null;
  return kinds.find(([pattern]) => pattern.test(bare))?.[1] ?? null;
}

const vocabulary =
  /^(?:指导思想|总体要求|总体思路|基本原则|工作原则|总体目标|工作目标|创建目标|主要目标|目标任务|目标要求|主要任务|重点任务|工作任务|工作内容|工作重点|主要措施|工作措施|任务分工|组织机构|组织领导|实施步骤|工作步骤|进度安排|时间安排|工作要求|保障措施|组织保障|组织实施|有关要求)(?![\u4e00-\u9fff]{0,6}[。\n])/u;

/** 标题: a first line, or the words up to the first stop, or known words at the head of a text without breaks. */
function titleOf(text: string, node: Node): { titleEnd: number; title: string; titled: boolean } {
  const from = node.kind === 'annex' && text[node.textStart] === '\n' ? node.textStart + 1 : node.textStart;
  const end = node.ownEnd < 0 ? node.end : node.ownEnd;
  const own = text.slice(from, Math.min(end, from + 120));
  const known = vocabulary.exec(own);
  const line = own.indexOf('\n');
  if (line >= 0 && line <= 60) {
    const first = own.slice(0, line);
    const stop = first.search(/[。;:!]./u);
    if (stop < 0 && !/[)\]]$/u.test(first)) return { titleEnd: from + line, title: first, titled: true };
    if (stop < 0 && first.length <= 40) return { titleEnd: from + line, title: first, titled: true };
  }
  if (known && (line < 0 || line > 60 || known[0].length < line)) {
    const after = own[known[0].length];
    if (after === undefined || !/[,、和与及]/u.test(after)) return { titleEnd: from + known[0].length, title: known[0], titled: true };
  }
  const stop = own.search(/[。:!\n]|[,]?20\d\d年\d{1,2}月/u);
  if (stop > 0 && stop <= 60) {
    const title = own.slice(0, stop);
    return { titleEnd: from + stop + (/[。:!]/u.test(own[stop] ?? '') ? 1 : 0), title, titled: false };
  }
  if (node.children.length > 0 && end - from <= 60) return { titleEnd: end, title: own.slice(0, end - from), titled: true };
  return { titleEnd: from, title: own.slice(0, 40).split(/[,;、(]/u)[0] ?? '', titled: false };
}
