import { createHmac } from 'node:crypto';
import { type Actor, holds, kernelProblems, Problem, parametersOf, type Verb, verb } from '@weicheng/domain/kernel';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll } from 'vitest';
import { z } from 'zod';
import { type Accounts, type LoadActor, openAccounts } from '#platform/accounts';
import { guest } from '#platform/context';
import { connect, type Database } from '#platform/database';
import { mount, route } from '#platform/endpoint';
import { openApp } from '#platform/operations';
import { scratchDatabase } from './scratch.ts';
import { testSettings } from './wire.ts';

/** A verb that asks for a permission, and one that takes it away: what a chapter does, without a chapter. */
export const deskContract = {
  read: verb({
    name: 'desk.read',
    method: 'GET',
    path: '/api/desk',
    may: 'desk.read',
    summary: '看桌面',
    input: z.object({}),
    output: z.object({ name: z.string() }),
  }),
  watch: verb({
    name: 'desk.watch',
    method: 'GET',
    path: '/api/desk/watch',
    may: 'member',
    summary: '守着桌面',
    input: z.object({}),
    output: z.object({ name: z.string() }),
  }),
  revoke: verb({
    name: 'desk.revoke',
    method: 'POST',
    path: '/api/desk/revoke',
    may: 'member',
    summary: '收回',
    input: z.object({ personId: z.uuid() }),
    output: z.object({ done: z.literal(true) }),
  }),
};

export const people = {
  admin: '00000000-0000-7000-8000-000000000001',
  clerk: '00000000-0000-7000-8000-000000000002',
  newcomer: '00000000-0000-7000-8000-000000000003',
  elsewhere: '00000000-0000-7000-8000-000000000004',
};
export const password = 'Cedar-Gate-41';

/** Rights for the tests: a table behind the wall with the trigger that every table of rights carries. */
const rights = `
  create table right_of (
    city_id int not null references city, person_id uuid not null, name text not null, unit_name text,
    permissions text[] not null default '{}', second_factor boolean not null default false, gone boolean not null default false,
    primary key (city_id, person_id));
  select behind_city_wall('right_of');
  create trigger who_changed after insert or update or delete on right_of for each statement execute function notify_who_changed();
  insert into right_of (city_id, person_id, name, unit_name, permissions) values
    (1, '${people.admin}', '沈知秋', '市数据局', '{account.manage}'), (1, '${people.clerk}', '顾长宁', '云台街道', '{desk.read}'),
    (1, '${people.newcomer}', '陆小满', '松涛街道', '{}'), (2, '${people.elsewhere}', '江临', '柳桥街道', '{desk.read,account.manage}')`;

interface Right {
  name: string;
  unit_name: string;
  permissions: string[];
  second_factor: boolean;
}

/** Reads the rights as a chapter does, through the wall; counts how often it was asked. */
function actorLoader(database: Database, loads: { count: number }): LoadActor {
  return async (_db, { cityId, personId, accountId }) => {
    loads.count++;
    const { rows } = await database.owner.query<Right>('select * from right_of where city_id = $1 and person_id = $2 and not gone', [
      cityId,
      personId,
    ]);
    const [row] = rows;
    if (!row) return null;
    const grants = new Map(row.permissions.map((p): [string, string[]] => [p, ['unit']]));
    const actor: Actor = {
      ...guest,
      cityId,
      personId,
      accountId,
      name: row.name,
      unitName: row.unit_name,
      secondFactorRequired: row.second_factor,
      grants,
    };
    return actor;
  };
}

type Input<V extends Verb> = z.input<V['input']>;

/** A browser: keeps its cookies, comes from one address. */
export class Browser {
  readonly app: FastifyInstance;
  readonly address: string;
  readonly jar = new Map<string, string>();

  constructor(app: FastifyInstance, address: string) {
    this.app = app;
    this.address = address;
  }

  get cookie(): string {
    return [...this.jar].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; ');
  }

