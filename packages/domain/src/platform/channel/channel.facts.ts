import { z } from 'zod';
import { factKind } from '../../kernel/index.ts';
import { ChannelKind, channelKinds } from './channel.schema.ts';

const Named = z.object({ name: z.string(), kind: ChannelKind });
const called = ({ name, kind }: z.infer<typeof Named>) => `${channelKinds[kind]}通道“${name}”`;

/** What is recorded about channels; `about` is the channel's id. Addresses and secrets are in none of them. */
export const channelFacts = {
  added: factKind({
    kind: 'channel.added',
    says: '加通知通道',
    data: Named.extend({ unitName: z.string().nullable(), wants: z.array(z.string()) }),
    line: (d) => `加${called(d)}，${d.unitName ?? '全市'}，发 ${d.wants.join('、')}`,
  }),
  changed: factKind({
    kind: 'channel.changed',
    says: '改通知通道',
    data: Named.extend({ unitName: z.string().nullable(), wants: z.array(z.string()), address: z.boolean() }),
    line: (d) => `改${called(d)}，${d.unitName ?? '全市'}，发 ${d.wants.join('、')}${d.address ? '，换了地址或密钥' : ''}`,
  }),
  tested: factKind({
    kind: 'channel.tested',
    says: '试发通知',
    data: Named.extend({ ok: z.boolean() }),
    line: (d) => `试发${called(d)}，${d.ok ? '收到了' : '没送到'}`,
  }),
  paused: factKind({ kind: 'channel.paused', says: '暂停通知通道', data: Named, line: (d) => `暂停${called(d)}` }),
  resumed: factKind({ kind: 'channel.resumed', says: '恢复通知通道', data: Named, line: (d) => `恢复${called(d)}` }),
  removed: factKind({ kind: 'channel.removed', says: '去掉通知通道', data: Named, line: (d) => `去掉${called(d)}` }),
  resent: factKind({
    kind: 'channel.resent',
    says: '重发通知',
    data: Named.extend({ title: z.string() }),
    line: (d) => `在${called(d)}重发“${d.title}”`,
  }),
};
