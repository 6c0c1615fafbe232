import { headOf } from '../../kernel/index.ts';
import type { Clause, Edition, Indicator } from '../edition/edition.schema.ts';
import type { EditionDraft, IndicatorChoice } from './editionImport.schema.ts';

/** A change of a draft: another draft. */
export type DraftEdit = (draft: EditionDraft) => EditionDraft;

const withContent = (draft: EditionDraft, change: Partial<Edition>): EditionDraft => ({
  ...draft,
  content: { ...draft.content, ...change },
});

/** A key that no clause or area of the draft has. */
function freshKey(draft: EditionDraft, stem: 'c' | 'area'): string {
  const taken = [...draft.content.clauses, ...draft.content.areas, ...draft.marks.map(({ clause }) => ({ key: clause }))];
  const numbers = taken.flatMap(({ key }) => Number(new RegExp(`^${stem}-(\\d+)$`, 'u').exec(key)?.[1] ?? 0));
  return `${stem}-${Math.max(0, ...numbers) + 1}`;
}

/** 改条款的编号、标题、文字、方面. */
export const editClause =
  (key: string, change: Partial<Pick<Clause, 'number' | 'title' | 'text' | 'area'>>): DraftEdit =>
  (draft) =>
    withContent(draft, { clauses: draft.content.clauses.map((one) => (one.key === key ? { ...one, ...change } : one)) });

/** Where a clause's text begins new points: 1. 2. （1）①; places in the text, the beginning not among them. */
export const pointsIn = (text: string): number[] =>
  [...text.matchAll(/(?:^|\n)\s*(?:\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[）)]|[①-⑳])/gu)]
    .map(({ index, 0: met }) => index + (met.startsWith('\n') ? 1 : 0))
    .filter((at) => at > 0);

const number = /^\s*(?:\d{1,2}[.．、]|[（(]\d{1,2}[）)]|[①-⑳])\s*/u;
/** The first phrase of a piece without its number. */
const titled = (text: string): string => {
  const bare = text.replace(number, '');
  return (/^[^。；;，,：:\n]{2,24}/u.exec(bare)?.[0] ?? headOf(bare, 24)) || headOf(text, 24);
};

/** 拆开 a clause at places of its text. The first piece keeps the key, the number, the title; the others have no number. Nothing of the text is lost. */
export const splitClause =
  (key: string, places: readonly number[]): DraftEdit =>
  (draft) => {
    const old = draft.content.clauses.find((one) => one.key === key);
    if (!old) return draft;
    const cuts = [...new Set(places)].filter((at) => at > 0 && at < old.text.length).sort((a, b) => a - b);
    const pieces = [0, ...cuts].map((at, i) => old.text.slice(at, cuts[i] ?? old.text.length).trim()).filter((piece) => piece !== '');
    if (pieces.length < 2) return draft;
    let next = draft;
    const fresh = pieces.slice(1).map((text): Clause => {
      const one = { ...old, key: freshKey(next, 'c'), number: null, title: titled(text), text };
      next = {
        ...withContent(next, { clauses: [...next.content.clauses, one] }),
        marks: [...next.marks, ...markLike(draft, key, one.key)],
      };
      return one;
    });
    const clauses = draft.content.clauses.flatMap((one) => (one.key === key ? [{ ...one, text: pieces[0] ?? one.text }, ...fresh] : [one]));
    return withContent(next, { clauses });
  };

const markLike = (draft: EditionDraft, from: string, clause: string) =>
  draft.marks.filter((mark) => mark.clause === from).map((mark) => ({ ...mark, clause, printed: '' }));

/** The clause before this one in its area; undefined where it is the first. */
export const clauseBefore = (content: Edition, key: string): Clause | undefined => {
  const own = content.clauses.find((one) => one.key === key);
  const inArea = content.clauses.filter(({ area }) => area === own?.area);
  return inArea[inArea.findIndex((one) => one.key === key) - 1];
};

