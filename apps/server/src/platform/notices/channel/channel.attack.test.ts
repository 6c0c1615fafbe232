import { type ChannelId, channelContract } from '@weicheng/domain/platform';
import { describe, expect, it } from 'vitest';
import { channelDesk, monday } from '../../../testing/channels/channelDesk.ts';

const minute = 60_000;
const password = 'mail-password-1';
const secret = 'SEC0123456789abcdef';
const { admin, own, other, clock, robot, post, add, base, dispatched, dispatch, ...work } = await channelDesk(secret, password);
const { carryNow, newest, rowOf, remove } = work;

/** One more minute, and the channel speaks if it has something to say. */
const go = async (id: ChannelId) => {
  clock.now += minute;
  await carryNow(id);
  return newest(id);
};

describe('通知通道, attacked', () => {
  it('brings the kept password of a mailbox to no other server, account or open line', async () => {
    const kept = { ...base, name: '邮箱', wants: dispatched, host: '127.0.0.1', port: post.port, security: 'none' as const };
    const fields = { ...kept, user: 'notice@example.cn', sender: 'notice@example.cn', receivers: ['a@example.cn'] };
    const { id } = await admin.call(channelContract.add, { kind: 'mail', ...fields, secret: password });
    for (const other of [{ host: 'mail.evil.example', security: 'tls' as const }, { port: 1 }, { user: 'else@example.cn' }])
      await expect(admin.call(channelContract.change, { id, ...fields, ...other })).rejects.toMatchObject({
        code: 'invalid-input',
        message: expect.stringContaining('密码要重新填'),
      });
    const { user: _user, ...open } = fields;
    await admin.call(channelContract.change, { id, ...open, port: 1 }); // one that asks for no password
    expect(await rowOf(id)).toMatchObject({ hasSecret: false });
    await admin.call(channelContract.change, { id, ...fields, secret: password });
    await admin.call(channelContract.change, { id, ...fields, name: '邮箱二', receivers: ['b@example.cn'] });
    expect(await admin.call(channelContract.test, { id })).toMatchObject({ ok: true });
    await remove(id);
  });

  it('notes a receipt with a zero byte in it and does not send the message again and again', async () => {
    clock.now = monday;
    const id = await add('wecom', '答得怪的群');
    await dispatch(own);
    robot.answer = (_kind, reply) => {
      reply.status(200, '{"errcode":0,"errmsg":"o\\u0000k\\u202e\\n"}');
      return true;
    };
    expect(await go(id)).toMatchObject({ state: 'delivered', said: 'o k' });
    robot.answer = undefined;
    await remove(id);
    const { port } = post;
    const fields = { ...base, name: '怪邮箱', wants: dispatched, host: '127.0.0.1', port, security: 'none' as const };
    const mail = await admin.call(channelContract.add, { kind: 'mail', ...fields, sender: 'a@example.cn', receivers: ['b@example.cn'] });
    for (const [answer, state] of [
      ['250 got\u0000it', 'delivered'],
      ['554 no\u0000no', 'failed'],
    ] as const) {
      post.answerToData = answer;
      await dispatch(own);
      expect(await go(mail.id)).toMatchObject({ state, said: expect.stringContaining(answer.slice(4).replace('\u0000', ' ')) });
    }
    post.answerToData = '250 ok';
    await remove(mail.id);
  });

  it('says nothing to a group of one unit that was collected for the whole city, and nothing of a kind no longer wanted', async () => {
    clock.now = monday;
    const id = await add('wecom', '换单位的群');
    await dispatch(other);
    await expect(
      admin.call(channelContract.change, { id, ...base, name: '换单位的群', wants: dispatched, unitId: own }),
    ).rejects.toMatchObject({
      code: 'channel.unit-fixed',
    });
    await admin.call(channelContract.change, { id, ...base, name: '换单位的群', wants: { 'issue.returned': 'now' } });
    expect(await rowOf(id)).toMatchObject({ waiting: 0 });
    const heard = robot.heard['wecom']?.length;
    await go(id);
    expect(robot.heard['wecom']?.length).toBe(heard);
    await remove(id);
  });

  it('is tried out once where it is tried twice at once', async () => {
    const id = await add('wecom', '试两次的群');
    const heard = robot.heard['wecom']?.length ?? 0;
    const tries = await Promise.allSettled([1, 2, 3, 4].map(() => admin.call(channelContract.test, { id })));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((robot.heard['wecom']?.length ?? 0) - heard).toBe(1);
    await remove(id);
  });
});
