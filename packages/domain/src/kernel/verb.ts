import type { z } from 'zod';

/**
 * Who may come in at all:
 * - `anyone`: without signing in (sign-in itself, health);
 * - `account`: any signed-in account, even before its first password is changed;
 * - `member`: signed in and fully admitted;
 * - otherwise a permission, as `noun.verb`.
 * What a person may do to one particular row is asked again by the noun's policy.
 */
export type May = 'anyone' | 'account' | 'member' | (string & {});

/** One verb of the API, as data: the server implements it, the pages call it, the documents print it. */
export interface Verb<I extends z.ZodObject = z.ZodObject, O extends z.ZodType = z.ZodType> {
  /** `noun.verb`, the same word on the button, the route, the service, the fact and the test. */
  name: string;
  method: 'GET' | 'POST' | 'PUT';
  /** Parameters as `:name`; each is a field of `input`. */
  path: `/api/${string}`;
  may: May;
  /** 一句话：what it does; stands on refusals and in the interface document. */
  summary: string;
  input: I;
  output: O;
  /** Media type of the answer when it is a stream of bytes and not JSON. */
  produces?: string;
  /** Media type of the body when it is a stream of bytes and not JSON; then `input` has only path and query. */
  consumes?: string;
  /** Bytes of a JSON body it takes, where that is more than the usual 1 MB. */
  bodyBytes?: number;
  /** Attempts allowed per minute and address; for doors that can be guessed at. */
  attemptsPerMinute?: number;
  /** 外部系统也能用: may be given to an API key. */
  outside?: true;
  /** An input as another system would send it; stands in the interface document. */
  example?: z.input<I>;
  /** A write that keeps no answer for replay (signing in, uploading by content). */
  replay?: false;
}

export const verb = <I extends z.ZodObject, O extends z.ZodType>(v: Verb<I, O>): Verb<I, O> => v;

/** The names of the `:parameters` in a path, in order. */
export const parametersOf = (path: string): string[] => [...path.matchAll(/:([A-Za-z0-9]+)/g)].map((m) => m[1] as string);

/** A verb writes when its method is not GET: then it runs in a transaction and leaves a fact. */
export const writes = (v: Pick<Verb, 'method'>): boolean => v.method !== 'GET';
