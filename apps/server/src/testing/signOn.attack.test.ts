import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { accountContract as verbs } from '@weicheng/domain/platform';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AccountOffice, accountOffice, type Browser } from './accountOffice.ts';

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
const goRound = async (browser: Browser, name: string, change: (url: URL) => void = () => {}) => {
  const { location } = await get(browser, '/api/account/sign-on');
  const there = new URL(location);
  expect(there.origin).toBe(issuer);
  expect(there.searchParams.get('redirect_uri')).toMatch(/\/api\/account\/sign-on\/callback\/office$/);
  const code = `code-${tickets.size}`;
  tickets.set(code, { sub: `sub-${code}-of-${name}`, name, nonce: there.searchParams.get('nonce') ?? '' });
  const back = new URL('http://x/api/account/sign-on/callback/office');
  back.searchParams.set('code', code);
  back.searchParams.set('state', there.searchParams.get('state') ?? '');
  change(back);
  return get(browser, back.pathname + back.search);
};

it('a second person over there does not become one here by taking the same name', async () => {
  expect(await goRound(office.browser(), 'clerk')).toEqual({ status: 302, location: '/' });
  const other = office.browser();
  expect(await goRound(other, 'clerk')).toEqual({ status: 302, location: '/sign-in?problem=account.sign-on-unknown' });
  await expect(other.call(verbs.me)).rejects.toMatchObject({ status: 401 });
});
