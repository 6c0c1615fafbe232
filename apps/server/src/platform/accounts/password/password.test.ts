import { accountContract as verbs } from '@weicheng/domain/platform';
import { beforeAll, describe, expect, it } from 'vitest';
import { type AccountOffice, accountOffice, deskContract, password, people } from '../../../testing/accountOffice.ts';

let office: AccountOffice;
beforeAll(async () => {
  office = await accountOffice();
});

const signedIn = async (userName: string, withPassword = password) => {
  const browser = office.browser();
  await browser.call(verbs.signIn, { userName, password: withPassword });
  return browser;
};

describe('changing the password', () => {
  it('ends all other sessions and keeps this one; the old password opens nothing', async () => {
    const [here, there] = [await signedIn('clerk'), await signedIn('clerk')];
    await here.call(verbs.changePassword, { current: password, next: 'Willow-Bridge-7' });
    expect((await here.ask(deskContract.read)).statusCode).toBe(200);
    expect((await there.ask(deskContract.read)).statusCode).toBe(401);
    await expect(signedIn('clerk')).rejects.toMatchObject({ code: 'account.wrong-sign-in' });
    await signedIn('clerk', 'Willow-Bridge-7');
    expect((await office.facts()).filter((f) => f.kind === 'account.passwordChanged')).toEqual([
      { kind: 'account.passwordChanged', about: people.clerk, actor: '顾长宁', data: { userName: 'clerk' } },
    ]);
  });

  it.each([
    ['Short-1a', '至少 10 个字符'],
    ['alllowercase', '四种里至少有三种'],
    ['My-Admin-2026', '不包含用户名'],
  ])('refuses %s', async (next, why) => {
    const browser = await signedIn('admin');
    await expect(browser.call(verbs.changePassword, { current: password, next })).rejects.toMatchObject({
      code: 'account.weak-password',
      message: expect.stringContaining(why),
    });
  });

  it('refuses the last five, the present one among them, and takes the sixth', async () => {
    const browser = await signedIn('elsewhere');
    await browser.call(verbs.changePassword, { current: password, next: 'Gate-North-1' });
    // As if it had been changed so many times more.
    const changedAgain = (times: number) =>
      office.elsewhere(
        `insert into auth.past_password (user_id, hash) select u.id, a.password
         from auth."user" u join auth.account a on a.user_id = u.id, generate_series(1, $1) where u.username = 'elsewhere'`,
        [times],
      );
    const goBack = () => browser.call(verbs.changePassword, { current: 'Gate-North-1', next: password });
    await changedAgain(3);
    await expect(goBack()).rejects.toMatchObject({ code: 'account.password-used-before' });
    await expect(browser.call(verbs.changePassword, { current: 'Gate-North-1', next: 'Gate-North-1' })).rejects.toMatchObject({
      code: 'account.password-used-before',
    });
    await changedAgain(1);
    await goBack();
    await signedIn('elsewhere');
  });

  it('wants the present one; guessing it locks the account as it does at the door', async () => {
    await office.elsewhere('delete from auth.attempt');
    const browser = await signedIn('admin');
    await expect(browser.call(verbs.changePassword, { current: 'Not-The-One-1', next: 'Willow-Bridge-8' })).rejects.toMatchObject({
      code: 'account.wrong-password',
    });
    await office.elsewhere('update auth.attempt set failures = 4');
    await expect(browser.call(verbs.changePassword, { current: 'Not-The-One-1', next: 'Willow-Bridge-8' })).rejects.toMatchObject({
      code: 'account.locked',
    });
    await expect(browser.call(verbs.changePassword, { current: password, next: 'Willow-Bridge-8' })).rejects.toMatchObject({
      code: 'account.locked',
    });
    await expect(signedIn('admin')).rejects.toMatchObject({ code: 'account.locked' });
  });
});

describe('a first password', () => {
  it('opens nothing but the change of it', async () => {
    await office.accounts.openAccount({
      cityId: 1,
      personId: people.newcomer,
      name: '陆小满',
      userName: 'newcomer',
      password,
      mustChange: true,
    });
    await office.elsewhere("update right_of set permissions = '{desk.read}' where person_id = $1", [people.newcomer]);
    const browser = await signedIn('newcomer');
    expect(await browser.call(verbs.me)).toMatchObject({ mustChangePassword: true });
    await expect(browser.call(deskContract.read)).rejects.toMatchObject({ code: 'account.change-password-first' });
    await expect(browser.call(verbs.changePassword, { current: password, next: password })).rejects.toMatchObject({
      code: 'account.password-used-before',
    });
    await browser.call(verbs.changePassword, { current: password, next: 'Pine-Wave-2026' });
    expect(await browser.call(deskContract.read)).toEqual({ name: '陆小满' });
  });
});
