import { Readable } from 'node:stream';
import { kernelProblems, parametersOf, type Verb, writes } from '@weicheng/domain/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Context, type ContextBase, contextBase, guest } from '../context/index.ts';
import type { Database, Db } from '../database/index.ts';
import { type Listener, recorder } from '../facts/index.ts';
import { admissionProblems, refuseEntry, type SignedIn } from './admit.ts';
import { makeWriter } from './answer.ts';
import { inputReader } from './input.ts';
import { keepAnswer, keptAnswer, replayOf } from './replay.ts';
import { Download, type Route } from './route.ts';

export interface Endpoint {
  database: Database;
  listeners: ReadonlyMap<string, readonly Listener[]>;
  /** Who sends this request, or null. */
  whoIs(request: FastifyRequest): Promise<SignedIn | null>;
  clock(): number;
  /** Origins whose pages may write, besides the request's own host. */
  origins: readonly string[];
}

/** Database handles of the act: everything in it goes through the wall of the actor's city. A guest has none. */
export function contextOn(base: ContextBase, db: Db, listeners: Endpoint['listeners']): Context {
  return { ...base, db, record: recorder(base, db, listeners) };
}

const again = new Set(['40001', '40P01']);

/** Runs an act in one transaction of the actor's city; a deadlock or serialization failure is tried twice more. */
export async function inTransaction<T>(
  database: Database,
  base: ContextBase,
  listeners: Endpoint['listeners'],
  act: (ctx: Context) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await database
        .city(base.actor.cityId)
        .transaction()
        .execute((db) => act(contextOn(base, db, listeners)));
    } catch (error) {
      if (attempt === 3 || !again.has((error as { code?: string }).code ?? '')) throw error;
    }
  }
}

/** A guest's database: there is none, and whoever reaches for it made a mistake that must be loud. */
const noCity = new Proxy({} as Db, {
  get: () => {
    throw new Error('a guest has no city and no database');
  },
});

/** Puts the verbs on the wire. This is the one decision point: who are you, may you, is the input right, do it, answer after commit. */
export function mount(app: FastifyInstance, routes: readonly Route[], endpoint: Endpoint): void {
  for (const route of routes) {
    const { verb } = route;
    const read = inputReader(verb);
    // made when first needed: most verbs are asked for seldom, and all their writers together are a tenth of an idle server
    let made: ReturnType<typeof makeWriter> | undefined;
    const write = (answer: unknown) => {
      made ??= makeWriter(verb.output);
      return made(answer);
    };
    app.route({
      method: verb.method,
      url: verb.path,
      ...(verb.produces ? {} : { schema: { response: { 200: {} } }, serializerCompiler: () => write }),
      ...(verb.bodyBytes ? { bodyLimit: verb.bodyBytes } : {}),
      config: { verb: verb.name, ...(verb.attemptsPerMinute ? { rateLimit: attempts(verb, verb.attemptsPerMinute) } : {}) },
      handler: (request, reply) => answer(route, read, endpoint, request, reply),
    });
  }
}

/** At a door a stranger is counted by his address; behind it everybody for himself, however many share an address. */
const attempts = (verb: Verb, max: number) => ({
  max,
  timeWindow: 60_000,
  keyGenerator: ({ ip, headers }: FastifyRequest) => (verb.may === 'anyone' ? ip : (headers.cookie ?? ip)),
});

async function answer(
  route: Route,
  read: ReturnType<typeof inputReader>,
  endpoint: Endpoint,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const { verb } = route;
  if (writes(verb)) {
    refuseForeignPage(request, endpoint.origins);
    refuseOtherBody(verb, request);
  }
  const who = await endpoint.whoIs(request);
  const no = refuseEntry(verb, who);
  if (no) throw no;
  const base = contextBase(who?.actor ?? guest, endpoint.clock(), request.id);
  const input = read(request.params, request.query, verb.consumes ? undefined : request.body);
  const wire = { request, reply };
  const outside = contextOn(base, base.actor.cityId ? endpoint.database.city(base.actor.cityId) : noCity, endpoint.listeners);
  if (!writes(verb) || !base.actor.cityId) return send(reply, await route.handle(outside, input, undefined, wire));

  const received = route.receive && (await route.receive(outside, input, request.body as Readable));
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || verb.replay === false || verb.produces) {
    let inside: Context | undefined;
    const answer = await inTransaction(endpoint.database, base, endpoint.listeners, (ctx) => {
      inside = ctx;
      return route.handle(ctx, input, received, wire);
    });
    // What leaves as a stream is read after the commit: by then the transaction's connection may be another's, even in another city.
    if (inside) inside.db = outside.db;
    return send(reply, answer);
  }
  if (key.length < 8 || key.length > 100)
    throw kernelProblems.invalid({ fields: [{ path: 'Idempotency-Key', message: '提交编号要 8 到 100 个字符' }] });
  const replay = replayOf(key, verb.name, route.receive ? [input, received] : input);
  const once = () =>
    inTransaction(endpoint.database, base, endpoint.listeners, async (ctx) => {
      const kept = await keptAnswer(ctx, replay);
      if (kept) return kept.answer;
      const fresh = await route.handle(ctx, input, received, wire);
      await keepAnswer(ctx, replay, fresh);
      return fresh;
    });
  try {
    return send(reply, await once());
  } catch (error) {
    // The same key may have come twice at once; if the other one has committed meanwhile, its answer is the answer.
    const kept = await keptAnswer(outside, replay);
    if (!kept) throw error;
    return send(reply, kept.answer);
  }
}

function send(reply: FastifyReply, result: unknown) {
  if (!(result instanceof Download)) return result ?? (reply.sent ? reply : {});
  reply.headers(result.headers).type(result.mediaType);
  if (result.fileName) reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(result.fileName)}`);
  return reply.send(result.body);
}

/** Bytes where the verb takes bytes, JSON or nothing where it takes JSON. */
function refuseOtherBody({ consumes }: Verb, { body }: FastifyRequest): void {
  if (body instanceof Readable !== (consumes !== undefined))
    throw kernelProblems.wrongContentType({ wanted: consumes ?? 'application/json' });
}

/** CSRF: a write comes from our own page. A form on a foreign page can neither set the header nor fake the origin. */
function refuseForeignPage({ headers, host }: FastifyRequest, origins: readonly string[]): void {
  const { origin } = headers;
  const own = origin === undefined || origins.includes(origin) || origin.replace(/^https?:\/\//, '') === host;
  const site = headers['sec-fetch-site'];
  const near = site === undefined || site === 'same-origin' || site === 'none';
  if (!own || !near || headers['x-weicheng'] !== '1') throw admissionProblems.foreignPage({});
}

/** The verbs a deployment serves, checked once at start: every name and path once, every parameter a field. */
export function checkVerbs(verbs: readonly Verb[]): void {
  const seen = new Set<string>();
  for (const verb of verbs) {
    for (const key of [verb.name, `${verb.method} ${verb.path.replace(/:\w+/g, ':')}`]) {
      if (seen.has(key)) throw new Error(`two verbs claim ${key}`);
      seen.add(key);
    }
    for (const p of parametersOf(verb.path)) if (!(p in verb.input.shape)) throw new Error(`${verb.name}: no field for :${p}`);
  }
}
