import { type Actor, holdsAt, kernelProblems, type Problem } from '../../kernel/index.ts';
import { type Can, canOf } from '../can.ts';
import { personProblems } from './person.problems.ts';
import type { Person, Post } from './person.schema.ts';

export const personActions = {
  read: { says: '查人员', wants: 'person.read' },
  change: { says: '修改人员信息', wants: 'person.edit' },
  changeOwnPhone: { says: '改本人电话', wants: null },
  addPost: { says: '任职', wants: 'person.edit' },
  endPost: { says: '免职', wants: 'person.edit' },
  handOver: { says: '交接', wants: 'person.handOver' },
  leave: { says: '离岗', wants: 'person.handOver' },
  grant: { says: '授予角色', wants: 'role.grant' },
} as const;
export type PersonAction = keyof typeof personActions;

/**
 * 谁可以: a right at any unit the person has an open post at, or above it. `paths` has one path per open post; a person
 * without one belongs to the city, so `paths` is then the city's own. One's own record and telephone are one's own.
 */
export function mayNotPerson(
  actor: Actor,
  action: PersonAction,
  person: Pick<Person, 'id'>,
  paths: readonly (readonly string[])[],
): Problem | undefined {
  const { says, wants } = personActions[action];
  const own = actor.personId === person.id;
  if (own && (action === 'read' || action === 'changeOwnPhone')) return undefined;
  if (wants !== null && paths.some((path) => holdsAt(actor, wants, path))) return undefined;
  return kernelProblems.notAllowed({ what: says });
}

/** Not yours, or not for somebody who has left. */
export function personRefusal(
  actor: Actor,
  action: PersonAction,
  person: Person,
  paths: readonly (readonly string[])[],
): Problem | undefined {
  const no = mayNotPerson(actor, action, person, paths);
  if (no || action === 'read' || person.leftOn === null) return no;
  return personProblems.left({ name: person.name, on: person.leftOn });
}

export const canPerson = (actor: Actor, person: Person, paths: readonly (readonly string[])[]): Can =>
  canOf(Object.keys(personActions) as PersonAction[], (action) => personRefusal(actor, action, person, paths));

/** 任职 and 免职 are asked at the post's own unit: nobody staffs a unit he has no right at. */
export const mayNotPost = (actor: Actor, action: 'addPost' | 'endPost', path: readonly string[]): Problem | undefined =>
  holdsAt(actor, 'person.edit', path) ? undefined : kernelProblems.notAllowed({ what: personActions[action].says });

export const canPost = (actor: Actor, post: Post, path: readonly string[]): Can =>
  canOf(['endPost'] as const, (action) =>
    post.until === null ? mayNotPost(actor, action, path) : personProblems.postEnded({ on: post.until }),
  );
