import type { Readable } from 'node:stream';
import type { Verb } from '@weicheng/domain/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Context } from '../context/index.ts';

/** A stream of bytes that leaves the building in place of JSON. */
export class Download {
  readonly body: Readable | Uint8Array;
  readonly mediaType: string;
  readonly fileName: string | undefined;
  readonly headers: { [name: string]: string };

  constructor(body: Readable | Uint8Array, mediaType: string, fileName?: string, headers: { [name: string]: string } = {}) {
    this.body = body;
    this.mediaType = mediaType;
    this.fileName = fileName;
    this.headers = headers;
  }
}

/** What the wire knows and the verbs of accounts need: cookies in, cookies out, the visitor's address. */
export interface Wire {
  request: FastifyRequest;
  reply: FastifyReply;
}

export interface Route {
  verb: Verb;
  /** Takes a body of bytes in before the transaction opens, so that a slow upload holds no connection. */
  receive?(ctx: Context, input: unknown, body: Readable): Promise<unknown>;
  handle(ctx: Context, input: unknown, received: unknown, wire: Wire): Promise<unknown>;
}

/** Binds a verb of the contract to a service function. No rule, no SQL, no HTTP word beside it. */
export const route = <I extends z.ZodObject, O extends z.ZodType>(
  verb: Verb<I, O>,
  handle: (ctx: Context, input: z.output<I>) => Promise<z.input<O> | Download>,
): Route => ({ verb: verb as Verb, handle: (ctx, input) => handle(ctx, input as z.output<I>) });

/** The same for a verb whose body is bytes: `receive` takes them in, `handle` acts on what was received. */
export const receivingRoute = <I extends z.ZodObject, O extends z.ZodType, R>(
  verb: Verb<I, O>,
  receive: (ctx: Context, input: z.output<I>, body: Readable) => Promise<R>,
  handle: (ctx: Context, input: z.output<I>, received: R) => Promise<z.input<O> | Download>,
): Route => ({
  verb: verb as Verb,
  receive: (ctx, input, body) => receive(ctx, input as z.output<I>, body),
  handle: (ctx, input, received) => handle(ctx, input as z.output<I>, received as R),
});

/** The same for the few verbs that speak with the wire itself: signing in and out, streams of events. */
export const wireRoute = <I extends z.ZodObject, O extends z.ZodType>(
  verb: Verb<I, O>,
  handle: (ctx: Context, input: z.output<I>, wire: Wire) => Promise<z.input<O> | Download | undefined>,
): Route => ({ verb: verb as Verb, handle: (ctx, input, _received, wire) => handle(ctx, input as z.output<I>, wire) });