  async ask(verb: Verb, input: object = {}, headers: Record<string, string> = {}) {
    const rest: Record<string, unknown> = { ...input };
    let url: string = verb.path;
    for (const p of parametersOf(verb.path)) {
      url = url.replace(`:${p}`, encodeURIComponent(String(rest[p])));
      delete rest[p];
    }
    const asked = new URLSearchParams(verb.method === 'GET' ? (rest as Record<string, string>) : {});
    const answer = await this.app.inject({
      method: verb.method,
      url: asked.size ? `${url}?${asked}` : url,
      ...(verb.method === 'GET' ? {} : { payload: rest }),
      remoteAddress: this.address,
      headers: { cookie: this.cookie, 'x-weicheng': '1', 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Chrome/140.0', ...headers },
    });
    for (const { name, value, maxAge } of answer.cookies) {
      if (maxAge === 0) this.jar.delete(name);
      else this.jar.set(name, value);
    }
    return answer;
  }

  async call<V extends Verb>(
    verb: V,
    ...[input, headers]: [input?: Input<V>, headers?: Record<string, string>]
  ): Promise<z.output<V['output']>> {
    const answer = await this.ask(verb, input ?? {}, headers);
    const body = answer.json();
    if (answer.statusCode >= 400) throw new Problem(body.code, body.status, body.title, body.details ?? {});
    return body;
  }
}

export interface AccountOffice {
  database: Database & { url: string };
  accounts: Accounts;
  clock: { now: number };
  loads: { count: number };
  browser(address?: string): Browser;
  /** Another server on the same database, with a memory of its own. */
  secondServer(): Promise<(address?: string) => Browser>;
  /** Changes rights as another server would: outside of this process's connections. */
  elsewhere(statement: string, values?: unknown[]): Promise<void>;
  facts(): Promise<{ kind: string; about: string; actor: string | null; data: Record<string, unknown> }[]>;
}

let addresses = 0;

export async function accountOffice(env: Record<string, string> = {}): Promise<AccountOffice> {
  const database = await scratchDatabase(2);
  await database.owner.query(rights);
  const settings = testSettings(env);
  const clock = { now: Date.now() };
  const loads = { count: 0 };

  const serve = async (on: Database) => {
    const accounts = await openAccounts({
      database: on,
      settings,
      secret: 'k'.repeat(32),
      loadActor: actorLoader(database, loads),
      managingOf: async ({ actor }) => {
        const manages = holds(actor, 'account.manage');
        return {
          mayNot: () => (manages ? undefined : kernelProblems.notAllowed({ what: '管理账号' })),
          sees: manages ? 'everybody' : [],
        };
      },
      clock: () => clock.now,
      sampleAccounts: [],
    });
    const routes = [
      ...accounts.routes,
      route(deskContract.read, async ({ actor }) => ({ name: actor.name })),
      route(deskContract.watch, async ({ actor }) => ({ name: actor.name })),
      route(deskContract.revoke, async (ctx, { personId }) => {
        await sql`update right_of set permissions = '{}' where person_id = ${personId}`.execute(ctx.db);
        return { done: true as const };
      }),
    ];
    const app = await openApp(
      settings,
      routes.map((r) => r.verb),
    );
    accounts.mountSignOn(app);
    mount(app, routes, { database: on, listeners: new Map(), whoIs: accounts.whoIs, clock: () => clock.now, origins: [] });
    await app.ready();
    afterAll(async () => {
      await app.close();
      await accounts.close();
    });
    return { accounts, browser: (address = `10.0.${Math.floor(++addresses / 200)}.${(addresses % 200) + 1}`) => new Browser(app, address) };
  };

  const first = await serve(database);
  const open = (cityId: number, personId: string, userName: string, mustChange = false) =>
    first.accounts.openAccount({ cityId, personId, name: userName, userName, password, mustChange });
  await Promise.all([open(1, people.admin, 'admin'), open(1, people.clerk, 'clerk'), open(2, people.elsewhere, 'elsewhere')]);
  return {
    database,
    clock,
    loads,
    ...first,
    async secondServer() {
      const own = await connect(database.url, 4, () => {});
      afterAll(() => own.close());
      return (await serve(own)).browser;
    },
    elsewhere: async (statement, values = []) => void (await database.owner.query(statement, values)),
    async facts() {
      const { rows } = await database.owner.query(
        "select kind, about, actor_name as actor, data from fact where kind like 'account.%' order by tx, id",
      );
      return rows;
    },
  };
}

/** The six digits of RFC 6238 for a telephone that was given this address, `steps` half minutes from now. */
export function codeOf(uri: string, steps = 0): string {
  const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...(new URL(uri).searchParams.get('secret') ?? '')].map((c) => base32.indexOf(c).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((b) => Number.parseInt(b, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const digest = createHmac('sha1', key).update(counter).digest();
  const number = digest.readUInt32BE((digest.at(-1) ?? 0) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}
