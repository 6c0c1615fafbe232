import type { YearSource } from '../date/deadlines.ts';
import type { Node } from '../number/outline.ts';
import { pathOf } from '../number/outline.ts';
import type { ReadFlag, ReadTask, SourceTable, Span } from '../reading.schema.ts';
import type { Part } from '../section/sections.ts';
import type { View } from '../text/view.ts';
import { annotationsIn } from '../unit/annotations.ts';
import { type Name, namesIn } from '../unit/names.ts';
import { type Item, taskOf } from './tasks.ts';

/** 列 of a table of tasks, by the words of its head. The first pattern that fits decides. */
type Column = 'number' | 'area' | 'text' | 'goal' | 'lead' | 'support' | 'responsible' | 'deadline' | 'person';
const columns: readonly [RegExp, Column][] = [
  [/^(?:序号|编号|号|序)$/u, 'number'],
  [/(?:领导|责任人|负责人|联系人|联络员|电话|姓名|人员)$/u, 'person'],
  [/(?:牵头|主责|主办|主要责任|第一责任)/u, 'lead'],
  [/(?:配合|协助|协办|参与|参加|协同|支持|协作)/u, 'support'],
  [
    /(?:责任|承办|落实|实施|负责|整改)(?:单位|部门|科室|主体|镇街|街道|社区|站所|处室|股室)|^(?:责任分工|任务分工|单位|部门|落实部门)$/u,
    'responsible',
  ],
  [/(?:时限|期限|时间|完成日期|时间节点|进度)/u, 'deadline'],
  [/(?:任务|措施|内容|举措|工作要求|事项|问题|整治项目|整改要求|具体要求|分解|做法)/u, 'text'],
  [/(?:指标|目标|标准|要求|成果|成效)/u, 'goal'],
  [/(?:类别|项目|分类|领域|方面|条款|板块|大类|名称)/u, 'area'],
];

interface Head {
  row: number;
  kinds: (Column | null)[];
}

/** The rows of the tables that assign work, as tasks: a head that names a task and a unit or a deadline; other tables give none. */
export function tableTasks(
  view: View,
  tables: readonly SourceTable[],
  parts: readonly Part[],
  years: YearSource,
  flags: ReadFlag[],
): ReadTask[] {
  const out: ReadTask[] = [];
  for (const table of tables) {
    const head = headOf(view, table);
    if (!head) continue;
    const part = partAt(view, parts, table.span.start);
    let counted = 0;
    for (const row of table.rows.slice(head.row + 1)) {
      const task = rowTask(view, row, head, part, counted + 1, years, flags);
      if (!task) continue;
      counted += 1;
      out.push(task);
    }
  }
  return out;
}

/** Where a table begins and ends in the view. */
export const placesOf = (view: View, tables: readonly SourceTable[]): { start: number; end: number }[] =>
  tables.map((table) => ({ start: placeOf(view, table.span.start), end: placeOf(view, table.span.end) }));

function placeOf(view: View, source: number): number {
  let low = 0;
  let high = view.at.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if ((view.at[mid] ?? 0) < source) low = mid + 1;
    else high = mid;
  }
  return low;
}

const cellText = (view: View, cell: Span): string =>
  view.text.slice(placeOf(view, cell.start), placeOf(view, cell.end)).replace(/\s/gu, '');

function headOf(view: View, table: SourceTable): Head | null {
  for (let row = 0; row < Math.min(4, table.rows.length); row += 1) {
    const cells = table.rows[row] ?? [];
    const kinds = cells.map((cell) => {
      const words = cellText(view, cell).replace(/\([^()]*\)/gu, '');
      return words.length > 14 ? null : (columns.find(([pattern]) => pattern.test(words))?.[1] ?? null);
    });
    const has = (...wanted: Column[]) => kinds.some((kind) => kind !== null && wanted.includes(kind));
    if (has('text', 'goal', 'area') && has('lead', 'support', 'responsible', 'deadline')) return { row, kinds };
  }
  return null;
}

