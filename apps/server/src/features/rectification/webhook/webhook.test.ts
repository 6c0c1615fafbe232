import { createServer } from 'node:http';
import { noticeContract } from '@weicheng/domain/platform';
import { type IssueDetail, issueContract, webhookContract, webhookPatience } from '@weicheng/domain/rectification';
import { describe, expect, it } from 'vitest';
import { startJobs } from '#platform/jobs';
import { receiver } from '../../../../../../samples/src/webhookReceiver.ts';
import { webhookDesk } from '../../../testing/webhook/webhookDesk.ts';
import { sendWebhooks, webhookJobs } from './webhook.errand.ts';

const { office, admin, security, desk, issues, own, water, listening, subscribed, ...work } = await webhookDesk();
const { clock, later, pass, outgoing, quick, listeners, inCity, errand, send, hear } = work;
const { registered, dispatched, acknowledged } = issues;

describe('推送订阅', () => {
  it('is issued as keys are, shows its secret once, and keeps it nowhere in clear', async () => {
    const address = 'https://platform.example/hook?key=their-own-key';
    const { secret, row } = await admin.call(
      webhookContract.add,
      { name: '12345 热线', address, kinds: ['issue.closed', 'issue.closed'] },
      { key: 'same-key-twice' },
    );
    expect(secret).toMatch(/^whs_[\w-]{43}$/);
    expect(row).toMatchObject({ address: 'https://platform.example/hook?…', kinds: ['issue.closed'], approvedAt: null, waiting: 0 });
    await expect(admin.call(webhookContract.test, { id: row.id })).rejects.toMatchObject({ code: 'webhook.not-approved' });
    await registered();
    const { rows: jobs } = await office.database.owner.query("select from graphile_worker.jobs where task_identifier = 'listen'");
    expect(jobs).toEqual([]); // nobody may be told yet: no job is spent on it
    await expect(admin.call(webhookContract.approve, { id: row.id })).rejects.toMatchObject({ status: 403 });
    await expect(security.call(webhookContract.pause, { id: row.id })).rejects.toMatchObject({ status: 403 });
    await expect(desk.call(webhookContract.list, {})).rejects.toMatchObject({ status: 403 });
    expect(await security.call(webhookContract.approve, { id: row.id })).toMatchObject({ approvedAt: expect.any(String) });
    await expect(security.call(webhookContract.approve, { id: row.id })).rejects.toMatchObject({ code: 'webhook.approved' });
    const renewed = await admin.call(webhookContract.renewSecret, { id: row.id }, { key: 'same-key-again' });
    expect(renewed.secret).not.toBe(secret);
    const kept: string[] = [JSON.stringify(await admin.call(webhookContract.list, {}))];
    expect(kept.join()).not.toContain('their-own-key');
    for (const table of ['webhook', 'webhook_delivery', 'fact', 'replay']) {
      const { rows } = await office.database.owner.query(`select * from ${table}`);
      kept.push(JSON.stringify(rows));
    }
    for (const one of [secret, renewed.secret]) expect(kept.join('\n')).not.toContain(one.slice(4));
    const { rows } = await office.database.owner.query('select secret from webhook where id = $1', [row.id]);
    expect(outgoing.box.open(rows[0].secret, `webhook:1:${row.id}`)).toBe(renewed.secret);
    expect(outgoing.box.open(rows[0].secret, `webhook:2:${row.id}`)).toBeNull();
    const add = (input: object) => admin.call(webhookContract.add, { name: '越界', address, kinds: ['issue.closed'], ...input } as never);
    await expect(add({ kinds: ['account.opened'] })).rejects.toMatchObject({ code: 'webhook.not-offered' });
    for (const wrong of ['http://platform.example/', 'ftp://platform.example/', 'https://a:b@platform.example/', 'platform.example'])
      await expect(add({ address: wrong })).rejects.toMatchObject({ status: 422 });
    await admin.call(webhookContract.end, { id: row.id });
    await expect(admin.call(webhookContract.resume, { id: row.id })).rejects.toMatchObject({ code: 'webhook.ended' });
  });

  it('sends what happens after its approval, signed, in order, once, and without a name, a text or a telephone', async () => {
    const before = await registered();
    pass();
    const sub = await subscribed();
    pass();
    const issue = await acknowledged();
    await hear(issue.id, (facts) => [...facts, ...facts].reverse());
    await hear(before.id);
    await send(sub.id);
    expect(sub.tells()).toEqual([
      `${issue.number} registered registered`,
      `${issue.number} dispatched dispatched`,
      `${issue.number} acknowledged rectifying`,
    ]);
    expect(sub.taken[2]).toEqual({
      version: 1,
      id: expect.any(String),
      kind: 'issue.acknowledged',
      at: expect.any(String),
      city: expect.stringMatching(/^\d{6}$/),
      issue: {
        id: issue.id,
        number: issue.number,
        sourceNumber: 'GD-1',
        state: 'rectifying',
        unit: { id: own, name: '市城市管理综合执法局' },
        due: issue.due,
        link: `https://office.example/issues/${issue.id}`,
      },
    });
    for (const word of ['王建国', '垃圾桶', '13900001234', '东门']) expect(JSON.stringify(sub.taken)).not.toContain(word);
    expect(await sub.log()).toEqual(
      sub.taken
        .toReversed()
        .map(({ id, kind }) => expect.objectContaining({ id, kind, state: 'delivered', attempts: 1, says: '对方答 200' })),
    );
    const { rows, next } = await admin.call(webhookContract.deliveries, { id: sub.id, limit: 2 });
    expect(
      (await admin.call(webhookContract.deliveries, { id: sub.id, limit: 2, after: next ?? '' })).rows.map(({ kind }) => kind),
    ).toEqual(['issue.registered']);
    expect(rows).toHaveLength(2);
  });

  it('sends a test, once, and says what came of it', async () => {
    const sub = await subscribed(() => (_request, reply) => reply.writeHead(503).end('维护中'));
    await admin.call(webhookContract.test, { id: sub.id });
    await expect(admin.call(webhookContract.test, { id: sub.id })).rejects.toMatchObject({ code: 'webhook.testing' });
    await send(sub.id);
    expect(await sub.log()).toEqual([
      expect.objectContaining({ kind: 'webhook.tested', issueNumber: null, state: 'dead', says: '对方答 503：维护中' }),
    ]);
    await expect(admin.call(webhookContract.resendDead, { id: sub.id })).rejects.toMatchObject({ code: 'webhook.nothing-dead' });
  });

  it('never tells of another city, nor of what lies beyond the rights of its approval', async () => {
    const sub = await subscribed();
    await office.database.owner.query('update webhook set unit_id = $2 where id = $1', [sub.id, water]);
    pass();
    const away = await (await office.as('chuangwei-2')).call(issueContract.register, {
      title: '邻市的',
      source: 'inspection',
      place: '西门',
    });
    const [theirs, ours] = [await dispatched(own), await dispatched(water)];
    await hear(away.id, undefined, 2);
    await expect(hear(away.id)).resolves.toBeUndefined();
    for (const { id } of [theirs, ours]) await hear(id);
    await send(sub.id);
    await send(sub.id, 2);
    expect(new Set(sub.taken.map(({ issue }) => issue?.id))).toEqual(new Set([ours.id]));
    for (const verb of [webhookContract.deliveries, webhookContract.test, webhookContract.end])
      await expect((await office.as('xitong-2').catch(() => desk)).call(verb as never, { id: sub.id } as never)).rejects.toMatchObject({
        status: expect.toSatisfy((status: number) => [403, 404].includes(status)),
      });
  });
});

