import { type Day, headOf } from '../../kernel/index.ts';
import { type NameIndex, type Resolution, resolveName, type UnitId, type UnitKind } from '../../organization/index.ts';
import type { Span } from '../../plan/index.ts';
import type { IssueSeverity } from '../issue/issue.schema.ts';
import type { MessageIssue, ReadMessage } from './message.schema.ts';
import { itemsOf } from './messageItems.rules.ts';
import { leading, placeIn } from './messagePlace.rules.ts';
import { clausesIn, keptText, type Laid, layOut } from './messageText.rules.ts';
import { deadlineIn } from './messageWhen.rules.ts';
import { type FoundWord, type WordIndex, wordIndex, wordsIn } from './messageWords.rules.ts';

/** What a message is read by: the matters with the words people use for them, the units of the city, the day. */
export interface MessageGround {
  matters: readonly { code: string; name: string; words: readonly string[] }[];
  names: NameIndex;
  today: Day;
}

interface Opened extends MessageGround {
  matterWords: WordIndex<{ code: string; name: string }>;
  unitWords: WordIndex<string>;
  /** Names that were met already. */
  known: Map<string, Resolution>;
}

const areaKinds: ReadonlySet<UnitKind> = new Set(['subdistrict', 'town', 'community', 'village']);
/** 请、由 before a unit, or what it is to do after it: then it is asked to put it right. */
const asks = /(?:请|由|交|转|责成|让|通知|@|责任单位 ?:|牵头单位 ?:|单位 ?:) ?$/u;
const isAsked = /^ ?(?:[,、和及] ?)?(?:立即|马上|尽快|抓紧|及时|负责|牵头)? ?(?:处理|整改|负责|落实|牵头|清理|清运|跟进|解决|核实|认领)/u;
const unknown = /(?:请|由|责成|@) ?(\p{Script=Han}{2,10}?(?:局|委|中心|公司|大队|所|街道|社区|物业|办))/u;
const severe: readonly { pattern: RegExp; value: IssueSeverity }[] = [
  { pattern: /紧急|危险|安全隐患|漏电|塌陷|塌方|伤人/u, value: 'urgent' },
  { pattern: /严重|大量|大面积|多次|反复|长期|屡/u, value: 'major' },
];

const open = (ground: MessageGround): Opened => ({
  ...ground,
  matterWords: wordIndex(
    ground.matters.flatMap(({ code, name, words }) => [name, ...words].map((word) => [word, { code, name }] as const)),
  ),
  unitWords: wordIndex(
    ground.names.names.flatMap(({ keys, holds }) => (holds(ground.today) ? keys.map((key) => [key, key] as const) : [])),
  ),
  known: new Map(),
});

/**
 * 读消息: what an inspector wrote in a chat, as drafts of issues, each part with where it was read. What is not sure says so; nothing is
 * guessed silently, and names of persons and telephone numbers are left behind. Never throws; one walk over the text for each kind of part.
 */
export function readMessage(text: string, ground: MessageGround): ReadMessage {
  const laid = layOut(text);
  const city = open(ground);
  const named = (span: Span) => wordsIn(city.matterWords, laid.bare, span);
  const untilMatter = (clause: Span) => named(clause)[0]?.span.start ?? clause.end;
  const { items, shared } = itemsOf(
    laid,
    (span) => named(span).length > 0,
    (span) => placeIn(laid.bare, span, untilMatter) !== null,
  );
  const forAll = shared.map((span) => partsOf(laid, city, span, untilMatter));
  return {
    issues: items.map((span) => issueOf(laid, span, partsOf(laid, city, span, untilMatter), forAll, items.length > 1)),
    dropped: [...laid.dropped],
  };
}

type Parts = Pick<MessageIssue, 'place' | 'matter' | 'area' | 'lead' | 'deadline' | 'severity' | 'doubts'>;

function partsOf(laid: Laid, city: Opened, span: Span, untilMatter: (clause: Span) => number): Parts {
  const { bare: plain } = laid;
  const doubts: string[] = [];
  const place = placeIn(plain, span, untilMatter);
  const units = unitsIn(laid, city, span);
  const deadline = deadlineIn(plain, span, city.today);
  if (deadline?.doubt) doubts.push(deadline.doubt);
  const severity = severe.flatMap(({ pattern, value }) => {
    const m = pattern.exec(plain.slice(span.start, span.end));
    return m ? [{ span: { start: span.start + m.index, end: span.start + m.index + m[0].length }, value }] : [];
  })[0];
  return {
    place: place && { ...place, words: keptText(laid, place.span).replace(/\n/gu, ' ') },
    matter: matterIn(wordsIn(city.matterWords, plain, span), doubts),
    area: areaOf(units),
    lead: leadOf(units, laid, city, span, doubts),
    deadline: deadline && { span: deadline.span, sure: deadline.sure, due: deadline.due, workingDays: deadline.workingDays },
    severity: severity ?? null,
    doubts,
  };
}

/** The longest word for a matter says which; two different ones are a doubt. */
function matterIn(found: readonly FoundWord<{ code: string; name: string }>[], doubts: string[]): Parts['matter'] {
  const [best] = [...found].sort((a, b) => b.word.length - a.word.length || a.span.start - b.span.start);
  if (!best) return null;
  const other = found.find(({ of }) => of.code !== best.of.code);
  if (other) doubts.push(`“${best.word}”和“${other.word}”是两类，选一类，或分成两个问题`);
  return { span: best.span, sure: !other && best.word.length > 2, ...best.of };
}

