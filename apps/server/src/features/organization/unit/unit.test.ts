import { dayOf } from '@weicheng/domain/kernel';
import { aliasContract, layTree, personContract, trailContract, type UnitId, unitContract } from '@weicheng/domain/organization';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type TestOffice, testOffice } from '../../../testing/office.ts';

let office: TestOffice;
let desk: Caller;
const today = dayOf(Date.now());

beforeAll(async () => {
  office = await testOffice();
  desk = await office.as('chuangwei');
});

async function unitNamed(name: string): Promise<UnitId> {
  const { rows } = await desk.call(unitContract.search, { text: name });
  const row = rows.find((r) => r.name === name);
  if (!row) throw new Error(`no unit ${name}`);
  return row.id;
}

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (problem: { code: string; status: number }) => `${problem.status} ${problem.code}`,
  );

const foundDepartment = async (name: string, on = '2024-01-01') => {
  const { rows } = await desk.call(unitContract.tree, {});
  const root = rows.find((r) => r.parentId === null);
  if (!root) throw new Error('a city has a root');
  return (await desk.call(unitContract.found, { kind: 'department', name, parentId: root.id, on })).unit.id;
};

describe('unit.tree', () => {
  it('holds the sample city, every unit below the one root', async () => {
    const { day, rows } = await desk.call(unitContract.tree, {});
    expect(day).toBe(today);
    expect(rows.length).toBeGreaterThan(120);
    const ids = new Set(rows.map((r) => r.id));
    expect(rows.filter((r) => r.parentId === null)).toHaveLength(1);
    expect(rows.every((r) => r.parentId === null || ids.has(r.parentId))).toBe(true);
    expect(rows.some((r) => r.people > 0)).toBe(true);
  });
});

describe('unit.tree with what has ended', () => {
  it('shows ended units only when asked, as they were last, and only once they had ended', async () => {
    const id = await foundDepartment('市筹备办甲', '2020-01-01');
    await desk.call(unitContract.rename, { id, name: '市筹备办乙', on: '2021-01-01' });
    await desk.call(unitContract.close, { id, on: '2022-01-01', reason: '筹备结束' });
    const at = async (input: object) => (await desk.call(unitContract.tree, input)).rows.filter((r) => r.id === id).map((r) => r.name);
    expect(await at({})).toEqual([]);
    expect(await at({ ended: 'true' })).toEqual(['市筹备办乙']);
    expect(await at({ ended: 'true', day: '2022-01-01' })).toEqual(['市筹备办乙']);
    expect(await at({ ended: 'true', day: '2020-06-01' })).toEqual(['市筹备办甲']);
    expect(await at({ ended: 'true', day: '2019-12-31' })).toEqual([]);
    const { rows } = await desk.call(unitContract.tree, { ended: 'true' });
    expect(new Set(rows.map((r) => r.id)).size).toBe(rows.length);
    expect(rows.find((r) => r.id === id)).toMatchObject({ endedOn: '2022-01-01', people: 0 });
  });
});

describe('unit.headless', () => {
  it('lists standing units without a head, where the asker may appoint', async () => {
    const id = await foundDepartment('市无首局');
    const named = async (caller: Caller) => {
      const { count, rows } = await caller.call(unitContract.headless, {});
      expect(rows.length).toBe(Math.min(count, 50));
      return rows.map((r) => r.name);
    };
    expect(await named(desk)).toContain('市无首局');
    expect(await named(await office.as('jiedao'))).not.toContain('市无首局');
    const post = { unitId: id, kind: 'unitHead' as const, from: '2024-03-01' };
    const { posts } = await desk.call(personContract.add, { name: '祝南星', post });
    expect(await named(desk)).not.toContain('市无首局');
    await desk.call(personContract.endPost, { id: posts[0]?.id as never, on: today });
    expect(await named(desk)).toContain('市无首局');
    await desk.call(unitContract.close, { id, on: today, reason: '不再需要' });
    expect(await named(desk)).not.toContain('市无首局');
    expect(await refusal((await office.as('lingdao')).call(unitContract.headless, {}))).toBe('403 not-allowed');
  });

  it('sees below the unit the right was given at', async () => {
    const street = await unitNamed('云台街道');
    const code = (await desk.call(unitContract.read, { id: street })).unit.divisionCode;
    const wish = { kind: 'community' as const, name: '无首社区', parentId: street, divisionCode: `${code}987`, on: '2024-01-01' };
    const { unit } = await desk.call(unitContract.found, wish);
    const { rows } = await (await office.as('jiedao')).call(unitContract.headless, {});
    expect(rows.map((r) => r.id)).toContain(unit.id);
    expect(rows.find((r) => r.id === unit.id)).toEqual({ id: unit.id, name: '无首社区', kind: 'community', parentName: '云台街道' });
  });
});

