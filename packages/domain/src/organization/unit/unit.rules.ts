import { type Day, Problem, within } from '../../kernel/index.ts';
import { unitProblems } from './unit.problems.ts';
import { type Unit, type UnitId, type UnitKind, type UnitPeriod, type UnitRecord, unitKinds } from './unit.schema.ts';
import { inOrder } from './unit.tree.ts';

/** The state of a unit on a day; undefined before it was founded and after it ended. */
export const asOf = (periods: readonly UnitPeriod[], day: Day): UnitPeriod | undefined =>
  periods.find((period) => within(day, period.from, period.until));

/** All units standing on a day, with the name, parent and code they had then. */
export const standingOn = (records: readonly UnitRecord[], day: Day): Unit[] =>
  records.flatMap(({ unit, periods }) => {
    const then = asOf(periods, day);
    return then ? [{ ...unit, name: then.name, shortName: then.shortName, parentId: then.parentId, divisionCode: then.divisionCode }] : [];
  });

/** Where the root of the city stands, and what day it is: every change is weighed against these. */
export interface UnitCity {
  records: ReadonlyMap<UnitId, UnitRecord>;
  today: Day;
}

/** What a unit is to be when it is founded. */
export interface UnitWish extends Pick<Unit, 'id' | 'kind' | 'name' | 'shortName' | 'divisionCode' | 'position'> {
  parentId: UnitId;
}

/** 设立. `makeRoom` says what the siblings' places become. */
export function found(city: UnitCity, wish: UnitWish, on: Day): UnitRecord | Problem {
  if (on > city.today) return unitProblems.future({ today: city.today });
  const no =
    parentRefusal(city, wish, wish.parentId, on) ?? siblingRefusal(city, wish, wish.parentId, wish.name) ?? codeRefusal(city, wish);
  if (no) return no;
  const { id, name, shortName, parentId, divisionCode } = wish;
  return {
    unit: { ...wish, foundedOn: on, endedOn: null, ending: null, successorId: null },
    periods: [{ unitId: id, from: on, until: null, name, shortName, parentId, divisionCode }],
  };
}

/** 更名. The former name stays on the old days; `formerName` is what to keep as an alias. */
export function rename(city: UnitCity, record: UnitRecord, to: Pick<Unit, 'name' | 'shortName'>, on: Day): UnitRecord | Problem {
  const { parentId } = record.unit;
  if (parentId !== null && to.name !== record.unit.name) {
    const taken = siblingRefusal(city, record.unit, parentId, to.name);
    if (taken) return taken;
  }
  return change(city, record, { name: to.name, shortName: to.shortName }, on);
}

/**
 * 调整隶属 and the place among siblings, 0 the first; beyond the last means last. The place alone is no history: it only
 * sorts. `makeRoom` says what the siblings' places become.
 */
export function move(city: UnitCity, record: UnitRecord, parentId: UnitId, place: number, on: Day): UnitRecord | Problem {
  const { unit } = record;
  if (unit.parentId === null) return unitProblems.rootStays({});
  const siblings = siblingsOf(city, unit.id, parentId);
  const position = Math.min(place, siblings.length);
  if (parentId === unit.parentId) {
    if (unit.endedOn !== null) return unitProblems.ended({ name: unit.name, on: unit.endedOn });
    const stood = siblings.filter((sibling) => inOrder(sibling, unit) < 0).length;
    return position === stood ? unitProblems.nothingChanged({}) : { ...record, unit: { ...unit, position } };
  }
  const moved = change(city, record, { parentId }, on);
  if (moved instanceof Problem) return moved;
  const no = parentRefusal(city, unit, parentId, on) ?? siblingRefusal(city, unit, parentId, unit.name);
  return no ?? { ...moved, unit: { ...moved.unit, position } };
}

/** The siblings of a moved or new unit whose position changes: they are counted anew around it, in their order, so that no two tie. */
export const makeRoom = (city: UnitCity, moved: Unit): Unit[] =>
  moved.parentId === null
    ? []
    : siblingsOf(city, moved.id, moved.parentId).flatMap((sibling, i) => {
        const position = i < moved.position ? i : i + 1;
        return position === sibling.position ? [] : [{ ...sibling, position }];
      });

