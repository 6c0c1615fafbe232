import { accountContract } from '@weicheng/domain/platform';
import { call } from '../../shared/api.ts';

/** Ends this session on the server. Whether or not it is reached, which ends idle sessions by itself, this resolves. */
export const signOut = (): Promise<unknown> => call(accountContract.signOut, {}, { asksNobody: true }).catch(() => undefined);

/** 退出登录: ends the session and opens the door page anew, so that nothing read stays in the window. */
export async function leave(): Promise<void> {
  await signOut();
  window.location.assign('/');
}
