import { randomUUID } from 'node:crypto';
import { isIPv4, isIPv6 } from 'node:net';
import { type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import type { Settings } from '../settings/index.ts';

/**
 * 日志：structured lines about requests and faults, never about persons: no bodies, no query strings, no names, no cookies,
 * of an address only the network. To be spread into the options of Fastify.
 */
export const logOptions = (settings: Pick<Settings, 'LOG_LEVEL'>) => ({
  logger:
    settings.LOG_LEVEL === 'silent'
      ? (false as const)
      : { level: settings.LOG_LEVEL, base: { pid: process.pid }, serializers: { err: errorForLog } },
  logController: new RequestLog({ requestIdLogLabel: 'request' }),
  genReqId: requestIdOf,
});

/** The id that the proxy in front gave a request, where it looks like one, else our own. It is on the answer and on every line of the log. */
export function requestIdOf({ headers }: { headers: { [name: string]: string | string[] | undefined } }): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && /^[A-Za-z0-9_-]{8,64}$/.test(given) ? given : randomUUID();
}

/** What a request asked for, as a name without its parameters: the verb, or the pattern of its path. */
export const nameOf = ({ routeOptions }: Pick<FastifyRequest, 'routeOptions'>): string =>
  (routeOptions.config as { verb?: string }).verb ?? routeOptions.url ?? 'unknown';

/** One line a request, when it is done; quieter for what machines ask all day long. */
class RequestLog extends LogController {
  override incomingRequest(): void {}

  override requestCompleted(error: Error | null | undefined, request: FastifyRequest, reply: FastifyReply): void {
    const about = {
      verb: nameOf(request),
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      net: networkOf(request.ip),
    };
    if (error) request.log.error({ ...about, err: error }, 'request');
    else if (about.verb.includes('.') || reply.statusCode >= 400) request.log.info(about, 'request');
    else request.log.debug(about, 'request');
  }

  override routeNotFound(): void {}

  override defaultErrorLog(error: Error, request: FastifyRequest, reply: FastifyReply): void {
    if (reply.statusCode >= 500) request.log.error({ err: error }, 'broken');
  }

  override writeHeadError(error: Error, request: FastifyRequest): void {
    request.log.warn({ err: error }, 'headers');
  }
}

/** The network an address is in: /24 of IPv4, /48 of IPv6. Node no longer knows the address of a visitor who has hung up. */
export function networkOf(address: string | undefined): string {
  if (address === undefined) return 'unknown';
  const mapped = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (isIPv4(mapped)) return mapped.replace(/\.\d+$/, '.0/24');
  if (!isIPv6(address)) return 'unknown';
  const [left = '', right = ''] = address.split('::');
  const head = left ? left.split(':') : [];
  const tail = right ? right.split(':') : [];
  const whole = address.includes('::') ? [...head, ...Array(Math.max(0, 8 - head.length - tail.length)).fill('0'), ...tail] : head;
  return `${whole.slice(0, 3).join(':')}::/48`;
}

type ErrorLine = { type: string; message: string; stack: string; [more: string]: unknown };

/** A fault for the log: what broke and where, without the values that were in it. */
export function errorForLog(error: unknown): ErrorLine {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: '' };
  const { code, table, constraint, routine } = error as { code?: string; table?: string; constraint?: string; routine?: string };
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 20);
  return {
    type: error.name,
    message: withoutValues(error.message),
    ...(code === undefined ? {} : { code }),
    ...(table === undefined ? {} : { table }),
    ...(constraint === undefined ? {} : { constraint }),
    ...(routine === undefined ? {} : { routine }),
    stack: frames.join('\n'),
    ...(error.cause instanceof Error ? { cause: errorForLog(error.cause) } : {}),
  };
}

/** Strikes out what may be somebody's: quoted text that is not an identifier, Chinese, long numbers, addresses. Linear: the text may be a visitor's. */
const withoutValues = (message: string): string =>
  message
    .replace(/"[^"]*"|'[^']*'|“[^”]*(?:”|$)|`[^`]*`/g, (quoted) => (/^.[A-Za-z_][A-Za-z_.]{0,62}.$/.test(quoted) ? quoted : '"…"'))
    .replace(/(?<!\S)\S+@\S+/g, '…')
    .replace(/[\p{Script=Han}]+/gu, '…')
    .replace(/\d[\d-]{5,}/g, '…')
    .slice(0, 500);
