import { apiKeyContract } from '@weicheng/domain/platform';
import { issueContract } from '@weicheng/domain/rectification';
import { beforeAll, describe, expect, it } from 'vitest';
import { issueOf, matterOf, type PlatformCase, register, stateOf } from '../../../../../../samples/src/interfaceClient.ts';
import { type Caller, type TestOffice, testOffice } from '../../../testing/office.ts';

let office: TestOffice;
let admin: Caller;
let security: Caller;
let desk: Caller;
let base: string;
beforeAll(async () => {
  office = await testOffice();
  admin = await office.as('xitong');
  security = await office.as('anquan');
  desk = await office.as('chuangwei');
  base = await office.server.app.listen({ host: '127.0.0.1', port: 0 });
});

const verbs = ['issue.matters', 'issue.register', 'issue.read'];
const fromPlatform: PlatformCase = {
  kind: 'platform',
  caseNumber: '2026112500017',
  matterCode: '99018106042',
  description: '建设路 18 号门前垃圾桶满溢，桶满两天',
  address: '建设路 18 号',
  x: 82.25,
  y: 38.66,
};

describe('接口密钥', () => {
  it('is shown once, kept as a digest, and does the verbs it was given and nothing else', async () => {
    const { key, row } = await admin.call(apiKeyContract.issue, { name: '城市运行管理服务平台', verbs });
    expect(key).toMatch(/^wck_[\w-]{43}$/);
    const { rows, verbs: offered } = await admin.call(apiKeyContract.list, {});
    expect(rows[0]).toMatchObject({ id: row.id, name: '城市运行管理服务平台', verbs, lastUsedAt: null });
    expect(offered.map(({ name }) => name).sort()).toEqual(['issue.list', 'issue.matters', 'issue.read', 'issue.register']);
    const { rows: kept } = await office.database.owner.query('select digest from auth.api_key');
    expect(JSON.stringify(kept)).not.toContain(key.slice(4));
    const asked = async (path: string, authorization: string, method = 'GET') =>
      (
        await fetch(new URL(path, base), {
          method,
          headers: { authorization, 'x-weicheng': '1', 'content-type': 'application/json' },
          ...(method === 'GET' ? {} : { body: '{}' }),
        })
      ).status;
    expect(await asked('/api/issues/matters', `Bearer ${key}`)).toBe(401);
    await expect(admin.call(apiKeyContract.approve, { id: row.id })).rejects.toMatchObject({ status: 403 });
    expect(await security.call(apiKeyContract.approve, { id: row.id })).toMatchObject({ approvedAt: expect.any(String) });
    await expect(security.call(apiKeyContract.approve, { id: row.id })).rejects.toMatchObject({ code: 'apiKey.approved' });
    expect(await asked('/api/issues/matters', `Bearer ${key}`)).toBe(200);
    for (const path of ['/api/issues', '/api/account/me', '/api/notices', '/api/api-keys', '/api/units/tree'])
      expect([path, await asked(path, `Bearer ${key}`)]).toEqual([path, 403]);
    expect(await asked('/api/account/sign-out', `Bearer ${key}`, 'POST')).toBe(403);
    for (const wrong of [`Bearer ${key}x`, `Bearer wck_${'a'.repeat(43)}`, 'Basic eDp5', key])
      expect(await asked('/api/issues/matters', wrong)).toBe(401);
    await admin.call(apiKeyContract.revoke, { id: row.id });
    expect(await asked('/api/issues/matters', `Bearer ${key}`)).toBe(401);
    await expect(admin.call(apiKeyContract.revoke, { id: row.id })).rejects.toMatchObject({ code: 'apiKey.revoked' });
    await expect(admin.call(apiKeyContract.issue, { name: '越权', verbs: ['account.open'] })).rejects.toMatchObject({
      code: 'apiKey.not-outside',
    });
    await expect(desk.call(apiKeyContract.issue, { name: '越权', verbs })).rejects.toMatchObject({ status: 403 });
    await expect((await office.as('chuangwei-2')).call(apiKeyContract.list, {})).rejects.toMatchObject({ status: 403 });
  });

  it('lets the sample client register a case once, however often it is sent, and read how it stands', async () => {
    const { key, row } = await admin.call(apiKeyContract.issue, { name: '12345 热线', verbs });
    await security.call(apiKeyContract.approve, { id: row.id });
    const sent = await Promise.all([register(base, key, fromPlatform), register(base, key, fromPlatform)]);
    expect(await register(base, key, fromPlatform)).toEqual(sent[0]);
    expect(new Set(sent.map(({ number }) => number)).size).toBe(1);
    const { issue, history } = await desk.call(issueContract.read, { id: sent[0]?.id as never });
    expect(issue).toMatchObject({
      matter: '06042',
      sourceNumber: '2026112500017',
      registeredBy: '12345 热线',
      registeredById: null,
      location: { longitude: 82.25, latitude: 38.66 },
    });
    expect(history.map(({ actorName }) => actorName)).toEqual(['12345 热线']);
    expect(await stateOf(base, key, issue.id)).toEqual({ state: 'registered', leadUnitName: null, closedAt: null });
    // 编号相同而内容不同
    await expect(register(base, key, { ...fromPlatform, address: '别处' })).rejects.toMatchObject({ status: 409 });
    const hotline = {
      kind: 'hotline' as const,
      orderNumber: 'GD20261125000123',
      title: '垃圾没人收',
      content: '我的电话 13812345678，请回复',
      address: '人民路',
    };
    await register(base, key, hotline);
    const { rows } = await desk.call(issueContract.list, { source: 'hotline' });
    expect(rows.map(({ title }) => title)).toEqual(['垃圾没人收']);
    const read = await desk.call(issueContract.read, { id: rows[0]?.id as never });
    expect(read.issue.text).toBe('我的电话 （号码略），请回复');
  });

  it('maps codes of GB/T 47678.5, and says in the document how to come in', async () => {
    expect(['99018106042', '99018110002', '99018101037', '06042', ''].map(matterOf)).toEqual(['06042', '10002', null, null, null]);
    expect(issueOf({ ...fromPlatform, x: undefined as never }).location).toBeNull();
    const { post } = (await desk.send({ ...issueContract.matters, path: '/api/openapi.json' }, {})).json().paths['/api/issues'];
    expect(post.security).toEqual([{ session: [] }, { key: [] }]);
    expect(post.parameters).toContainEqual(expect.objectContaining({ name: 'Idempotency-Key', in: 'header' }));
    expect(issueContract.register.input.safeParse(post.requestBody.content['application/json'].example).success).toBe(true);
  });
});
