import type { Day } from '../../kernel/index.ts';
import { asOf, type NameIndex, resolveName, type UnitGroup, type UnitId } from '../../organization/index.ts';
import type { NameCandidate, NameDecision, NameMatch } from './draft.schema.ts';

/** What names are matched against: today's names of the city, its groups in use, and what earlier documents' reviewers decided. */
export interface NameCity {
  index: NameIndex;
  day: Day;
  groups: readonly UnitGroup[];
  remembered: ReadonlyMap<string, NameDecision>;
}

/** What a printed name means, as far as the system can tell: `decision` null leaves it to a person, with candidates best first. */
export interface MatchedName {
  printed: string;
  decision: NameDecision | null;
  match: NameMatch | null;
  candidates: NameCandidate[];
}

const mostCandidates = 5;

/**
 * 对单位: each printed name against the city's. Only equal names decide by themselves (a unit's own, an alias, a group's, an earlier
 * decision); what is merely like a name is a suggestion with its reason, and a person decides once for the document.
 */
export function matchUnits(names: readonly string[], city: NameCity): MatchedName[] {
  const standing = standingNames(city);
  const groups = new Map(city.groups.map((group) => [plain(group.name), group]));
  return names.map((printed) => {
    const decided = (decision: NameDecision, match: NameMatch): MatchedName => ({ printed, decision, match, candidates: [] });
    const remembered = city.remembered.get(printed);
    if (remembered) return decided(remembered, 'remembered');
    const resolution = resolveName(printed, city.day, city.index, mostCandidates);
    if (resolution.match !== 'candidates') return decided({ kind: 'unit', unitId: resolution.unitId }, resolution.match);
    const group = groups.get(plain(printed));
    if (group) return decided({ kind: 'group', groupId: group.id }, 'group');
    const candidates = new Map<string, NameCandidate>();
    const offer = (candidate: NameCandidate) => {
      if (candidate.score > (candidates.get(candidate.id)?.score ?? 0)) candidates.set(candidate.id, candidate);
    };
    for (const { unitId, name, score } of resolution.candidates)
      offer({ kind: 'unit', id: unitId, name, score: round(score * 0.9), reason: `和“${name}”有 ${Math.round(score * 100)}% 的字相同` });
    const forms = formsOf(printed, city.index.prefixes);
    for (const known of standing) {
      const likeness = abbreviates(forms, known.forms);
      if (likeness > 0)
        offer({
          kind: known.kind,
          id: known.id,
          name: known.name,
          score: round(likeness),
          reason: `“${printed}”的字依次出现在“${known.said}”里`,
        });
    }
    return {
      printed,
      decision: null,
      match: null,
      candidates: [...candidates.values()].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).slice(0, mostCandidates),
    };
  });
}

interface StandingName {
  kind: 'unit' | 'group';
  id: string;
  name: string;
  /** The name that was compared: a unit's own, its short one, or a group's. */
  said: string;
  forms: readonly string[];
}

function standingNames({ index, day, groups }: NameCity): StandingName[] {
  const unit = (id: UnitId, name: string, said: string): StandingName => ({
    kind: 'unit',
    id,
    name,
    said,
    forms: formsOf(said, index.prefixes),
  });
  const units = [...index.records.values()].flatMap(({ unit: { id }, periods }) => {
    const period = asOf(periods, day);
    if (!period) return [];
    const { name, shortName } = period;
    return shortName === null ? [unit(id, name, name)] : [unit(id, name, name), unit(id, name, shortName)];
  });
  return [
    ...units,
    ...groups.map(({ id, name }): StandingName => ({ kind: 'group', id, name, said: name, forms: formsOf(name, index.prefixes) })),
  ];
}

const plain = (name: string): string => name.normalize('NFKC').replace(/\s+/gu, '').replace(/^全市/u, '');
const round = (score: number): number => Math.round(score * 1000) / 1000;

/** Endings that mean the same and are cut short differently: 委员会 → 委, 街道办事处 → 街办, 人民政府 → 政府. */
const endings: readonly (readonly [RegExp, string])[] = [
  [/委员会$/u, '委'],
  [/办公室$/u, '办'],
  [/(?:街道)?办事处$/u, '街办'],
  [/街道$/u, '街办'],
  [/人民政府$/u, '政府'],
  [/居委$|社区居委$/u, '社区'],
];

/** A name as it may be compared: as written, without the city's name, without a leading 市, 区 or 县; endings made alike. */
function formsOf(name: string, prefixes: readonly string[]): string[] {
  const written = plain(name).replace(/[（(].*?[）)]/gu, '');
  const forms = new Set([written]);
  for (const prefix of prefixes)
    if (written.startsWith(prefix) && written.length > prefix.length + 1) forms.add(written.slice(prefix.length));
  for (const form of [...forms]) if (form.length > 2) forms.add(form.replace(/^[市区县]/u, ''));
  return [...forms]
    .map((form) => endings.reduce((short, [ending, to]) => short.replace(ending, to), form))
    .filter((form) => form.length > 1);
}

/**
 * How well one name abbreviates another, or it that one: the shorter's characters stand in the longer one in order, and both begin
 * and end alike (市监所 in 市场监督管理所). 0 where it does not; else the more of the longer one is said, the nearer to 1.
 */
function abbreviates(a: readonly string[], b: readonly string[]): number {
  let best = 0;
  for (const x of a)
    for (const y of b) {
      const [short, long] = x.length <= y.length ? [[...x], [...y]] : [[...y], [...x]];
      if (short.length < 2 || short[0] !== long[0] || short.at(-1) !== long.at(-1)) continue;
      let at = 0;
      for (const character of long) if (character === short[at]) at += 1;
      if (at === short.length) best = Math.max(best, 0.55 + (0.45 * short.length) / long.length);
    }
  return best;
}
