import { dictionaryContract } from '@weicheng/domain/standard';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Caller, testOffice } from '../../../testing/office.ts';
import { refused } from '../../../testing/planDesk.ts';

let desk: Caller;
let other: Caller;
let unit: Caller;
beforeAll(async () => {
  const office = await testOffice();
  [desk, other, unit] = [await office.as('chuangwei'), await office.as('chuangwei-2'), await office.as('chengguan')];
});
const dictionary = 'disorders';
const named = async (who: Caller, name: string) =>
  (await who.call(dictionaryContract.read, { dictionary })).dictionary.entries.find((one) => one.name === name);

describe('词典', () => {
  it('ship with every reading, for every unit to read', async () => {
    const { rows, can } = await unit.call(dictionaryContract.list, {});
    expect(rows.length).toBeGreaterThan(8);
    expect(rows.find(({ key }) => key === dictionary)).toMatchObject({ name: '十乱', owner: '创卫办' });
    expect(can['word']).toContain('修改词典');
    expect((await refused(unit.call(dictionaryContract.add, { dictionary, name: '乱晾乱晒' }))).code).toBe('not-allowed');
  });

  it('take an entry of the city, rename, retire and restore it, with who and when, in this city only', async () => {
    const { dictionary: of } = await desk.call(dictionaryContract.add, { dictionary, name: '乱晾乱晒', note: '沿街绳索晾晒' });
    const own = of.entries.find(({ name }) => name === '乱晾乱晒');
    expect(own).toMatchObject({ standing: 'added', shippedName: null, changedBy: expect.any(String), changedAt: expect.any(String) });
    const key = own?.key ?? '';
    await desk.call(dictionaryContract.change, { dictionary, key, name: '乱晒乱挂', note: '' });
    await desk.call(dictionaryContract.retire, { dictionary, key });
    expect(await named(desk, '乱晒乱挂')).toMatchObject({ standing: 'retired', counted: false });
    expect((await refused(desk.call(dictionaryContract.change, { dictionary, key, name: '乱晒' }))).code).toBe('dictionary.retired');
    await desk.call(dictionaryContract.restore, { dictionary, key });
    expect(await named(desk, '乱晒乱挂')).toMatchObject({ standing: 'added' });
    expect(await named(other, '乱晒乱挂')).toBeUndefined();
  });

  it('put a shipped entry back as it was', async () => {
    await desk.call(dictionaryContract.change, { dictionary, key: 'park', name: '车辆乱停' });
    expect(await named(desk, '车辆乱停')).toMatchObject({ standing: 'changed', shippedName: '乱停乱放' });
    await desk.call(dictionaryContract.restore, { dictionary, key: 'park' });
    expect(await named(desk, '乱停乱放')).toMatchObject({ standing: 'shipped', changedAt: null });
    expect((await refused(desk.call(dictionaryContract.restore, { dictionary, key: 'park' }))).code).toBe('dictionary.as-shipped');
  });

  it('mean what the office chose; of two who choose at once one is told; back to what ships loses no entry', async () => {
    const { revision } = (await desk.call(dictionaryContract.read, { dictionary })).dictionary;
    const wish = { dictionary, revision, owner: '市城管局', variant: null, entries: ['park', 'post'] };
    const both = await Promise.all(
      [1, 2].map(() => desk.call(dictionaryContract.choose, wish).catch((problem: { code: string }) => problem.code)),
    );
    expect(both.filter((said) => said === 'changed-meanwhile')).toHaveLength(1);
    const chosen = (await desk.call(dictionaryContract.read, { dictionary })).dictionary;
    expect(chosen).toMatchObject({ owner: '市城管局', variant: null, revision: revision + 1 });
    expect(chosen.entries.filter(({ counted }) => counted).map(({ key }) => key)).toEqual(['park', 'post']);
    expect((await refused(desk.call(dictionaryContract.choose, { ...wish, revision: revision + 1, entries: [] }))).code).toBe(
      'dictionary.last-one',
    );
    await desk.call(dictionaryContract.reset, { dictionary, revision: revision + 1 });
    expect(await named(desk, '乱晒乱挂')).toMatchObject({ standing: 'retired' });
    expect((await desk.call(dictionaryContract.read, { dictionary })).dictionary).toMatchObject({ owner: '创卫办' });
  });
});
