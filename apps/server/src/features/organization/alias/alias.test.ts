import { dayOf } from '@weicheng/domain/kernel';
import { aliasContract, type UnitId, unitContract } from '@weicheng/domain/organization';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type TestOffice, testOffice } from '../../../testing/office.ts';

let office: TestOffice;
let desk: Caller;
let street: UnitId;
let community: UnitId;
const today = dayOf(Date.now());

beforeAll(async () => {
  office = await testOffice();
  desk = await office.as('chuangwei');
  const { rows } = await desk.call(unitContract.tree, {});
  street = rows.find((r) => r.name === '云台街道')?.id as UnitId;
  community = rows.find((r) => r.name === '云台社区')?.id as UnitId;
});

describe('alias.list', () => {
  it('pages by name without a hole or a row twice', async () => {
    for (const name of ['云台办事处', '云台大街道', '云台办', '云台街办', '云台10号', '云台9号'])
      await desk.call(aliasContract.add, { unitId: street, name });
    const { rows: whole, next } = await desk.call(aliasContract.list, { unitId: street });
    expect(next).toBeNull();
    const paged: string[] = [];
    let after: string | undefined;
    do {
      const page = await desk.call(aliasContract.list, { unitId: street, limit: 2, after });
      paged.push(...page.rows.map((r) => r.id));
      after = page.next ?? undefined;
    } while (after);
    expect(paged).toEqual(whole.map((r) => r.id));
    expect(whole.length).toBeGreaterThanOrEqual(6);
    const places = ['云台9号', '云台10号', '云台办', '云台大街道'].map((name) => whole.findIndex((r) => r.name === name));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(whole.every((r) => (r.unitId === street ? r.unitName === '云台街道' : true))).toBe(true);
  });

  it('finds by the alias or the unit, at a unit and below it', async () => {
    await desk.call(aliasContract.add, { unitId: community, name: '云台老村' });
    const names = async (input: object) => (await desk.call(aliasContract.list, input)).rows.map((r) => r.name);
    expect(await names({ search: '老村' })).toEqual(['云台老村']);
    expect(await names({ search: '云台社区' })).toContain('云台老村');
    expect(await names({ search: '%' })).toEqual([]);
    expect(await names({ unitId: street })).toContain('云台老村');
    expect(await names({ unitId: community })).not.toContain('云台街办');
  });

  it('leaves out what is over until it is asked for', async () => {
    const { id } = await desk.call(aliasContract.add, { unitId: community, name: '云台旧所', from: '2020-01-01' });
    await desk.call(aliasContract.end, { id, on: today });
    const has = async (input: object) => (await desk.call(aliasContract.list, input)).rows.some((r) => r.id === id);
    expect(await has({})).toBe(false);
    expect(await has({ ended: 'true' })).toBe(true);
  });

  it('says to each reader what he may do, as the act itself does', async () => {
    const of = async (caller: Caller, name: string) =>
      (await caller.call(aliasContract.list, { search: name, ended: 'true' })).rows[0]?.can.end;
    expect(await of(desk, '云台老村')).toBeNull();
    expect(await of(desk, '云台旧所')).toContain(today);
    expect(await of(await office.as('lingdao'), '云台老村')).toContain('登记别名');
    expect(await of(await office.as('jiedao'), '云台老村')).toBeNull();
  });

  it('shows no alias of another city, and takes no key of another list', async () => {
    const other = await office.as('chuangwei-2');
    expect((await other.call(aliasContract.list, { search: '云台老村' })).rows).toEqual([]);
    await expect(desk.call(aliasContract.list, { after: 'x' })).rejects.toMatchObject({ status: 422 });
  });
});
