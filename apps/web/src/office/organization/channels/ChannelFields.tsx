import {
  ChannelKind,
  type ChannelRow,
  channelFaults,
  channelFields,
  channelKinds,
  MailSecurity,
  mailSecurities,
  type When,
} from '@weicheng/domain/platform';
import { Fragment } from 'react';
import { z } from 'zod';
import { useForm } from '../../../shared/form.ts';
import { CheckField, PasswordField, PickField, TextAreaField, TextField } from '../../../shared/parts/index.ts';
import { UnitField } from '../parts/pickers.tsx';

const receivers = z.string().transform((text) => text.split(/[\s,，;；]+/).filter(Boolean));

/** The form of a channel: receivers are typed as text, the unit may be left out. */
const shapeOf = (row: ChannelRow | null) =>
  z
    .strictObject({
      kind: ChannelKind,
      ...channelFields,
      unitId: z.string().optional(),
      port: z
        .string()
        .regex(/^\d{0,5}$/, '端口要填整数')
        .optional(),
      receivers: receivers.pipe(channelFields.receivers.unwrap()),
    })
    .superRefine((form, { addIssue }) => {
      const asked = row === null || row.kind === 'mail' ? form.kind : null;
      for (const { path, message } of channelFaults(asked, fieldsOf(form))) addIssue({ code: 'custom', path: [path], message });
    });
type Kinds = readonly { kind: string; says: string; standing: boolean }[];
type Form = z.output<ReturnType<typeof shapeOf>>;

/** As the verbs take it. */
export function fieldsOf({ kind: _kind, ...form }: Omit<Form, 'kind'> & { kind?: Form['kind'] }) {
  const { unitId, port, user, sender, host, address, secret, ...rest } = form;
  return {
    ...rest,
    unitId: unitId ?? null,
    ...(port ? { port: Number(port) } : {}),
    ...(host ? { host } : {}),
    ...(user ? { user } : {}),
    ...(sender ? { sender } : {}),
    ...(address ? { address } : {}),
    ...(secret ? { secret } : {}),
  };
}

/** A channel as it stands, or what a new one begins with: what happens at once, what is counted each morning with the digest. */
export const useChannelForm = (row: ChannelRow | null, kinds: Kinds = []) =>
  useForm(
    shapeOf(row),
    row
      ? {
          ...{ kind: row.kind, name: row.name, wants: row.wants, from: row.from, to: row.to, restDays: row.restDays, dailyAt: row.dailyAt },
          ...(row.unitId ? { unitId: row.unitId } : {}),
          ...(row.mail && {
            host: row.mail.host,
            port: String(row.mail.port),
            security: row.mail.security,
            user: row.mail.user,
            sender: row.mail.sender,
          }),
          receivers: row.mail?.receivers.join('\n') ?? '',
        }
      : {
          kind: 'wecom',
          from: '08:00',
          to: '20:00',
          restDays: false,
          dailyAt: '09:00',
          receivers: '',
          wants: Object.fromEntries(kinds.map(({ kind, standing }) => [kind, standing ? 'daily' : 'now'])),
        },
  );
type ChannelForm = ReturnType<typeof useChannelForm>;

const addressHints: Readonly<Record<Exclude<ChannelKind, 'mail'>, string>> = {
  wecom: '群设置 → 消息推送（群机器人）→ 复制 Webhook 地址',
  dingtalk: '群设置 → 机器人 → 自定义 → 复制 Webhook 地址',
  feishu: '群设置 → 群机器人 → 自定义机器人 → 复制 Webhook 地址',
};
const secretHints: Readonly<Record<ChannelKind, string>> = {
  wecom: '',
  dingtalk: '安全设置选“加签”，复制 SEC 开头的密钥；选“自定义关键词”的，关键词写“卫城”，这里不填',
  feishu: '安全设置勾“签名校验”，复制密钥；用“自定义关键词”的，关键词写“卫城”，这里不填',
  mail: '多数邮箱要用授权码，不是登录密码',
};

