import type { LookupAddress } from 'node:dns';
import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { type Allowed, bare, type Reached } from './reach.ts';

/** What became of one sending. Nothing the far side does is an exception: it is an outcome with a reason people can read. */
export type Sent =
  | { outcome: 'answered'; status: number; text: string }
  /** Not sent at all: the address is not one we send to. */
  | { outcome: 'refused'; why: string }
  /** No connection, or it broke. */
  | { outcome: 'failed'; why: string }
  | { outcome: 'timedOut'; why: string };

export interface Parcel {
  body: string;
  /** Besides `content-type: application/json`, which it may replace. */
  headers?: Readonly<Record<string, string>>;
  /** Milliseconds for everything: name, connection, answer. 10 seconds where it does not say. */
  within?: number;
}

/** As much of an answer as is read; nobody needs more to say what went wrong. */
const answerBytes = 2_000;

/** Why an address may not be sent to, as far as it shows without looking the name up; null where it may. */
export function addressRefusal(address: string, allowed: Allowed): string | null {
  const url = URL.parse(address);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return '地址要以 https:// 开头';
  if (url.username || url.password) return '地址里不能带用户名和口令';
  if (url.protocol === 'http:' && !allowed(url.hostname, portOf(url)))
    return '只往 https 的地址发。对方只有 http 的，由管服务器的人写进设置 OUTGOING_HOSTS';
  return null;
}

const portOf = (url: URL): number => Number(url.port || (url.protocol === 'https:' ? 443 : 80));

/**
 * 往外送：one POST. Follows nowhere, waits no longer than told, reads no more than it needs. The connection goes to the
 * addresses `reached` has checked; the name is looked up nowhere else.
 */
export async function post(
  address: string,
  parcel: Parcel,
  allowed: Allowed,
  reached: (host: string, port: number) => Promise<Reached>,
): Promise<Sent> {
  const no = addressRefusal(address, allowed);
  if (no !== null) return { outcome: 'refused', why: no };
  const within = parcel.within ?? 10_000;
  const signal = AbortSignal.timeout(within);
  const timedOut: Sent = { outcome: 'timedOut', why: `${Math.ceil(within / 1000)} 秒没有回应` };
  const late = new Promise<Sent>((resolve) => signal.addEventListener('abort', () => resolve(timedOut), { once: true }));
  const url = new URL(address);
  const sending = reached(url.hostname, portOf(url)).then((found) =>
    'refused' in found ? ({ outcome: 'refused', why: found.refused } as const) : send(url, parcel, found.addresses, signal),
  );
  // A header that cannot be sent is thrown at once; that, too, is an answer.
  const safely = sending.catch((error: NodeJS.ErrnoException): Sent => ({ outcome: 'failed', why: whyOf(error) }));
  return Promise.race([safely, late]);
}

function send(url: URL, { body, headers }: Parcel, addresses: readonly LookupAddress[], signal: AbortSignal): Promise<Sent> {
  const request = url.protocol === 'https:' ? tlsRequest : plainRequest;
  return new Promise((resolve) => {
    const sent = request(
      {
        protocol: url.protocol,
        hostname: bare(url.hostname),
        ...(url.port ? { port: url.port } : {}),
        path: `${url.pathname}${url.search}`,
        method: 'POST',
        headers: { 'content-type': 'application/json', 'user-agent': 'weicheng', ...headers, 'content-length': Buffer.byteLength(body) },
        lookup: toChecked(addresses),
        agent: false, // a connection of its own: none is left over that was checked for something else
        signal,
      },
      (answer) => void firstText(answer).then((text) => resolve({ outcome: 'answered', status: answer.statusCode ?? 0, text })),
    );
    sent.on('error', (error: NodeJS.ErrnoException) => resolve({ outcome: 'failed', why: whyOf(error) }));
    sent.end(body);
  });
}

/** The look-up of a connection, answered with what was checked. */
const toChecked =
  (addresses: readonly LookupAddress[]): LookupFunction =>
  (_host, options, done) => {
    const [first] = addresses;
    if (options.all) done(null, [...addresses]);
    else done(null, first?.address ?? '', first?.family);
  };

/** The beginning of an answer; what breaks off after its head is an answer all the same. */
async function firstText(answer: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const part of answer) {
      parts.push(part as Buffer);
      length += (part as Buffer).length;
      if (length >= answerBytes) break;
    }
  } catch {
    // broke off
  }
  answer.destroy();
  // Control characters have no business in a log or in the database (a zero byte cannot even be stored).
  return Buffer.concat(parts)
    .subarray(0, answerBytes)
    .toString('utf8')
    .replace(/\p{Cc}+/gu, ' ')
    .trim();
}

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: '连不上，对方没有开这个端口',
  ECONNRESET: '连接被对方断开',
  EPIPE: '连接被对方断开',
  EHOSTUNREACH: '网络到不了对方',
  ENETUNREACH: '网络到不了对方',
  EADDRNOTAVAIL: '网络到不了对方',
  CERT_HAS_EXPIRED: '对方的证书过期了',
  ERR_TLS_CERT_ALTNAME_INVALID: '对方的证书不是这个域名的',
  DEPTH_ZERO_SELF_SIGNED_CERT: '对方的证书是自签的，不被信任',
  SELF_SIGNED_CERT_IN_CHAIN: '对方的证书不被信任',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: '对方的证书链不完整',
};
/** Of several addresses tried, each has its own fault; the first tells enough. */
function whyOf(error: NodeJS.ErrnoException): string {
  const { code = '' } = error instanceof AggregateError ? ((error.errors[0] ?? {}) as NodeJS.ErrnoException) : error;
  return reasons[code] ?? `没有送到（${code || error.name}）`;
}