describe('对方不在', () => {
  it('tries again later and keeps the order of each issue, whatever it answers', async () => {
    let wrong: 'away' | 'slow' | 'elsewhere' | 'declined' | null = 'away';
    const hidden: string[] = [];
    const inside = await listening(createServer((request, reply) => reply.end(String(hidden.push(request.url ?? '')))));
    let stubborn = '';
    const sub = await subscribed(({ issue }) => (_request, reply) => {
      if (wrong === 'away') return void reply.writeHead(500).end('出错');
      if (wrong === 'slow') return;
      if (wrong === 'elsewhere') return void reply.writeHead(307, { location: `http://127.0.0.1:${inside}/` }).end();
      if (wrong === 'declined' && issue?.id === stubborn) return void reply.writeHead(422).end('没有这个案卷');
      reply.end();
    });
    pass();
    const [first, second] = [await acknowledged(), await dispatched()];
    stubborn = first.id;
    for (const { id } of [first, second]) await hear(id);
    const attempts = async () => Object.fromEntries((await sub.log()).map((row) => [`${row.issueNumber} ${row.kind}`, row.attempts]));
    await send(sub.id);
    expect(Object.values(await attempts()).reduce((a, b) => a + b, 0)).toBe(1);
    expect(await sub.now()).toMatchObject({ failingSince: expect.any(String), waiting: 5 });
    await send(sub.id);
    expect(Object.values(await attempts()).reduce((a, b) => a + b, 0)).toBe(1);
    for (wrong of ['slow', 'elsewhere'] as const) {
      later(300_000);
      await send(sub.id);
    }
    const said = (await sub.log()).map(({ says }) => says);
    expect(said).toContain('对方答 307');
    expect(hidden).toEqual([]);
    wrong = 'declined';
    later(600_000);
    await send(sub.id);
    const log = await sub.log();
    const of = (issue: IssueDetail) => log.filter((row) => row.issueId === issue.id).map(({ kind, state }) => `${kind} ${state}`);
    expect(of(second)).toEqual(['issue.dispatched delivered', 'issue.registered delivered']);
    expect(of(first)).toEqual(['issue.acknowledged waiting', 'issue.dispatched waiting', 'issue.registered waiting']);
    expect(log.find((row) => row.issueId === first.id && row.kind === 'issue.registered')?.says).toBe('对方答 422：没有这个案卷');
    expect(log.filter((row) => row.issueId === first.id && row.attempts === 0)).toHaveLength(2);
    wrong = null;
    later(3_600_000);
    await send(sub.id);
    expect(await sub.now()).toMatchObject({ failingSince: null, waiting: 0, dead: 0 });
  });

  it('lets others have their turn where the receiver is slow, and goes on afterwards', async () => {
    const sub = await subscribed(() => (_request, reply) => {
      later(9_000);
      reply.end();
    });
    pass();
    const issue = await acknowledged();
    await hear(issue.id);
    await send(sub.id);
    expect(await sub.now()).toMatchObject({ waiting: 1 });
    const { rows } = await office.database.owner.query('select key from graphile_worker.jobs where key like $1', [
      `errand/webhooks/1/${sub.id}`,
    ]);
    expect(rows).toHaveLength(1);
    await send(sub.id);
    expect(await sub.now()).toMatchObject({ waiting: 0 });
  });

  it('gives one up after three days if others arrive; it is sent again by hand', async () => {
    let declines = true;
    let stubborn = '';
    const sub = await subscribed(({ issue }) =>
      declines && issue?.id === stubborn ? (_request, reply) => reply.writeHead(400).end() : undefined,
    );
    pass();
    const first = await dispatched();
    stubborn = first.id;
    await hear(first.id);
    for (let day = 0; day < 4; day++) {
      await send(sub.id);
      await hear((await registered()).id);
      await send(sub.id);
      later(webhookPatience / 3);
    }
    await send(sub.id);
    expect(await sub.now()).toMatchObject({ pausedAt: null, dead: 1 });
    const dead = (await admin.call(webhookContract.deliveries, { id: sub.id, state: 'dead' })).rows;
    expect(dead).toEqual([expect.objectContaining({ kind: 'issue.registered', issueId: first.id, nextAt: null })]);
    declines = false;
    pass();
    expect(await admin.call(webhookContract.resend, { id: sub.id, deliveryId: dead[0]?.id as never })).toMatchObject({
      state: 'waiting',
      attempts: 0,
    });
    await expect(admin.call(webhookContract.resend, { id: sub.id, deliveryId: dead[0]?.id as never })).rejects.toMatchObject({
      code: 'webhook.not-dead',
    });
    later(7 * 3_600_000);
    await send(sub.id);
    expect(sub.taken.filter(({ issue }) => issue?.id === first.id).map(({ kind }) => kind)).toEqual([
      'issue.registered',
      'issue.dispatched',
    ]);
  });

  it('stands after three days without any answer, tells the system administrator, and loses nothing', async () => {
    const sub = await subscribed();
    sub.leave();
    pass();
    const issue = await acknowledged();
    await hear(issue.id);
    for (let n = 0; n < 40 && !(await sub.now())?.pausedAt; n++) {
      await send(sub.id);
      later(6 * 3_600_000);
    }
    expect(await sub.now()).toMatchObject({ pausedWhy: '连续 3 天没有送到，连不上，对方没有开这个端口', waiting: 3, dead: 0 });
    const { rows } = await admin.call(noticeContract.list, {});
    expect(rows[0]).toMatchObject({ title: '推送自动暂停：城市运行管理服务平台', link: '/webhooks' });
    await send(sub.id);
    const taken: string[] = [];
    await listening(
      receiver(sub.secret, ({ kind }) => void taken.push(kind), clock),
      sub.port,
    );
    await send(sub.id);
    expect(taken).toEqual([]);
    await admin.call(webhookContract.resume, { id: sub.id });
    await send(sub.id);
    expect(taken).toEqual(['issue.registered', 'issue.dispatched', 'issue.acknowledged']);
  });
});

