import { accountContract as verbs } from '@weicheng/domain/platform';
import { beforeAll, expect, it } from 'vitest';
import { type AccountOffice, accountOffice, codeOf, password } from './accountOffice.ts';

let office: AccountOffice;
beforeAll(async () => {
  office = await accountOffice();
});

it('turning two-step sign-in on ends the sessions that came in with one step', async () => {
  const [thief, owner] = [office.browser(), office.browser()];
  for (const browser of [thief, owner]) await browser.call(verbs.signIn, { userName: 'clerk', password });
  const { uri } = await owner.call(verbs.startSecondFactor, { password });
  await owner.call(verbs.confirmSecondFactor, { code: codeOf(uri) });
  await expect(thief.call(verbs.me)).rejects.toMatchObject({ status: 401 });
});