/** 一个通道的各项. Address and secret of one that is there are not shown again: left empty they stay. */
export function ChannelFields({ form, kinds, linked, row }: { form: ChannelForm; kinds: Kinds; linked: boolean; row: ChannelRow | null }) {
  const kind = form.values.kind ?? 'wecom';
  const kept = row !== null;
  return (
    <>
      {!kept && (
        <PickField
          label="发到哪里"
          choices={ChannelKind.options.map((value) => ({ value, says: channelKinds[value] }))}
          {...form.field('kind')}
        />
      )}
      <TextField label="通道名称" maxLength={30} hint="例如 柳桥街道创卫群" {...form.field('name')} />
      {kept ? (
        <p className="faint">{`${row.unitId ? `只发${row.unitName}和它下属的事` : '发全市的事'}。要换单位，去掉这个，另加一个。`}</p>
      ) : (
        <UnitField label="单位" optional hint="只发这个单位和它下属的事；不选发全市的" {...form.field('unitId')} />
      )}
      {kind === 'mail' ? (
        <MailFields form={form} row={row} />
      ) : (
        <>
          <TextField
            label="机器人地址"
            spellCheck={false}
            hint={kept ? `现在是 ${row.target}；不换就空着` : addressHints[kind]}
            {...form.field('address')}
          />
          {kind !== 'wecom' && (
            <PasswordField
              label={kind === 'dingtalk' ? '加签密钥' : '签名密钥'}
              optional
              autoComplete="off"
              hint={kept && row.hasSecret ? '存着一个；不换就空着' : secretHints[kind]}
              {...form.field('secret')}
            />
          )}
        </>
      )}
      <WantsField form={form} kinds={kinds} />
      <fieldset className="field">
        <legend>发送时段</legend>
        <div className="channel-hours">
          <TextField label="从" type="time" {...form.field('from')} />
          <TextField label="到" type="time" {...form.field('to')} />
          <TextField label="汇总在" type="time" {...form.field('dailyAt')} />
        </div>
        <p className="faint">时段以外的事，到下一个时段一起发。快到期、超期每天 8:30 统计，汇总定在这以后。</p>
      </fieldset>
      <CheckField label="休息日也发" {...form.field('restDays')} />
      {!linked && <p className="faint">服务器没有设 PUBLIC_URL，消息里不带办理的链接。</p>}
    </>
  );
}

function MailFields({ form, row }: { form: ChannelForm; row: ChannelRow | null }) {
  return (
    <>
      <TextField label="邮件服务器" spellCheck={false} hint="例如 smtp.example.cn" {...form.field('host')} />
      <div className="channel-hours two">
        <PickField
          label="加密方式"
          choices={MailSecurity.options.map((value) => ({ value, says: mailSecurities[value] }))}
          {...form.field('security')}
        />
        <TextField label="端口" inputMode="numeric" {...form.field('port')} />
      </div>
      <TextField label="登录账号" optional spellCheck={false} hint="不用登录的内网服务器不填" {...form.field('user')} />
      <PasswordField
        label="密码"
        optional
        autoComplete="off"
        hint={row?.hasSecret ? '存着一个；不换就空着' : secretHints.mail}
        {...form.field('secret')}
      />
      <TextField label="发件地址" spellCheck={false} {...form.field('sender')} />
      <TextAreaField label="收件地址" hint="一行一个，最多 20 个；收件人互相看不到" {...form.field('receivers')} />
    </>
  );
}

const whens: readonly { value: When | ''; says: string }[] = [
  { value: '', says: '不发' },
  { value: 'now', says: '马上' },
  { value: 'daily', says: '汇总' },
];

/** 发什么: each kind at once, with the digest, or not. */
function WantsField({ form, kinds }: { form: ChannelForm; kinds: Kinds }) {
  const { value = {}, error } = form.field('wants');
  const put = (kind: string, when: When | '') => {
    const { [kind]: _old, ...rest } = value;
    form.set({ wants: when === '' ? rest : { ...rest, [kind]: when } });
  };
  return (
    <fieldset className={error ? 'field wrong' : 'field'}>
      <legend>发什么</legend>
      <div className="channel-wants">
        <span />
        {whens.map(({ says }) => (
          <span key={says} className="faint" aria-hidden="true">
            {says}
          </span>
        ))}
        {kinds.map(({ kind, says }) => (
          <Fragment key={kind}>
            <span>{says}</span>
            {whens.map((when) => (
              <label key={when.value}>
                <input
                  type="radio"
                  name={`wants.${kind}`}
                  aria-label={`${says}：${when.says}`}
                  checked={(value[kind] ?? '') === when.value}
                  onChange={() => put(kind, when.value)}
                />
              </label>
            ))}
          </Fragment>
        ))}
      </div>
      <p className={error ? 'field-error' : 'faint'} role={error ? 'alert' : undefined}>
        {error ?? '只发有几件、哪个单位，不写问题标题、人名，不发照片。'}
      </p>
    </fieldset>
  );
}
