import { accountContract } from '@weicheng/domain/platform';
import { beforeAll, describe, expect, it } from 'vitest';
import { type TestOffice, testOffice } from './office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await testOffice();
});

describe('rights beyond one’s unit', () => {
  it('the system administrator cannot come in as the audit administrator', async () => {
    const system = await office.as('xitong');
    const target = await office.database.owner.query<{ person_id: string }>("select person_id from auth.user where username = 'shenji'");
    const given = await system.call(accountContract.resetPassword, { personId: target.rows[0]?.person_id ?? '' }).then(
      (a) => a.firstPassword,
      () => null,
    );
    expect(given).toBe(null);
  });
});
