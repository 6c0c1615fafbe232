import { createHmac } from 'node:crypto';
import { type Outcome, readReceipt, robotRequest } from '@weicheng/domain/platform';
import { z } from 'zod';
import type { Outgoing } from '../../outgoing/index.ts';
import { type Letter, type MailHouse, sendMail } from './mail.ts';

/** What is sealed of a channel: everything that tells where it goes and lets one in. */
export const Sealed = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['wecom', 'dingtalk', 'feishu']), address: z.string(), secret: z.string().nullable() }),
  z.object({
    kind: z.literal('mail'),
    host: z.string(),
    port: z.int(),
    security: z.enum(['tls', 'starttls', 'none']),
    user: z.string(),
    secret: z.string().nullable(),
    sender: z.string(),
    receivers: z.array(z.string()),
  }),
]);
export type Sealed = z.infer<typeof Sealed>;

const hmac = (key: string, text: string) => createHmac('sha256', key).update(text).digest('base64');

/** 通道：brings a letter where the channel goes; what comes of it is a value, in words that can be kept: a zero byte cannot. */
export async function send(outgoing: Outgoing, to: Sealed, letter: Letter, now: number): Promise<Outcome> {
  const outcome = await brought(outgoing, to, letter, now);
  return outcome.ok ? { ...outcome, said: visible(outcome.said) } : { ...outcome, reason: visible(outcome.reason) };
}

const visible = (text: string) => text.replace(/[\p{Cc}\p{Cf}\p{Cs}]+/gu, ' ').trim();

async function brought(outgoing: Outgoing, to: Sealed, letter: Letter, now: number): Promise<Outcome> {
  if (to.kind === 'mail') return sendMail(outgoing, to satisfies MailHouse, letter);
  const { url, body } = robotRequest(to.kind, to, letter.text, now, hmac);
  const sent = await outgoing.post(url, { body: JSON.stringify(body), headers: { 'content-type': 'application/json; charset=utf-8' } });
  if (sent.outcome === 'answered') return readReceipt(to.kind, sent.status, sent.text);
  return { ok: false, again: true, reason: sent.why };
}
