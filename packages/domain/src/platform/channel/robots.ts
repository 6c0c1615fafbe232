import type { Outcome } from './channel.rules.ts';
import type { ChannelKind } from './channel.schema.ts';

export type RobotKind = Exclude<ChannelKind, 'mail'>;

/** HMAC-SHA256 in base64 of a text under a key; the server has one. */
export type Hmac = (key: string, text: string) => string;

/** What goes to a robot. */
export interface RobotRequest {
  url: string;
  body: Record<string, unknown>;
}

const withQuery = (address: string, more: Record<string, string>) =>
  `${address}${address.includes('?') ? '&' : '?'}${Object.entries(more)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')}`;

/**
 * 机器人的请求. 企业微信: the key is in the address. 钉钉: `timestamp` in ms and `sign`, HMAC of "timestamp\nsecret" under the secret, in the
 * address. 飞书: `timestamp` in s and `sign`, HMAC of nothing under "timestamp\nsecret", in the body. Without a secret nothing is signed.
 */
export function robotRequest(
  kind: RobotKind,
  { address, secret }: { address: string; secret: string | null },
  text: string,
  now: number,
  hmac: Hmac,
): RobotRequest {
  const plain = { msgtype: 'text', text: { content: text } };
  if (kind === 'wecom') return { url: address, body: plain };
  if (kind === 'dingtalk') {
    if (!secret) return { url: address, body: plain };
    return { url: withQuery(address, { timestamp: String(now), sign: hmac(secret, `${now}\n${secret}`) }), body: plain };
  }
  const timestamp = String(Math.floor(now / 1000));
  const body = { msg_type: 'text', content: { text } };
  return { url: address, body: secret ? { timestamp, sign: hmac(`${timestamp}\n${secret}`, ''), ...body } : body };
}

/** What passes by itself: 发得太密 (企业微信 45009, 钉钉 130101 and 410100, 飞书 11232, 9499 where it says too many request), 系统繁忙 (-1). */
const passing = new Set([-1, 45009, 130101, 410100, 11232, 9499]);

/** 常见的错误码, in words an administrator can act on. */
const known: Readonly<Record<RobotKind, Readonly<Record<number, string>>>> = {
  wecom: { 93000: '机器人地址不对，或机器人已被移出群', 45009: '发得太密，被限了' },
  dingtalk: {
    300001: '机器人地址不对，或机器人已被移出群',
    310000: '没过机器人的安全设置：核对加签密钥、关键词、IP 段',
    130101: '发得太密，被限了',
    410100: '发得太密，被限了',
  },
  feishu: {
    19001: '机器人地址不对，或机器人已被移出群',
    19021: '签名没过：核对签名密钥，再核对服务器的时钟',
    19022: '服务器的 IP 不在机器人的白名单里',
    19024: '没有机器人要的关键词，在机器人设置里加上“卫城”',
    11232: '发得太密，被限了',
  },
};

/** 机器人的回执: they answer 200 with an error code, so the status alone says nothing. */
export function readReceipt(kind: RobotKind, status: number, text: string): Outcome {
  if (status === 429 || status >= 500) return { ok: false, again: true, reason: `对方答 ${status}` };
  const { code, says } = codeOf(text);
  if (code === 0 && status < 300) return { ok: true, said: says };
  if (code === null)
    return { ok: false, again: status < 400, reason: status < 300 ? '对方答的不是机器人的回执，核对地址' : `对方答 ${status}，核对地址` };
  return { ok: false, again: passing.has(code), reason: `${known[kind][code] ?? '对方没有收'}（${code}${says ? ` ${says}` : ''}）` };
}

function codeOf(text: string): { code: number | null; says: string } {
  try {
    const answer: unknown = JSON.parse(text);
    if (typeof answer !== 'object' || answer === null) return { code: null, says: '' };
    const said = answer as Record<string, unknown>;
    const code = [said['errcode'], said['code'], said['StatusCode']].find((one) => typeof one === 'number');
    const says = [said['errmsg'], said['msg'], said['StatusMessage']].find((one) => typeof one === 'string') ?? '';
    return { code: typeof code === 'number' ? code : null, says: String(says).slice(0, 80) };
  } catch {
    return { code: null, says: '' };
  }
}