describe('unit.rename', () => {
  it('overwrites nothing: the old day still reads the old name, and the old name finds the unit', async () => {
    const id = await foundDepartment('市粮食物资局', '2020-01-01');
    await desk.call(unitContract.rename, { id, name: '市粮食和物资储备局甲', on: '2022-03-01' });
    const at = async (day: string) => (await desk.call(unitContract.tree, { day })).rows.find((r) => r.id === id)?.name;
    expect(await at('2022-02-28')).toBe('市粮食物资局');
    expect(await at('2022-03-01')).toBe('市粮食和物资储备局甲');
    expect(await at('2019-12-31')).toBeUndefined();
    expect(await desk.call(aliasContract.resolve, { name: '市粮食物资局' })).toMatchObject({ match: 'alias', unitId: id });
    const read = await desk.call(unitContract.read, { id });
    expect(read.periods.map((p) => [p.name, p.from, p.until])).toEqual([
      ['市粮食和物资储备局甲', '2022-03-01', null],
      ['市粮食物资局', '2020-01-01', '2022-03-01'],
    ]);
    expect(read.aliases).toMatchObject([{ name: '市粮食物资局', origin: 'renamed' }]);
  });

  it('is refused below one’s own place, with the same sentence on the button', async () => {
    const street = await office.as('jiedao');
    const id = await unitNamed('云台街道');
    expect(await refusal(street.call(unitContract.rename, { id, name: '云台新街道', on: today }))).toBe('403 not-allowed');
    const { can } = await street.call(unitContract.read, { id });
    expect(can.rename).toContain('单位更名');
    expect(can.found).toBeNull();
  });

  it('does not change what closed history says, even for the owner of the database', async () => {
    const id = await unitNamed('市粮食和物资储备局甲');
    const change = office.database.owner.query("update unit_period set name = 'x' where unit_id = $1 and until_day is not null", [id]);
    await expect(change).rejects.toThrow('append-only');
    await expect(office.database.owner.query('delete from unit where id = $1', [id])).rejects.toThrow('append-only');
  });
});

describe('unit.move', () => {
  it('refuses a ring', async () => {
    const upper = await foundDepartment('市住房和城乡建设局甲');
    const lower = (await desk.call(unitContract.found, { kind: 'department', name: '市环卫处甲', parentId: upper, on: '2024-02-01' })).unit
      .id;
    expect(await refusal(desk.call(unitContract.move, { id: upper, parentId: lower, position: 0, on: today }))).toBe(
      '409 unit.under-itself',
    );
  });

  it('lets two concurrent moves never close a ring', async () => {
    const [a, b] = [await foundDepartment('市甲局'), await foundDepartment('市乙局')];
    const outcome = await Promise.allSettled([
      desk.call(unitContract.move, { id: a, parentId: b, position: 0, on: today }),
      desk.call(unitContract.move, { id: b, parentId: a, position: 0, on: today }),
    ]);
    expect(outcome.map((o) => o.status).sort()).toEqual(['fulfilled', 'rejected']);
    const { rows } = await desk.call(unitContract.tree, {});
    const parent = (id: string) => rows.find((r) => r.id === id)?.parentId;
    expect([parent(a) === b, parent(b) === a].filter(Boolean)).toHaveLength(1);
  });

  it('wants the right where the unit goes to', async () => {
    const street = await office.as('jiedao');
    const community = await unitNamed('云台社区');
    const other = (await desk.call(unitContract.search, { text: '街道', kind: 'subdistrict' })).rows.find((r) => r.name !== '云台街道');
    if (!other) throw new Error('the sample has more than one subdistrict');
    expect(await refusal(street.call(unitContract.move, { id: community, parentId: other.id, position: 0, on: today }))).toBe(
      '403 not-allowed',
    );
  });
});

