import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { accountContract as verbs } from '@weicheng/domain/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AccountOffice, accountOffice, type Browser, codeOf, deskContract, password, people } from '../../testing/accountOffice.ts';

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const base64 = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const jwt = (claims: object) => {
  const text = `${base64({ alg: 'RS256', kid: 'k' })}.${base64(claims)}`;
  return `${text}.${sign('RSA-SHA256', Buffer.from(text), keys.privateKey).toString('base64url')}`;
};

/** The city's sign-on service: an OpenID Connect provider that answers a code with whoever it was given for. */
const tickets = new Map<string, { sub: string; name: string; nonce: string }>();
let issuer: string;
const service = createServer(async (request, response) => {
  const answer = (body: object) => response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  switch (new URL(request.url ?? '/', issuer).pathname) {
    case '/.well-known/openid-configuration':
      return answer({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/userinfo`,
        jwks_uri: `${issuer}/jwks`,
        id_token_signing_alg_values_supported: ['RS256'],
      });
    case '/jwks':
      return answer({ keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }] });
    case '/token': {
      let form = '';
      for await (const chunk of request) form += chunk;
      const code = new URLSearchParams(form).get('code') ?? '';
      const ticket = tickets.get(code);
      if (!ticket) return response.writeHead(400).end('{"error":"invalid_grant"}');
      const now = Math.floor(Date.now() / 1000);
      const id = jwt({ iss: issuer, aud: 'weicheng', sub: ticket.sub, nonce: ticket.nonce, iat: now, exp: now + 300 });
      return answer({ access_token: code, token_type: 'Bearer', id_token: id, expires_in: 300 });
    }
    case '/userinfo': {
      const ticket = tickets.get((request.headers.authorization ?? '').replace('Bearer ', ''));
      return answer({ sub: ticket?.sub, preferred_username: ticket?.name, name: '不该采用的姓名' });
    }
    default:
      return response.writeHead(404).end();
  }
});

let office: AccountOffice;
beforeAll(async () => {
  await new Promise<void>((listening) => service.listen(0, '127.0.0.1', listening));
  issuer = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
  office = await accountOffice({
    OIDC_DISCOVERY_URL: `${issuer}/.well-known/openid-configuration`,
    OIDC_CLIENT_ID: 'weicheng',
    OIDC_CLIENT_SECRET: 'between-the-two-of-us',
    OIDC_NAME: '政务统一身份认证',
  });
});
afterAll(() => void service.close());

const get = async (browser: Browser, url: string) => {
  const answer = await browser.app.inject({ url, remoteAddress: browser.address, headers: { cookie: browser.cookie } });
  for (const { name, value, maxAge } of answer.cookies) maxAge === 0 ? browser.jar.delete(name) : browser.jar.set(name, value);
  return { status: answer.statusCode, location: answer.headers.location ?? '' };
};
/** Goes over there, is recognised as `name`, and comes back. */
const goRound = async (browser: Browser, name: string, change: (url: URL) => void = () => {}, sub = `sub-of-${name}`) => {
  const { location } = await get(browser, '/api/account/sign-on');
  const there = new URL(location);
  expect(there.origin).toBe(issuer);
  expect(there.searchParams.get('redirect_uri')).toMatch(/\/api\/account\/sign-on\/callback\/office$/);
  const code = `code-${tickets.size}`;
  tickets.set(code, { sub, name, nonce: there.searchParams.get('nonce') ?? '' });
  const back = new URL('http://x/api/account/sign-on/callback/office');
  back.searchParams.set('code', code);
  back.searchParams.set('state', there.searchParams.get('state') ?? '');
  change(back);
  return get(browser, back.pathname + back.search);
};

describe('the sign-on service of the city', () => {
  it('is offered by its name', async () => {
    expect(await office.browser().call(verbs.options)).toEqual({
      product: '卫城',
      signOn: { name: '政务统一身份认证', path: '/api/account/sign-on' },
      sampleAccounts: [],
    });
  });

  it('lets in who has an account of that user name, as the person of the account', async () => {
    for (let n = 1; n <= 2; n++) {
      const browser = office.browser();
      expect(await goRound(browser, 'Clerk')).toEqual({ status: 302, location: '/' });
      expect(await browser.call(verbs.me)).toMatchObject({ personId: people.clerk, name: '顾长宁' });
    }
    expect((await office.facts()).at(-1)).toMatchObject({
      kind: 'account.signedIn',
      about: people.clerk,
      data: { userName: 'clerk', door: 'signOn' },
    });
    const kept = await office.database.owner.query("select access_token, id_token from auth.account where provider_id = 'office'");
    expect(kept.rows).toEqual([{ access_token: null, id_token: null }]);
  });

  it('does not ask for a first password that nobody has used', async () => {
    await office.accounts.openAccount({
      cityId: 1,
      personId: people.newcomer,
      name: '陆小满',
      userName: 'newcomer',
      password,
      mustChange: true,
    });
    const browser = office.browser();
    await goRound(browser, 'newcomer');
    expect(await browser.call(verbs.me)).toMatchObject({ mustChangePassword: false });
  });

  it.each(['stranger', 'x', '管理员', ''])('sends back who has no account here: %s', async (name) => {
    const browser = office.browser();
    expect(await goRound(browser, name)).toEqual({ status: 302, location: '/sign-in?problem=account.sign-on-unknown' });
    expect((await browser.ask(deskContract.read)).statusCode).toBe(401);
  });

  it('does not take a second person over there for the one here because he took the name', async () => {
    const other = office.browser();
    const back = await goRound(other, 'clerk', () => {}, 'somebody-else');
    expect(back).toEqual({ status: 302, location: '/sign-in?problem=account.sign-on-unknown' });
    expect((await other.ask(verbs.me)).statusCode).toBe(401);
    expect(await goRound(office.browser(), 'Clerk')).toEqual({ status: 302, location: '/' });
    const links = await office.database.owner.query("select account_id as sub from auth.account where provider_id = 'office' order by 1");
    expect(links.rows).not.toContainEqual({ sub: 'somebody-else' });
  });

  it('sends back who is closed', async () => {
    await office.elsewhere(`update auth."user" set closed = true where username = 'elsewhere'`);
    const browser = office.browser();
    expect(await goRound(browser, 'elsewhere')).toEqual({ status: 302, location: '/sign-in?problem=account.closed' });
    expect((await browser.ask(deskContract.read)).statusCode).toBe(401);
  });

  it('still asks for the code of the telephone', async () => {
    const first = office.browser();
    await first.call(verbs.signIn, { userName: 'admin', password });
    const { uri } = await first.call(verbs.startSecondFactor, { password });
    await first.call(verbs.confirmSecondFactor, { code: codeOf(uri) });
    const browser = office.browser();
    expect(await goRound(browser, 'admin')).toEqual({ status: 302, location: '/sign-in?step=second-factor' });
    expect((await browser.ask(verbs.me)).statusCode).toBe(401);
    await browser.call(verbs.verifySecondFactor, { code: codeOf(uri, 1) });
    expect(await browser.call(verbs.me)).toMatchObject({ userName: 'admin' });
  });

  it('is not believed by a browser that did not set out from here, nor twice, nor with a code of its own', async () => {
    const failed = { status: 302, location: '/sign-in?problem=account.sign-on-failed' };
    const [mine, theirs] = [office.browser(), office.browser()];
    let letter = '';
    await goRound(mine, 'clerk', (url) => {
      letter = url.pathname + url.search;
      url.searchParams.set('state', 'made-up');
    });
    expect(await get(theirs, letter)).toEqual(failed);
    expect((await theirs.ask(verbs.me)).statusCode).toBe(401);
    expect(await goRound(office.browser(), 'clerk', (url) => url.searchParams.set('code', 'invented'))).toEqual(failed);
    expect(await goRound(office.browser(), 'clerk', (url) => url.searchParams.delete('state'))).toEqual(failed);
    const once = office.browser();
    await goRound(once, 'clerk', (url) => {
      letter = url.pathname + url.search;
    });
    expect(await get(once, letter)).toEqual(failed);
  });

  it("serves nothing else of the library's own interface", async () => {
    const { app } = office.browser();
    for (const path of [
      '/sign-in/username',
      '/sign-up/email',
      '/get-session',
      '/list-sessions',
      '/callback/other',
      '/error',
      '/ok',
      '/two-factor/disable',
    ]) {
      for (const method of ['GET', 'POST'] as const) {
        expect([path, (await app.inject({ method, url: `/api/account/sign-on${path}`, payload: {} })).statusCode]).toEqual([path, 404]);
      }
    }
  });

  it('is not there without settings', async () => {
    const plain = await accountOffice();
    expect((await plain.browser().call(verbs.options)).signOn).toBeNull();
    expect((await get(plain.browser(), '/api/account/sign-on')).status).toBe(404);
  });
});
