/**
 * 接收推送的示例: how the city-management platform and the 12345 line take what is sent to them. Nothing but Node; copy it and change
 * `take`. Run: `WEBHOOK_SECRET=whs_… node samples/src/webhookReceiver.ts 9000`, behind a proxy that speaks https.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { argv, env, stdout } from 'node:process';

/** What is sent (docs/api/webhooks.md). */
export interface Delivery {
  version: 1;
  id: string;
  kind: string;
  at: string;
  city: string | null;
  issue: {
    id: string;
    number: number;
    sourceNumber: string | null;
    state: string;
    unit: { id: string; name: string } | null;
    due: string | null;
    link: string;
  } | null;
}

/** 时间窗: what was signed longer ago, or lies further ahead, is taken for a replay. */
const windowSeconds = 300;
const mostBytes = 64 * 1024;

/** Did the holder of the secret send exactly these bytes, just now? Over the body as it came, before it is parsed. */
function isGenuine(headers: IncomingHttpHeaders, body: string, secret: string, now: number): boolean {
  const seconds = String(headers['weicheng-timestamp'] ?? '');
  if (!/^\d{1,12}$/.test(seconds) || Math.abs(now / 1000 - Number(seconds)) > windowSeconds) return false;
  const right = Buffer.from(`v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`);
  const given = Buffer.from(String(headers['weicheng-signature'] ?? ''));
  return given.length === right.length && timingSafeEqual(given, right);
}

/**
 * A receiver. `take` is called once for each id; what it throws is answered with 500, and the delivery comes again. In a real one the
 * ids stand in the database, written together with what `take` does.
 */
export function receiver(secret: string, take: (delivery: Delivery) => void | Promise<void>, clock: () => number = Date.now): Server {
  const taken = new Set<string>();
  return createServer((request, reply) => {
    const answer = (status: number, text: string) =>
      void reply.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(text);
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => {
      body += part;
      if (body.length > mostBytes) request.destroy();
    });
    request.on('end', async () => {
      if (request.method !== 'POST') return answer(405, '只收 POST');
      if (!isGenuine(request.headers, body, secret, clock())) return answer(401, '签名或时间不对');
      try {
        const delivery = JSON.parse(body) as Delivery;
        if (!taken.has(delivery.id)) await take(delivery);
        taken.add(delivery.id);
        answer(200, '收到');
      } catch {
        answer(500, '没有处理好');
      }
    });
  });
}

if (import.meta.filename === argv[1]) {
  const server = receiver(env['WEBHOOK_SECRET'] ?? '', ({ kind, issue }) => {
    stdout.write(issue ? `${kind} ${issue.number} 号 ${issue.state} ${issue.unit?.name ?? ''}\n` : `${kind}\n`);
  });
  server.listen(Number(argv[2] ?? 9000), '127.0.0.1', () => stdout.write(`在 ${JSON.stringify(server.address())} 上收\n`));
}
