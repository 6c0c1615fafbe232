import { brokenPasswordRules, accountContract as verbs } from '@weicheng/domain/platform';
import { beforeAll, describe, expect, it } from 'vitest';
import { type AccountOffice, accountOffice, type Browser, codeOf, deskContract, password, people } from '../../testing/accountOffice.ts';

let office: AccountOffice;
let admin: Browser;
let elsewhere: Browser;
beforeAll(async () => {
  office = await accountOffice();
  admin = office.browser();
  await admin.call(verbs.signIn, { userName: 'admin', password });
  elsewhere = office.browser();
  await elsewhere.call(verbs.signIn, { userName: 'elsewhere', password });
});

const signedIn = async (userName: string, withPassword = password) => {
  const browser = office.browser();
  await browser.call(verbs.signIn, { userName, password: withPassword });
  return browser;
};
/** Four failures are noted already; the fifth locks. */
const lock = async (userName: string) => {
  await office.elsewhere('insert into auth.attempt values ($1, 4, now())', [userName]);
  await expect(signedIn(userName, 'Not-The-One-1')).rejects.toMatchObject({ code: 'account.locked' });
};
const lastFact = async () => (await office.facts()).at(-1);
const nobody = '00000000-0000-7000-8000-0000000000ff';

describe('opening an account', () => {
  it('gives a first password that is told once, and must be changed', async () => {
    const opened = await admin.call(verbs.open, { personId: people.newcomer, userName: 'newcomer' });
    expect(brokenPasswordRules(opened.firstPassword, 'newcomer')).toEqual([]);
    expect(await lastFact()).toEqual({
      kind: 'account.opened',
      about: people.newcomer,
      actor: '沈知秋',
      data: { userName: 'newcomer', name: '陆小满' },
    });
    const browser = await signedIn('newcomer', opened.firstPassword);
    expect(await browser.call(verbs.me)).toMatchObject({ name: '陆小满', mustChangePassword: true });
  });

  it('once for a person, once for a name, and only for people of the own city', async () => {
    await expect(admin.call(verbs.open, { personId: people.newcomer, userName: 'second' })).rejects.toMatchObject({
      code: 'account.already-open',
    });
    await office.elsewhere('insert into right_of (city_id, person_id, name) values (1, $1, $2)', [
      '00000000-0000-7000-8000-000000000005',
      '白砚',
    ]);
    const other = '00000000-0000-7000-8000-000000000005';
    await expect(admin.call(verbs.open, { personId: other, userName: 'Clerk' })).rejects.toMatchObject({ code: 'account.user-name-taken' });
    await expect(admin.call(verbs.open, { personId: other, userName: 'elsewhere' })).rejects.toMatchObject({
      code: 'account.user-name-taken',
    });
    await expect(admin.call(verbs.open, { personId: people.elsewhere, userName: 'stolen' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(admin.call(verbs.open, { personId: nobody, userName: 'ghost' })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('leaves no account without its fact, and no fact without its account', async () => {
    const other = '00000000-0000-7000-8000-000000000005';
    const before = (await office.facts()).length;
    await office.elsewhere(
      "create function refuse_facts() returns trigger language plpgsql as $$ begin raise exception 'no facts today'; end $$",
    );
    await office.elsewhere('create trigger refuse_facts before insert on fact for each row execute function refuse_facts()');
    expect((await admin.ask(verbs.open, { personId: other, userName: 'baiyan' })).statusCode).toBe(500);
    await office.elsewhere('drop trigger refuse_facts on fact');
    expect((await office.facts()).length).toBe(before);
    await admin.call(verbs.open, { personId: other, userName: 'baiyan' });
  });
});

describe('the list of accounts', () => {
  it('shows the city by user name, page by page, found by name or user name', async () => {
    const all = await admin.call(verbs.list, {});
    expect(all.rows.map((r) => r.userName)).toEqual(['admin', 'baiyan', 'clerk', 'newcomer']);
    expect(all.rows.find((r) => r.userName === 'clerk')).toEqual({
      personId: people.clerk,
      personName: 'clerk',
      unitName: '云台街道',
      userName: 'clerk',
      state: 'active',
      mustChangePassword: false,
      secondFactorEnabled: false,
      lastSignedInAt: null,
      can: { resetPassword: null, liftSecondFactor: null, close: null },
    });
    // what nobody does to himself is said beside his own line
    expect(all.rows.find((r) => r.userName === 'admin')?.can.resetPassword).toContain('自己');
    const first = await admin.call(verbs.list, { limit: 3 });
    expect(first.rows).toHaveLength(3);
    const rest = await admin.call(verbs.list, { limit: 3, after: first.next ?? '' });
    expect([rest.rows.map((r) => r.userName), rest.next]).toEqual([['newcomer'], null]);
    expect((await admin.call(verbs.list, { search: 'NEWC' })).rows.map((r) => r.userName)).toEqual(['newcomer']);
    expect((await admin.call(verbs.list, { search: '小满' })).rows.map((r) => r.userName)).toEqual(['newcomer']);
    expect((await admin.call(verbs.list, { search: '%' })).rows).toEqual([]);
    expect((await elsewhere.call(verbs.list, {})).rows.map((r) => r.userName)).toEqual(['elsewhere']);
  });

  it('knows name and unit as they were when somebody last came in', async () => {
    await (await signedIn('clerk')).call(verbs.me);
    expect((await admin.call(verbs.list, { search: 'clerk' })).rows).toEqual([
      expect.objectContaining({ personName: '顾长宁', unitName: '云台街道', lastSignedInAt: new Date(office.clock.now).toISOString() }),
    ]);
  });

  it('is for who manages accounts', async () => {
    await expect((await signedIn('clerk')).call(verbs.list, {})).rejects.toMatchObject({ code: 'not-allowed', status: 403 });
    await expect(office.browser().call(verbs.list, {})).rejects.toMatchObject({ code: 'not-signed-in' });
  });
});

describe('managingOf an account', () => {
  it('reset: a new first password, signed out everywhere, unlocked', async () => {
    const browser = await signedIn('clerk');
    await lock('clerk');
    const { firstPassword } = await admin.call(verbs.resetPassword, { personId: people.clerk });
    expect((await browser.ask(deskContract.read)).statusCode).toBe(401);
    await expect(signedIn('clerk')).rejects.toMatchObject({ code: 'account.wrong-sign-in' });
    const again = await signedIn('clerk', firstPassword);
    await expect(again.call(deskContract.read)).rejects.toMatchObject({ code: 'account.change-password-first' });
    await again.call(verbs.changePassword, { current: firstPassword, next: 'Willow-Bridge-7' });
    expect((await office.facts()).filter((f) => f.kind === 'account.passwordReset')).toHaveLength(1);
  });

  it('unlock', async () => {
    await expect(admin.call(verbs.unlock, { personId: people.clerk })).rejects.toMatchObject({ code: 'account.not-locked' });
    await lock('clerk');
    expect((await admin.call(verbs.list, { search: 'clerk' })).rows).toMatchObject([{ state: 'locked' }]);
    await admin.call(verbs.unlock, { personId: people.clerk });
    expect(await lastFact()).toMatchObject({ kind: 'account.unlocked', about: people.clerk, actor: '沈知秋' });
    await signedIn('clerk', 'Willow-Bridge-7');
  });

  it('close and reopen: closing ends the sessions at the next request', async () => {
    const browser = await signedIn('clerk', 'Willow-Bridge-7');
    expect((await browser.ask(deskContract.read)).statusCode).toBe(200);
    await admin.call(verbs.close, { personId: people.clerk, reason: '借调到外市' });
    expect((await browser.ask(deskContract.read)).statusCode).toBe(401);
    expect(await lastFact()).toMatchObject({ kind: 'account.closed', data: { userName: 'clerk', reason: '借调到外市' } });
    await expect(admin.call(verbs.close, { personId: people.clerk, reason: '再停一次' })).rejects.toMatchObject({
      code: 'account.already-closed',
    });
    await expect(signedIn('clerk', 'Willow-Bridge-7')).rejects.toMatchObject({ code: 'account.closed' });
    await admin.call(verbs.reopen, { personId: people.clerk });
    await expect(admin.call(verbs.reopen, { personId: people.clerk })).rejects.toMatchObject({ code: 'account.not-closed' });
    expect((await browser.ask(deskContract.read)).statusCode).toBe(401);
    await signedIn('clerk', 'Willow-Bridge-7');
  });

  it('lifts the two steps of somebody whose telephone is gone', async () => {
    const browser = await signedIn('clerk', 'Willow-Bridge-7');
    const { uri } = await browser.call(verbs.startSecondFactor, { password: 'Willow-Bridge-7' });
    await browser.call(verbs.confirmSecondFactor, { code: codeOf(uri) });
    expect(await office.browser().call(verbs.signIn, { userName: 'clerk', password: 'Willow-Bridge-7' })).toEqual({ next: 'secondFactor' });
    await admin.call(verbs.liftSecondFactor, { personId: people.clerk });
    expect(await lastFact()).toMatchObject({ kind: 'account.secondFactorStopped', about: people.clerk, actor: '沈知秋' });
    expect(await office.browser().call(verbs.signIn, { userName: 'clerk', password: 'Willow-Bridge-7' })).toEqual({ next: 'done' });
    await expect(admin.call(verbs.liftSecondFactor, { personId: people.clerk })).rejects.toMatchObject({
      code: 'account.second-factor-off',
    });
  });

  it('never of oneself, of nobody, or of another city', async () => {
    for (const verb of [verbs.resetPassword, verbs.liftSecondFactor]) {
      await expect(admin.call(verb, { personId: people.admin })).rejects.toMatchObject({ code: 'account.not-yourself' });
    }
    await expect(admin.call(verbs.close, { personId: people.admin, reason: '停自己' })).rejects.toMatchObject({
      code: 'account.not-yourself',
    });
    for (const verb of [verbs.resetPassword, verbs.unlock, verbs.liftSecondFactor, verbs.reopen]) {
      for (const personId of [people.elsewhere, nobody])
        await expect(admin.call(verb, { personId })).rejects.toMatchObject({ code: 'not-found' });
    }
    await expect(admin.call(verbs.close, { personId: people.elsewhere, reason: '别的城市' })).rejects.toMatchObject({ code: 'not-found' });
    expect((await elsewhere.ask(deskContract.read)).statusCode).toBe(200);
  });
});

describe('the way out for who has nobody left to ask', () => {
  it('gives a first password, lifts the lock and the two steps, ends the sessions, and is on record', async () => {
    const browser = await signedIn('elsewhere');
    const { uri } = await browser.call(verbs.startSecondFactor, { password });
    await browser.call(verbs.confirmSecondFactor, { code: codeOf(uri) });
    await lock('elsewhere');
    const { firstPassword } = await office.accounts.rescue('elsewhere');
    expect((await browser.ask(verbs.me)).statusCode).toBe(401);
    const again = await signedIn('elsewhere', firstPassword);
    expect(await again.call(verbs.me)).toMatchObject({ mustChangePassword: true, secondFactor: { enabled: false } });
    expect((await office.facts()).filter((f) => f.kind === 'account.rescued')).toEqual([
      { kind: 'account.rescued', about: people.elsewhere, actor: '系统', data: { userName: 'elsewhere', name: expect.any(String) } },
    ]);
  });

  it('not for an account that is closed, nor for none', async () => {
    await admin.call(verbs.close, { personId: people.newcomer, reason: '借调到外市' });
    await expect(office.accounts.rescue('newcomer')).rejects.toMatchObject({ code: 'account.rescue-closed' });
    await expect(office.accounts.rescue('nobody-here')).rejects.toMatchObject({ code: 'not-found' });
  });
});