const siblingsOf = ({ records }: UnitCity, id: UnitId, parentId: UnitId): Unit[] =>
  [...records.values()]
    .map(({ unit }) => unit)
    .filter((unit) => unit.parentId === parentId && unit.endedOn === null && unit.id !== id)
    .sort(inOrder);

/** 更正区划代码. */
export function correctCode(city: UnitCity, record: UnitRecord, divisionCode: string | null, on: Day): UnitRecord | Problem {
  return codeRefusal(city, { ...record.unit, divisionCode }) ?? change(city, record, { divisionCode }, on);
}

/** What still hangs on a unit on the day it is to end. */
export interface UnitBurden {
  children: number;
  posts: number;
  grants: number;
}

/** 撤销: only when nothing hangs on it any more. `on` is the first day it no longer stands. */
export function close(city: UnitCity, record: UnitRecord, burden: UnitBurden, on: Day): UnitRecord | Problem {
  return closeRefusal(record.unit, burden) ?? end(city, record, { ending: 'abolished', successorId: null }, on);
}

/** Why a unit cannot be closed now, whatever the day. */
export function closeRefusal(unit: Unit, { children, posts, grants }: UnitBurden): Problem | undefined {
  const { name } = unit;
  if (unit.parentId === null) return unitProblems.rootStays({});
  if (unit.endedOn !== null) return unitProblems.ended({ name, on: unit.endedOn });
  if (children > 0) return unitProblems.hasChildren({ name, count: children });
  if (posts > 0) return unitProblems.hasPosts({ name, count: posts });
  if (grants > 0) return unitProblems.hasGrants({ name, count: grants });
  return undefined;
}

/** 并入. Posts and grants go along (`carryPosts`, `carryGrants`); units under it must be settled before. */
export function merge(
  city: UnitCity,
  record: UnitRecord,
  into: UnitRecord,
  burden: Pick<UnitBurden, 'children'>,
  on: Day,
): UnitRecord | Problem {
  if (into.unit.id === record.unit.id) return unitProblems.intoItself({});
  const no = mergeRefusal(record.unit, burden);
  if (no) return no;
  if (!asOf(into.periods, on) || into.unit.endedOn !== null) return unitProblems.notStanding({ name: into.unit.name, on });
  return end(city, record, { ending: 'merged', successorId: into.unit.id }, on);
}

/** Why a unit cannot be merged away now, whatever the day and the successor. */
export const mergeRefusal = (unit: Unit, { children }: Pick<UnitBurden, 'children'>): Problem | undefined =>
  closeRefusal(unit, { children, posts: 0, grants: 0 });

/** The unit that answers today for one that was merged away; a unit that stands, or was abolished, answers for itself. */
export function successorOf(records: ReadonlyMap<UnitId, UnitRecord>, id: UnitId, day: Day): UnitId {
  const seen = new Set<UnitId>();
  let at = id;
  while (!seen.has(at)) {
    seen.add(at);
    const unit = records.get(at)?.unit;
    if (!unit?.successorId || unit.endedOn === null || unit.endedOn > day) return at;
    at = unit.successorId;
  }
  return at;
}

/** Codes are issued from above: a child's begins with its parent's. Odd ones exist in real registers, so it only warns. */
export function codeWarning(
  unit: Pick<Unit, 'name' | 'divisionCode'>,
  parent: Pick<Unit, 'name' | 'divisionCode'> | undefined,
): string | undefined {
  if (!unit.divisionCode || !parent?.divisionCode) return undefined;
  // a city's own code ends in 00: 990100 issues 990101
  const stem = parent.divisionCode.length === 6 ? parent.divisionCode.replace(/(?:00){1,2}$/, '') : parent.divisionCode;
  return unit.divisionCode.startsWith(stem)
    ? undefined
    : `“${unit.name}”的区划代码 ${unit.divisionCode} 不以上级“${parent.name}”的 ${stem} 开头，核对一下。`;
}

type State = Pick<UnitPeriod, 'name' | 'shortName' | 'parentId' | 'divisionCode'>;

