import { type Day, startOfDay } from '@weicheng/domain/kernel';
import { type ChannelId, channelContract, noticeContract } from '@weicheng/domain/platform';
import { issueContract } from '@weicheng/domain/rectification';
import { describe, expect, it } from 'vitest';
import { announceDue } from '../../../features/rectification/escalation/escalation.jobs.ts';
import { channelDesk, monday } from '../../../testing/channels/channelDesk.ts';
import type { InCity } from '../../jobs/index.ts';
import { openOutgoing } from '../../outgoing/index.ts';
import { openChannels } from './index.ts';

const minute = 60_000;
const hour = 60 * minute;
const password = 'mail-password-1';
const secret = 'SEC0123456789abcdef';
const { office, admin, desk, own, other, clock, ground, robot, post, add, base, dispatched, dispatch, ...work } = await channelDesk(
  secret,
  password,
);
const { inCity, carryNow, sendNotices, rowOf, newest, remove } = work;
const { outgoing } = ground;

describe('通知通道', () => {
  it('is tried out with the signature of each, and shows and leaves its secret nowhere', async () => {
    const ids = [];
    for (const kind of ['wecom', 'dingtalk', 'feishu'] as const) {
      const id = await add(kind, `${kind} 群`);
      ids.push(id);
      expect(await admin.call(channelContract.test, { id })).toEqual({ ok: true, said: kind === 'feishu' ? 'success' : 'ok' });
      expect(robot.heard[kind]?.at(-1)).toEqual({ signed: true, text: expect.stringMatching(/^【卫城】试发\n.+\n编号 [0-9A-F]{8}$/) });
      await expect(admin.call(channelContract.test, { id })).rejects.toMatchObject({ code: 'channel.test-too-soon' });
    }
    const [, dingtalk] = ids as [ChannelId, ChannelId, ChannelId];
    await admin.call(channelContract.change, { id: dingtalk, ...base, name: '钉钉改名', wants: dispatched, secret: 'SECwrong' });
    office.clock.now += 11_000;
    const refused = await admin.call(channelContract.test, { id: dingtalk });
    expect(refused).toEqual({ ok: false, said: '没过机器人的安全设置：核对加签密钥、关键词、IP 段（310000 no）' });
    expect(await rowOf(dingtalk)).toMatchObject({
      name: '钉钉改名',
      target: expect.stringMatching(/^127\.0\.0\.1:\d+ …/),
      hasSecret: true,
    });
    const seen = JSON.stringify([
      await admin.call(channelContract.list),
      (await office.database.owner.query(`select data from fact where kind like 'channel.%'`)).rows,
      (await office.database.owner.query('select * from channel')).rows,
    ]);
    for (const hidden of [secret, 'SECwrong', 'key=']) expect(seen).not.toContain(hidden);
    await remove(...ids);
    const { rows } = await office.database.owner.query(`select count(*)::int as n from channel where sealed <> ''`);
    expect(rows[0].n).toBe(0);
  });

  it('refuses what cannot work, with the sentence at its field', async () => {
    const id = await add('wecom', '一个群');
    const same = { address: `${robot.at}/wecom?key=${secret}&for=${encodeURIComponent('一个群')}` };
    await expect(add('wecom', '另一个群', same)).rejects.toMatchObject({ code: 'channel.same-address' });
    await expect(add('wecom', '外面', { address: 'http://qyapi.example.com/send' })).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(add('wecom', '里面', { address: 'https://10.0.0.1/send', wants: { gone: 'now' } })).rejects.toMatchObject({
      code: 'channel.unknown-kind',
    });
    await expect(add('wecom', '别处', { unitId: crypto.randomUUID() })).rejects.toMatchObject({ code: 'channel.no-unit' });
    await expect(add('wecom', '倒着', { from: '18:00', to: '08:00' })).rejects.toMatchObject({ code: 'invalid-input' });
    const mail = {
      ...base,
      kind: 'mail' as const,
      name: '邮件',
      wants: dispatched,
      host: 'mail.example.com',
      port: 25,
      security: 'none' as const,
    };
    await expect(admin.call(channelContract.add, { ...mail, sender: 'a@example.cn', receivers: ['b@example.cn'] })).rejects.toMatchObject({
      message: expect.stringContaining('OUTGOING_HOSTS'),
    });
    await expect(admin.call(channelContract.pause, { id })).resolves.toEqual({});
    await expect(admin.call(channelContract.pause, { id })).rejects.toMatchObject({ code: 'channel.already' });
    await remove(id);
    await expect(admin.call(channelContract.resume, { id })).rejects.toMatchObject({ status: 404 });
  });

  it('hears of its unit, in one message without a name or a title; written with the change or not at all', async () => {
    const [city, unit] = [await add('wecom', '全市群'), await add('feishu', '本单位群', { unitId: own })];
    const from = (robot.heard['wecom'] ?? []).length;
    await dispatch(own);
    await dispatch(own);
    await dispatch(other);
    await expect(desk.call(issueContract.dispatch, { id: (await dispatch(other)).id, leadUnitId: own })).rejects.toMatchObject({
      status: 409,
    });
    expect([(await rowOf(city))?.waiting, (await rowOf(unit))?.waiting]).toEqual([4, 2]);
    await inCity(1, async (ctx) => sendNotices?.run(ctx));
    const { rows: jobs } = await office.database.owner.query(`select key from graphile_worker.jobs where key like 'errand/carryNotices/%'`);
    expect(jobs.map(({ key }) => key.split('/').at(-1)).sort()).toEqual([city, unit].sort());
    await Promise.all([carryNow(city), carryNow(city), carryNow(unit)]);
    await carryNow(city);
    expect((robot.heard['wecom'] ?? []).length - from).toBe(1);
    expect(robot.heard['wecom']?.at(-1)?.text).toMatch(
      /^【卫城】通知\n交办问题 4 个：市\S+局 2，市\S+局 2\n办理：https:\/\/wc\.example\.cn\/my-issues\n编号 [0-9A-F]{8}$/,
    );
    expect(robot.heard['feishu']?.at(-1)).toMatchObject({
      signed: true,
      text: expect.stringContaining('交办问题 2 个：市城市管理综合执法局'),
    });
    expect(await rowOf(city)).toMatchObject({ waiting: 0, last: { state: 'delivered', reason: 'ok' } });
    await admin.call(channelContract.pause, { id: city });
    await dispatch(own);
    expect((await rowOf(city))?.waiting).toBe(0);
    await remove(city, unit);
  });

  it('tries again with growing pauses, holds what comes meanwhile, gives up with the reason, and sends once more when asked', async () => {
    clock.now = monday;
    const id = await add('dingtalk', '常断的群');
    await dispatch(own);
    const answers: Parameters<NonNullable<typeof robot.answer>>[1] extends infer R ? ((reply: R) => void)[] : never = [
      (reply) => reply.status(500),
      (reply) => reply.status(200, '{"errcode":130101,"errmsg":"too fast"}'),
    ];
    robot.answer = (_kind, reply) => {
      const next = answers.shift();
      next?.(reply);
      return next !== undefined;
    };
    const said: [string, string, number][] = [];
    const step = async (later: number) => {
      clock.now += later;
      await carryNow(id);
      const row = await newest(id);
      said.push([row?.state ?? '', row?.said ?? '', row?.attempts ?? 0]);
    };
    await step(0);
    await dispatch(other); // waits until the one under way is settled
    await step(minute / 2); // too early
    await step(minute);
    await step(2 * minute);
    expect(said).toEqual([
      ['waiting', '对方答 500', 1],
      ['waiting', '对方答 500', 1],
      ['waiting', '发得太密，被限了（130101 too fast）', 2],
      ['delivered', 'ok', 3],
    ]);
    const texts = robot.heard['dingtalk']?.slice(-3).map(({ text }) => text.split('编号 ')[1]);
    expect(texts?.map((text) => text?.slice(0, 8))).toEqual(Array(3).fill(texts?.[0]));
    expect(texts?.[2]).toContain('重发');
    expect((await rowOf(id))?.waiting).toBe(1);

    answers.push((reply) => reply.status(200, '{"errcode":300001,"errmsg":"token is not exist"}'));
    await step(minute);
    expect(said.at(-1)).toEqual(['failed', '机器人地址不对，或机器人已被移出群（300001 token is not exist）', 1]);
    const { rows } = await admin.call(noticeContract.list);
    expect(rows[0]).toMatchObject({ title: '通道“常断的群”没送到', body: expect.stringContaining('300001') });
    const failed = await newest(id);
    await admin.call(channelContract.pause, { id });
    await expect(admin.call(channelContract.resend, { id: failed?.id ?? '' })).rejects.toMatchObject({ code: 'channel.paused' });
    await admin.call(channelContract.resume, { id });
    await admin.call(channelContract.resend, { id: failed?.id ?? '' });
    clock.now = office.clock.now;
    await step(0);
    expect(said.at(-1)?.[0]).toBe('delivered');
    await expect(admin.call(channelContract.resend, { id: failed?.id ?? '' })).rejects.toMatchObject({ code: 'channel.not-failed' });
    robot.answer = undefined;
    await remove(id);
  });

  it('waits no longer than it should for one that is slow, gone, or out of reach without a network', async () => {
    clock.now = monday;
    const id = await add('wecom', '慢的群');
    await dispatch(own);
    const through = (outside: typeof outgoing) => openChannels({ ...ground, outgoing: outside }).errands[0]?.run(inCity, 1, id);
    robot.answer = () => true; // never answers
    await through({ ...outgoing, post: (to, parcel) => outgoing.post(to, { ...parcel, within: 100 }) });
    expect(await newest(id)).toMatchObject({ state: 'waiting', attempts: 1, said: '1 秒没有回应' });
    robot.answer = undefined;
    clock.now += 2 * minute;
    await through({ ...outgoing, post: (_to, parcel) => outgoing.post('http://127.0.0.1:1/', parcel) });
    expect(await newest(id)).toMatchObject({ state: 'waiting', attempts: 2, said: '连不上，对方没有开这个端口' });
    clock.now += 3 * minute;
    const cutOff = openOutgoing({ OUTGOING_HOSTS: [] }, 's'.repeat(32), () => Promise.reject(new Error('EAI_AGAIN')));
    await through({ ...outgoing, post: (_to, parcel) => cutOff.post('https://qyapi.weixin.qq.com/cgi-bin/webhook/send', parcel) });
    expect(await newest(id)).toMatchObject({ state: 'waiting', attempts: 3, said: expect.stringContaining('查不到') });
    clock.now += 6 * minute;
    await carryNow(id);
    expect(await newest(id)).toMatchObject({ state: 'delivered', attempts: 4 });
    await remove(id);
  });

  it('loses nothing when the server dies between writing and sending, or between sending and noting it', async () => {
    clock.now = monday;
    const id = await add('feishu', '断电的群');
    await dispatch(own);
    const before = (robot.heard['feishu'] ?? []).length;
    // dies after the attempt is counted and the message has left, before that is noted
    let calls = 0;
    const dying: InCity = (cityId, act) => (++calls === 2 ? Promise.reject(new Error('kill -9')) : inCity(cityId, act));
    await expect(carryNow(id, dying)).rejects.toThrow('kill -9');
    expect(await newest(id)).toMatchObject({ state: 'waiting', attempts: 1 });
    await carryNow(id); // at once after the restart: it may still be under way elsewhere
    expect((robot.heard['feishu'] ?? []).length - before).toBe(1);
    clock.now += minute;
    await carryNow(id);
    expect(await newest(id)).toMatchObject({ state: 'delivered', attempts: 2 });
    const [first, second] = (robot.heard['feishu'] ?? []).slice(before).map(({ text }) => text);
    expect(second).toBe(`${first}（重发，收到过的不用管）`);
    // dies before the attempt is counted: nothing was taken
    await dispatch(own);
    const stillborn: InCity = (cityId, act) => inCity(cityId, (ctx) => act(ctx).then(() => Promise.reject(new Error('kill -9'))));
    await expect(carryNow(id, stillborn)).rejects.toThrow('kill -9');
    expect((await rowOf(id))?.waiting).toBe(1);
    await carryNow(id);
    expect((await rowOf(id))?.waiting).toBe(0);
    await remove(id);
  });

  it('keeps quiet at night and on rest days, and says late and due soon once a day, by mail', async () => {
    clock.now = monday;
    const fields = {
      ...base,
      ...{ name: '每日汇总', host: '127.0.0.1', port: post.port, security: 'none' as const },
      ...{ user: 'notice@example.cn', secret: password, sender: 'notice@example.cn', receivers: ['a@example.cn', 'gone@example.cn'] },
      wants: { 'issue.dispatched': 'now' as const, 'issue.overdue': 'daily' as const, 'issue.dueSoon': 'daily' as const },
    };
    const { id } = await admin.call(channelContract.add, { kind: 'mail', ...fields });
    post.refusesRecipient = (address) => address.startsWith('gone@');
    await dispatch(own);
    const seen = () => post.mails.length;
    const go = async (day: string, at: number) => {
      clock.now = startOfDay(day as Day) + at * hour;
      await carryNow(id);
      return seen();
    };
    expect(await go('2026-11-23', 19)).toBe(0);
    expect(await go('2026-11-24', 7.9)).toBe(0);
    expect(await go('2026-11-24', 8)).toBe(1);
    expect(await newest(id)).toMatchObject({ state: 'delivered', said: '1 个地址没有收；250 queued as 1' });
    expect(post.mails[0]?.to).toEqual(['a@example.cn']);
    expect(post.mails[0]?.data).toMatch(/Message-ID: <[0-9a-f-]{36}@example\.cn>/i);
    expect(post.mails[0]?.data).not.toContain('a@example.cn');

    clock.now = startOfDay('2026-11-25' as Day) + 8.5 * hour;
    await inCity(1, announceDue);
    await inCity(1, announceDue); // run twice it says the same
    expect(await go('2026-11-25', 8.6)).toBe(1);
    expect(await go('2026-11-25', 9)).toBe(2);
    expect((await newest(id))?.text).toMatch(/^【卫城】11 月 25 日汇总\n/);
    expect((await newest(id))?.text).toMatch(/快到期的问题 \d+ 个：/);
    await inCity(1, announceDue);
    expect(await go('2026-11-25', 12)).toBe(2);
    clock.now = startOfDay('2026-11-28' as Day) + 10 * hour; // Saturday
    await inCity(1, announceDue);
    expect(await go('2026-11-28', 10)).toBe(2);
    clock.now = startOfDay('2026-11-30' as Day) + 8.5 * hour;
    await inCity(1, announceDue);
    expect(await go('2026-11-30', 9)).toBe(3);

    post.answerToData = '451 try later';
    await dispatch(own);
    await go('2026-11-30', 10);
    expect(await newest(id)).toMatchObject({ state: 'waiting', said: expect.stringContaining('451 try later') });
    post.answerToData = '554 refused as spam';
    await go('2026-11-30', 19); // a second try keeps quiet too
    expect((await newest(id))?.attempts).toBe(1);
    await go('2026-12-01', 8);
    expect(await newest(id)).toMatchObject({ state: 'failed', said: expect.stringContaining('554') });
    await admin.call(channelContract.change, { id, ...fields, secret: 'wrong' });
    await dispatch(own);
    await go('2026-12-01', 12);
    expect(await newest(id)).toMatchObject({ state: 'failed', said: expect.stringContaining('核对账号和授权码') });
    await remove(id);
  });
});
