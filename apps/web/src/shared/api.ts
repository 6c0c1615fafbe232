import { kernelProblems, Problem, type ProblemStatus, parametersOf, uuidv7, type Verb, writes } from '@weicheng/domain/kernel';
import type { z } from 'zod';

/** What a verb takes, as a page writes it. */
export type Input<V extends Verb> = z.input<V['input']>;
/** What a verb answers. */
export type Output<V extends Verb> = z.output<V['output']>;

export interface CallOptions {
  signal?: AbortSignal | undefined;
  /** Idempotency key of a write; the same key twice is the same act once. A new one is made when none is given. */
  key?: string | undefined;
  /** A session that ran out is a plain refusal: nobody is asked for the password. For signing out. */
  asksNobody?: boolean;
}

/** A key for one act. `crypto.randomUUID` is missing on plain-http intranet addresses, so the kernel's own is used. */
export const actKey = (): string => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));

/** 没有信号: the request did not arrive, or its answer did not. A write may have happened: repeat it with the same key. */
export const noSignal = (verb: Verb): Problem =>
  new Problem(
    'no-signal',
    503,
    writes(verb) ? '没有信号，这一次没有送到。填的内容还在，有信号后再提交。' : '没有信号，没有读到。有信号后再读一次。',
  );

/** Asks for the password in place and answers whether the same person is signed in again. Set by the shell. */
let signInAgain: (() => Promise<boolean>) | null = null;
export function onSignedOut(ask: (() => Promise<boolean>) | null): void {
  signInAgain = ask;
}

/** Whether a refused call may go on: it was refused because the session ran out, and the same person is signed in again. */
export const signedInAgain = async (verb: Verb, refused: Problem): Promise<boolean> =>
  refused.code === 'not-signed-in' && verb.may !== 'anyone' && signInAgain !== null && (await signInAgain());

/** The address of a verb: parameters into the path, and for reads (and byte bodies) the rest into the query. */
export function addressOf(verb: Verb, input: Record<string, unknown>): string {
  const named = new Set(parametersOf(verb.path));
  const path = verb.path.replace(/:([A-Za-z0-9]+)/g, (_, name: string) => encodeURIComponent(String(input[name])));
  if (writes(verb) && !verb.consumes) return path;
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(input)) {
    if (named.has(name) || value === undefined || value === null || value === '') continue;
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one));
  }
  const search = query.toString();
  return search ? `${path}?${search}` : path;
}

function requestOf(verb: Verb, input: Record<string, unknown>, options: CallOptions): RequestInit {
  const init: RequestInit = { method: verb.method, credentials: 'same-origin', signal: options.signal ?? null };
  if (!writes(verb)) return init;
  const named = new Set(parametersOf(verb.path));
  return {
    ...init,
    headers: { 'content-type': 'application/json', 'x-weicheng': '1', 'idempotency-key': options.key ?? actKey() },
    body: JSON.stringify(Object.fromEntries(Object.entries(input).filter(([name]) => !named.has(name)))),
  };
}

/** Turns an `application/problem+json` answer (RFC 9457) into the kernel's Problem; `instance` becomes `details.requestId`. */
export function problemFrom(status: number, body: unknown): Problem {
  const { code, title, instance, details } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  if (typeof code !== 'string' || typeof title !== 'string') return kernelProblems.broken({ requestId: `HTTP ${status}` });
  return new Problem(code, status as ProblemStatus, title, { requestId: instance, ...(details as object | undefined) });
}

/** A write whose answer was lost on the way is repeated once, with the same key; a read is left to the query's own retry. */
async function send(verb: Verb, address: string, init: RequestInit): Promise<Response> {
  const repeat = writes(verb) && verb.replay !== false;
  try {
    return await fetch(address, init);
  } catch (failure) {
    if (init.signal?.aborted) throw failure;
    if (!repeat) throw noSignal(verb);
  }
  await new Promise((resolve) => setTimeout(resolve, 600));
  return fetch(address, init).catch(() => {
    throw noSignal(verb);
  });
}

async function answerOf(verb: Verb, input: Record<string, unknown>, options: CallOptions): Promise<Response> {
  const init = requestOf(verb, input, options);
  const response = await send(verb, addressOf(verb, input), init);
  if (response.ok) return response;
  const refused = problemFrom(response.status, await response.json().catch(() => null));
  if (!options.asksNobody && (await signedInAgain(verb, refused))) return answerOf(verb, input, options);
  throw refused;
}

/**
 * Calls a verb of the API. Throws a `Problem` with the server's code and sentence; when the session ran out, the shell
 * asks for the password in place and the same call goes on, so that nothing typed is lost.
 */
export async function call<V extends Verb>(verb: V, input: Input<V>, options: CallOptions = {}): Promise<Output<V>> {
  const response = await answerOf(verb, input, writes(verb) ? { ...options, key: options.key ?? actKey() } : options);
  return (await response.json()) as Output<V>;
}
