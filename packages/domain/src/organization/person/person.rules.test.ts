import { addDays, Problem } from '@weicheng/domain/kernel';
import { aPerson, aPost, aUnit, day } from '@weicheng/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addPost, carryPosts, endPost, mainUnit, maskMobile } from './person.rules.ts';
import { Mobile, OfficePhone, type Post, PostKind } from './person.schema.ts';

const today = day('2026-01-01');
const names = { unit: () => '市城管局', person: () => '林若宁' };
const code = (result: unknown): unknown => (result instanceof Problem ? result.code : 'no problem');

describe('任职', () => {
  it('leaves exactly one main post while any is open, whatever is added and ended', () => {
    const person = aPerson();
    const units = [aUnit().id, aUnit().id, aUnit().id];
    const act = fc.record({
      end: fc.boolean(),
      which: fc.nat(5),
      on: fc.integer({ min: 0, max: 2000 }).map((n) => addDays(day('2020-01-01'), n)),
      kind: fc.constantFrom(...PostKind.options),
      main: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 20 }), (acts) => {
        let posts: Post[] = [];
        for (const { end, which, on, kind, main } of acts) {
          const chosen = posts[which];
          const unitId = units[which % 3] ?? aUnit().id;
          const next = end
            ? chosen && endPost(posts, chosen.id, on, today)
            : addPost(person, posts, [], { id: aPost().id, unitId, kind, from: on, main }, today, names);
          if (next && !(next instanceof Problem)) posts = next;
          const open = posts.filter((p) => p.until === null);
          expect(open.filter((p) => p.main)).toHaveLength(open.length > 0 ? 1 : 0);
          expect(posts.filter((p) => p.main && p.until !== null)).toEqual([]);
        }
      }),
    );
  });

  it('has one head per unit at a time, and any number of others', () => {
    const unitId = aUnit().id;
    const wish = (kind: PostKind, from = day('2025-01-01')) => ({ id: aPost().id, unitId, kind, from, main: false });
    const head = aPost({ unitId, kind: 'unitHead', until: day('2024-06-01') });
    expect(code(addPost(aPerson(), [], [{ ...head, until: null }], wish('unitHead'), today, names))).toBe('person.head-taken');
    expect(code(addPost(aPerson(), [], [head], wish('unitHead', day('2024-05-31')), today, names))).toBe('person.head-taken');
    expect(code(addPost(aPerson(), [], [head], wish('unitHead', day('2024-06-01')), today, names))).toBe('no problem');
    expect(code(addPost(aPerson(), [], [aPost({ unitId, kind: 'clerk' })], wish('clerk'), today, names))).toBe('no problem');
  });

  it('refuses the same post twice, tomorrow, and somebody who has left', () => {
    const post = aPost({ kind: 'clerk' });
    const wish = { id: aPost().id, unitId: post.unitId, kind: post.kind, from: today, main: false };
    expect(code(addPost(aPerson(), [post], [], wish, today, names))).toBe('person.same-post');
    expect(code(addPost(aPerson(), [], [], { ...wish, from: addDays(today, 1) }, today, names))).toBe('person.future');
    expect(code(addPost(aPerson({ leftOn: today }), [], [], wish, today, names))).toBe('person.left');
    expect(code(endPost([post], post.id, post.from, today))).toBe('person.post-backwards');
  });

  it('acts for the unit of the main post of the day', () => {
    const post = aPost({ until: day('2024-01-01') });
    expect(mainUnit([post], day('2023-12-31'))).toBe(post.unitId);
    expect(mainUnit([post], day('2024-01-01'))).toBeNull();
  });
});

describe('随转', () => {
  const [from, into] = [aUnit().id, aUnit().id];
  const carry = (posts: Post[], there: Post[]) => carryPosts(posts, into, there, today, names, () => aPost().id);

  it('carries open posts, and ends them where they were', () => {
    const [open, over] = [aPost({ unitId: from }), aPost({ unitId: from, until: day('2021-01-01'), main: false })];
    const moved = carry([open, over], []);
    if (moved instanceof Problem) throw moved;
    expect(moved.changed).toEqual([{ ...open, until: today, main: false }]);
    expect(moved.begun).toMatchObject([{ personId: open.personId, unitId: into, from: today, until: null, main: true }]);
  });

  it('leaves a person who is already there one post, still the main one', () => {
    const open = aPost({ unitId: from });
    const already = aPost({ unitId: into, personId: open.personId, main: false });
    const moved = carry([open], [already]);
    if (moved instanceof Problem) throw moved;
    expect(moved.begun).toEqual([]);
    expect(moved.changed).toContainEqual({ ...already, main: true });
  });

  it('does not choose between two heads', () => {
    const heads = [from, into].map((unitId) => aPost({ unitId, kind: 'unitHead' }));
    expect(code(carry(heads.slice(0, 1), heads.slice(1)))).toBe('unit.two-heads');
  });
});

describe('电话', () => {
  it('is masked in lists', () => {
    expect(maskMobile('15400001234')).toBe('154****1234');
    expect(maskMobile(null)).toBeNull();
  });

  it('is taken as people write it', () => {
    for (const phone of ['010-12345678', '1234567', '0000-1234567-12']) expect(OfficePhone.safeParse(phone).success, phone).toBe(true);
    for (const phone of ['12', '电话', '010--1234567']) expect(OfficePhone.safeParse(phone).success, phone).toBe(false);
    expect(Mobile.safeParse(' 15400001234 ').data).toBe('15400001234');
    for (const phone of ['1540000123', '25400001234', '１５４００００１２３４']) expect(Mobile.safeParse(phone).success, phone).toBe(false);
  });
});
