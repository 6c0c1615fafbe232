import { problem } from '../../kernel/index.ts';

type Named = { name: string };
export const webhookProblems = {
  notOffered: problem<{ kind: string }>('webhook.not-offered', 422, ({ kind }) => `“${kind}”不推送，从列表里选。`),
  approved: problem<Named>('webhook.approved', 409, ({ name }) => `“${name}”已经授权。`),
  notApproved: problem<Named>('webhook.not-approved', 409, ({ name }) => `“${name}”还没有授权，安全管理员授权以后再办。`),
  ended: problem<Named>('webhook.ended', 409, ({ name }) => `“${name}”已经停用。要推送，另加一个。`),
  paused: problem<Named>('webhook.paused', 409, ({ name }) => `“${name}”已经暂停。`),
  running: problem<Named>('webhook.running', 409, ({ name }) => `“${name}”没有暂停。`),
  testing: problem<Named>('webhook.testing', 409, ({ name }) => `“${name}”上一条试发还没有结果，等一会儿看记录。`),
  notDead: problem('webhook.not-dead', 409, () => '这一条不是“没送到”，不用重发。'),
  nothingDead: problem<Named>('webhook.nothing-dead', 409, ({ name }) => `“${name}”没有没送到的。`),
  tooMany: problem<{ most: number }>('webhook.too-many', 409, ({ most }) => `一个城市最多 ${most} 个在用的推送订阅，先停用不用的。`),
};