/** Ends the last period on a day and opens the next; a second change on the same day completes that day's period. */
function change(city: UnitCity, record: UnitRecord, to: Partial<State>, on: Day): UnitRecord | Problem {
  const last = lastPeriod(city, record, on);
  if (last instanceof Problem) return last;
  const next = { ...last, ...to };
  if ((Object.keys(to) as (keyof State)[]).every((key) => next[key] === last[key])) return unitProblems.nothingChanged({});
  const before = record.periods.slice(0, -1);
  return {
    unit: { ...record.unit, ...to },
    periods: last.from === on ? [...before, next] : [...before, { ...last, until: on }, { ...next, from: on }],
  };
}

function end(city: UnitCity, record: UnitRecord, how: Pick<Unit, 'ending' | 'successorId'>, on: Day): UnitRecord | Problem {
  const last = lastPeriod(city, record, on);
  if (last instanceof Problem) return last;
  // a period holds at least one day: what began today ends tomorrow at the earliest
  if (on === last.from) return unitProblems.beforeLastChange({ name: record.unit.name, from: last.from });
  const late = lastChildDay(city, record.unit.id);
  if (late !== undefined && on < late) return unitProblems.childrenLater({ name: record.unit.name, until: late });
  return { unit: { ...record.unit, ...how, endedOn: on }, periods: [...record.periods.slice(0, -1), { ...last, until: on }] };
}

/** The day the last unit left from under this one, so that no day knows a child without its parent. */
function lastChildDay({ records }: UnitCity, id: UnitId): Day | undefined {
  let late: Day | undefined;
  for (const { periods } of records.values())
    for (const { parentId, until } of periods) if (parentId === id && until !== null && (late === undefined || late < until)) late = until;
  return late;
}

function lastPeriod({ today }: UnitCity, { unit, periods }: UnitRecord, on: Day): UnitPeriod | Problem {
  if (unit.endedOn !== null) return unitProblems.ended({ name: unit.name, on: unit.endedOn });
  if (on > today) return unitProblems.future({ today });
  const last = periods.at(-1);
  if (!last) throw new Error(`unit ${unit.id} has no period`);
  return on < last.from ? unitProblems.beforeLastChange({ name: unit.name, from: last.from }) : last;
}

function parentRefusal(city: UnitCity, unit: Pick<Unit, 'id' | 'kind' | 'name'>, parentId: UnitId, on: Day): Problem | undefined {
  const parent = city.records.get(parentId);
  if (!parent) return unitProblems.notStanding({ name: '上级单位', on });
  const { name, kind, endedOn } = parent.unit;
  if (endedOn !== null || !asOf(parent.periods, on)) return unitProblems.notStanding({ name, on });
  if (!mayStandUnder(unit.kind, kind)) return unitProblems.wrongParent({ kind: unit.kind, parentKind: kind });
  return everUnder(city.records, parentId, unit.id, on) ? unitProblems.underItself({ name: unit.name, parentName: name, on }) : undefined;
}

export const mayStandUnder = (kind: UnitKind, parentKind: UnitKind): boolean => unitKinds[kind].under.includes(parentKind);

/** Whether a unit stood under another on any day since `on`. Wider than one day's tree, so that no day's tree can ever hold a ring. */
function everUnder(records: UnitCity['records'], id: UnitId, above: UnitId, on: Day): boolean {
  const reached = new Set<UnitId>([id]);
  for (const at of reached)
    for (const { parentId, until } of records.get(at)?.periods ?? [])
      if (parentId !== null && (until === null || until > on)) reached.add(parentId);
  return reached.has(above);
}

function siblingRefusal(city: UnitCity, unit: Pick<Unit, 'id'>, parentId: UnitId, name: string): Problem | undefined {
  for (const { unit: other } of city.records.values())
    if (other.parentId === parentId && other.endedOn === null && other.name === name && other.id !== unit.id)
      return unitProblems.nameTaken({ name, parentName: city.records.get(parentId)?.unit.name ?? '' });
  return undefined;
}

function codeRefusal(city: UnitCity, { id, kind, divisionCode }: Pick<Unit, 'id' | 'kind' | 'divisionCode'>): Problem | undefined {
  if (divisionCode === null) return undefined;
  if (divisionCode.length !== unitKinds[kind].codeLength) return unitProblems.wrongCode({ kind });
  for (const { unit } of city.records.values())
    if (unit.divisionCode === divisionCode && unit.endedOn === null && unit.id !== id)
      return unitProblems.codeTaken({ code: divisionCode, name: unit.name });
  return undefined;
}
