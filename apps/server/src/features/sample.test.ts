import { accountContract } from '@weicheng/domain/platform';
import { expect, it } from 'vitest';
import { testOffice } from '../testing/office.ts';
import { sampleAccounts } from './sample.ts';

it('the sign-in page lists the sample accounts that are there and still have their password, and no others', async () => {
  const office = await testOffice();
  const listed = async () => (await office.stranger.call(accountContract.options)).sampleAccounts;
  expect(await listed()).toEqual(sampleAccounts().map(({ userName, password, who }) => ({ userName, password, who })));
  const [first] = await listed();
  const reader = await office.as('pingshen');
  await reader.call(accountContract.changePassword, { current: first?.password ?? '', next: 'Willow-Bridge-7' });
  const { personId } = await (await office.as('shequ')).call(accountContract.me);
  await (await office.as('xitong')).call(accountContract.close, { personId, reason: '测试停用' });
  const names = (await listed()).map((a) => a.userName);
  expect(names).toEqual(
    sampleAccounts()
      .map((a) => a.userName)
      .filter((name) => name !== 'pingshen' && name !== 'shequ'),
  );
  await office.database.owner.query('update auth."user" set sample = false');
  expect(await listed()).toEqual([]);
});
