import { organizationsIn } from './body/organizations.ts';
import { deadlinesIn, type YearSource } from './date/deadlines.ts';
import { phaseOf } from './date/phases.ts';
import { basisIn } from './document/citations.ts';
import { metadataOf } from './document/metadata.ts';
import { flagsOf } from './flags.ts';
import { settleAnnexes } from './number/annexes.ts';
import { findMarks, type Mark } from './number/marks.ts';
import { type Node, outlineOf, pathOf } from './number/outline.ts';
import type { PlanReading, ReadFlag, ReadPhase, ReadSection, ReadTask, SourceText } from './reading.schema.ts';
import { type Part, partsOf } from './section/sections.ts';
import { itemsOf } from './task/items.ts';
import { placesOf, tableTasks } from './task/tables.ts';
import { itemOf, passageOf, taskOf } from './task/tasks.ts';
import { lookAtLines } from './text/lines.ts';
import { textOf } from './text/tables.ts';
import { printed, spanOf, type View, viewOf } from './text/view.ts';
import { numberedUnits } from './unit/lists.ts';

/** Reads a plan document: 方案的读出. Pure and linear in the length of the text; never throws; every part carries its place in the source. */
export function readPlan(source: SourceText | string): PlanReading {
  const given = typeof source === 'string' ? textOf(source) : source;
  const { drop, soft, flags } = lookAtLines(given.text, given.tables);
  const view = viewOf(given.text, { drop, soft });
  const marks = marksOf(view, placesOf(view, given.tables));
  const outline = outlineOf(view.text, marks);
  for (const flag of outline.flags) flags.push({ kind: flag.kind, span: spanOf(view, flag.start, flag.end), sentence: flag.sentence });
  const parts = partsOf(view.text, outline);
  const first = outline.nodes.find((node) => node.kind !== 'annex');
  const firstMark = first ? (view.at[first.start] ?? given.text.length) : Math.min(given.text.length, 4000);
  const dated = marks.find((mark) => mark.kind === 'stop' && /\d|〇/u.test(view.text[mark.start] ?? ''));
  const metadata = metadataOf(given, firstMark, dated ? (view.at[dated.start] ?? null) : null);
  flags.push(...metadata.flags);
  const years = yearsOf(metadata.title?.text ?? '', metadata.date?.text ?? null);
  datePeriods(view, outline.nodes, years.title, flags);
  const items = itemsOf(view.text, parts, metadata.title?.text ?? '');

  let phaseYear = years.title ?? years.own;
  const phases: ReadPhase[] = [];
  for (const { from, to } of items.phases) {
    const phase = phaseOf(view, from, to, phaseYear);
    if (!phase) continue;
    phases.push(phase);
    // A year printed once holds for the stages that follow.
    phaseYear = (phase.end ?? phase.start)?.match(/^\d{4}/u)?.[0] ?? phaseYear;
  }
  // A phase is a task too where it names units, or where there is no other list of tasks.
  const only = items.tasks.length === 0 && given.tables.length === 0;
  for (const { part, from, to } of items.phases) {
    const item = itemOf(view.text, part, from, to);
    if (only || item.annotations.labelled) items.tasks.push(item);
  }
  items.tasks.sort((a, b) => a.from - b.from);
  const told = items.tasks.map((item) => taskOf(view, item, headingsOf(item.part), years, flags)).filter((t) => t !== null);
  const tasks = [...told, ...tableTasks(view, given.tables, parts, years, flags)].sort((a, b) => a.span.start - b.span.start);
  const organizations = organizationsIn(
    given.text,
    parts.map((part) => ({ at: view.at[part.node.start] ?? 0, end: view.at[part.titleEnd] ?? 0, title: part.title })),
  );
  flags.push(...organizations.flags, ...flagsOf(given.text, lastOf(tasks.at(-1))));
  if (tasks.length === 0 && given.text.trim() !== '')
    flags.push({ kind: 'noTasks', span: { start: 0, end: given.text.length }, sentence: '没有读出任务' });
  return {
    title: metadata.title,
    documentNumber: metadata.documentNumber,
    issuer: metadata.issuer,
    date: metadata.date,
    addressees: metadata.addressees,
    attachments: metadata.attachments,
    basis: basisIn(view, outline.nodes[0]?.start ?? view.text.length),
    sections: sectionsOf(view, parts, items, years),
    tasks,
    phases,
    organizations: organizations.organizations,
    goals: items.goals.map((item) => passageOf(view, item, years)).filter((p) => p !== null),
    requirements: items.requirements.map((item) => passageOf(view, item, years)).filter((p) => p !== null),
    flags: flags.sort(byPlace),
  };
}

