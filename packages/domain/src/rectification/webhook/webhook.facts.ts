import { z } from 'zod';
import { factKind } from '../../kernel/index.ts';

const named = z.object({ name: z.string() });
/** Only the host: an address may carry a key of the other side. */
const sent = z.object({ name: z.string(), host: z.string(), kinds: z.array(z.string()) });

/** What is recorded about 推送订阅; `about` is its id. */
export const webhookFacts = {
  added: factKind({
    kind: 'webhook.added',
    says: '加推送订阅',
    data: sent,
    line: (d) => `加推送订阅“${d.name}”，发到 ${d.host}，${d.kinds.length} 种事`,
  }),
  approved: factKind({
    kind: 'webhook.approved',
    says: '授权推送订阅',
    data: sent,
    line: (d) => `授权推送订阅“${d.name}”，发到 ${d.host}`,
  }),
  paused: factKind({ kind: 'webhook.paused', says: '暂停推送', data: named, line: (d) => `暂停推送“${d.name}”` }),
  stood: factKind({
    kind: 'webhook.stood',
    says: '推送自动暂停',
    data: z.object({ name: z.string(), why: z.string() }),
    line: (d) => `推送“${d.name}”连续 3 天没有送到，自动暂停：${d.why}`,
  }),
  resumed: factKind({ kind: 'webhook.resumed', says: '恢复推送', data: named, line: (d) => `恢复推送“${d.name}”` }),
  secretRenewed: factKind({
    kind: 'webhook.secretRenewed',
    says: '换推送密钥',
    data: named,
    line: (d) => `换推送“${d.name}”的密钥`,
  }),
  tested: factKind({ kind: 'webhook.tested', says: '试发推送', data: named, line: (d) => `给“${d.name}”试发一条` }),
  resent: factKind({
    kind: 'webhook.resent',
    says: '重发推送',
    data: z.object({ name: z.string(), count: z.int() }),
    line: (d) => `重发“${d.name}”没送到的 ${d.count} 条`,
  }),
  ended: factKind({ kind: 'webhook.ended', says: '停用推送订阅', data: named, line: (d) => `停用推送订阅“${d.name}”` }),
};