describe('中途断电', () => {
  it('loses nothing between the fact and the delivery, and between claiming and knowing', async () => {
    const sub = await subscribed();
    pass();
    const issue = await acknowledged(); // no worker is there: the jobs lie in the database
    const jobs = await startJobs(office.database, listeners(), [], clock, () => () => {}, [errand]);
    await expect
      .poll(() => sub.tells(), { timeout: 20_000 })
      .toEqual([
        `${issue.number} registered registered`,
        `${issue.number} dispatched dispatched`,
        `${issue.number} acknowledged rectifying`,
      ]);
    await jobs.stop();

    const seen: string[] = [];
    const dying = sendWebhooks({
      ...quick,
      post: async (address, parcel) => {
        await quick.post(address, parcel);
        seen.push(JSON.parse(parcel.body).id);
        throw new Error('killed'); // it arrived, and nobody was left to write that down
      },
    });
    pass();
    const next = await registered();
    await hear(next.id);
    await expect(dying.run(inCity, 1, sub.id)).rejects.toThrow('killed');
    await send(sub.id);
    expect((await sub.log())[0]).toMatchObject({ state: 'waiting', attempts: 0 });
    later(61_000);
    await inCity(1, async (ctx) => {
      for (const job of webhookJobs) await job.run(ctx);
    });
    const { rows } = await office.database.owner.query(
      "select key from graphile_worker.jobs where task_identifier = 'errand/webhooks' and key like $1",
      [`%${sub.id}`],
    );
    expect(rows).toHaveLength(1);
    await send(sub.id);
    expect((await sub.log())[0]).toMatchObject({ id: seen[0], state: 'delivered', attempts: 1 });
    expect(sub.taken.filter(({ id }) => id === seen[0])).toHaveLength(1);
  });
});
