import { dayOf } from '@weicheng/domain/kernel';
import { type UnitId, unitContract, unitGroupContract } from '@weicheng/domain/organization';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type TestOffice, testOffice } from '../../../testing/office.ts';

let office: TestOffice;
let desk: Caller;
const today = dayOf(Date.now());

beforeAll(async () => {
  office = await testOffice();
  desk = await office.as('chuangwei');
});

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (problem: { code: string; status: number }) => `${problem.status} ${problem.code}`,
  );

const unitNamed = async (text: string): Promise<UnitId> => {
  const { rows } = await desk.call(unitContract.search, { text });
  if (!rows[0]) throw new Error(`no unit ${text}`);
  return rows[0].id;
};

describe('unit groups', () => {
  it('of the sample mean units, and say how many', async () => {
    const { rows } = await desk.call(unitGroupContract.list, {});
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.every((g) => g.size > 0)).toBe(true);
  });

  it('follow the tree: what is set up below belongs, what is excluded does not; the unit says which groups it is in', async () => {
    const under = await unitNamed('云台街道');
    const exclude = [await unitNamed('云台社区')];
    const members = { kinds: ['community' as const], under, exclude };
    const preview = await desk.call(unitGroupContract.preview, { members: JSON.stringify(members) });
    const group = await desk.call(unitGroupContract.create, { name: '云台各社区', members, on: today });
    expect(group.size).toBe(preview.units.length);
    const { unit } = await desk.call(unitContract.found, { kind: 'community', name: '听雨社区', parentId: under, on: '2024-01-01' });
    const { expansion } = await desk.call(unitGroupContract.read, { id: group.id });
    expect(expansion.units.map((u) => u.id)).toContain(unit.id);
    expect(expansion.units.map((u) => u.id)).not.toContain(exclude[0]);
    expect(expansion.units).toHaveLength(preview.units.length + 1);
    expect((await desk.call(unitContract.read, { id: unit.id })).groups.map((g) => g.name)).toContain('云台各社区');
    expect((await desk.call(unitContract.read, { id: exclude[0] as UnitId })).groups.map((g) => g.name)).not.toContain('云台各社区');
  });

  it('include one another but in no ring; one that is included is not closed', async () => {
    const make = (name: string, includeGroups: string[]) =>
      desk.call(unitGroupContract.create, {
        name,
        members: { kinds: ['village'], includeGroups: includeGroups as never },
        on: '2024-01-01',
      });
    const inner = await make('甲组', []);
    const outer = await make('乙组', [inner.id]);
    const ring = { id: inner.id, name: '甲组', members: { includeGroups: [outer.id] } };
    expect(await refusal(desk.call(unitGroupContract.change, ring))).toBe('409 unitGroup.ring');
    expect(await refusal(desk.call(unitGroupContract.close, { id: inner.id, on: today }))).toBe('409 unitGroup.still-included');
    await desk.call(unitGroupContract.close, { id: outer.id, on: today });
    expect((await desk.call(unitGroupContract.close, { id: inner.id, on: today })).until).toBe(today);
  });

  it('name only units of this city, and are not everybody’s to make', async () => {
    const other = await office.as('chuangwei-2');
    const foreign = (await other.call(unitContract.tree, {})).rows[0]?.id as UnitId;
    const wish = { name: '跨城组', members: { include: [foreign] }, on: today };
    expect(await refusal(desk.call(unitGroupContract.create, wish))).toBe('404 not-found');
    expect(await refusal((await office.as('jiedao')).call(unitGroupContract.create, wish))).toBe('403 not-allowed');
    expect(await refusal(desk.call(unitGroupContract.preview, { members: '{"kinds":["planet"]}' }))).toBe('400 unitGroup.not-members');
  });
});
