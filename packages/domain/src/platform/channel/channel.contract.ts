import { z } from 'zod';
import { pageInput, pageOf, verb } from '../../kernel/index.ts';
import { ChannelId, ChannelKind, channelFaults, channelFields, MailSecurity, Wants } from './channel.schema.ts';

type Fields = z.infer<z.ZodObject<typeof channelFields>> & { kind?: ChannelKind };
/** On a change the kind is not said, and what is left out stays: the server asks once more when it has put both together. */
const refuseFaults = (fields: Fields, { addIssue }: z.RefinementCtx<Fields>): void => {
  for (const { path, message } of channelFaults(fields.kind ?? null, fields)) addIssue({ code: 'custom', path: [path], message });
};

/** 通道, as the administrator sees it: of an address the beginning and the end, of a secret whether there is one. */
export const ChannelRow = z.object({
  id: ChannelId,
  kind: ChannelKind,
  name: z.string(),
  unitId: z.string().nullable(),
  unitName: z.string().nullable(),
  wants: Wants,
  from: z.string(),
  to: z.string(),
  restDays: z.boolean(),
  dailyAt: z.string(),
  /** Where it goes, as far as it is shown. */
  target: z.string(),
  hasSecret: z.boolean(),
  mail: z
    .object({
      host: z.string(),
      port: z.int(),
      security: MailSecurity,
      user: z.string(),
      sender: z.string(),
      receivers: z.array(z.string()),
    })
    .nullable(),
  createdBy: z.string(),
  createdAt: z.string(),
  pausedAt: z.string().nullable(),
  /** Lines that wait to go out. */
  waiting: z.int(),
  /** 最近一次送达; null before the first. */
  last: z.object({ state: z.enum(['waiting', 'delivered', 'failed']), at: z.string(), reason: z.string() }).nullable(),
});
export type ChannelRow = z.infer<typeof ChannelRow>;

/** 一次送达: one message, from its making until it has arrived or was given up. */
export const Delivery = z.object({
  id: z.uuid(),
  channelId: z.string(),
  channelName: z.string(),
  title: z.string(),
  text: z.string(),
  at: z.string(),
  state: z.enum(['waiting', 'delivered', 'failed']),
  attempts: z.int(),
  /** 没送到的原因, or what the receiver answered. */
  said: z.string(),
  /** When it is tried again. */
  nextAt: z.string().nullable(),
  doneAt: z.string().nullable(),
});
export type Delivery = z.infer<typeof Delivery>;

const one = z.strictObject({ id: ChannelId });
const may = 'settings.edit';

/** 通知通道: the groups and mailboxes outside that hear of what happens here. */
export const channelContract = {
  list: verb({
    name: 'channel.list',
    method: 'GET',
    path: '/api/channels',
    may,
    summary: '查通知通道',
    input: z.strictObject({}),
    output: z.object({
      rows: z.array(ChannelRow),
      /** What can go out. */
      kinds: z.array(z.object({ kind: z.string(), says: z.string(), standing: z.boolean() })),
      /** Whether messages carry a link: the deployment has an address of its own. */
      linked: z.boolean(),
    }),
  }),
  add: verb({
    name: 'channel.add',
    method: 'POST',
    path: '/api/channels',
    may,
    summary: '加通知通道',
    input: z.strictObject({ kind: ChannelKind, ...channelFields }).superRefine(refuseFaults),
    output: z.object({ id: ChannelId }),
  }),
  change: verb({
    name: 'channel.change',
    method: 'POST',
    path: '/api/channels/:id/change',
    may,
    summary: '改通知通道',
    input: z.strictObject({ id: ChannelId, ...channelFields }).superRefine(refuseFaults),
    output: z.object({ id: ChannelId }),
  }),
  /** Sends one line at once, whatever the hours; answers what the receiver said. */
  test: verb({
    name: 'channel.test',
    method: 'POST',
    path: '/api/channels/:id/test',
    may,
    summary: '试发通知',
    replay: false,
    input: one,
    output: z.object({ ok: z.boolean(), said: z.string() }),
  }),
  pause: verb({
    name: 'channel.pause',
    method: 'POST',
    path: '/api/channels/:id/pause',
    may,
    summary: '暂停通知通道',
    input: one,
    output: z.object({}),
  }),
  resume: verb({
    name: 'channel.resume',
    method: 'POST',
    path: '/api/channels/:id/resume',
    may,
    summary: '恢复通知通道',
    input: one,
    output: z.object({}),
  }),
  remove: verb({
    name: 'channel.remove',
    method: 'POST',
    path: '/api/channels/:id/remove',
    may,
    summary: '去掉通知通道',
    input: one,
    output: z.object({}),
  }),
  deliveries: verb({
    name: 'channel.deliveries',
    method: 'GET',
    path: '/api/channels/deliveries',
    may,
    summary: '查通知送达',
    input: z.strictObject({ ...pageInput, channelId: ChannelId.optional(), state: z.enum(['waiting', 'delivered', 'failed']).optional() }),
    output: pageOf(Delivery),
  }),
  resend: verb({
    name: 'channel.resend',
    method: 'POST',
    path: '/api/channels/deliveries/:id/resend',
    may,
    summary: '重发通知',
    input: z.strictObject({ id: z.uuid() }),
    output: z.object({}),
  }),
};
