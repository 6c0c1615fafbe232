import { createHash, timingSafeEqual } from 'node:crypto';
import { BlockList, isIP } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Database } from '../database/index.ts';
import type { Settings } from '../settings/index.ts';
import { nameOf } from './log.ts';

/** Measures every request, and shows the figures at /metrics to this machine or to whoever has the token. */
export function mountMetrics(app: FastifyInstance, database: Database, settings: Settings, streams: () => number): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const duration = new Histogram({
    name: 'weicheng_request_seconds',
    help: 'Time from the request to the end of the answer, by verb and status',
    labelNames: ['verb', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  });
  new Gauge({
    name: 'weicheng_database_connections',
    help: 'Connections of each pool: open, idle, and callers waiting for one',
    labelNames: ['pool', 'state'],
    registers,
    collect() {
      for (const pool of ['app', 'owner'] as const) {
        this.set({ pool, state: 'open' }, database[pool].totalCount);
        this.set({ pool, state: 'idle' }, database[pool].idleCount);
        this.set({ pool, state: 'waiting' }, database[pool].waitingCount);
      }
    },
  });
  new Gauge({
    name: 'weicheng_notice_streams',
    help: 'Open streams of notices',
    registers,
    collect() {
      this.set(streams());
    },
  });
  app.addHook('onResponse', (request, reply, done) => {
    duration.observe({ verb: nameOf(request), status: reply.statusCode }, reply.elapsedTime / 1000);
    done();
  });
  app.get('/metrics', async (request, reply) => {
    if (!mayRead(request, settings))
      return reply.status(403).type('text/plain; charset=utf-8').send('只许本机读取，或带上 METRICS_TOKEN 的口令。\n');
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

function mayRead(request: FastifyRequest, { METRICS_TOKEN, TRUST_PROXY }: Pick<Settings, 'METRICS_TOKEN' | 'TRUST_PROXY'>): boolean {
  const given = request.headers.authorization?.replace(/^Bearer /i, '');
  if (METRICS_TOKEN && given) return timingSafeEqual(digest(METRICS_TOKEN), digest(given));
  // A proxy on this machine makes every visitor look local, unless we are told to believe what it says of them.
  const forwarded = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some((name) => name in request.headers);
  return (TRUST_PROXY > 0 || !forwarded) && loopback.check(request.ip, isIP(request.ip) === 6 ? 'ipv6' : 'ipv4');
}

const digest = (text: string) => createHash('sha256').update(text).digest();
