import { isStage } from '../date/phases.ts';
import { workVerbs } from '../section/kinds.data.ts';
import type { Part } from '../section/sections.ts';
import { labelsIn } from '../unit/annotations.ts';
import { isUnitName, namesIn } from '../unit/names.ts';
import { assigned, type Item, itemOf } from './tasks.ts';

/** 由某组总负责 under a title: whose section it is. */
interface Owner {
  part: Part;
  from: number;
  to: number;
}

export interface Items {
  tasks: Item[];
  goals: Item[];
  requirements: Item[];
  /** Items of a section of phases. */
  phases: { part: Part; from: number; to: number }[];
  owners: Owner[];
  /** Titled parts with a lead-in whose dates are the section's. */
  leadIns: { part: Part; from: number; to: number }[];
}

const owner = /(?:^|\n)(?:本项工作|本部分|此项工作)?由([^\n。,;:]{2,30}?)(?:总负责|负总责|总牵头|牵头总负责)(?:[。;]?)(?=\n|$)/u;

/** Which texts are tasks: the lowest items, paragraphs with a unit line, and headings with a label of their own. */
export function itemsOf(text: string, parts: readonly Part[], title: string): Items {
  const out: Items = { tasks: [], goals: [], requirements: [], phases: [], owners: [], leadIns: [] };
  // 通报 tells what was found; it sets no work.
  if (/通报(?:\([^()]*\))?$/u.test(title)) return out;
  const isPlan = planTitle.test(title) || looksLikePlan(text, parts);
  for (const part of parts) {
    const { node } = part;
    if (node.kind === 'article' || underArticle(part)) continue;
    let from = part.titled ? part.titleEnd : node.textStart;
    const to = node.ownEnd < 0 ? node.end : node.ownEnd;
    const own = owner.exec(text.slice(from, Math.min(to, from + 120)));
    if (own) {
      const at = from + own.index + own[0].indexOf(own[1] ?? '');
      out.owners.push({ part, from: at, to: at + (own[1] ?? '').length });
      from += own.index + own[0].length;
    }
    read(text, part, from, to, isPlan, own !== null, out);
  }
  liftLabels(text, out);
  return out;
}

function read(text: string, part: Part, from: number, to: number, isPlan: boolean, owned: boolean, out: Items): void {
  const { node } = part;
  // A part that falls into stages is the list of phases.
  const kind = node.children[0]?.kind === 'stage' ? 'phases' : part.kind;
  const leaf = node.children.length === 0;
  const whole = () => itemOf(text, part, leaf && !owned ? node.textStart : from, to);
  if (kind === 'background' || kind === 'organizations' || kind === 'annex') {
    if (kind !== 'organizations' && leaf && labelled(text, from, to)) out.tasks.push(whole());
    return;
  }
  if (kind === 'ideology') return;
  if (kind === 'goals') {
    if (bodyLength(text, from, to) > 4) out.goals.push(itemOf(text, part, from, to));
    return;
  }
  if (kind === 'phases') {
    if (!leaf && (part.own === 'phases' || node.children[0]?.kind === 'stage') && node.kind !== 'stage') return;
    if (part.own === 'phases' && node.kind !== 'stage') {
      for (const p of linesOf(text, from, to))
        if (isStage(text.slice(p.from, Math.min(p.to, p.from + 40)))) out.phases.push({ part, ...p });
      return;
    }
    const timed = node.kind === 'period' || node.kind === 'quarter';
    out.phases.push({ part, from: timed ? node.start : node.textStart, to: node.children[0]?.start ?? to });
    return;
  }
  if (kind === 'requirements') {
    if (!leaf) return;
    const item = whole();
    if (bodyLength(text, item.from, item.to) < 4) return;
    if (node.parent && part.own === 'requirements' && part.parent?.kind !== 'requirements') item.from = Math.max(item.from, node.textStart);
    if (item.annotations.labelled) out.tasks.push(item);
    // A section of requirements most of whose items are assigned is a list of work.
    if (!item.annotations.labelled || !assignedSection(text, part)) out.requirements.push(item);
    return;
  }
  if (!isPlan) return;
  if (!leaf) {
    if (bodyLength(text, from, to) < 2) return;
    out.leadIns.push({ part, from, to });
    if (!labelled(text, node.textStart, to)) return;
    const item = itemOf(text, part, node.textStart, to);
    if (item.annotations.labelled) out.tasks.push(item);
    return;
  }
  if ((node.kind === 'part' || node.kind === 'chapter' || node.kind === 'section' || node.kind === 'annex') && !labelled(text, from, to))
    return;
  const duties = dutyTitle.test(part.title) || (part.parent !== null && dutyTitle.test(part.parent.title));
  const paragraphs = paragraphsOf(text, from, to);
  const byParagraph =
    part.titled &&
    ((duties && paragraphs.length > 1) || owned || (paragraphs.length > 1 && paragraphs.filter((p) => p.labelled).length > 1));
  if (byParagraph) {
    paragraphs.forEach((p, k) => {
      out.tasks.push(withDuty(text, itemOf(text, part, p.from, p.to, `p${k + 1}`), duties));
    });
    return;
  }
  const item = whole();
  if (bodyLength(text, item.from, item.to) >= 2 && /[\u4e00-\u9fff]{2}/u.test(text.slice(item.from, item.from + 40)))
    out.tasks.push(withDuty(text, item, duties));
}

const planTitle = /(?:方案|计划|要点|措施|分工|分解表?|清单|意见|行动|部署|规划|任务书|责任书|台账)(?:\([^()]*\))?(?:的通知)?$/u;

