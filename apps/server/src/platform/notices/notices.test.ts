import { get as httpGet, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Actor } from '@weicheng/domain/kernel';
import type { Notice } from '@weicheng/domain/platform';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { aMember, signedIn, testDatabase, testSettings, testWire } from '../../testing/wire.ts';
import { contextBase } from '../context/index.ts';
import { inTransaction } from '../endpoint/index.ts';
import { type Message, noticeRoutes, notify, openNotices } from './index.ts';

/** Waits for what comes in its own time; fails after ten seconds. */
const eventually = <T>(look: () => T) => expect.poll(look, { timeout: 10_000 });

const database = await testDatabase();
const notices = await openNotices(database);
const clerk = aMember(1);
const colleague: Actor = { ...aMember(1), personId: '00000000-0000-7000-8000-000000000009', accountId: 'account-9' };
const neighbour: Actor = { ...aMember(2), personId: clerk.personId };
const app = await testWire(database, testSettings(), noticeRoutes(notices), {
  clerk: signedIn(clerk),
  colleague: signedIn(colleague),
  neighbour: signedIn(neighbour),
});
await app.listen({ host: '127.0.0.1', port: 0 });
const { port } = app.server.address() as AddressInfo;
afterAll(() => notices.close());

let moment = Date.now();
/** Notifies a person as a listener of a chapter would, in a transaction of the person's city. */
const tell = ({ cityId, personId }: Actor, message: Message, after?: () => Promise<void>) =>
  inTransaction(database, contextBase(aMember(cityId), moment++, 'request-1'), new Map(), async (ctx) => {
    const id = await notify(ctx, personId, message);
    await after?.();
    return id;
  });
const ask = async (who: string, query: { limit?: string; after?: string } = {}) =>
  (await app.inject({ url: '/api/notices', query, headers: { 'x-as': who } })).json() as {
    rows: Notice[];
    next: string | null;
    unseen: number;
  };
const mark = (who: string, upTo: string) =>
  app.inject({ method: 'POST', url: '/api/notices/mark-seen', payload: { upTo }, headers: { 'x-as': who, 'x-weicheng': '1' } });

interface Line {
  answer: IncomingMessage;
  text: string;
  ended: boolean;
  events(): { id: string; notice: Notice }[];
  hangUp(): void;
}
const lines: Line[] = [];
afterEach(async () => {
  for (const line of lines.splice(0)) line.hangUp();
  await eventually(() => notices.streams).toBe(0);
});

/** A browser's EventSource, by hand. */
const listen = (who: string, lastEventId?: string) =>
  new Promise<Line>((resolve, reject) => {
    const headers = { 'x-as': who, ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) };
    const asked = httpGet({ host: '127.0.0.1', port, path: '/api/notices/stream', headers }, (answer) => {
      const line: Line = {
        answer,
        text: '',
        ended: false,
        events: () =>
          [...line.text.matchAll(/^id: (.+)\nevent: notice\ndata: (.+)\n\n/gm)].map(([, id = '', data = '']) => ({
            id,
            notice: JSON.parse(data),
          })),
        hangUp: () => asked.destroy(),
      };
      answer.setEncoding('utf8').on('data', (chunk: string) => (line.text += chunk));
      answer.on('end', () => {
        line.ended = true;
      });
      answer.on('error', () => {});
      lines.push(line);
      resolve(line);
    });
    asked.on('error', reject);
  });

describe('the list of my notices', () => {
  it('shows mine alone, newest first, page by page, with how many are new to me', async () => {
    for (const title of ['一', '二', '三']) await tell(colleague, { title, body: '内容', link: '/desk' });
    await tell(clerk, { title: '别人的' });
    const first = await ask('colleague', { limit: '2' });
    expect(first.rows.map((n) => n.title)).toEqual(['三', '二']);
    expect(first.rows[0]).toMatchObject({ body: '内容', link: '/desk', seen: false });
    expect(first.unseen).toBe(3);
    const second = await ask('colleague', { limit: '2', after: first.next ?? '' });
    expect(second.rows.map((n) => n.title)).toEqual(['一']);
    expect(second.next).toBeNull();
    expect((await app.inject({ url: '/api/notices?after=1', headers: { 'x-as': 'clerk' } })).json()).toMatchObject({
      code: 'invalid-input',
    });
  });

  it('marks what I have seen, up to where I have seen it, and leaves one fact', async () => {
    const { rows } = await ask('colleague');
    const second = rows[1]?.id ?? '';
    expect((await mark('colleague', second)).json()).toEqual({ unseen: 1 });
    expect((await mark('colleague', second)).json()).toEqual({ unseen: 1 });
    expect((await ask('colleague')).rows.map((n) => n.seen)).toEqual([false, true, true]);
    const facts = await database.owner.query("select data from fact where kind = 'notice.seen'");
    expect(facts.rows).toEqual([{ data: { upTo: second, count: 2 } }]);
  });

  it('lets nobody mark or read what is another person’s', async () => {
    const { unseen } = await ask('clerk');
    await mark('colleague', 'ffffffff-ffff-7fff-bfff-ffffffffffff');
    await mark('neighbour', 'ffffffff-ffff-7fff-bfff-ffffffffffff');
    expect((await ask('clerk')).unseen).toBe(unseen);
    expect((await ask('neighbour')).rows).toEqual([]);
  });
});