/** 并入上一条: the text goes to the end of the clause before; its indicators and what carries on in it go along. */
export const mergeIntoBefore =
  (key: string): DraftEdit =>
  (draft) => {
    const own = draft.content.clauses.find((one) => one.key === key);
    const before = clauseBefore(draft.content, key);
    if (!own || !before) return draft;
    const text = [before.text, own.text.replace(number, '').startsWith(own.title) ? own.text : `${own.title}\n${own.text}`].join('\n');
    const ends = draft.marks.find((mark) => mark.clause === key)?.to ?? 0;
    const kept = draft.marks.filter((mark) => mark.clause !== key);
    return withContent(
      {
        ...draft,
        marks: kept.map((mark) => (mark.clause === before.key ? { ...mark, to: Math.max(mark.to, ends) } : mark)),
        flags: draft.flags.map((flag) => (flag.clause === key ? { ...flag, clause: before.key } : flag)),
        successors: draft.successors.map((one) => ({ ...one, to: [...new Set(one.to.map((to) => (to === key ? before.key : to)))] })),
      },
      {
        clauses: draft.content.clauses.filter((one) => one.key !== key).map((one) => (one.key === before.key ? { ...one, text } : one)),
        indicators: draft.content.indicators.map((one) => (one.clause === key ? { ...one, clause: before.key } : one)),
      },
    );
  };

/** 不是条款: it leaves the edition, and what it said is kept as a doubt to look at. What carried on in it leads nowhere and is asked again. */
export const dropClause =
  (key: string): DraftEdit =>
  (draft) => {
    const own = draft.content.clauses.find((one) => one.key === key);
    if (!own || draft.content.clauses.length === 1) return draft;
    const says = headOf(`不作条款：“${own.title}”。${own.text}`, 400);
    const dropped = new Set(draft.content.indicators.filter(({ clause }) => clause === key).map(({ key }) => key));
    return withContent(
      {
        ...draft,
        marks: draft.marks.filter((mark) => mark.clause !== key),
        flags: [...draft.flags.filter((flag) => flag.clause !== key), { key: `dropped-${key}`, kind: 'leftOut', clause: null, says }],
        successors: draft.successors.map((one) =>
          one.to.includes(key) ? { ...one, to: one.to.filter((to) => to !== key), reason: '原来的去向不作条款了', settled: false } : one,
        ),
        fates: draft.fates.map((one) => (one.to !== null && dropped.has(one.to) ? { ...one, choice: null, to: null } : one)),
      },
      {
        clauses: draft.content.clauses.filter((one) => one.key !== key),
        indicators: draft.content.indicators.filter((one) => one.clause !== key),
      },
    );
  };

/** 加条款 at the end of an area, for what the reading left out. */
export const addClause =
  (area: string): DraftEdit =>
  (draft) => {
    const source = draft.content.sources[0]?.key ?? '';
    const fresh: Clause = {
      ...{ key: freshKey(draft, 'c'), area, number: null, title: '新条款', text: '写条款的文字', words: [], source, verification: 'seen' },
    };
    const at = draft.content.clauses.findLastIndex((one) => one.area === area);
    const clauses = [...draft.content.clauses];
    clauses.splice(at < 0 ? clauses.length : at + 1, 0, fresh);
    return withContent(draft, { clauses });
  };

/** 收为条款: a paragraph that went into no clause becomes one, behind the clause before it in the text. */
export const takeParagraph =
  (at: number, paragraph: string): DraftEdit =>
  (draft) => {
    const text = paragraph.trim();
    const { clauses, areas } = draft.content;
    const keys = new Set(clauses.map(({ key }) => key));
    const before = draft.marks.filter(({ clause, to }) => to <= at && keys.has(clause)).sort((a, b) => b.to - a.to)[0];
    const behind = clauses.find(({ key }) => key === before?.clause) ?? undefined;
    const area = behind?.area ?? areas[0]?.key;
    if (text === '' || area === undefined) return draft;
    const source = draft.content.sources[0]?.key ?? '';
    const fresh: Clause = {
      ...{ key: freshKey(draft, 'c'), area, number: null, title: titled(text), text, words: [], source, verification: 'seen' },
    };
    const mark = { clause: fresh.key, printed: '', from: at, to: at + 1 };
    const place = behind ? clauses.indexOf(behind) + 1 : 0;
    return { ...withContent(draft, { clauses: clauses.toSpliced(place, 0, fresh) }), marks: [...draft.marks, mark] };
  };