function partAt(view: View, parts: readonly Part[], source: number): Part | null {
  const at = placeOf(view, source);
  let found: Part | null = null;
  for (const part of parts) {
    if (part.node.start > at) break;
    if (part.node.end >= at) found = part;
  }
  return found;
}

function rowTask(
  view: View,
  row: readonly Span[],
  head: Head,
  part: Part | null,
  count: number,
  years: YearSource,
  flags: ReadFlag[],
): ReadTask | null {
  const cells = (wanted: Column) => row.filter((_, k) => head.kinds[k] === wanted);
  const number = cells('number').map((cell) => cellText(view, cell))[0] ?? '';
  const texts = [cells('text'), cells('goal'), cells('area')].find((list) => list.some((cell) => cellText(view, cell) !== '')) ?? [];
  const distinct = texts.filter((cell, k) => cell.end > cell.start && texts.findIndex((other) => other.start === cell.start) === k);
  // Of several columns of text the narrowest task is the last: 重点任务 | 具体措施.
  const main = distinct.at(-1);
  if (!main || cellText(view, main).length < 2) return null;
  const names = (wanted: Column): Name[] =>
    cells(wanted).flatMap((cell) => namesIn(view.text, placeOf(view, cell.start), placeOf(view, cell.end)));
  const goals = cells('goal').filter((cell) => cell !== main && cell.end > cell.start);
  const deadlines = cells('deadline').map((cell) => ({ from: placeOf(view, cell.start), to: placeOf(view, cell.end) }));
  const from = placeOf(view, main.start);
  const to = placeOf(view, main.end);
  const annotations = annotationsIn(view.text, from, to, from);
  const merge = (printed: Name[], own: Name[]) => (printed.length > 0 ? printed : own);
  // A column 责任单位 whose cells say 市城管局牵头，市公安局配合 keeps both roles.
  const spoken = cells('responsible').map((cell) =>
    annotationsIn(view.text, placeOf(view, cell.start), placeOf(view, cell.end), placeOf(view, cell.start)),
  );
  const lead = [...merge(names('lead'), annotations.lead), ...spoken.flatMap((a) => a.lead)];
  const support = [...merge(names('support'), annotations.support), ...spoken.flatMap((a) => a.support)];
  const told = spoken.some((a) => a.lead.length + a.support.length > 0);
  const responsible = told ? spoken.flatMap((a) => a.responsible) : merge(names('responsible'), annotations.responsible);
  const node: Node = {
    kind: 'num',
    value: count,
    label: /^\d{1,4}$/u.test(number) ? number : String(count),
    start: from,
    textStart: from,
    ownEnd: to,
    end: to,
    parent: part?.node ?? null,
    children: [],
  };
  const own: Part = { node, titleEnd: from, title: '', titled: false, own: null, kind: 'tasks', parent: part, children: [] };
  const item: Item = {
    part: own,
    paragraph: '',
    from,
    to,
    annotations: { ...annotations, lead, support, responsible, deadlines: [...annotations.deadlines, ...deadlines] },
  };
  const headings: Part[] = [];
  for (let at = part; at; at = at.parent) headings.unshift(at);
  const task = taskOf(view, item, headings, years, flags);
  if (!task) return null;
  const extra = goals.flatMap((cell) => thresholdsOf(view, cell, years, own));
  return { ...task, path: pathOf(node), thresholds: [...task.thresholds, ...extra] };
}

function thresholdsOf(view: View, cell: Span, years: YearSource, part: Part): ReadTask['thresholds'] {
  const from = placeOf(view, cell.start);
  const to = placeOf(view, cell.end);
  const item: Item = { part, paragraph: '', from, to, annotations: annotationsIn(view.text, from, to, from) };
  return taskOf(view, item, [], years, [])?.thresholds ?? [];
}
