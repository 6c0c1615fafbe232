import { mostSavedViews, savedViewContract } from '@weicheng/domain/platform';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type TestOffice, testOffice } from '../../testing/office.ts';

let office: TestOffice;
let desk: Caller;
const page = 'plan.tasks';
beforeAll(async () => {
  office = await testOffice();
  desk = await office.as('chuangwei');
});

const names = async (who: Caller, of = page) => (await who.call(savedViewContract.list, { page: of })).rows.map((view) => view.name);

describe('saved views', () => {
  it('are kept in the order of their first saving, and a name saved again takes the new filter', async () => {
    const first = await desk.call(savedViewContract.save, { page, name: '农贸市场攻坚', query: 'area=x' });
    office.clock.now += 1000;
    await desk.call(savedViewContract.save, { page, name: '超期', query: 'overdue=true' });
    const again = await desk.call(savedViewContract.save, { page, name: ' 农贸市场攻坚 ', query: 'area=y' });
    expect(again).toEqual({ ...first, query: 'area=y' });
    expect(await names(desk)).toEqual(['农贸市场攻坚', '超期']);
    expect(await names(desk, 'organization.people')).toEqual([]);
  });

  it('are their owner’s alone: a colleague and another city neither see nor remove them', async () => {
    const { id } = await desk.call(savedViewContract.save, { page, name: '我的', query: '' });
    for (const other of [await office.as('jiedao'), await office.as('chuangwei-2')]) {
      expect(await names(other)).toEqual([]);
      await expect(other.call(savedViewContract.remove, { id })).rejects.toMatchObject({ status: 404 });
    }
    await desk.call(savedViewContract.remove, { id });
    expect(await names(desk)).not.toContain('我的');
    await expect(desk.call(savedViewContract.remove, { id })).rejects.toMatchObject({ status: 404 });
  });

  it('are limited in number, also when all are saved at once', async () => {
    const liaison = await office.as('jiedao');
    const ends = await Promise.allSettled(
      Array.from({ length: mostSavedViews + 3 }, (_, n) => liaison.call(savedViewContract.save, { page, name: `视图${n}`, query: '' })),
    );
    expect(ends.filter((end) => end.status === 'fulfilled')).toHaveLength(mostSavedViews);
    expect(await names(liaison)).toHaveLength(mostSavedViews);
  });

  it('refuse a filter that is not part of an address', async () => {
    for (const query of ['a=b#c', 'a b', '?a=b', 'x'.repeat(2001)])
      await expect(desk.call(savedViewContract.save, { page, name: '坏', query })).rejects.toMatchObject({ status: 422 });
    await expect(desk.call(savedViewContract.save, { page: '../x', name: '坏', query: '' })).rejects.toMatchObject({ status: 422 });
  });
});
