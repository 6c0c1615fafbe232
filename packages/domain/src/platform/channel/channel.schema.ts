import { z } from 'zod';
import { id, line } from '../../kernel/index.ts';

export const ChannelId = id<'Channel'>();
export type ChannelId = z.infer<typeof ChannelId>;

/** 通道的种类. */
export const ChannelKind = z.enum(['wecom', 'dingtalk', 'feishu', 'mail']);
export type ChannelKind = z.infer<typeof ChannelKind>;
export const channelKinds: Readonly<Record<ChannelKind, string>> = {
  wecom: '企业微信群',
  dingtalk: '钉钉群',
  feishu: '飞书群',
  mail: '邮件',
};

/** 何时发: at once within the hours, or with the day's digest. */
export const When = z.enum(['now', 'daily']);
export type When = z.infer<typeof When>;

/** 发什么: kind of notice → when; what is not named does not go out. */
export const Wants = z
  .record(z.string().max(60), When)
  .refine((wants) => Object.keys(wants).length > 0, '至少选一种通知')
  .refine((wants) => Object.keys(wants).length <= 100, '种类太多');
export type Wants = z.infer<typeof Wants>;

const Time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, '时间要写成 08:30 这样');

/** 连接的加密方式 of a mail server. */
export const MailSecurity = z.enum(['tls', 'starttls', 'none']);
export type MailSecurity = z.infer<typeof MailSecurity>;
export const mailSecurities: Readonly<Record<MailSecurity, string>> = {
  tls: 'TLS（多为 465 端口）',
  starttls: 'STARTTLS（多为 587、25 端口）',
  none: '不加密（只用在本单位内网）',
};

const secret = z
  .string()
  .trim()
  .max(200, '密钥最多 200 个字符')
  .regex(/^[\x21-\x7e]*$/, '密钥里有空格或中文，重新复制');

/** What a channel is besides its kind. An address or a secret that is left out on a change stays as it was. */
export const channelFields = {
  name: line('通道名称', 30, 2),
  /** Null: for the whole city. */
  unitId: z.uuid().nullable(),
  wants: Wants,
  /** 发送时段, on working days; outside it nothing goes out and all that came meanwhile goes together afterwards. */
  from: Time,
  to: Time,
  /** 休息日也发. */
  restDays: z.boolean(),
  /** 每天汇总的时间. */
  dailyAt: Time,
  /** 机器人地址. */
  address: z.string().trim().max(500, '地址最多 500 个字符').optional(),
  /** 加签密钥 of a robot, password of a mail account. */
  secret: secret.optional(),
  host: z
    .string()
    .trim()
    .max(253)
    .regex(/^[A-Za-z0-9.:-]*$/, '服务器写域名或 IP，不带 http')
    .optional(),
  port: z.int('端口要填整数').min(1, '端口在 1 到 65535 之间').max(65535, '端口在 1 到 65535 之间').optional(),
  security: MailSecurity.optional(),
  user: z.string().trim().max(200).optional(),
  sender: z.email('发件地址不对').max(200).optional(),
  receivers: z.array(z.email('收件地址不对').max(200)).max(20, '最多 20 个收件地址').optional(),
};

type Fields = z.infer<z.ZodObject<typeof channelFields>>;

/** 填得对不对, where one field depends on another; path and sentence of each that does not fit. */
export function channelFaults(kind: ChannelKind | null, fields: Fields): { path: keyof Fields; message: string }[] {
  const faults: { path: keyof Fields; message: string }[] = [];
  const say = (path: keyof Fields, message: string) => faults.push({ path, message });
  if (fields.from >= fields.to) say('to', '结束要晚于开始');
  else if (fields.dailyAt < fields.from || fields.dailyAt >= fields.to) say('dailyAt', '汇总时间要在发送时段里');
  if (fields.address && !/^https?:\/\/[^\s]+$/.test(fields.address)) say('address', '地址要以 https:// 开头，从群机器人的设置里复制');
  if (kind === 'mail') {
    if (!fields.host) say('host', '服务器没有填');
    if (!fields.port) say('port', '端口没有填');
    if (!fields.security) say('security', '选连接的加密方式');
    if (!fields.sender) say('sender', '发件地址没有填');
    if (!fields.receivers?.length) say('receivers', '至少写一个收件地址');
  } else if (kind !== null && !fields.address) say('address', '机器人地址没有填');
  return faults;
}