interface MetUnit {
  span: Span;
  unitId: UnitId;
  name: string;
  kind: UnitKind | undefined;
  asked: boolean;
}

/** Units named in a passage that are known by that very name today. */
function unitsIn({ plain }: Laid, { unitWords, names, today, known: met }: Opened, span: Span): MetUnit[] {
  return wordsIn(unitWords, plain, span)
    .slice(0, 50)
    .flatMap(({ span: at, word }) => {
      const known = met.get(word) ?? resolveName(word, today, names, 1);
      met.set(word, known);
      if (known.match === 'candidates') return [];
      const asked = asks.test(plain.slice(Math.max(span.start, at.start - 7), at.start)) || isAsked.test(plain.slice(at.end, at.end + 12));
      return [{ span: at, unitId: known.unitId, name: known.name, kind: names.records.get(known.unitId)?.unit.kind, asked }];
    });
}

/** 属地: the community that is named, else the subdistrict. */
function areaOf(units: readonly MetUnit[]): Parts['area'] {
  const areas = units.filter(({ kind }) => kind !== undefined && areaKinds.has(kind));
  const found = areas.find(({ kind }) => kind === 'community' || kind === 'village') ?? areas[0];
  return found ? { span: found.span, sure: true, unitId: found.unitId, name: found.name } : null;
}

function leadOf(units: readonly MetUnit[], { plain }: Laid, { names, today }: Opened, span: Span, doubts: string[]): Parts['lead'] {
  const asked = units.filter((unit) => unit.asked);
  const [first] = asked;
  const others = [...new Set(asked.filter(({ unitId }) => unitId !== first?.unitId).map(({ name }) => name))];
  if (first) {
    if (others.length) doubts.push(`还点了${others.join('、')}，牵头的只有一个`);
    return { span: first.span, sure: others.length === 0, unitId: first.unitId, name: first.name };
  }
  const m = unknown.exec(plain.slice(span.start, span.end));
  const written = m?.[1];
  if (!m || !written || written.startsWith('各')) return null;
  const start = span.start + m.index + m[0].length - written.length;
  const best = nearestUnit(written, today, names);
  doubts.push(best ? `“${written}”认作${best.name}，看一眼` : `没有认出“${written}”，选一个单位`);
  return {
    span: { start, end: start + written.length },
    sure: false,
    unitId: best?.unitId ?? null,
    name: best?.name ?? written,
  };
}

/** The one unit whose name is nearest, if it is near enough and no other is as near. */
function nearestUnit(written: string, today: Day, names: NameIndex): { unitId: UnitId; name: string } | undefined {
  const known = resolveName(written, today, names, 2);
  if (known.match !== 'candidates') return known;
  const [best, second] = known.candidates;
  return best && best.score >= 0.5 && best.score > (second?.score ?? 0) ? best : undefined;
}

function issueOf(laid: Laid, span: Span, own: Parts, forAll: readonly Parts[], several: boolean): MessageIssue {
  const from = <K extends 'place' | 'area' | 'lead' | 'deadline' | 'severity'>(key: K): Parts[K] =>
    own[key] ?? forAll.find((parts) => parts[key] !== null)?.[key] ?? own[key];
  const parts = { matter: own.matter, place: from('place'), area: from('area'), lead: from('lead'), deadline: from('deadline') };
  const doubts = [...own.doubts, ...forAll.flatMap((shared) => shared.doubts.filter((says) => !/两类/u.test(says)))];
  if (!parts.place) doubts.push('没有读到地点');
  else if (!parts.place.sure) doubts.push(`地点只写到“${parts.place.words}”`);
  if (!parts.matter) doubts.push('没有认出类别，从列表里选');
  else if (!parts.matter.sure && own.doubts.every((says) => !/两类/u.test(says))) doubts.push(`类别按“${parts.matter.name}”，看一眼`);
  const text = keptText(laid, span);
  return {
    span,
    title: titleOf(laid, span, own) || headOf(text, 80),
    text: headOf(text, 2000),
    ...parts,
    severity: from('severity'),
    doubts: [...new Set(doubts)].slice(0, several ? 6 : 8),
  };
}

const overlaps = (a: Span, b: Span | undefined): boolean => b !== undefined && a.start < b.end && b.start < a.end;

/** 一句话: the clauses that are about the matter, without who is asked by when. */
function titleOf(laid: Laid, span: Span, { matter, place, lead, deadline }: Parts): string {
  const clauses = clausesIn(laid.plain, span).filter(
    (clause) =>
      overlaps(clause, matter?.span) ||
      overlaps(clause, place?.span) ||
      !(overlaps(clause, lead?.span) || overlaps(clause, deadline?.span) || /^ *请/u.test(laid.plain.slice(clause.start, clause.end))),
  );
  const words = clauses
    .map((clause) => {
      const before = leading.exec(laid.bare.slice(clause.start, clause.end))?.[0].length ?? 0;
      return keptText(laid, { start: clause.start + before, end: clause.end }).replace(/^(?:地点|位置|地址|点位) ?[:：] ?/u, '');
    })
    .filter(Boolean);
  let title = '';
  for (const clause of words) {
    const next = title === '' ? clause : `${title}，${clause}`;
    if (next.length > 80) break;
    title = next;
  }
  return title || headOf(words[0] ?? '', 80);
}
