import { accountProblems } from '@weicheng/domain/platform';
import { describe, expect, it } from 'vitest';
import { arrivalOf } from './arrival.ts';

const said = (search: string) => arrivalOf(search).told?.message;

describe('arrivalOf', () => {
  it('says nothing when nobody was sent back', () => expect(arrivalOf('')).toEqual({ told: null, first: 'password' }));

  it('has the sentence of what the sign-on refused', () => {
    expect(said('?problem=account.sign-on-unknown')).toBe(accountProblems.signOnUnknown({}).message);
    expect(said('?problem=account.closed')).toBe(accountProblems.closed({}).message);
    expect(said('?problem=account.locked')).toContain('15 分钟后再试');
  });

  it('has one for every other code, and never shows the code of the address as words', () => {
    const odd = said('?problem=%3Cb%3E换密码%3C%2Fb%3E');
    expect(odd).toBe('登录没有成功。再试一次，或用用户名和密码登录。');
    expect(said('?error=access_denied')).toBe(odd);
  });

  it('opens the second step', () => expect(arrivalOf('?step=second-factor').first).toBe('secondFactor'));
});