/** Whether at least half of the items beside this one have a label of their own. */
function assignedSection(text: string, part: Part): boolean {
  const siblings = part.parent?.children ?? [part];
  const count = siblings.filter((p) => labelled(text, p.node.textStart, p.node.end)).length;
  return count * 2 >= siblings.length;
}

function underArticle(part: Part): boolean {
  for (let at = part.parent; at; at = at.parent) if (at.node.kind === 'article') return true;
  return false;
}

const bodyLength = (text: string, from: number, to: number): number => text.slice(from, Math.min(to, from + 40)).replace(/\s/gu, '').length;

const labelled = (text: string, from: number, to: number): boolean =>
  labelsIn(text, from, to).some((label) => label.role === 'lead' || label.role === 'support' || label.role === 'responsible') ||
  /[^。\n]\)[。;:]?\s*$/u.test(text.slice(Math.max(from, to - 4), to));

/** 职责分工: its items begin with the unit whose duty they are. */
const dutyTitle = /(?:职责|责任|任务|部门|工作|单位)(?:分工|职责|分解)$|^(?:职责|分工)$/u;
const dutyOf = /^([^,。;:\n]{2,40}?)(?::|(?=负责|承担|牵头))/u;

function withDuty(text: string, item: Item, duties: boolean): Item {
  if (assigned(item)) return item;
  const above = item.part.parent;
  // （一）市城管局 above its numbered duties.
  if (above?.parent && dutyTitle.test(above.parent.title) && above.title.length <= 40) {
    const owners = namesIn(text, above.node.textStart, above.node.textStart + above.title.length);
    if (owners.length > 0 && owners.every((name) => isUnitName(name.text))) item.annotations.responsible.push(...owners);
    return item;
  }
  if (!duties) return item;
  const m = dutyOf.exec(text.slice(item.from, Math.min(item.to, item.from + 60)));
  const names = m ? namesIn(text, item.from, item.from + (m[1] ?? '').length) : [];
  if (names.length > 0 && names.every((name) => isUnitName(name.text))) item.annotations.responsible.push(...names);
  return item;
}

/** The lines of a text. */
function linesOf(text: string, from: number, to: number): { from: number; to: number }[] {
  const out: { from: number; to: number }[] = [];
  for (let start = from; start < to; ) {
    const stop = text.slice(start, to).indexOf('\n');
    const end = stop < 0 ? to : start + stop;
    if (end > start) out.push({ from: start, to: end });
    start = end + 1;
  }
  return out;
}

/** Paragraphs, each with the label lines that follow it. */
function paragraphsOf(text: string, from: number, to: number): { from: number; to: number; labelled: boolean }[] {
  const out: { from: number; to: number; labelled: boolean }[] = [];
  let start = from;
  while (start < to) {
    const stop = text.slice(start, to).indexOf('\n');
    const end = stop < 0 ? to : start + stop;
    if (end > start) {
      const labels = labelsIn(text, start, end);
      const line = labels.length > 0 && (labels[0]?.from ?? end) <= start + 1;
      const last = out.at(-1);
      if (line && last) {
        last.to = end;
        last.labelled = true;
      } else out.push({ from: start, to: end, labelled: labels.length > 0 });
    }
    start = end + 1;
  }
  return out;
}

/** A label on a line of its own after the last of several unlabelled items speaks for the group: it goes to the heading above. */
function liftLabels(text: string, out: Items): void {
  const byParent = new Map<Part, Item[]>();
  const taken = new Map<Part, Item>();
  for (const item of out.tasks) {
    taken.set(item.part, item);
    const { parent } = item.part;
    if (!parent || item.paragraph !== '') continue;
    const list = byParent.get(parent);
    if (list) list.push(item);
    else byParent.set(parent, [item]);
  }
  for (const [parent, items] of byParent) {
    const last = items.at(-1);
    const cut = last?.annotations.ownLine ?? null;
    if (!last || items.length < 2 || cut === null || cut <= last.from) continue;
    if (items.slice(0, -1).some((item) => assigned(item) || item.annotations.deadlines.length > 0)) continue;
    const labels = itemOf(text, parent, cut, last.to).annotations;
    const above = taken.get(parent);
    if (above && !assigned(last)) {
      // The heading has its units; what stands after the last item is its deadline.
      above.annotations.deadlines.push(...labels.deadlines);
    } else if (!above && assigned(last)) {
      const group = itemOf(text, parent, parent.node.textStart, parent.node.ownEnd);
      group.annotations = { ...labels, cuts: group.annotations.cuts };
      out.tasks.push(group);
    } else continue;
    Object.assign(last, itemOf(text, last.part, last.from, cut));
  }
  out.tasks.sort((a, b) => a.from - b.from);
}

/** Whether the text is a plan at all: it has titles of plans, unit labels, or items that begin with work. */
function looksLikePlan(text: string, parts: readonly Part[]): boolean {
  let leaves = 0;
  let work = 0;
  let labels = 0;
  for (const part of parts) {
    if (part.own && part.own !== 'background') return true;
    if (part.node.kind === 'article') continue;
    if (part.node.children.length === 0) leaves += 1;
    if (leaves > 400) break;
    const { textStart } = part.node;
    if (part.node.children.length === 0 && workVerbs.test(text.slice(textStart, textStart + 24))) work += 1;
    const end = Math.min(part.node.end, textStart + 600);
    if (
      labelsIn(text, textStart, end).some((l) => l.role === 'lead' || l.role === 'responsible' || l.role === 'support') &&
      namesIn(text, textStart, end).length > 0
    )
      labels += 1;
  }
  return labels > 0 || (leaves > 0 && work / leaves >= 0.4);
}
