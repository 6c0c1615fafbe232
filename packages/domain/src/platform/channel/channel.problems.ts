import { problem } from '../../kernel/index.ts';

export const channelProblems = {
  unknownKind: problem<{ kind: string }>('channel.unknown-kind', 422, ({ kind }) => `没有“${kind}”这种通知，刷新页面再选。`),
  noUnit: problem('channel.no-unit', 422, () => '这个单位已经撤销或不在本市，另选一个。'),
  unitFixed: problem('channel.unit-fixed', 409, () => '通道的单位不能改，等着发的是原来单位的事。要换单位，去掉这个，另加一个。'),
  sameAddress: problem<{ name: string }>(
    'channel.same-address',
    409,
    ({ name }) => `这个地址已经用在“${name}”。一个群机器人只用在一个通道，要多发几种，改那个通道。`,
  ),
  tooMany: problem<{ most: number }>('channel.too-many', 409, ({ most }) => `通道最多 ${most} 个。去掉不用的再加。`),
  unsealed: problem('channel.unsealed', 409, () => '服务器换过签名密钥，原来的地址和密钥读不出来了。在“改”里重新填一遍。'),
  testTooSoon: problem('channel.test-too-soon', 409, () => '刚试发过，10 秒后再试。群机器人每分钟最多收 20 条。'),
  already: problem<{ paused: boolean }>('channel.already', 409, ({ paused }) => (paused ? '这个通道已经暂停。' : '这个通道正在用。')),
  paused: problem('channel.paused', 409, () => '通道暂停着，恢复以后再重发。'),
  notFailed: problem('channel.not-failed', 409, () => '只有没送到的才能重发。刷新页面看现在的情况。'),
  busy: problem('channel.busy', 409, () => '这个通道正在送另一条，送完再重发。'),
};