describe('the stream of my notices', () => {
  it('brings what is told after it was opened, when that has committed and only then', async () => {
    const line = await listen('clerk');
    expect(line.answer.headers['content-type']).toContain('text/event-stream');
    let commit = () => {};
    const held = tell(clerk, { title: '先' }, () => new Promise((resolve) => (commit = resolve)));
    await tell(clerk, { title: '后' });
    await eventually(() => line.events().map((e) => e.notice.title)).toEqual(['后']);
    commit();
    await held;
    await eventually(() => line.events().map((e) => e.notice.title)).toEqual(['后', '先']);
    await expect(tell(clerk, { title: '没成' }, () => Promise.reject(new Error('undone')))).rejects.toThrow('undone');
    await tell(clerk, { title: '成了' });
    await eventually(() => line.events().map((e) => e.notice.title)).toEqual(['后', '先', '成了']);
  });

  it('reaches every window of the person and nobody else, not even the same number in another city', async () => {
    const [one, two, other, far] = [await listen('clerk'), await listen('clerk'), await listen('colleague'), await listen('neighbour')];
    const id = await tell(clerk, { title: '只给你' });
    for (const line of [one, two]) await eventually(() => line.events().map((e) => e.id)).toEqual([id]);
    const last = await tell(colleague, { title: '后到' });
    const away = await tell(neighbour, { title: '邻市' });
    await eventually(() => other.events().map((e) => e.id)).toEqual([last]);
    await eventually(() => far.events().map((e) => e.id)).toEqual([away]);
  });

  it('catches up after the last one the browser saw, in order, hundreds if need be', async () => {
    const seen = await tell(clerk, { title: '看过' });
    const missed: string[] = [];
    for (let i = 0; i < 230; i++) missed.push(await tell(clerk, { title: `错过 ${i}` }));
    const line = await listen('clerk', seen);
    await eventually(() => line.events().map((e) => e.id)).toEqual(missed);
    const next = await tell(clerk, { title: '接着' });
    await eventually(() => line.events().map((e) => e.id)).toEqual([...missed, next]);
    const fresh = await listen('clerk', 'nonsense');
    await tell(clerk, { title: '新的' });
    await eventually(() => fresh.events().map((e) => e.notice.title)).toEqual(['新的']);
  });

  it('survives the loss of its connection to the database and brings what was told meanwhile', async () => {
    const line = await listen('clerk');
    const first = await tell(clerk, { title: '断前' });
    await eventually(() => line.events().map((e) => e.id)).toEqual([first]);
    await database.owner.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'weicheng-notice' and datname = current_database()",
    );
    const second = await tell(clerk, { title: '断时' });
    await eventually(() => line.events().map((e) => e.id)).toEqual([first, second]);
    const third = await tell(clerk, { title: '断后' });
    await eventually(() => line.events().map((e) => e.id)).toEqual([first, second, third]);
  });

  it('ends when something about the account has changed, and for nobody else', async () => {
    const [one, two, other] = [await listen('clerk'), await listen('clerk'), await listen('colleague')];
    await database.owner.query("select tell_who('city:1'), tell_who($1)", [clerk.accountId]);
    for (const line of [one, two]) await eventually(() => line.ended).toBe(true);
    await eventually(() => notices.streams).toBe(1);
    await tell(clerk, { title: '机密' });
    const id = await tell(colleague, { title: '还在听' });
    await eventually(() => other.events().map((e) => e.id)).toEqual([id]);
    expect(one.text + two.text).not.toContain('机密');
  });

  it('ends when nobody could say for a while what has changed', async () => {
    const line = await listen('clerk');
    await database.owner.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'weicheng-memory' and datname = current_database()",
    );
    await eventually(() => line.ended).toBe(true);
  });

  it('is refused in words to a person with too many windows, and free again when one closes', async () => {
    for (let i = 0; i < 8; i++) expect((await listen('clerk')).answer.statusCode).toBe(200);
    expect((await listen('clerk')).answer.statusCode).toBe(429);
    lines.shift()?.hangUp();
    await eventually(() => notices.streams).toBe(7);
    expect((await listen('clerk')).answer.statusCode).toBe(200);
  });

  it('is not for strangers', async () => {
    expect((await listen('nobody')).answer.statusCode).toBe(401);
  });

  it('ends in good order when the server stops', async () => {
    const own = await openNotices(database);
    const stream = own.open(clerk, null);
    const chunks: string[] = [];
    stream?.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
    const ended = new Promise<void>((resolve) => stream?.once('end', resolve));
    await own.close();
    await ended;
    expect(chunks.join('')).toBe('retry: 2000\n\n');
    expect(own.open(clerk, null)).toBeNull();
  });
});
