import { personContract, unitContract } from '@weicheng/domain/organization';
import { expect, it } from 'vitest';
import { inDays, issuedPlan } from '../../../testing/issuedPlan.ts';
import { testOffice } from '../../../testing/office.ts';

it('a unit’s open tasks stand on the hand-over list of the last person in it, and of nobody else', async () => {
  const office = await testOffice();
  const desk = await office.as('chuangwei');
  const root = (await desk.call(unitContract.tree, {})).rows.find((row) => row.parentId === null);
  const on = inDays(office, -10);
  const { unit } = await desk.call(unitContract.found, { kind: 'department', name: '市临时专班', parentId: root?.id as never, on });
  const add = (name: string) => desk.call(personContract.add, { name, post: { unitId: unit.id, kind: 'liaison', from: on } });
  const { person: first } = await add('何以南');
  const plan = await issuedPlan(office);
  const share = (role: 'lead' | 'supporting') => ({ unitId: unit.id, role, printed: '', groupId: null });
  await plan.issue({ units: [share('lead')] }, { units: [share('lead')] }, { units: [share('supporting')] });
  const owed = async () => {
    const { items } = await desk.call(personContract.owed, { id: first.id });
    return items.filter((item) => item.source === 'plan.task');
  };
  expect(await owed()).toEqual([expect.objectContaining({ count: 2, says: '市临时专班 2 项未办结的任务', mayLapse: false })]);
  await expect(desk.call(personContract.leave, { id: first.id, on: inDays(office, 0) })).rejects.toMatchObject({
    code: 'person.still-owed',
  });
  await add('陆青禾');
  expect(await owed()).toEqual([]);
});
