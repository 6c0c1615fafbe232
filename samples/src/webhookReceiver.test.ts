import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';

const secret = 'whs_sample';
const child = spawn(process.execPath, [join(import.meta.dirname, 'webhookReceiver.ts'), '0'], {
  env: { ...process.env, WEBHOOK_SECRET: secret },
});
afterAll(() => child.kill());
let out = '';
child.stdout.setEncoding('utf8').on('data', (part: string) => (out += part));

it('接收推送的示例自己跑得起来：收刚签的，不收改过的、旧的、别人签的，同一个编号只办一次', async () => {
  await expect.poll(() => out, { timeout: 20_000 }).toContain('port');
  const body = JSON.stringify({ version: 1, id: 'a', kind: 'webhook.tested', at: '', city: null, issue: null });
  const signed = (at: number, by = secret) => {
    const seconds = String(Math.floor(at / 1000));
    const signature = createHmac('sha256', by).update(`${seconds}.${body}`).digest('hex');
    return { 'weicheng-timestamp': seconds, 'weicheng-signature': `v1=${signature}` };
  };
  const post = async (headers: Record<string, string>, sent = body) =>
    (await fetch(`http://127.0.0.1:${/"port":(\d+)/.exec(out)?.[1]}/`, { method: 'POST', headers, body: sent })).status;
  const now = Date.now();
  expect(await post(signed(now))).toBe(200);
  expect(await post(signed(now))).toBe(200);
  expect(await post(signed(now), body.replace('tested', 'closed'))).toBe(401);
  expect(await post(signed(now, 'whs_other'))).toBe(401);
  for (const moment of [now - 310_000, now + 310_000]) expect(await post(signed(moment))).toBe(401);
  expect(await post({})).toBe(401);
  expect(out.match(/webhook\.tested/g)).toHaveLength(1);
});