/** 改名称、文号、日期. */
export const describeEdition =
  (change: Partial<Pick<Edition, 'title' | 'shortTitle' | 'documentNumber' | 'issuedOn' | 'inForceFrom'>>): DraftEdit =>
  (draft) =>
    withContent(draft, change);

/** 改方面的名称. */
export const renameArea =
  (key: string, name: string): DraftEdit =>
  (draft) =>
    withContent(draft, { areas: draft.content.areas.map((one) => (one.key === key ? { ...one, name } : one)) });

/** 不是方面: its clauses go to the area before it, or after it where it is the first; the others are numbered anew. */
export const dropArea =
  (key: string): DraftEdit =>
  (draft) => {
    const { areas } = draft.content;
    const at = areas.findIndex((one) => one.key === key);
    const heir = areas[at - 1] ?? areas[at + 1];
    if (at < 0 || !heir) return draft;
    return withContent(draft, {
      areas: areas.filter((one) => one.key !== key).map((one, i) => ({ ...one, number: i + 1 })),
      clauses: draft.content.clauses.map((one) => (one.area === key ? { ...one, area: heir.key } : one)),
    });
  };

/** 定接续, to clauses that are there; asked for one that was dropped meanwhile, it stays open. */
export const settleSuccessor =
  (from: string, wanted: readonly string[]): DraftEdit =>
  (draft) => {
    const there = new Set(draft.content.clauses.map(({ key }) => key));
    const to = wanted.filter((key) => there.has(key));
    const settled = to.length === wanted.length;
    return {
      ...draft,
      successors: draft.successors.map((one) =>
        one.from === from
          ? { ...one, to, settled, reason: one.to.join() === to.join() ? one.reason : to.length === 0 ? '定为新版没有' : '由人定的' }
          : one,
      ),
    };
  };

/** 看过了: a doubt that was looked at goes. */
export const dropFlag =
  (key: string): DraftEdit =>
  (draft) => ({ ...draft, flags: draft.flags.filter((flag) => flag.key !== key) });

/** 指标属于新版的哪一条: where it stands, else where its old clause carries on; undefined where a person must say. */
export const clauseOfFate = ({ content, fates, successors }: EditionDraft, old: Indicator): string | undefined => {
  const to = fates.find(({ from }) => from === old.key)?.to;
  return content.indicators.find(({ key }) => key === to)?.clause ?? successors.find(({ from }) => from === old.clause)?.to[0];
};

/**
 * 定指标的去向: kept as it was, with another target, or dropped. `old` is the indicator of the base. Where its old clause carries on nowhere, it is kept only
 * under a clause that is said; without one nothing changes.
 */
export const chooseIndicator =
  (old: Indicator, choice: IndicatorChoice, change: { target?: number; clause?: string } = {}): DraftEdit =>
  (draft) => {
    const { content } = draft;
    const fate = draft.fates.find(({ from }) => from === old.key);
    if (!fate) return draft;
    const standing = content.indicators.find(({ key }) => key === fate.to);
    const fates = (to: string | null) => draft.fates.map((one) => (one.from === old.key ? { ...one, choice, to } : one));
    const others = content.indicators.filter(({ key }) => key !== fate.to);
    if (choice === 'dropped') return { ...withContent(draft, { indicators: others }), fates: fates(null) };
    const clause = change.clause ?? clauseOfFate(draft, old);
    if (clause === undefined) return draft;
    const source = content.sources.some(({ key }) => key === old.source) ? old.source : (content.sources[0]?.key ?? '');
    const own: Indicator = standing ?? { ...old, source, officialNumber: null, scopeVerification: 'unverified' };
    const before = choice === 'kept' ? old.rule : own.rule;
    const rule = choice === 'changed' && change.target !== undefined && 'target' in before ? { ...before, target: change.target } : before;
    const printed = fate.printed !== null && 'target' in rule && fate.printed.target === rule.target;
    const verification = standing && draft.origin === 'json' ? standing.verification : printed ? 'seen' : 'unverified';
    const next: Indicator = { ...own, unit: choice === 'kept' ? old.unit : own.unit, rule, clause, verification };
    const at = standing ? content.indicators.indexOf(standing) : others.length;
    return { ...withContent(draft, { indicators: others.toSpliced(at, 0, next) }), fates: fates(next.key) };
  };
