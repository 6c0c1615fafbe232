import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Day } from '../../kernel/index.ts';
import { afterAttempt, goesNow, nextTry, retryMinutes, speaks, timeOf } from './channel.rules.ts';
import { channelFaults } from './channel.schema.ts';
import { bytesOf, composeMessage, mostBytes, numbered } from './message.rules.ts';
import { noticeKind } from './noticeKind.ts';
import { readReceipt, robotRequest } from './robots.ts';

const at = (text: string) => Date.parse(`${text}+08:00`);
const channel = {
  ...{ from: '08:00', to: '18:00', restDays: false, dailyAt: '08:30', digestOn: null },
  wants: { a: 'now', b: 'daily' } as const,
};
const kinds = [
  noticeKind({ kind: 'a', says: '交办问题', measure: '个', link: '/mine' }),
  noticeKind({ kind: 'b', says: '超期的问题', measure: '个', standing: true, link: '/mine' }),
];
const line = (kind: string, unitName: string, count: number) => ({ kind, unitId: unitName, unitName, count, at: noon });
const noon = at('2026-11-05T12:00:00');
const now = { digest: false, site: null, now: noon };

describe('发送时段和汇总', () => {
  it('tells the time of the office', () => {
    expect(timeOf(at('2026-11-25T00:00:00'))).toBe('00:00');
    expect(timeOf(at('2026-11-25T23:59:59'))).toBe('23:59');
  });

  it('is silent outside the hours and on rest days, unless those count', () => {
    for (const [time, workingDay, says] of [
      ['07:59', true, false],
      ['08:00', true, true],
      ['17:59', true, true],
      ['18:00', true, false],
      ['10:00', false, false],
    ] as const)
      expect([time, speaks(channel, time, workingDay)]).toEqual([time, says]);
    expect(speaks({ ...channel, restDays: true }, '10:00', false)).toBe(true);
  });

  it('sends at once what is for at once, and the rest once a day', () => {
    const lines = [{ kind: 'a' }, { kind: 'b' }];
    const go = (now: string, digestOn: string | null = null) =>
      goesNow({ ...channel, digestOn: digestOn === null ? null : Day.parse(digestOn) }, lines, { now: at(now), workingDay: true });
    expect(go('2026-11-25T07:00:00')).toEqual({ lines: [], digest: false });
    expect(go('2026-11-25T08:10:00')).toEqual({ lines: [{ kind: 'a' }], digest: false });
    expect(go('2026-11-25T08:30:00')).toEqual({ lines, digest: true });
    expect(go('2026-11-25T17:00:00', '2026-11-25')).toEqual({ lines: [{ kind: 'a' }], digest: false });
    expect(go('2026-11-26T08:30:00', '2026-11-25')).toEqual({ lines, digest: true });
  });

  it('whatever comes and whenever it is asked: at most one digest a day, nothing outside the hours, nothing twice, nothing left', () => {
    const minute = fc.integer({ min: 0, max: 5 * 1440 - 1 });
    fc.assert(
      fc.property(fc.array(fc.tuple(minute, fc.constantFrom('a', 'b'))), fc.uniqueArray(minute), (came, asked) => {
        const start = at('2026-11-25T00:00:00');
        let digestOn: Day | null = null;
        const sent: { kind: string; id: number }[] = [];
        const digests = new Map<string, number>();
        const runs = [...asked.toSorted((a, b) => a - b), 5 * 1440 + 600];
        for (const run of runs) {
          const now = start + run * 60_000;
          const waiting = came
            .map(([minute, kind], id) => ({ minute, kind, id }))
            .filter((one) => one.minute <= run && !sent.some(({ id }) => id === one.id));
          const { lines, digest } = goesNow({ ...channel, digestOn }, waiting, { now, workingDay: true });
          if (lines.length > 0) expect(speaks(channel, timeOf(now), true)).toBe(true);
          sent.push(...lines);
          if (!digest) continue;
          digestOn = Day.parse(new Date(now + 8 * 3_600_000).toISOString().slice(0, 10));
          digests.set(digestOn, (digests.get(digestOn) ?? 0) + 1);
        }
        expect(sent.length).toBe(came.length);
        for (const count of digests.values()) expect(count).toBe(1);
      }),
    );
  });
});

describe('重试', () => {
  it('waits longer each time, then gives up with the reason; what cannot get better is not tried again', () => {
    const now = 1_000_000;
    const fails = { ok: false, again: true, reason: '对方答 500' } as const;
    const waits = Array.from({ length: 10 }, (_, i) => {
      const next = afterAttempt(fails, i + 1, now);
      return next.state === 'waiting' ? (next.nextAt - now) / 60_000 : next.state;
    });
    expect(waits).toEqual([...retryMinutes, 'failed']);
    expect(afterAttempt({ ...fails, again: false }, 1, now)).toEqual({ state: 'failed', reason: '对方答 500' });
    expect(afterAttempt({ ok: true, said: 'ok' }, 10, now)).toEqual({ state: 'delivered', said: 'ok' });
    expect(nextTry(10, now)).toBeNull();
  });
});

