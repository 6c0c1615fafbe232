import type { ReadSheet } from '@weicheng/documents/sheet';
import { Problem } from '@weicheng/domain/kernel';
import {
  addPost,
  Mobile,
  mayNotPerson,
  mayNotPost,
  OfficePhone,
  type Person,
  type PersonId,
  PersonName,
  type Post,
  type PostId,
  type UnitId,
} from '@weicheng/domain/organization';
import { personColumns, postKindOf } from './columns.ts';
import { type ImportCity, type ImportPlan, standsOn, type UnitFinder, unknownUnit } from './finder.ts';
import { rowsOf, WrittenDay } from './reading.ts';

/**
 * Each row is one post. Two rows are one person when name and mobile are the same, or name and unit; likewise a row and
 * somebody who is here already.
 */
export function planPeople(
  sheet: ReadSheet,
  { tree, actor, people, posts, newId }: ImportCity,
  finder: UnitFinder,
  plan: ImportPlan,
): void {
  const byName = Map.groupBy(
    people.filter((p) => p.leftOn === null),
    (p) => p.name,
  );
  const everybody = new Map(people.map((p) => [p.id, p]));
  const ofPerson = Map.groupBy(posts, (p) => p.personId);
  const atUnit = Map.groupBy(posts, (p) => p.unitId);
  const names = { unit: tree.name, person: (id: PersonId) => everybody.get(id)?.name ?? '' };

  const same = (name: string, mobile: string | null, unitId: UnitId): Person | undefined => {
    const namesakes = byName.get(name) ?? [];
    return (
      namesakes.find((p) => mobile !== null && p.mobile === mobile) ??
      namesakes.find((p) => (mobile === null || p.mobile === null) && ofPerson.get(p.id)?.some((t) => t.unitId === unitId))
    );
  };

  for (const row of rowsOf(sheet, personColumns, plan.errors)) {
    const name = row.read('name', PersonName);
    const unitName = row.text('unit');
    const unit = finder.find(unitName);
    if (unitName === '') row.refuse('unit', '没有填');
    else if ('nearest' in unit) row.refuse('unit', unknownUnit(unitName, unit.nearest));
    const kind = row.pick('post', postKindOf);
    const from = row.read('from', WrittenDay);
    const officePhone = row.readOptional('officePhone', OfficePhone);
    const mobile = row.readOptional('mobile', Mobile);
    if (!row.ok || !name || 'nearest' in unit || !kind || !from || officePhone === undefined || mobile === undefined) continue;
    const known = same(name, mobile, unit.id);
    const person: Person = known ?? { id: newId() as PersonId, name, officePhone, mobile, leftOn: null };
    const own = ofPerson.get(person.id) ?? [];
    if (own.some((p) => p.unitId === unit.id && p.kind === kind)) {
      if (plan.posts.some((p) => p.personId === person.id && p.unitId === unit.id && p.kind === kind)) row.refuse(null, '和前面的一行重复');
      else if ((mobile ?? person.mobile) !== person.mobile || (officePhone ?? person.officePhone) !== person.officePhone)
        plan.warnings.push(row.remark(null, `${name}已有，电话和表里不同，没有改`));
      continue;
    }
    if (!standsOn(tree, unit.id, from)) {
      row.refuse('from', `“${tree.name(unit.id)}”在 ${from} 不存在`);
      continue;
    }
    // a post brings rights over the person to the unit that gives it, so it is asked where the person is now too
    const at = own.length ? own.map((p) => tree.path(p.unitId)) : [[tree.root]];
    const no = mayNotPost(actor, 'addPost', tree.path(unit.id)) ?? (known && mayNotPerson(actor, 'addPost', known, at));
    const wish: Omit<Post, 'personId' | 'until'> = { id: newId() as PostId, unitId: unit.id, kind, from, main: false };
    const after = no ?? addPost(person, own, atUnit.get(unit.id) ?? [], wish, tree.today, names);
    if (after instanceof Problem) {
      row.refuse(after.code === 'person.future' ? 'from' : after.code === 'person.head-taken' ? 'post' : null, after.message);
      continue;
    }
    const post = after.find((p) => p.id === wish.id);
    if (!post) throw new Error('a post that was added is among the posts');
    if (!known) {
      if (byName.get(name)?.some((p) => !plan.persons.includes(p)))
        plan.warnings.push(row.remark('name', `别的单位已有“${name}”，按另一个人导入`));
      plan.persons.push(person);
      everybody.set(person.id, person);
      byName.set(name, [...(byName.get(name) ?? []), person]);
    }
    plan.posts.push(post);
    ofPerson.set(person.id, after);
    atUnit.set(unit.id, [...(atUnit.get(unit.id) ?? []), post]);
  }
}
