import type { Day } from '../../kernel/index.ts';
import { asOf, type NameIndex, resolveName, type UnitGroup, type UnitId } from '../../organization/index.ts';
import type { NameCandidate, NameDecision, NameMatch } from './draft.schema.ts';
import { reforms } from './reforms.data.ts';
import { type HomePlace, homeOf, saysWhose } from './unitHome.rules.ts';

/** What names are matched against: today's names of the city, its groups in use, and what earlier documents' reviewers decided. */
export interface NameCity {
  index: NameIndex;
  day: Day;
  groups: readonly UnitGroup[];
  /** The unit the document belongs to: in a subdistrict's plan 爱卫办 may be its own. */
  home: UnitId | null;
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
/** Surer than a likeness of letters, less sure than a name. */
const reformScore = 0.8;

/**
 * 对单位: each printed name against the city's. Only equal names decide by themselves (a unit's own, an alias, a group's, an earlier
 * decision); what is merely like a name is a suggestion with its reason, and a person decides once for the document. In the plan of a
 * subdistrict or town a name that does not say whose office it is never decides for an office elsewhere.
 */
export function matchUnits(names: readonly string[], city: NameCity): MatchedName[] {
  const home = homeOf(city.home, city.index, city.day);
  const standing = standingNames(city, home);
  const groups = new Map(city.groups.map((group) => [plain(group.name), group]));
  return names.map((printed) => {
    const decided = (decision: NameDecision, match: NameMatch): MatchedName => ({ printed, decision, match, candidates: [] });
    const elsewhere = (id: UnitId): boolean => home !== null && !home.holds(id) && !saysWhose(plain(printed), city.index);
    const remembered = city.remembered.get(printed);
    if (remembered && !(remembered.kind === 'unit' && elsewhere(remembered.unitId))) return decided(remembered, 'remembered');
    const resolution = resolveName(printed, city.day, city.index, mostCandidates);
    const open = resolution.match !== 'candidates' && elsewhere(resolution.unitId) && plain(resolution.name) !== plain(printed);
    if (resolution.match !== 'candidates' && !open) return decided({ kind: 'unit', unitId: resolution.unitId }, resolution.match);
    const group = groups.get(plain(printed));
    if (group) return decided({ kind: 'group', groupId: group.id }, 'group');
    const candidates = new Map<string, NameCandidate>();
    const offer = (candidate: NameCandidate) => {
      if (candidate.score > (candidates.get(candidate.id)?.score ?? 0)) candidates.set(candidate.id, candidate);
    };
    if (resolution.match !== 'candidates')
      offer({
        kind: 'unit',
        id: resolution.unitId,
        name: resolution.name,
        score: 0.8,
        reason: `“${printed}”没有写是谁的，这一个不在本${home?.says}`,
      });
    else
      for (const { unitId, name, score } of resolution.candidates)
        offer({ kind: 'unit', id: unitId, name, score: round(score * 0.9), reason: `和“${name}”有 ${Math.round(score * 100)}% 的字相同` });
    const forms = formsOf(printed, city.index.prefixes);
    const own = home ? formsOf(plain(printed).replace(/^本?(?:街道|[镇乡村]|社区)(?=.{2})/u, ''), home.prefixes) : [];
    for (const known of standing) {
      if (known.kind === 'unit' && succeeds(forms, known.forms))
        offer({
          kind: 'unit',
          id: known.id,
          name: known.name,
          score: reformScore,
          reason: `机构改革后，“${printed}”的职责多在“${known.name}”`,
        });
      const near = known.own ? abbreviates(own, known.own) : 0;
      if (near > 0)
        offer({
          kind: known.kind,
          id: known.id,
          name: known.name,
          score: round(0.5 + near / 2),
          reason: `“${known.name}”是本${home?.says}的`,
        });
      const office = officeOf(forms, known.forms);
      if (office > 0)
        offer({
          kind: known.kind,
          id: known.id,
          name: known.name,
          score: round(office),
          reason: `“${printed}”像是“${known.said}”下面的`,
        });
      const likeness = abbreviates(forms, known.forms) * (known.kind === 'unit' && elsewhere(known.id) ? 0.8 : 1);
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

type StandingName = ({ kind: 'unit'; id: UnitId } | { kind: 'group'; id: string }) & {
  name: string;
  /** The name that was compared: a unit's own, its short one, or a group's. */
  said: string;
  forms: readonly string[];
  /** Of a unit of the document's own place: its name without the place's. */
  own?: readonly string[];
};

function standingNames({ index, day, groups }: NameCity, home: HomePlace | null): StandingName[] {
  const unit = (id: UnitId, name: string, said: string): StandingName => ({
    kind: 'unit',
    id,
    name,
    said,
    forms: formsOf(said, index.prefixes),
    ...(home?.holds(id) ? { own: formsOf(said, home.prefixes) } : {}),
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
      const [short, long] = x.length <= y.length ? [x, y] : [y, x];
      if (short.length < 2 || short[0] !== long[0] || short.at(-1) !== long.at(-1)) continue;
      if (inOrder(short, long)) best = Math.max(best, 0.55 + (0.45 * short.length) / long.length);
    }
  return best;
}

/** 市监所, 城管中队 as an office of 市场监督管理局: what stands before its ending abbreviates what stands before the other's. */
function officeOf(forms: readonly string[], known: readonly string[]): number {
  const stems = (list: readonly string[], ending: RegExp) =>
    list.filter((form) => ending.test(form)).map((form) => form.replace(ending, ''));
  const offices = stems(forms, /(?:分局|[大中]队|所|站)$/u).filter((stem) => stem.length > 1);
  let best = 0;
  if (offices.length > 0)
    for (const long of stems(known, /(?:局|委)$/u))
      for (const short of offices)
        if (short[0] === long[0] && inOrder(short, long)) best = Math.max(best, 0.4 + (0.4 * short.length) / long.length);
  return Math.min(best, 0.8);
}

/** Whether the characters of one word stand in another in this order. */
function inOrder(short: string, long: string): boolean {
  let at = 0;
  for (const character of long) if (character === short[at]) at += 1;
  return at === short.length;
}

/** The heart of a department's name: 市卫生局, 卫生委 → 卫生; '' where its ending is another's. */
const heartOf = (form: string): string => /^(.{2,}?)(?:局|委|厅|办)$/u.exec(form)?.[1] ?? '';

/** Whether one department took over from the other at a reform: 市卫生局 → 市卫生健康委员会. */
function succeeds(before: readonly string[], after: readonly string[]): boolean {
  const [then, now] = [before, after].map((forms) => new Set(forms.map(heartOf).filter(Boolean)));
  return reforms.some((reform) => reform.formerly.some((name) => then?.has(name)) && reform.now.some((name) => now?.has(name)));
}
