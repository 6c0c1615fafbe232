import type { Problem } from '../../kernel/index.ts';
import type { Carry, CarryKind, CarryQuestion, EntryUse } from './cityEdition.schema.ts';
import { editionRefusals } from './edition.problems.ts';
import type { Edition } from './edition.schema.ts';
import { editionChange } from './editionChange.rules.ts';
import type { EditionMap } from './editionMap.schema.ts';

/** 在用的: of each clause and indicator, what hangs on it. */
export interface EntriesInUse {
  clauses: ReadonlyMap<string, readonly EntryUse[]>;
  indicators: ReadonlyMap<string, readonly EntryUse[]>;
}

const listOf = { clause: 'clauses', indicator: 'indicators' } as const;
const nameOf = (edition: Edition, kind: CarryKind, key: string): string =>
  (kind === 'clause' ? edition.clauses.find((one) => one.key === key)?.title : edition.indicators.find((one) => one.key === key)?.name) ??
  key;

/** 没有对照的两版: an entry carries on under its own key, else under its own name, else nowhere. */
export function mapByName(from: Edition, to: Edition): EditionMap {
  const place = (before: readonly { key: string; name: string }[], after: readonly { key: string; name: string }[]) =>
    before.map(({ key, name }) => {
      const found = after.find((one) => one.key === key) ?? after.find((one) => one.name === name);
      return { from: key, to: found ? [found.key] : [] };
    });
  const titled = ({ clauses }: Edition) => clauses.map(({ key, title }) => ({ key, name: title }));
  return {
    kind: 'editionMap',
    key: 'by-name',
    from: from.key,
    to: to.key,
    clauses: place(titled(from), titled(to)),
    indicators: place(from.indicators, to.indicators),
  };
}

/** 倒过来的对照: from every entry of the later edition to those of the earlier one that carry on in it. */
export function inverseMap(map: EditionMap, later: Edition): EditionMap {
  const back = (list: EditionMap['clauses'], entries: readonly { key: string }[]) =>
    entries.map(({ key }) => ({ from: key, to: list.filter(({ to }) => to.includes(key)).map(({ from }) => from) }));
  return {
    ...map,
    key: `${map.key}-back`,
    from: map.to,
    to: map.from,
    clauses: back(map.clauses, later.clauses),
    indicators: back(map.indicators, later.indicators),
  };
}

/**
 * 换版要问的: everything in use is listed once. What is in use and not in the edition that is left (it came from an edition before) is
 * not asked again.
 */
export function carryQuestions(map: EditionMap, from: Edition, to: Edition, use: EntriesInUse): CarryQuestion[] {
  const keys = { clauses: new Set(use.clauses.keys()), indicators: new Set(use.indicators.keys()) };
  return editionChange(map, from, to, keys).map(({ kind, from: key, to: suggested, question }) => ({
    kind,
    from: key,
    name: nameOf(from, kind, key),
    suggested: [...suggested],
    question,
    uses: [...(use[listOf[kind]].get(key) ?? [])],
  }));
}

/**
 * 换版的答复: every question has one answer that leads to entries which exist; what just carries on needs none. The refusal names the
 * first that is missing or leads nowhere.
 */
export function settleCarries(questions: readonly CarryQuestion[], answers: readonly Carry[], to: Edition): Carry[] | Problem {
  const settled: Carry[] = [];
  const known = { clause: new Set(to.clauses.map(({ key }) => key)), indicator: new Set(to.indicators.map(({ key }) => key)) };
  const open = questions.filter(
    ({ kind, from, question }) => question !== null && !answers.some((answer) => answer.kind === kind && answer.from === from),
  );
  if (open[0]) return editionRefusals.unanswered({ count: open.length, name: open[0].name, edition: to.shortTitle });
  for (const { kind, from, name, suggested, question } of questions) {
    const answer = answers.find((one) => one.kind === kind && one.from === from);
    const carry: Carry = answer ?? { kind, from, answer: 'carriesOn', to: suggested };
    const lost = carry.to.find((key) => !known[kind].has(key));
    if (lost !== undefined) return editionRefusals.leadsNowhere({ name, to: lost, edition: to.shortTitle });
    if ((carry.answer === 'ends') !== (carry.to.length === 0)) return editionRefusals.halfAnswered({ name });
    if (carry.answer === 'carriesOn' && question === 'otherUnit') return editionRefusals.otherUnit({ name });
    settled.push({ ...carry, to: [...new Set(carry.to)] });
  }
  return settled;
}

/** A carry as it was kept: between which editions. */
export interface KeptCarry extends Carry {
  fromEdition: string;
  toEdition: string;
}

/** 从前的位置: under which edition and key something was kept. */
export interface CarriedPlace {
  edition: string;
  key: string;
}

/** 从前的位置 of an entry: where what carries on in it was kept, back through every change, nearest first; its own place is not among them. */
export function placesCarriedTo(carries: readonly KeptCarry[], kind: CarryKind, edition: string, key: string): CarriedPlace[] {
  const found: CarriedPlace[] = [];
  const seen = new Set([`${edition}/${key}`]);
  const walk = (edition: string, key: string) => {
    for (const carry of carries) {
      if (carry.kind !== kind || carry.answer !== 'carriesOn' || carry.toEdition !== edition || !carry.to.includes(key)) continue;
      const place = `${carry.fromEdition}/${carry.from}`;
      if (seen.has(place)) continue;
      seen.add(place);
      found.push({ edition: carry.fromEdition, key: carry.from });
      walk(carry.fromEdition, carry.from);
    }
  };
  walk(edition, key);
  return found;
}

/**
 * 从前的键: the keys under which tasks, readings and evidence of an entry may lie: its own, and those that carry on in it, back through
 * every change.
 */
export const keysCarriedTo = (carries: readonly KeptCarry[], kind: CarryKind, edition: string, key: string): string[] => [
  ...new Set([key, ...placesCarriedTo(carries, kind, edition, key).map((place) => place.key)]),
];
