import { accountContract as verbs } from '@weicheng/domain/platform';
import { beforeAll, describe, expect, it } from 'vitest';
import { type AccountOffice, accountOffice, type Browser, deskContract, password } from '../../testing/accountOffice.ts';

let office: AccountOffice;
let second: (address?: string) => Browser;
beforeAll(async () => {
  office = await accountOffice();
  second = await office.secondServer();
});

const minute = 60_000;
const signedIn = async (userName = 'clerk') => {
  const browser = office.browser();
  await browser.call(verbs.signIn, { userName, password });
  return browser;
};
/** The same cookies at the other server. */
const onSecond = (browser: Browser) => {
  const other = second(browser.address);
  for (const [name, value] of browser.jar) other.jar.set(name, value);
  return other;
};
const status = async (browser: Browser) => (await browser.ask(deskContract.read)).statusCode;

describe('a session', () => {
  it('ends when nobody has worked for half an hour, on every server', async () => {
    const browser = await signedIn();
    for (let n = 0; n < 4; n++) {
      office.clock.now += 29 * minute;
      expect(await status(browser)).toBe(200);
    }
    expect(await status(onSecond(browser))).toBe(200);
    office.clock.now += 30 * minute;
    expect(await status(browser)).toBe(401);
    expect(await status(onSecond(browser))).toBe(401);
  });

  it('is alive on one server while it is used on the other', async () => {
    const browser = await signedIn();
    expect(await status(onSecond(browser))).toBe(200);
    for (let n = 0; n < 3; n++) {
      office.clock.now += 25 * minute;
      expect(await status(browser)).toBe(200);
    }
    expect(await status(onSecond(browser))).toBe(200);
  });

  it('ends after twelve hours however busy it is', async () => {
    const browser = await signedIn();
    for (let n = 0; n < 35; n++) {
      office.clock.now += 20 * minute;
      expect(await status(browser)).toBe(200);
    }
    office.clock.now += 20 * minute;
    expect(await status(browser)).toBe(401);
  });

  it('is not kept awake by an open stream', async () => {
    const browser = await signedIn();
    const watch = () => browser.ask(deskContract.watch, {}, { accept: 'text/event-stream' }).then((a) => a.statusCode);
    for (let n = 0; n < 5; n++) {
      office.clock.now += 5 * minute;
      expect(await watch()).toBe(200);
    }
    office.clock.now += 5 * minute;
    expect(await watch()).toBe(401);
  });

  it('notes its last use at most once a minute', async () => {
    const browser = await signedIn('elsewhere');
    const noted = async () => {
      const { rows } = await office.database.owner.query<{ at: Date }>(
        `select s.last_used_at as at from auth.session s join auth."user" u on u.id = s.user_id where u.username = 'elsewhere'`,
      );
      return rows[0]?.at.getTime();
    };
    const start = office.clock.now;
    for (let n = 0; n < 5; n++) {
      office.clock.now += 10_000;
      await status(browser);
    }
    expect(await noted()).toBe(start);
    office.clock.now += 10_000;
    await status(browser);
    expect(await noted()).toBe(start + minute);
  });

  it('ends with signing out, on every server, and the cookie is worth nothing to a thief', async () => {
    const browser = await signedIn();
    const thief = onSecond(browser);
    expect(await status(thief)).toBe(200);
    await browser.call(verbs.signOut);
    expect(browser.jar.size).toBe(0);
    await expect.poll(() => status(thief), { timeout: 2000 }).toBe(401);
    const again = office.browser();
    for (const [name, value] of thief.jar) again.jar.set(name, value);
    expect(await status(again)).toBe(401);
    expect((await office.facts()).at(-1)).toMatchObject({ kind: 'account.signedOut', actor: '顾长宁', data: { userName: 'clerk' } });
  });
});

describe("one's own sessions", () => {
  it('are listed, ended one by one or all but this one', async () => {
    await office.elsewhere('delete from auth.session');
    const [here, there, far] = [await signedIn(), await signedIn(), await signedIn()];
    await signedIn('admin');
    const { rows } = await here.call(verbs.sessions);
    expect(rows.map((r) => [r.current, r.device, r.address]).sort()).toEqual(
      [
        [true, 'Chrome · Windows', here.address],
        [false, 'Chrome · Windows', there.address],
        [false, 'Chrome · Windows', far.address],
      ].sort(),
    );
    const id = rows.find((r) => r.address === there.address)?.id ?? '';
    await here.call(verbs.endSession, { id });
    expect([await status(here), await status(there), await status(far)]).toEqual([200, 401, 200]);
    await expect(here.call(verbs.endSession, { id })).rejects.toMatchObject({ code: 'not-found' });
    await here.call(verbs.endOtherSessions);
    expect([await status(here), await status(far)]).toEqual([200, 401]);
    expect((await office.facts()).at(-1)).toMatchObject({ kind: 'account.sessionEnded', data: { count: 1 } });
    expect((await here.call(verbs.sessions)).rows).toHaveLength(1);
  });

  it("and nobody else's", async () => {
    const [clerk, admin] = [await signedIn(), await signedIn('admin')];
    const id = (await clerk.call(verbs.sessions)).rows.find((r) => r.current)?.id ?? '';
    await expect(admin.call(verbs.endSession, { id })).rejects.toMatchObject({ code: 'not-found' });
    expect(await status(clerk)).toBe(200);
  });
});