describe('unit.move among siblings', () => {
  it('makes room: the others keep their order, nobody shares a place, and one fact is left', async () => {
    const parentId = await foundDepartment('市排序局');
    const children: UnitId[] = [];
    for (const name of ['一科', '二科', '三科', '四科'])
      children.push((await desk.call(unitContract.found, { kind: 'department', name, parentId, position: 0, on: '2024-02-01' })).unit.id);
    const order = async () =>
      layTree((await desk.call(unitContract.tree, {})).rows.filter((r) => r.parentId === parentId)).map(({ row }) => [
        row.name,
        row.position,
      ]);
    const before = (await order()).map(([name]) => name);
    const last = (await desk.call(unitContract.tree, {})).rows.find((r) => r.name === before[3])?.id as UnitId;
    await desk.call(unitContract.move, { id: last, parentId, position: 1, on: today });
    expect(await order()).toEqual([before[0], before[3], before[1], before[2]].map((name, i) => [name, i]));
    expect(await refusal(desk.call(unitContract.move, { id: last, parentId, position: 1, on: today }))).toBe('409 unit.nothing-changed');
    await desk.call(unitContract.move, { id: last, parentId, position: 9999, on: today });
    expect(await order()).toEqual(before.map((name, i) => [name, i]));
    const told = async (about: string) =>
      (await desk.call(trailContract.of, { about })).rows.flatMap((r) => (r.kind === 'unit.moved' ? [r.line] : [])).sort();
    expect(await told(last)).toEqual([
      expect.stringContaining('“市排序局”下调到第 2 位'),
      expect.stringContaining('“市排序局”下调到第 4 位'),
    ]);
    for (const id of children.filter((one) => one !== last)) expect(await told(id)).toEqual([]);
  });
});

describe('unit.found at a place', () => {
  it('makes room, so that no two share it; beyond the last is last', async () => {
    const parentId = await foundDepartment('市次序局');
    const put = (name: string, position?: number) =>
      desk.call(unitContract.found, {
        kind: 'department',
        name,
        parentId,
        on: '2024-02-01',
        ...(position === undefined ? {} : { position }),
      });
    for (const name of ['甲科', '乙科']) await put(name);
    await put('丙科', 1);
    await put('丁科', 9999);
    await put('戊科', 0);
    const { rows } = await desk.call(unitContract.tree, {});
    expect(layTree(rows.filter((r) => r.parentId === parentId)).map(({ row }) => [row.name, row.position])).toEqual(
      ['戊科', '甲科', '丙科', '乙科', '丁科'].map((name, i) => [name, i]),
    );
  });
});

describe('unit.close', () => {
  it('is refused while people or units hang on it, and closes an empty one', async () => {
    const id = await foundDepartment('市临时指挥部');
    expect(await refusal(desk.call(unitContract.close, { id: await unitNamed('云台街道'), on: today, reason: '试一下' }))).toBe(
      '409 unit.has-children',
    );
    await desk.call(unitContract.close, { id, on: today, reason: '任务完成' });
    expect((await desk.call(unitContract.tree, {})).rows.some((r) => r.id === id)).toBe(false);
    expect((await desk.call(unitContract.tree, { day: '2024-06-01' })).rows.some((r) => r.id === id)).toBe(true);
  });
});

describe('the wall', () => {
  it('hides another city: its ids are not found, and a query that forgets the city sees only its own', async () => {
    const other = await office.as('chuangwei-2');
    const { rows } = await other.call(unitContract.tree, {});
    const foreign = rows.find((r) => r.kind === 'department');
    if (!foreign) throw new Error('the second city has departments');
    expect(await refusal(desk.call(unitContract.read, { id: foreign.id }))).toBe('404 not-found');
    expect(await refusal(desk.call(unitContract.rename, { id: foreign.id, name: '别人的局', on: today }))).toBe('404 not-found');
    const own = await desk.call(unitContract.tree, {});
    expect(await refusal(desk.call(unitContract.found, { kind: 'department', name: '跨城局', parentId: foreign.id, on: today }))).toBe(
      '404 not-found',
    );
    const seen = await office.database.city(1).selectFrom('unit').select(['city_id']).execute();
    expect(new Set(seen.map((r) => r.city_id))).toEqual(new Set([1]));
    expect(own.rows.some((r) => r.id === foreign.id)).toBe(false);
    const client = await office.database.app.connect();
    await client.query("set app.city_id = ''");
    expect((await client.query('select from unit')).rowCount).toBe(0);
    client.release(true);
  });
});
