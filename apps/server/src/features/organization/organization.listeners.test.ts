import { setTimeout as sleep } from 'node:timers/promises';
import { dayOf } from '@weicheng/domain/kernel';
import { personContract } from '@weicheng/domain/organization';
import { accountContract } from '@weicheng/domain/platform';
import { expect, it } from 'vitest';
import { testOffice } from '../../testing/office.ts';

it('who leaves is signed out and cannot sign in again', async () => {
  const office = await testOffice({ background: true });
  const lead = await office.as('chuangwei');
  const expert = await office.as('pingshen');
  const { person, posts } = await expert.call(personContract.changeOwnPhone, {});
  const receiver = (
    await lead.call(personContract.add, { name: '白既明', post: { unitId: posts[0]?.unitId as never, kind: 'clerk', from: '2024-01-01' } })
  ).person.id;
  await lead.call(personContract.leave, { id: person.id, on: dayOf(office.clock.now), receiverId: receiver });
  await expect(expert.call(accountContract.sessions, {})).rejects.toMatchObject({ status: 401 });
  const closed = async () =>
    (await office.database.owner.query<{ closed: boolean }>("select closed from auth.user where username = 'pingshen'")).rows[0]?.closed;
  for (let tries = 0; tries < 100 && !(await closed()); tries++) await sleep(100);
  expect(await closed()).toBe(true);
});
