import { accountContract as verbs } from '@weicheng/domain/platform';
import { beforeAll, describe, expect, it } from 'vitest';
import { type AccountOffice, accountOffice, codeOf, deskContract, password, people } from '../../testing/accountOffice.ts';

let office: AccountOffice;
let telephone: string;
let recovery: string[];
beforeAll(async () => {
  office = await accountOffice();
});

const signedIn = async (userName = 'clerk') => {
  const browser = office.browser();
  await browser.call(verbs.signIn, { userName, password });
  return browser;
};
/** A wrong code that no telephone shows now. */
const wrongCode = () => {
  const right = [-1, 0, 1].map((n) => codeOf(telephone, n));
  return ['000000', '111111', '222222', '333333'].find((c) => !right.includes(c)) ?? '';
};
const forgetCodes = () => office.elsewhere('delete from auth.used_code');

describe('starting two-step sign-in', () => {
  it('wants the password, gives a secret and ten recovery codes, and waits for the first code', async () => {
    const browser = await signedIn();
    await expect(browser.call(verbs.startSecondFactor, { password: 'Not-The-One-1' })).rejects.toMatchObject({
      code: 'account.wrong-password',
    });
    await expect(browser.call(verbs.confirmSecondFactor, { code: '123456' })).rejects.toMatchObject({
      code: 'account.second-factor-not-started',
    });
    const started = await browser.call(verbs.startSecondFactor, { password });
    telephone = started.uri;
    recovery = started.recoveryCodes;
    expect(telephone).toMatch(
      /^otpauth:\/\/totp\/%E5%8D%AB%E5%9F%8E:clerk\?secret=[A-Z2-7]+&issuer=%E5%8D%AB%E5%9F%8E&digits=6&period=30$/,
    );
    expect(new Set(recovery).size).toBe(10);
    expect(await office.browser().call(verbs.signIn, { userName: 'clerk', password })).toEqual({ next: 'done' });

    const oneStep = await signedIn();
    const before = browser.jar.get('weicheng.session_token');
    await expect(browser.call(verbs.confirmSecondFactor, { code: wrongCode() })).rejects.toMatchObject({ code: 'account.wrong-code' });
    await browser.call(verbs.confirmSecondFactor, { code: codeOf(telephone) });
    expect(browser.jar.get('weicheng.session_token')).not.toBe(before);
    expect(await browser.call(verbs.me)).toMatchObject({ secondFactor: { enabled: true } });
    expect((await oneStep.ask(verbs.me)).statusCode).toBe(401);
    await expect(browser.call(verbs.startSecondFactor, { password })).rejects.toMatchObject({ code: 'account.second-factor-on' });
    expect((await office.facts()).filter((f) => f.kind === 'account.secondFactorStarted')).toHaveLength(1);
  });
});

describe('signing in with two steps', () => {
  it('is not done before the code', async () => {
    const browser = office.browser();
    expect(await browser.call(verbs.signIn, { userName: 'clerk', password })).toEqual({ next: 'secondFactor' });
    expect([...browser.jar.keys()]).toEqual(['weicheng.two_factor']);
    expect((await browser.ask(deskContract.read)).statusCode).toBe(401);
    await forgetCodes();
    await browser.call(verbs.verifySecondFactor, { code: codeOf(telephone) });
    expect((await browser.ask(deskContract.read)).statusCode).toBe(200);
    expect((await office.facts()).at(-1)).toMatchObject({ kind: 'account.signedIn', data: { door: 'secondFactor' } });
  });

  it('takes a code once, though it would be right for another minute', async () => {
    await forgetCodes();
    const code = codeOf(telephone);
    const [first, second] = [await signedIn(), await signedIn()];
    await first.call(verbs.verifySecondFactor, { code });
    await expect(second.call(verbs.verifySecondFactor, { code })).rejects.toMatchObject({ code: 'account.used-code' });
    expect((await second.ask(deskContract.read)).statusCode).toBe(401);
  });

  it('takes a recovery code once, with or without the dash', async () => {
    const [code = ''] = recovery;
    await (await signedIn()).call(verbs.verifySecondFactor, { code: code.replace('-', '') });
    await expect((await signedIn()).call(verbs.verifySecondFactor, { code })).rejects.toMatchObject({ code: 'account.wrong-code' });
  });

  it('does not take the code of a sign-in that nobody began, or began elsewhere', async () => {
    await forgetCodes();
    await expect(office.browser().call(verbs.verifySecondFactor, { code: codeOf(telephone) })).rejects.toMatchObject({
      code: 'account.second-factor-expired',
    });
    const other = await signedIn('admin');
    await expect(other.call(verbs.verifySecondFactor, { code: codeOf(telephone) })).rejects.toMatchObject({
      code: 'account.second-factor-expired',
    });
    const forged = office.browser();
    forged.jar.set('weicheng.two_factor', '2fa-abc.c2lnbmF0dXJl');
    await expect(forged.call(verbs.verifySecondFactor, { code: codeOf(telephone) })).rejects.toMatchObject({
      code: 'account.second-factor-expired',
    });
  });

  it('cannot be guessed: wrong codes count towards the lock, and the password does not clear them', async () => {
    await office.elsewhere('delete from auth.attempt');
    const seen: string[] = [];
    for (let n = 1; n <= 5; n++) {
      await forgetCodes();
      const browser = await signedIn();
      seen.push((await browser.ask(verbs.verifySecondFactor, { code: wrongCode() })).json().code);
    }
    expect(seen).toEqual([...Array(4).fill('account.wrong-code'), 'account.locked']);
    await expect(office.browser().call(verbs.signIn, { userName: 'clerk', password })).rejects.toMatchObject({ code: 'account.locked' });
    office.clock.now += 15 * 60_000;
    await forgetCodes();
    await (await signedIn()).call(verbs.verifySecondFactor, { code: codeOf(telephone) });
  });
});

describe('a role that demands it', () => {
  it('opens nothing to who has not started it, and does not let go of it', async () => {
    await office.elsewhere('update right_of set second_factor = true where person_id in ($1, $2)', [people.clerk, people.admin]);
    const without = await signedIn('admin');
    await expect(without.call(verbs.list, {})).rejects.toMatchObject({ code: 'account.second-factor-first' });
    expect(await without.call(verbs.me)).toMatchObject({ secondFactor: { enabled: false, required: true } });
    const held = await signedIn();
    await forgetCodes();
    await held.call(verbs.verifySecondFactor, { code: codeOf(telephone) });
    await expect(held.call(verbs.stopSecondFactor, { password })).rejects.toMatchObject({ code: 'account.second-factor-required' });
    await office.elsewhere('update right_of set second_factor = false');
  });
});

describe('stopping it', () => {
  it('wants the password, and then one step is enough', async () => {
    const browser = await signedIn();
    await forgetCodes();
    await browser.call(verbs.verifySecondFactor, { code: codeOf(telephone) });
    await expect(browser.call(verbs.stopSecondFactor, { password: 'Not-The-One-1' })).rejects.toMatchObject({
      code: 'account.wrong-password',
    });
    await browser.call(verbs.stopSecondFactor, { password });
    expect(await browser.call(verbs.me)).toMatchObject({ secondFactor: { enabled: false } });
    await expect(browser.call(verbs.stopSecondFactor, { password })).rejects.toMatchObject({ code: 'account.second-factor-off' });
    expect(await office.browser().call(verbs.signIn, { userName: 'clerk', password })).toEqual({ next: 'done' });
    const facts = JSON.stringify(await office.facts());
    for (const code of recovery) expect(facts).not.toContain(code);
  });
});