describe('发出去的话', () => {
  it('says kinds, counts and units, and of what stands only the last', () => {
    const lines = [
      line('a', '柳桥街道', 2),
      line('b', '柳桥街道', 3),
      line('a', '北岸街道', 4),
      line('a', '柳桥街道', 1),
      line('b', '柳桥街道', 1),
    ];
    expect(composeMessage(lines, kinds, { ...now, site: 'https://wc.example.cn/' })).toEqual({
      title: '卫城通知：交办问题 7 个，超期的问题 1 个',
      text: '【卫城】通知\n交办问题 7 个：北岸街道 4，柳桥街道 3\n超期的问题 1 个：柳桥街道\n办理：https://wc.example.cn/mine',
    });
    expect(composeMessage(lines.slice(0, 1), kinds, { ...now, digest: true })?.text).toBe(
      '【卫城】11 月 5 日汇总\n交办问题 2 个：柳桥街道',
    );
    expect(composeMessage([line('a', '', 2)], kinds, now)?.text).toBe('【卫城】通知\n交办问题 2 个');
    expect(composeMessage([line('b', '柳桥街道', 3)], kinds, { ...now, now: noon + 86_400_000 })).toBeNull();
    expect(composeMessage([], kinds, now)).toBeNull();
    expect(composeMessage([line('gone', '柳桥街道', 1)], kinds, now)).toBeNull();
  });

  it('names itself the same on every try', () => {
    const id = '0197c0de-0000-7000-8000-0123456789ab';
    expect(numbered('一', id, 1)).toBe('一\n编号 456789AB');
    expect(numbered('一', id, 3)).toBe('一\n编号 456789AB（重发，收到过的不用管）');
  });

  it('fits into the smallest robot whatever the units are called, and mentions nobody', () => {
    const name = fc.string({ unit: 'grapheme', maxLength: 60 });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b'), name, fc.nat(99_999)), { maxLength: 60 }), (given) => {
        const lines = given.map(([kind, unit, count]) => line(kind, unit, count));
        const { text = '', title = '' } = composeMessage(lines, kinds, { ...now, digest: true, site: 'https://wc.example.cn' }) ?? {};
        expect(new TextEncoder().encode(numbered(text, '0197c0de-0000-7000-8000-0123456789ab', 2)).length).toBeLessThanOrEqual(mostBytes);
        expect(text).not.toMatch(/[<>@]/);
        expect(title.length).toBeLessThanOrEqual(120);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => void expect(bytesOf(text)).toBe(new TextEncoder().encode(text).length)),
    );
  });
});

describe('机器人', () => {
  const hmac = (key: string, text: string) => `${key}|${text}`;
  const robot = { address: 'https://robot.example/send?token=t', secret: 'SEC+1' };

  it('signs as each of them wants it', () => {
    const now = 1_764_000_000_123;
    expect(robotRequest('wecom', robot, '字', now, hmac)).toEqual({
      url: robot.address,
      body: { msgtype: 'text', text: { content: '字' } },
    });
    expect(robotRequest('dingtalk', robot, '字', now, hmac).url).toBe(
      `${robot.address}&timestamp=${now}&sign=${encodeURIComponent(`SEC+1|${now}\nSEC+1`)}`,
    );
    expect(robotRequest('feishu', robot, '字', now, hmac)).toEqual({
      url: robot.address,
      body: { timestamp: '1764000000', sign: '1764000000\nSEC+1|', msg_type: 'text', content: { text: '字' } },
    });
    for (const kind of ['dingtalk', 'feishu'] as const)
      expect(JSON.stringify(robotRequest(kind, { ...robot, secret: null }, '字', now, hmac))).not.toContain('sign');
  });

  it('reads what they answer: an error comes with 200 too', () => {
    const read = (text: string, status = 200) => readReceipt('dingtalk', status, text);
    expect(read('{"errcode":0,"errmsg":"ok"}')).toEqual({ ok: true, said: 'ok' });
    expect(readReceipt('feishu', 200, '{"code":0,"msg":"success","data":{}}')).toEqual({ ok: true, said: 'success' });
    expect(readReceipt('feishu', 200, '{"StatusCode":0,"StatusMessage":"success"}').ok).toBe(true);
    expect(read('{"errcode":310000,"errmsg":"sign not match"}')).toEqual({
      ok: false,
      again: false,
      reason: '没过机器人的安全设置：核对加签密钥、关键词、IP 段（310000 sign not match）',
    });
    expect(read('{"errcode":130101,"errmsg":"send too fast"}')).toMatchObject({ again: true });
    expect(readReceipt('wecom', 200, '{"errcode":45009}')).toEqual({ ok: false, again: true, reason: '发得太密，被限了（45009）' });
    expect(read('', 500)).toEqual({ ok: false, again: true, reason: '对方答 500' });
    expect(read('{"errcode":0}', 502)).toMatchObject({ ok: false, again: true });
    expect(read('', 302)).toMatchObject({ ok: false });
    expect(read('<html>', 404)).toEqual({ ok: false, again: false, reason: '对方答 404，核对地址' });
    for (const odd of ['<html>', '[]', 'null', '{"errcode":"0"}', '{}']) expect(read(odd)).toMatchObject({ ok: false, again: true });
  });
});

it('says what does not fit on a form', () => {
  const form = { name: '群', unitId: null, wants: { a: 'now' as const }, from: '08:00', to: '18:00', restDays: false, dailyAt: '08:30' };
  const paths = (kind: Parameters<typeof channelFaults>[0], more: object) =>
    channelFaults(kind, { ...form, ...more }).map(({ path }) => path);
  expect(paths('wecom', {})).toEqual(['address']);
  expect(paths('wecom', { address: 'qyapi.weixin.qq.com' })).toEqual(['address']);
  expect(paths('wecom', { address: 'https://a.example/x' })).toEqual([]);
  expect(paths(null, { from: '18:00', to: '08:00' })).toEqual(['to']);
  expect(paths(null, { dailyAt: '18:00' })).toEqual(['dailyAt']);
  expect(paths('mail', {})).toEqual(['host', 'port', 'security', 'sender', 'receivers']);
});
