import rateLimit from '@fastify/rate-limit';
import { kernelProblems, type Verb } from '@weicheng/domain/kernel';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { asProblem, onTheWire } from '../endpoint/index.ts';
import type { Settings } from '../settings/index.ts';
import { logOptions } from './log.ts';

/** How long a visitor may take to send a whole request: 200 MB over 3 Mbit/s. */
const requestTimeout = 10 * 60_000;

/** Where a long answer is encoded: up to 80,000 characters fit whatever they are. */
const desk = new Uint8Array(240_000);
const encoder = new TextEncoder();

/** 门：the HTTP server before anything is mounted on it. Bodies are strict JSON, or bytes for the verbs that take them; failures are problems. */
export async function openApp(settings: Settings, verbs: readonly Verb[]): Promise<FastifyInstance> {
  const app: FastifyInstance = Fastify({
    ...logOptions(settings),
    // so many hops and no more: what a visitor himself claims stands before them
    trustProxy: settings.TRUST_PROXY > 0 && ((_address: string, hop: number) => hop < settings.TRUST_PROXY),
    exposeHeadRoutes: false, // a HEAD would open a stream that nobody reads
    bodyLimit: 1024 * 1024,
    requestTimeout,
    return503OnClosing: true,
    forceCloseConnections: 'idle',
    frameworkErrors: (error, request, reply) => void refuse(error, request as FastifyRequest, reply as FastifyReply),
  });
  app.setErrorHandler(refuse);
  parseBodies(app, verbs);
  encodeAnswers(app);
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: (_request, { ttl }) => kernelProblems.tooManyRequests({ seconds: Math.ceil(ttl / 1000) }),
  });
  return app;
}

function refuse(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const problem = asProblem(error, request.id);
  if (problem.status === 500) request.log.error({ err: error }, 'broken');
  if (problem.status === 429 || problem.status === 503) reply.header('retry-after', String(problem.details.seconds ?? 3));
  return reply
    .status(problem.status)
    .type('application/problem+json')
    .send(JSON.stringify(onTheWire(problem, request.id)));
}

/** A long answer goes to the socket as bytes; as text it is walked through once to count them and once more to write. */
function encodeAnswers(app: FastifyInstance): void {
  app.addHook('onSend', (_request, _reply, payload, done) => {
    const long = typeof payload === 'string' && payload.length > 2000 && payload.length * 3 <= desk.length;
    done(null, long ? Buffer.copyBytesFrom(desk, 0, encoder.encodeInto(payload, desk).written) : payload);
  });
}

function parseBodies(app: FastifyInstance, verbs: readonly Verb[]): void {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('text/plain');
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    let text: string;
    try {
      text = utf8.decode(body); // the parser of the house would let broken bytes pass as “�”
    } catch {
      return done(kernelProblems.notJson({}));
    }
    void parse(request, text, done);
  });
  for (const type of new Set(verbs.flatMap((v) => v.consumes ?? []))) {
    app.addContentTypeParser(type, (_request, body, done) => done(null, body));
  }
}
