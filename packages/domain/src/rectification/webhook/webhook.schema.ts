import { z } from 'zod';
import { id, line } from '../../kernel/index.ts';

export const WebhookId = id<'Webhook'>();
export type WebhookId = z.infer<typeof WebhookId>;
export const DeliveryId = id<'Delivery'>();
export type DeliveryId = z.infer<typeof DeliveryId>;

/** 推送到哪: an address of another system. May be http only where the settings of the server allow that host. */
export const WebhookAddress = line('地址', 500, 8).refine(
  (address) => /^https?:\/\/\S+$/.test(address),
  '地址要以 https:// 开头，中间没有空格',
);

/** 推送订阅, as the list shows it: never the secret. */
export const WebhookRow = z.object({
  id: WebhookId,
  name: z.string(),
  /** Without what follows its question mark. */
  address: z.string(),
  kinds: z.array(z.string()),
  createdAt: z.string(),
  createdBy: z.string(),
  /** Null: nothing is sent yet. */
  approvedAt: z.string().nullable(),
  approvedBy: z.string().nullable(),
  pausedAt: z.string().nullable(),
  /** Why it stands: a person paused it, or three days without an answer did. */
  pausedWhy: z.string().nullable(),
  endedAt: z.string().nullable(),
  /** 没有一次送到, since when; null while it goes well. */
  failingSince: z.string().nullable(),
  lastDeliveredAt: z.string().nullable(),
  waiting: z.int(),
  dead: z.int(),
});
export type WebhookRow = z.infer<typeof WebhookRow>;

/** 一次推送 goes out until it is delivered, or dead 没送到: refused by the receiver for three days. */
export const DeliveryState = z.enum(['waiting', 'delivered', 'dead']);
export type DeliveryState = z.infer<typeof DeliveryState>;
export const deliveryStates: Readonly<Record<DeliveryState, string>> = { waiting: '等着送', delivered: '已送到', dead: '没送到' };

/** A line of the log of deliveries. */
export const DeliveryRow = z.object({
  id: DeliveryId,
  kind: z.string(),
  issueId: z.uuid().nullable(),
  issueNumber: z.int().nullable(),
  queuedAt: z.string(),
  state: DeliveryState,
  attempts: z.int(),
  triedAt: z.string().nullable(),
  /** When it is tried again, if it waits. */
  nextAt: z.string().nullable(),
  /** What came of the last try, in words. */
  says: z.string().nullable(),
});
export type DeliveryRow = z.infer<typeof DeliveryRow>;

/** 推送的内容, version 1: what happened to an issue, without a name of a person, a text or a photo. Described in docs/api/webhooks.md. */
export const WebhookPayload = z.strictObject({
  version: z.literal(1),
  /** The same in every try: the receiver knows by it what it has had. */
  id: DeliveryId,
  kind: z.string(),
  at: z.string(),
  /** 行政区划代码 of the city. */
  city: z.string().nullable(),
  /** Null in a test. */
  issue: z
    .strictObject({
      id: z.uuid(),
      number: z.int(),
      /** 来件编号: how the sender's own system calls it. */
      sourceNumber: z.string().nullable(),
      /** As this step left it. */
      state: z.string(),
      /** 牵头单位 and 时限, as they are when this is put together. */
      unit: z.strictObject({ id: z.uuid(), name: z.string() }).nullable(),
      due: z.string().nullable(),
      link: z.string(),
    })
    .nullable(),
});
export type WebhookPayload = z.infer<typeof WebhookPayload>;
