import { headOf } from '../../kernel/index.ts';
import type { ReadTask } from '../reading/reading.schema.ts';
import type { ComparedReadings } from './compare.rules.ts';
import type { Comparison, DraftTask, DraftTaskField, DraftTaskFields, DraftUnit, TaskUnitRole } from './draftTask.schema.ts';
import { suggestDue } from './due.rules.ts';
import { sameValue } from './sameValue.ts';
import { areasOf, shortTitle } from './wording.rules.ts';

/** What a draft item is before it has an id and a revision. */
export type NewDraftTask = Pick<DraftTask, 'state' | 'headings' | 'span' | 'was' | 'comparison'> & {
  fields: DraftTaskFields;
  /** Index of the item in the same list that it is merged into. */
  mergedInto: number | null;
};

const unitsOf = (task: ReadTask): DraftUnit[] =>
  (
    [
      ['lead', task.leadUnits],
      ['supporting', task.supportingUnits],
      ['responsible', task.responsibleUnits],
    ] as const satisfies readonly (readonly [TaskUnitRole, readonly unknown[]])[]
  ).flatMap(([role, printed]) =>
    printed.map(({ text, span }) => ({ role, printed: headOf(text, 100), span, unitId: null, groupId: null })),
  );

/** 草稿: the items of a reading as they begin, not yet looked at. The due day begins as its deadlines suggest. */
export function draftOf(tasks: readonly ReadTask[]): NewDraftTask[] {
  const areas = areasOf(tasks);
  return tasks.map((task, i) => ({
    state: 'unreviewed',
    headings: task.headings.map((heading) => heading.text),
    span: task.span,
    was: {},
    comparison: null,
    mergedInto: null,
    fields: {
      path: headOf(task.path, 100),
      ...(areas[i] ?? { area: '', areaPath: '' }),
      period: task.period,
      title: shortTitle(task.text),
      text: headOf(task.text, 20_000),
      due: suggestDue(task.deadlines, task.period).day,
      deadlines: task.deadlines.slice(0, 50).map(({ value, text, span }) => ({ value, text: headOf(text, 60), span })),
      recurrence: task.recurrence.slice(0, 20).map(({ value, text, span }) => ({ value, text: headOf(text, 60), span })),
      thresholds: task.thresholds.slice(0, 100).map(({ metric, operator, value, unit, span }) => ({
        metric: headOf(metric, 100),
        operator,
        value,
        unit: headOf(unit, 20),
        span,
      })),
      clauses: task.clauses.slice(0, 50).map((clause) => headOf(clause.text, 60)),
      indicators: [],
      units: unitsOf(task).slice(0, 300),
      parentTaskId: null,
    },
  }));
}

/** An item of the former version: its place in the old list is what a comparison speaks of. */
export interface FormerTask {
  id: string;
  state: DraftTask['state'];
  fields: DraftTaskFields;
  was: DraftTask['was'];
  headings: readonly string[];
  mergedInto: string | null;
  /** The task it was issued as. */
  taskId: string | null;
}

/** What a former item said when it was read. */
export const readTextOf = ({ fields, was }: Pick<FormerTask, 'fields' | 'was'>): string =>
  typeof was.text === 'string' ? was.text : fields.text;
export const readPathOf = ({ fields, was }: Pick<FormerTask, 'fields' | 'was'>): string =>
  typeof was.path === 'string' ? was.path : fields.path;

/** What was read, without its place: a new version stands elsewhere on the page. */
const withoutSpans = (value: unknown): unknown =>
  Array.isArray(value) ? value.map((v) => (typeof v === 'object' && v !== null ? { ...v, span: null } : v)) : value;

/**
 * 承接上一版: edits of the former version are taken over wherever the new one still says what they were made of; what was accepted
 * and says the same stays accepted. Nothing is keyed twice, and nothing that changed slips through unseen.
 */
export function carryOver(fresh: readonly NewDraftTask[], former: readonly FormerTask[], compared: ComparedReadings): NewDraftTask[] {
  const freshOf = new Map<string, number>();
  for (const [i, { former: at }] of compared.items.entries()) {
    const before = at === null ? undefined : former[at];
    if (before) freshOf.set(before.id, i);
  }
  return fresh.map((item, i) => {
    const { kind, former: at } = compared.items[i] ?? { kind: 'new', former: null };
    const before = at === null ? undefined : former[at];
    const comparison: Comparison = {
      kind,
      taskId: before?.taskId ?? null,
      formerPath: before?.fields.path ?? null,
      formerText: before?.fields.text ?? null,
      carried: [],
    };
    if (!before) return { ...item, comparison };
    const fields: DraftTaskFields = { ...item.fields };
    const was: DraftTask['was'] = {};
    for (const field of Object.keys(before.was) as DraftTaskField[]) {
      if (
        !sameValue(withoutSpans(before.was[field]), withoutSpans(item.fields[field])) ||
        sameValue(before.fields[field], item.fields[field])
      )
        continue;
      was[field] = item.fields[field];
      Object.assign(fields, { [field]: before.fields[field] });
      comparison.carried.push(field);
    }
    const into = before.mergedInto === null ? undefined : freshOf.get(before.mergedInto);
    const unchanged = kind === 'same' || kind === 'moved';
    const state = !unchanged ? 'unreviewed' : before.state === 'merged' && into === undefined ? 'unreviewed' : before.state;
    return { ...item, fields, was, comparison, state, mergedInto: state === 'merged' ? (into ?? null) : null };
  });
}
