import { z } from 'zod';
import { line, pageInput, pageOf, verb } from '../../kernel/index.ts';
import { DeliveryId, DeliveryRow, DeliveryState, WebhookAddress, WebhookId, WebhookRow } from './webhook.schema.ts';

const one = z.strictObject({ id: WebhookId });
/** The secret leaves the house this once. */
const WithSecret = z.object({ secret: z.string(), row: WebhookRow });

/** 推送订阅: how the city-management platform and the 12345 line hear what became of an issue, signed. By city: units have none of their own. */
export const webhookContract = {
  list: verb({
    name: 'webhook.list',
    method: 'GET',
    path: '/api/webhooks',
    may: 'member',
    summary: '查推送订阅',
    input: z.strictObject({}),
    output: z.object({
      rows: z.array(WebhookRow),
      /** What a subscription may ask for. */
      kinds: z.array(z.object({ kind: z.string(), says: z.string() })),
      /** Why this reader may not add and manage, approve; null where he may. */
      can: z.object({ manage: z.string().nullable(), approve: z.string().nullable() }),
    }),
  }),
  add: verb({
    name: 'webhook.add',
    method: 'POST',
    path: '/api/webhooks',
    may: 'account.manage',
    summary: '加推送订阅',
    replay: false,
    input: z.strictObject({
      name: line('对方系统', 60, 2),
      address: WebhookAddress,
      kinds: z.array(z.string().max(60)).min(1, '至少选一种').max(50),
    }),
    output: WithSecret,
  }),
  approve: verb({
    name: 'webhook.approve',
    method: 'POST',
    path: '/api/webhooks/:id/approve',
    may: 'role.grant',
    summary: '授权推送订阅',
    input: one,
    output: WebhookRow,
  }),
  pause: verb({
    name: 'webhook.pause',
    method: 'POST',
    path: '/api/webhooks/:id/pause',
    may: 'account.manage',
    summary: '暂停推送',
    input: one,
    output: WebhookRow,
  }),
  resume: verb({
    name: 'webhook.resume',
    method: 'POST',
    path: '/api/webhooks/:id/resume',
    may: 'account.manage',
    summary: '恢复推送',
    input: one,
    output: WebhookRow,
  }),
  renewSecret: verb({
    name: 'webhook.renewSecret',
    method: 'POST',
    path: '/api/webhooks/:id/renew-secret',
    may: 'account.manage',
    summary: '换推送密钥',
    replay: false,
    input: one,
    output: WithSecret,
  }),
  test: verb({
    name: 'webhook.test',
    method: 'POST',
    path: '/api/webhooks/:id/test',
    may: 'account.manage',
    summary: '试发推送',
    input: one,
    output: DeliveryRow,
  }),
  end: verb({
    name: 'webhook.end',
    method: 'POST',
    path: '/api/webhooks/:id/end',
    may: 'account.manage',
    summary: '停用推送订阅',
    input: one,
    output: WebhookRow,
  }),
  deliveries: verb({
    name: 'webhook.deliveries',
    method: 'GET',
    path: '/api/webhooks/:id/deliveries',
    may: 'account.manage',
    summary: '查推送记录',
    input: z.strictObject({ id: WebhookId, state: DeliveryState.optional(), ...pageInput }),
    output: pageOf(DeliveryRow),
  }),
  resend: verb({
    name: 'webhook.resend',
    method: 'POST',
    path: '/api/webhooks/:id/deliveries/:deliveryId/resend',
    may: 'account.manage',
    summary: '重发推送',
    input: z.strictObject({ id: WebhookId, deliveryId: DeliveryId }),
    output: DeliveryRow,
  }),
  resendDead: verb({
    name: 'webhook.resendDead',
    method: 'POST',
    path: '/api/webhooks/:id/resend-dead',
    may: 'account.manage',
    summary: '重发全部没送到的推送',
    input: one,
    output: z.object({ count: z.int() }),
  }),
};
