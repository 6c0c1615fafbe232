import type { Problem } from '../../kernel/index.ts';
import { editionProblems } from '../edition/edition.rules.ts';
import type { Edition } from '../edition/edition.schema.ts';
import type { EditionMap } from '../edition/editionMap.schema.ts';
import { editionImportRefusals } from './editionImport.problems.ts';
import type { DraftReview, EditionDraft } from './editionImport.schema.ts';

/** 还空着的: why a draft cannot be saved as it stands; null where nothing is empty. */
export function blankIn({ title, areas, clauses }: Edition): string | null {
  if (title === '') return '标准名称空着，填上才存。';
  const area = areas.find(({ name }) => name === '');
  if (area) return `第 ${area.number} 方面的名称空着，填上才存。`;
  const at = clauses.findIndex((clause) => clause.title === '' || clause.text === '');
  const clause = clauses[at];
  if (!clause) return null;
  const name = clause.title || (clause.number === null ? `从上数第 ${at + 1} 条` : `第 ${clause.number} 条`);
  return clause.title === '' ? `${name}的标题空着，填上才存。` : `“${name}”的文字空着，填上才存。`;
}

/** 收为本市的一版之前: the first thing that stands in its way; the sentence on the greyed button. */
export function whyNotAdopt(draft: EditionDraft): Problem | undefined {
  const wrong = editionProblems(draft.content);
  if (wrong[0]) return editionImportRefusals.unsound({ count: wrong.length, first: wrong[0] });
  const successors = draft.successors.filter(({ settled }) => !settled).length;
  if (successors > 0) return editionImportRefusals.successorsOpen({ count: successors });
  const fates = draft.fates.filter(({ choice }) => choice === null).length;
  if (fates > 0) return editionImportRefusals.fatesOpen({ count: fates });
  return undefined;
}

/**
 * 收下的一版: a clause in which one old clause carries on, and only that one, goes on under its key, so that what hangs on it stays where it is;
 * any other gets a key nobody had. It is recognized by the words of those that carry on in it. A file that came with its keys keeps them.
 */
export function adopted(draft: EditionDraft, base: Edition): EditionDraft {
  if (draft.origin === 'json') return draft;
  const { content } = draft;
  const reached = Map.groupBy(
    draft.successors.flatMap(({ from, to }) => to.map((key) => ({ from, key }))),
    ({ key }) => key,
  );
  const alone = new Map(
    draft.successors.flatMap(({ from, to: [only, ...more] }) => (only && more.length === 0 ? [[from, only] as const] : [])),
  );
  const keys = new Map(
    content.clauses.map(({ key }, i) => {
      const [first, ...more] = reached.get(key) ?? [];
      const heir = first && more.length === 0 && alone.get(first.from) === key ? first.from : undefined;
      return [key, heir ?? `${content.key}-${i + 1}`];
    }),
  );
  const areas = new Map(
    content.areas.map(({ key, name }, i) => [key, base.areas.find((one) => one.name === name)?.key ?? `${content.key}-area-${i + 1}`]),
  );
  const clauseKey = (key: string) => keys.get(key) ?? key;
  const old = new Map(base.clauses.map((clause) => [clause.key, clause.words]));
  const wordsOf = (reached: readonly { from: string }[]) => [...new Set(reached.flatMap(({ from }) => old.get(from) ?? []))];
  return {
    ...draft,
    content: {
      ...content,
      areas: content.areas.map((one) => ({ ...one, key: areas.get(one.key) ?? one.key })),
      clauses: content.clauses.map((one) => ({
        ...one,
        key: clauseKey(one.key),
        area: areas.get(one.area) ?? one.area,
        words: one.words.length > 0 ? one.words : wordsOf(reached.get(one.key) ?? []),
      })),
      indicators: content.indicators.map((one) => ({ ...one, clause: clauseKey(one.clause) })),
    },
    marks: draft.marks.map((one) => ({ ...one, clause: clauseKey(one.clause) })),
    flags: draft.flags.map((one) => ({ ...one, clause: one.clause === null ? null : clauseKey(one.clause) })),
    successors: draft.successors.map((one) => ({ ...one, to: one.to.map(clauseKey) })),
  };
}

/** 对照 of the base and the edition that was taken in, as the review settled it. */
export const mapOfReview = ({ base, successors, fates }: DraftReview, edition: string): EditionMap => ({
  kind: 'editionMap',
  key: `${base}-to-${edition}`,
  from: base,
  to: edition,
  clauses: successors.map(({ from, to }) => ({ from, to })),
  indicators: fates.map(({ from, to }) => ({ from, to: to === null ? [] : [to] })),
});