/** All marks, each table's beginning as the end of the text above it. */
function marksOf(view: View, tables: readonly { start: number; end: number }[]): Mark[] {
  const lists = numberedUnits(view.text);
  const skip = lists.length === 0 ? tables : [...tables, ...lists].sort((a, b) => a.start - b.start);
  const marks = settleAnnexes(view.text, findMarks(view, skip));
  if (tables.length === 0) return marks;
  const stops = tables.map(({ start }): Mark => ({ kind: 'stop', value: 0, label: '', start, end: start, strength: 3 }));
  return [...marks, ...stops].sort((a, b) => a.start - b.start);
}

const lastOf = (task: ReadTask | undefined) =>
  task
    ? { text: task.text, span: task.span, labelled: task.leadUnits.length + task.responsibleUnits.length + task.supportingUnits.length > 0 }
    : null;

const byPlace = (a: ReadFlag, b: ReadFlag): number => a.span.start - b.span.start;

function yearsOf(title: string, date: string | null): YearSource {
  const years = [...new Set(title.match(/20\d\d(?=年)/gu) ?? [])];
  return {
    period: null,
    title: years.length === 1 ? (years[0] ?? null) : null,
    own: date ? date.slice(0, 4) : null,
    month: date ? date.slice(0, 7) : null,
  };
}

/** 一季度：, 3月： without a year take the title's. */
function datePeriods(view: View, nodes: readonly Node[], year: string | null, flags: ReadFlag[]): void {
  if (year === null) return;
  for (const node of nodes) {
    if ((node.kind !== 'period' && node.kind !== 'quarter') || !node.label.startsWith('--')) continue;
    node.label = `${year}${node.label.slice(1)}`;
    flags.push({ kind: 'yearInherited', span: spanOf(view, node.start, node.textStart), sentence: `没有写年份，按标题作 ${year} 年` });
  }
}

function headingsOf(part: Part): Part[] {
  const out: Part[] = [];
  for (let at = part.parent; at; at = at.parent) out.unshift(at);
  return out;
}

function sectionsOf(view: View, parts: readonly Part[], items: ReturnType<typeof itemsOf>, years: YearSource): ReadSection[] {
  const taskParts = new Set(items.tasks.map((item) => item.part));
  const owners = new Map(items.owners.map((owner) => [owner.part, owner]));
  const leadIns = new Map(items.leadIns.map((lead) => [lead.part, lead]));
  return parts
    .filter((part) => part.node.children.length > 0 || part.titled || !taskParts.has(part))
    .map((part) => {
      const owner = owners.get(part);
      const lead = leadIns.get(part);
      return {
        path: pathOf(part.node),
        title: printed(
          view,
          part.node.textStart,
          Math.max(part.node.textStart, part.titleEnd > part.node.textStart ? part.titleEnd : part.node.textStart + part.title.length),
        ).text.replace(/[。:]$/u, ''),
        level: levelOf(part),
        kind: sectionKind(part),
        span: spanOf(view, part.node.start, part.node.end),
        owners: owner ? [printed(view, owner.from, owner.to)] : [],
        periods: lead ? deadlinesIn(view, lead.from, lead.to, years).deadlines : [],
      };
    });
}

const levelOf = (part: Part): number => {
  let level = 1;
  for (let at = part.parent; at; at = at.parent) level += 1;
  return level;
};

function sectionKind(part: Part): ReadSection['kind'] {
  if (part.kind === 'plain') return 'tasks';
  if (part.kind === 'background') return 'other';
  return part.kind;
}
