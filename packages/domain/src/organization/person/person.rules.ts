import { type Day, type Problem, within } from '../../kernel/index.ts';
import { unitProblems } from '../unit/unit.problems.ts';
import type { UnitId } from '../unit/unit.schema.ts';
import { personProblems } from './person.problems.ts';
import { type Person, type Post, type PostId, postKinds } from './person.schema.ts';

/** Masked for lists: 13812345678 → 138****5678. */
export const maskMobile = (mobile: string | null): string | null => mobile && `${mobile.slice(0, 3)}****${mobile.slice(-4)}`;

export const isOpen = (post: Pick<Post, 'from' | 'until'>, day: Day): boolean => within(day, post.from, post.until);

/** Names for the sentences of a refusal. */
export interface PostNames {
  unit: (id: UnitId) => string;
  person: (id: Person['id']) => string;
}

/**
 * 任职: the person's posts with the new one; the first open post is the main one, and a new main post takes its place.
 * `ofUnit` are the posts at the same unit, of anybody.
 */
export function addPost(
  person: Person,
  own: readonly Post[],
  ofUnit: readonly Post[],
  wish: Omit<Post, 'personId' | 'until'>,
  today: Day,
  names: PostNames,
): Post[] | Problem {
  if (person.leftOn !== null) return personProblems.left({ name: person.name, on: person.leftOn });
  if (wish.from > today) return personProblems.future({ today });
  const unitName = names.unit(wish.unitId);
  const same = (post: Post) => post.unitId === wish.unitId && post.kind === wish.kind && (post.until === null || post.until > wish.from);
  if (own.some(same)) return personProblems.samePost({ unitName, kind: wish.kind });
  const holder = postKinds[wish.kind].single && ofUnit.find(same);
  if (holder) return personProblems.headTaken({ unitName, kind: wish.kind, holder: names.person(holder.personId) });
  const post: Post = { ...wish, personId: person.id, until: null, main: wish.main || !own.some((p) => p.until === null && p.main) };
  return [...own.map((p) => (post.main && p.until === null ? { ...p, main: false } : p)), post];
}

/** 免职: the post ends on `on`; when it was the main one, the oldest open post becomes it. */
export function endPost(own: readonly Post[], id: PostId, on: Day, today: Day): Post[] | Problem {
  const post = own.find((p) => p.id === id);
  if (!post) throw new Error(`post ${id} is not of this person`);
  if (post.until !== null) return personProblems.postEnded({ on: post.until });
  if (on > today) return personProblems.future({ today });
  if (on <= post.from) return personProblems.postBackwards({ from: post.from });
  const ended = own.map((p) => (p.id === id ? { ...p, until: on, main: false } : p));
  return withMain(ended);
}

/** Sees to it that one of a person's open posts is the main one: the oldest, where none is. */
export function withMain(own: readonly Post[]): Post[] {
  if (own.some((p) => p.until === null && p.main)) return [...own];
  const oldest = own.filter((p) => p.until === null).reduce<Post | undefined>((a, b) => (a && a.from <= b.from ? a : b), undefined);
  return own.map((p) => (p === oldest ? { ...p, main: true } : p));
}

/** The unit a person acts for: that of the main post. */
export const mainUnit = (own: readonly Post[], day: Day): UnitId | null =>
  own.find((post) => post.main && isOpen(post, day))?.unitId ?? null;

/**
 * 随转: the open posts of a unit go with it into its successor on the day it merges; `changed` rows are to be updated, `begun` inserted.
 * Two heads refuse: who heads the merged unit is a decision, not a rule.
 */
export function carryPosts(
  posts: readonly Post[],
  into: UnitId,
  ofInto: readonly Post[],
  on: Day,
  names: PostNames,
  newId: () => PostId,
): { changed: Post[]; begun: Post[] } | Problem {
  const open = posts.filter((post) => post.until === null);
  const changed = open.map((post): Post => ({ ...post, until: on, main: false }));
  const begun: Post[] = [];
  for (const post of open) {
    if (on <= post.from) return personProblems.postBackwards({ from: post.from });
    const there = ofInto.filter((other) => other.until === null && other.kind === post.kind);
    if (postKinds[post.kind].single && there.length > 0)
      return unitProblems.twoHeads({ name: names.unit(post.unitId), intoName: names.unit(into) });
    const already = there.find((other) => other.personId === post.personId);
    if (!already) begun.push({ ...post, id: newId(), unitId: into, from: on });
    else if (post.main) changed.push({ ...already, main: true });
  }
  return { changed, begun };
}
