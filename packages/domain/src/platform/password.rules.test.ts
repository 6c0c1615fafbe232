import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenPasswordRules, firstPassword, passwordRules } from './password.rules.ts';

const [length, mixture, noUserName] = passwordRules.map((r) => r.says);

describe('a password', () => {
  it.each([
    ['Jiedao-2026', []],
    ['chuangwei20', [mixture]],
    ['Chuang2026', []],
    ['Chuan2026', [length]],
    ['abc', [length, mixture]],
    ['创卫办2026-Ab', []],
    ['1234567890', [mixture]],
    ['Zhang-San-2026', [noUserName]],
    ['zHANG-sAN-2026', [noUserName]],
  ])('%s', (password, broken) => {
    expect(brokenPasswordRules(password, 'zhang-san')).toEqual(broken);
  });

  it('counts characters, not code units', () => {
    expect(brokenPasswordRules('😀😀😀😀😀aA1', 'x')).toContain(length);
  });

  it('is never accepted when it carries the user name, however written', () => {
    fc.assert(
      fc.property(fc.string(), fc.stringMatching(/^[a-z0-9]{3,10}$/), fc.string(), (before, userName, after) => {
        expect(brokenPasswordRules(before + userName.toUpperCase() + after, userName)).toContain(noUserName);
      }),
    );
  });
});

describe('a first password', () => {
  it('fulfils the rules whatever chance brings, and has no look-alikes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 24, maxLength: 24 }), (random) => {
        const password = firstPassword(random);
        expect(password).toMatch(/^[A-HJ-NP-Za-hjkmnp-z2-9]{12}$/);
        expect(brokenPasswordRules(password, '')).toEqual([]);
      }),
    );
  });

  it('wants enough chance', () => {
    expect(() => firstPassword(new Uint8Array(23))).toThrow(RangeError);
  });
});
