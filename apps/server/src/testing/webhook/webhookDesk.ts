import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { type IssueDetail, issueContract, type WebhookId, webhookContract, webhookKinds } from '@weicheng/domain/rectification';
import { afterEach } from 'vitest';
import { contextBase, system } from '#platform/context';
import { inTransaction } from '#platform/endpoint';
import { byKind } from '#platform/facts';
import type { InCity } from '#platform/jobs';
import { openOutgoing, type Parcel } from '#platform/outgoing';
import { type Delivery, receiver } from '../../../../../samples/src/webhookReceiver.ts';
import { openReaches } from '../../features/organization/index.ts';
import { sendWebhooks } from '../../features/rectification/webhook/webhook.errand.ts';
import { webhookListeners } from '../../features/rectification/webhook/webhook.listeners.ts';
import { unitNamed } from '../issuedPlan.ts';
import { type Caller, testOffice } from '../office.ts';

type Answer = (delivery: Delivery) => RequestListener | undefined;

/** An office that subscribes other systems: what listeners and senders do is called by the test, at moments of its own. */
export async function webhookDesk() {
  const office = await testOffice({ env: { OUTGOING_HOSTS: '127.0.0.1' } });
  const [admin, security, desk, liaison] = (await Promise.all(['xitong', 'anquan', 'chuangwei', 'lianluo'].map(office.as))) as [
    Caller,
    Caller,
    Caller,
    Caller,
  ];
  const [own, water] = [await unitNamed(office, '市城市管理综合执法局'), await unitNamed(office, '市水务局')];

  // An hour's idleness ends a session, so the senders' clock goes ahead of the office's.
  let ahead = 0;
  const clock = () => office.clock.now + ahead;
  const later = (ms: number) => (ahead += ms);
  const pass = () => (office.clock.now += 1000);

  const outgoing = openOutgoing({ OUTGOING_HOSTS: ['127.0.0.1'] }, 's'.repeat(32));
  const quick = { ...outgoing, post: (address: string, parcel: Parcel) => outgoing.post(address, { ...parcel, within: 300 }) };
  const listeners = () => byKind(webhookListeners(openReaches(office.database.memory), 'https://office.example'));
  const inCity: InCity = (cityId, act) => inTransaction(office.database, contextBase(system(cityId), clock(), 'test'), listeners(), act);
  const errand = sendWebhooks(quick);
  const send = (id: WebhookId, cityId = 1) => errand.run(inCity, cityId, id);

  /** Listeners hear the facts that jobs would have brought, in an order of the test's own. */
  async function hear(issueId: string, turn: <T>(facts: T[]) => T[] = (facts) => facts, cityId = 1): Promise<void> {
    const { rows } = await office.database.owner.query('select id, kind, about, data from fact where about = $1 order by id', [issueId]);
    for (const fact of turn(rows))
      for (const listener of listeners().get(fact.kind) ?? []) await inCity(cityId, (ctx) => listener.run(ctx, fact));
  }

  const open = new Set<Server>();
  const leave = (server: Server) => {
    server.closeAllConnections();
    server.close();
    open.delete(server);
  };
  afterEach(() => {
    ahead = 0;
    for (const server of open) leave(server);
  });
  const listening = async (server: Server, port = 0) => {
    open.add(server);
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  };

  /** A subscription that is approved, and the sample's receiver, which checks what it gets; `answer` may do something else instead. */
  async function subscribed(answer: Answer = () => undefined) {
    pass(); // what happened before is before
    const taken: Delivery[] = [];
    const server = createServer();
    const port = await listening(server);
    const { row, secret } = await admin.call(webhookContract.add, {
      name: '城市运行管理服务平台',
      address: `http://127.0.0.1:${port}/take`,
      kinds: webhookKinds.map(({ kind }) => kind),
    });
    const honest = receiver(secret, (delivery) => void taken.push(delivery), clock);
    server.on('request', async (request, reply) => {
      const body = (await request.toArray()).join('');
      const instead = answer(JSON.parse(body));
      if (instead) return instead(request, reply);
      honest.emit('request', Object.assign(Readable.from([body]), { method: request.method, headers: request.headers }), reply);
    });
    await security.call(webhookContract.approve, { id: row.id });
    const log = async () => (await admin.call(webhookContract.deliveries, { id: row.id })).rows;
    const now = async () => (await admin.call(webhookContract.list, {})).rows.find(({ id }) => id === row.id);
    const tells = () => taken.map(({ kind, issue }) => `${issue?.number ?? ''} ${kind.replace('issue.', '')} ${issue?.state ?? ''}`.trim());
    return { id: row.id, secret, taken, port, log, now, tells, leave: () => leave(server) };
  }
  const registered = () =>
    desk.call(issueContract.register, {
      title: '王建国家门口垃圾桶满溢',
      text: '电话 13900001234',
      source: 'hotline',
      sourceNumber: 'GD-1',
      place: '东门',
    });
  const dispatched = async (leadUnitId = own): Promise<IssueDetail> => {
    const { id, revision } = await registered();
    pass();
    return desk.call(issueContract.dispatch, { id, revision, leadUnitId, workingDays: 3 });
  };
  const acknowledged = async (): Promise<IssueDetail> => {
    const { id, revision } = await dispatched();
    pass();
    return liaison.call(issueContract.acknowledge, { id, revision });
  };
  const issues = { registered, dispatched, acknowledged };
  return {
    office,
    admin,
    security,
    desk,
    issues,
    own,
    water,
    clock,
    later,
    pass,
    outgoing,
    quick,
    listeners,
    inCity,
    errand,
    send,
    hear,
    listening,
    subscribed,
  };
}
