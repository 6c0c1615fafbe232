import type { Draft, DraftChange, DraftFlag, DraftTask, NamedUnit } from '@weicheng/domain/plan';
import { doubtsOf } from '@weicheng/domain/plan';

/** Lays changed rows over those that are there, by key; the higher revision wins, new ones are added. The same list when nothing changed. */
function overlay<T extends { revision: number }>(rows: readonly T[], changed: readonly T[], keyOf: (row: T) => string): T[] {
  const fresh = new Map(changed.map((row) => [keyOf(row), row]));
  let differs = false;
  const next = rows.map((row) => {
    const newer = fresh.get(keyOf(row));
    fresh.delete(keyOf(row));
    if (!newer || newer.revision <= row.revision) return row;
    differs = true;
    return newer;
  });
  return differs || fresh.size > 0 ? [...next, ...fresh.values()] : (rows as T[]);
}

/** 并上改动: the draft with what changed laid over it, items in order. */
export function merged(draft: Draft, change: DraftChange): Draft {
  const tasks = overlay(draft.tasks, change.tasks, (task) => task.id);
  return {
    ...draft,
    document: change.document.revision >= draft.document.revision ? change.document : draft.document,
    revision: Math.max(draft.revision, change.revision),
    tasks: tasks === draft.tasks ? tasks : tasks.toSorted((a, b) => a.position - b.position),
    flags: overlay(draft.flags, change.flags, (flag) => flag.id),
    units: overlay(draft.units, change.units, (unit) => unit.printed),
    phases: overlay(draft.phases, change.phases, (phase) => phase.id),
  };
}

/** One item as the page shows it. */
export interface Item {
  task: DraftTask;
  /** Its number in the list, from 1; merged ones have none. */
  serial: number;
  /** Why it wants a second look, a sentence each. */
  doubts: readonly string[];
}

/** 页面上的条目: in order, without those merged into others. Items that did not change stay the same object. */
export function itemsOf({ tasks, flags, units }: Draft, before: readonly Item[] = []): Item[] {
  const known = new Map(before.map((item) => [item.task.id, item]));
  const named = new Map(units.map((unit) => [unit.printed, unit]));
  const open = openFlagsByPlace(flags);
  let serial = 0;
  return tasks
    .filter((task) => task.state !== 'merged')
    .map((task) => {
      serial += 1;
      const doubts = task.state === 'unreviewed' ? doubtsOf(task, open(task), named) : [];
      const old = known.get(task.id);
      const same = old?.task === task && old.serial === serial && old.doubts.join('\n') === doubts.join('\n');
      return same ? old : { task, serial, doubts };
    });
}

/** The open flags inside an item's passage, found without going through all of them. */
function openFlagsByPlace(flags: readonly DraftFlag[]): (task: Pick<DraftTask, 'span'>) => DraftFlag[] {
  const open = flags.filter((flag) => !flag.settled).sort((a, b) => a.span.start - b.span.start);
  const longest = Math.max(0, ...open.map(({ span }) => span.end - span.start));
  return ({ span }) => {
    if (!span) return [];
    const found: DraftFlag[] = [];
    for (let i = firstFrom(open, span.start - longest); i < open.length && (open[i]?.span.start ?? 0) < span.end; i++) {
      const flag = open[i];
      if (flag && flag.span.end > span.start) found.push(flag);
    }
    return found;
  };
}

function firstFrom(flags: readonly DraftFlag[], at: number): number {
  let [low, high] = [0, flags.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((flags[middle]?.span.start ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Open flags inside one item's passage. */
export const flagsIn = (flags: readonly DraftFlag[], task: Pick<DraftTask, 'span'>): DraftFlag[] => openFlagsByPlace(flags)(task);

/** Open flags that lie in no item: of the document as a whole. */
export function flagsOutside(flags: readonly DraftFlag[], items: readonly Item[]): DraftFlag[] {
  const open = openFlagsByPlace(flags);
  const inside = new Set(items.flatMap(({ task }) => (task.state === 'setAside' ? [] : open(task).map((flag) => flag.id))));
  return flags.filter((flag) => !flag.settled && !inside.has(flag.id)).sort((a, b) => a.span.start - b.span.start);
}

/** 哪些条目: the tabs over the list. */
export const views = {
  all: { says: '全部', holds: () => true },
  doubts: { says: '存疑', holds: ({ doubts }: Item) => doubts.length > 0 },
  open: { says: '待核', holds: ({ task }: Item) => task.state === 'unreviewed' },
  accepted: { says: '已核', holds: ({ task }: Item) => task.state === 'accepted' },
  setAside: { says: '不是任务', holds: ({ task }: Item) => task.state === 'setAside' },
  changed: { says: '只看改动', holds: ({ task }: Item) => task.comparison !== null && task.comparison.kind !== 'same' },
} as const satisfies Record<string, { says: string; holds: (item: Item) => boolean }>;
export type ViewKey = keyof typeof views;

/** The items of a view that hold the words looked for: in text, number, area or the names of units. */
export function shownItems(items: readonly Item[], view: ViewKey, words: string): Item[] {
  const wanted = words.trim().toLowerCase();
  const says = ({ task }: Item) => [task.text, task.path, task.area, ...task.units.map((unit) => unit.printed)].join('\n').toLowerCase();
  return items.filter((item) => views[view].holds(item) && (wanted === '' || says(item).includes(wanted)));
}

/** The next item after one, in a list that may no longer hold it; null past the end. `step` −1 goes back. */
export function neighbour(items: readonly Item[], current: string | null, step: 1 | -1, serial = 0): string | null {
  const at = items.findIndex(({ task }) => task.id === current);
  if (at >= 0) return items[at + step]?.task.id ?? null;
  const later = step === 1 ? items.find((item) => item.serial > serial) : items.findLast((item) => item.serial < serial);
  return later?.task.id ?? items[0]?.task.id ?? null;
}

/** What a printed name means, for chips: undecided, none of ours, or a unit or group by name. */
export type NameMeaning = { kind: 'open' } | { kind: 'none' } | { kind: 'unit' | 'group'; name: string; id: string };

export function meaningOf(named: NamedUnit | undefined): NameMeaning {
  const decision = named?.decision;
  if (!named || !decision) return { kind: 'open' };
  if (decision.kind === 'none') return { kind: 'none' };
  return { kind: decision.kind, name: named.name ?? named.printed, id: decision.kind === 'unit' ? decision.unitId : decision.groupId };
}

/** The suggestion good enough to be confirmed in one press with the item; below it a person chooses. */
const likely = 0.6;
export const likelyOf = (named: NamedUnit | undefined) => {
  const best = named?.candidates[0];
  return best && best.score >= likely ? best : null;
};
