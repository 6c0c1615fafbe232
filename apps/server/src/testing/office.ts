import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem, parametersOf, type Verb } from '@weicheng/domain/kernel';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import type { z } from 'zod';
import { openAccounts } from '#platform/accounts';
import { connect, type Database } from '#platform/database';
import { openFiles } from '#platform/files';
import { openOutgoing } from '#platform/outgoing';
import { readSettings } from '#platform/settings';
import { loadActor, managingOf } from '../features/index.ts';
import { sampleAccounts } from '../features/sample.ts';
import { buildServer, type Server } from '../server.ts';

/** A person at work in a test: speaks the verbs of the contract, gets the answer or the Problem. */
export interface Caller {
  call<I extends z.ZodObject, O extends z.ZodType>(verb: Verb<I, O>, input?: z.input<I>, options?: { key?: string }): Promise<z.output<O>>;
  /** Bytes in, bytes out: uploads, exports, and everything a hostile client might send. */
  send(verb: Verb, input: object, options?: Partial<InjectOptions>): Promise<LightMyRequestResponse>;
  cookie: string;
}

export interface TestOffice {
  server: Server;
  database: Database;
  /** The moment it is in this office; a test may move it. */
  clock: { now: number };
  folder: string;
  /** Signs in as the sample account with this user name. */
  as(userName: string): Promise<Caller>;
  /** Somebody who has not signed in. */
  stranger: Caller;
}

/** An office of its own on a real database, with the sample city in it; gone when the test file is done. */
export async function testOffice(options: { background?: boolean; env?: Record<string, string> } = {}): Promise<TestOffice> {
  const folder = mkdtempSync(join(tmpdir(), 'weicheng-office-'));
  const url = new URL(inject('postgresUrl'));
  const name = `office_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  await asSuperuser(url, `create database ${name} template template_weicheng`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  const settings = readSettings({ DATA_FOLDER: folder, LOG_LEVEL: 'silent', SEAL_SECONDS: '0.3', ...options.env });
  const clock = { now: Date.now() };
  const database = await connect(own.href, 8, () => {});
  const files = await openFiles(settings);
  const accounts = await openAccounts({
    database,
    settings,
    secret: 's'.repeat(32),
    loadActor,
    managingOf,
    clock: () => clock.now,
    sampleAccounts: sampleAccounts(),
  });
  const server = await buildServer({
    settings,
    database,
    files,
    accounts,
    outgoing: openOutgoing(settings, 's'.repeat(32)),
    clock: () => clock.now,
    pages: null,
    background: options.background ?? false,
  });
  afterAll(async () => {
    await server.close();
    await accounts.close();
    await database.close();
    await asSuperuser(url, `drop database ${name} with (force)`);
    rmSync(folder, { recursive: true, force: true });
  });
  const callers = new Map<string, Promise<Caller>>();
  const signIn = async (userName: string) => {
    const password = [...sampleAccounts(1), ...sampleAccounts(2)].find((a) => a.userName === userName)?.password ?? '';
    const answer = await server.app.inject({
      method: 'POST',
      url: '/api/account/sign-in',
      headers: { 'x-weicheng': '1' },
      payload: { userName, password },
    });
    if (answer.statusCode !== 200) throw new Error(`${userName}: ${answer.body}`);
    return caller(server, answer.cookies.map((c) => `${c.name}=${encodeURIComponent(c.value)}`).join('; '));
  };
  return {
    server,
    database,
    clock,
    folder,
    stranger: caller(server, ''),
    as(userName) {
      const known = callers.get(userName) ?? signIn(userName);
      callers.set(userName, known);
      return known;
    },
  };
}

/** Speaks for whoever holds the cookie. */
export function caller(server: Server, cookie: string): Caller {
  const send: Caller['send'] = (verb, input, options = {}) => {
    const rest: Record<string, unknown> = { ...input };
    let url: string = verb.path;
    for (const p of parametersOf(verb.path)) {
      url = url.replace(`:${p}`, encodeURIComponent(String(rest[p])));
      delete rest[p];
    }
    const query = verb.method === 'GET' || verb.consumes !== undefined;
    const asked = new URLSearchParams(
      Object.entries(rest).flatMap(([k, v]) => (v === undefined ? [] : [[k, String(v)] as [string, string]])),
    );
    return server.app.inject({
      method: verb.method,
      url: query && asked.size ? `${url}?${asked}` : url,
      ...(query ? {} : { payload: rest }),
      ...options,
      headers: { cookie, 'x-weicheng': '1', ...(verb.consumes ? { 'content-type': verb.consumes } : {}), ...options.headers },
    });
  };
  return {
    cookie,
    send,
    async call(verb, input, { key } = {}) {
      const answer = await send(verb as Verb, input ?? {}, key ? { headers: { 'idempotency-key': key } } : {});
      const body = answer.json();
      if (answer.statusCode >= 400) throw new Problem(body.code, body.status, body.title, body.details ?? {});
      return body;
    },
  };
}

async function asSuperuser(url: URL, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  // the last connection to the template may still be closing
  for (let attempt = 1; ; attempt++) {
    const error = await client.query(statement).then(
      () => undefined,
      (e: { code?: string }) => e,
    );
    if (!error) break;
    if (error.code !== '55006' || attempt === 20) throw error;
    await sleep(100);
  }
  await client.end();
}
