import { accountContract as verbs } from '@weicheng/domain/platform';
import { beforeAll, describe, expect, it } from 'vitest';
import { type AccountOffice, accountOffice, deskContract, password, people } from '../../testing/accountOffice.ts';

let office: AccountOffice;
beforeAll(async () => {
  office = await accountOffice();
});

const minutes = (n: number) => n * 60_000;
const wrong = 'Wrong-Gate-00';
const open = (userName: string, personId: string) =>
  office.accounts.openAccount({ cityId: 1, personId, name: userName, userName, password, mustChange: false });
const person = async (n: number, name = '魏子安') => {
  const personId = `00000000-0000-7000-8000-0000000001${String(n).padStart(2, '0')}`;
  await office.elsewhere('insert into right_of (city_id, person_id, name) values (1, $1, $2)', [personId, name]);
  return personId;
};

describe('signing in', () => {
  it('lets in by user name and password, and knows who it is', async () => {
    const browser = office.browser('10.9.9.9');
    expect(await browser.call(verbs.signIn, { userName: ' Clerk ', password })).toEqual({ next: 'done' });
    expect(await browser.call(verbs.me)).toEqual({
      personId: people.clerk,
      name: '顾长宁',
      userName: 'clerk',
      unitId: null,
      unitName: '云台街道',
      cityId: 1,
      cityName: '',
      permissions: ['desk.read'],
      mustChangePassword: false,
      secondFactor: { enabled: false, required: false },
      idleMinutes: 30,
    });
    expect((await office.facts()).at(-1)).toEqual({
      kind: 'account.signedIn',
      about: people.clerk,
      actor: '顾长宁',
      data: { userName: 'clerk', address: '10.9.9.9', device: 'Chrome · Windows', door: 'password' },
    });
  });

  it('keeps the session in a cookie no script can read, and never in the answer', async () => {
    const answer = await office.browser().ask(verbs.signIn, { userName: 'clerk', password });
    expect(answer.json()).toEqual({ next: 'done' });
    const cookie = answer.cookies.find((c) => c.name === 'weicheng.session_token');
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/', maxAge: 12 * 3600 });
    expect(cookie).not.toHaveProperty('secure');
  });

  it('gives the same answer for a wrong password and for a name that does not exist', async () => {
    const one = await office.browser().ask(verbs.signIn, { userName: 'elsewhere', password: wrong });
    const other = await office.browser().ask(verbs.signIn, { userName: 'nobody-here', password: wrong });
    expect(one.statusCode).toBe(401);
    expect({ ...other.json(), instance: '' }).toEqual({ ...one.json(), instance: '' });
    expect(one.cookies).toEqual([]);
    const facts = await office.facts();
    expect(facts.filter((f) => f.kind === 'account.signInRefused').map((f) => [f.data.userName, f.actor])).toEqual([['elsewhere', '系统']]);
    expect(JSON.stringify(facts)).not.toContain(wrong);
  });

  it('asks for a password: without one nothing is tried', async () => {
    await expect(office.browser().call(verbs.signIn, { userName: 'clerk', password: '' })).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

describe('the lock', () => {
  it.each(['locked-one', 'no-such-name'])('closes after five failures in a row, for a quarter of an hour: %s', async (userName) => {
    if (userName === 'locked-one') await open(userName, await person(1));
    for (let n = 1; n <= 4; n++)
      await expect(office.browser().call(verbs.signIn, { userName, password: wrong })).rejects.toMatchObject({
        code: 'account.wrong-sign-in',
      });
    await expect(office.browser().call(verbs.signIn, { userName, password: wrong })).rejects.toMatchObject({
      code: 'account.locked',
      status: 423,
    });
    await expect(office.browser().call(verbs.signIn, { userName, password })).rejects.toMatchObject({ code: 'account.locked' });
    office.clock.now += minutes(14);
    await expect(office.browser().call(verbs.signIn, { userName, password })).rejects.toMatchObject({ details: { minutes: 1 } });
    office.clock.now += minutes(1);
    const afterwards = office.browser().call(verbs.signIn, { userName, password });
    if (userName === 'locked-one') expect(await afterwards).toEqual({ next: 'done' });
    else await expect(afterwards).rejects.toMatchObject({ code: 'account.wrong-sign-in' });
  });

  it('is recorded once, where there is an account', async () => {
    const locked = (await office.facts()).filter((f) => f.kind === 'account.locked');
    expect(locked.map((f) => f.data.userName)).toEqual(['locked-one']);
  });

  it('forgets the failures when somebody gets in', async () => {
    await open('forgetful', await person(2));
    for (let round = 1; round <= 2; round++) {
      await office.elsewhere("insert into auth.attempt values ('forgetful', 3, now()) on conflict (user_name) do update set failures = 3");
      await expect(office.browser().call(verbs.signIn, { userName: 'forgetful', password: wrong })).rejects.toMatchObject({
        code: 'account.wrong-sign-in',
      });
      expect(await office.browser().call(verbs.signIn, { userName: 'forgetful', password })).toEqual({ next: 'done' });
    }
  });

  it('counts on every server, and at once', async () => {
    await open('two-servers', await person(3));
    const second = await office.secondServer();
    const guesses = Array.from({ length: 12 }, (_, n) =>
      (n % 2 ? second() : office.browser()).ask(verbs.signIn, { userName: 'two-servers', password: wrong }),
    );
    const codes = (await Promise.all(guesses)).map((a) => a.json().code);
    expect(codes.filter((c) => c === 'account.wrong-sign-in')).toHaveLength(4);
    expect(codes.filter((c) => c === 'account.locked')).toHaveLength(8);
    await expect(second().call(verbs.signIn, { userName: 'two-servers', password })).rejects.toMatchObject({ code: 'account.locked' });
  });
});

describe('who is not let in', () => {
  it('a closed account, and only who knows the password hears that it is closed', async () => {
    const personId = await person(4);
    await open('closed-one', personId);
    await office.elsewhere('update auth."user" set closed = true where username = $1', ['closed-one']);
    const browser = office.browser();
    await expect(browser.call(verbs.signIn, { userName: 'closed-one', password: wrong })).rejects.toMatchObject({
      code: 'account.wrong-sign-in',
    });
    await expect(browser.call(verbs.signIn, { userName: 'closed-one', password })).rejects.toMatchObject({ code: 'account.closed' });
    expect(browser.jar.size).toBe(0);
    expect((await office.facts()).at(-1)).toMatchObject({ kind: 'account.signInRefused', about: personId, data: { reason: 'closed' } });
  });

  it('somebody who is no longer in office', async () => {
    const personId = await person(5);
    await open('gone-one', personId);
    const before = office.browser();
    await before.call(verbs.signIn, { userName: 'gone-one', password });
    await office.elsewhere('update right_of set gone = true where person_id = $1', [personId]);
    await expect(office.browser().call(verbs.signIn, { userName: 'gone-one', password })).rejects.toMatchObject({
      code: 'account.no-person',
    });
    await expect.poll(() => before.ask(verbs.me).then((a) => a.statusCode)).toBe(401);
  });

  it('who signs a cookie himself, cuts one short, or sends two', async () => {
    const browser = office.browser();
    await browser.call(verbs.signIn, { userName: 'clerk', password });
    const value = browser.jar.get('weicheng.session_token') ?? '';
    const [token = '', signature = ''] = value.split('.');
    expect((await browser.ask(deskContract.read)).statusCode).toBe(200);
    const forged = [
      `${token}x.${signature}`,
      token,
      `${token}.`,
      `.${signature}`,
      `${token}.${Buffer.alloc(32).toString('base64')}`,
      '',
      '%',
      'a'.repeat(5000),
    ];
    for (const one of forged) {
      const answer = await browser.app.inject({
        url: '/api/desk',
        headers: { cookie: `weicheng.session_token=${encodeURIComponent(one)}` },
      });
      expect([one, answer.statusCode]).toEqual([one, 401]);
    }
    const twice = `weicheng.session_token=${encodeURIComponent(value)}`;
    expect((await browser.app.inject({ url: '/api/desk', headers: { cookie: `${twice}; ${twice}` } })).statusCode).toBe(401);
    expect((await browser.app.inject({ url: '/api/desk', headers: { cookie: 'weicheng.session_token=%E0%A4%A' } })).statusCode).toBe(401);
  });

  it('a page of somebody else', async () => {
    const answer = await office.browser().ask(verbs.signIn, { userName: 'clerk', password }, { origin: 'https://elsewhere.example' });
    expect(answer.json()).toMatchObject({ code: 'foreign-page' });
  });
});

describe('a crowd at the door', () => {
  it('keeps nobody from working who is in already', async () => {
    const browser = office.browser();
    await browser.call(verbs.signIn, { userName: 'clerk', password });
    const holding = await office.database.owner.connect();
    await holding.query('begin; lock table auth.attempt in access exclusive mode');
    const crowd = Array.from({ length: 20 }, (_, n) => office.browser().ask(verbs.signIn, { userName: `made-up-${n}`, password: wrong }));
    try {
      await office.elsewhere('update right_of set name = name'); // what is remembered is asked for again
      for (let n = 0; n < 5; n++) expect((await browser.ask(deskContract.read)).statusCode).toBe(200);
    } finally {
      await holding.query('rollback');
      holding.release();
    }
    expect(new Set((await Promise.all(crowd)).map((a) => a.statusCode))).toEqual(new Set([401]));
  });

  it('holds no connection while passwords are weighed', async () => {
    const crowd = Array.from({ length: 16 }, (_, n) =>
      office.browser().ask(verbs.signIn, { userName: `thought-up-${n}`, password: wrong }),
    );
    const done = { yes: false };
    const all = Promise.all(crowd).finally(() => (done.yes = true));
    let most = 0;
    while (!done.yes) {
      const { rows } = await office.database.owner.query<{ n: number }>(
        "select count(*)::int as n from pg_stat_activity where application_name = 'weicheng-auth' and datname = current_database() and state = 'idle in transaction'",
      );
      most = Math.max(most, rows[0]?.n ?? 0);
    }
    await all;
    expect(most).toBeLessThan(8);
  });
});

describe('the secret of the way', () => {
  it('marks the cookie for HTTPS only where the office is reached that way', async () => {
    const secure = await accountOffice({ PUBLIC_URL: 'https://office.example' });
    const browser = secure.browser();
    const answer = await browser.ask(verbs.signIn, { userName: 'clerk', password });
    expect(answer.cookies).toEqual([expect.objectContaining({ name: '__Secure-weicheng.session_token', secure: true, httpOnly: true })]);
    expect((await browser.ask(deskContract.read)).statusCode).toBe(200);
  });
});
