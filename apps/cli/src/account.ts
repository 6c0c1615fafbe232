import { readSettings } from '@weicheng/server/platform/settings/index';
import { withAccounts } from './office.ts';
import { say } from './terminal.ts';

/** 账号应急: lets somebody in again who has nobody left to ask. Whoever runs it has the server's machine, and it leaves a fact. */
export const resetAccount = (userName: string): Promise<void> =>
  withAccounts(readSettings(process.env), async (accounts) => {
    const { firstPassword } = await accounts.rescue(userName.trim().toLowerCase());
    say(`账号 ${userName} 的首次密码：${firstPassword}`);
    say('只显示这一次，当面交给本人，登录后要改掉。已登录的设备都退出，两步验证已解除，留痕里记了一笔。');
  });
