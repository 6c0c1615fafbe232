/** 密码规矩 (GB/T 22239 8.1.4.1: complex and changed; the figures are the office's own). */
export const shortestPassword = 10;
export const passwordClasses = 3;
/** A new password differs from this many before it, the present one among them. */
export const rememberedPasswords = 5;
/** After so many failures in a row the account is locked for so many minutes. */
export const failuresBeforeLock = 5;
export const lockMinutes = 15;

const classes: readonly RegExp[] = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u];

/** What a new password must fulfil, in the words of the page that shows the list while one types. */
export const passwordRules: readonly { says: string; holds: (password: string, userName: string) => boolean }[] = [
  { says: `至少 ${shortestPassword} 个字符`, holds: (p) => [...p].length >= shortestPassword },
  {
    says: '小写字母、大写字母、数字、符号，四种里至少有三种',
    holds: (p) => classes.filter((c) => c.test(p)).length >= passwordClasses,
  },
  { says: '不包含用户名', holds: (p, userName) => userName === '' || !p.toLowerCase().includes(userName.toLowerCase()) },
];

/** The rules a password breaks, in words; empty when it will do. */
export const brokenPasswordRules = (password: string, userName: string): string[] =>
  passwordRules.filter((rule) => !rule.holds(password, userName)).map((rule) => rule.says);

// Without l, o, i and their capitals, without 0 and 1: a first password is read from paper or over the telephone.
const small = 'abcdefghjkmnpqrstuvwxyz';
const large = small.toUpperCase();
const digits = '23456789';
const pattern = [large, small, small, digits];

/** 初始密码：twelve readable characters such as `Kmp4Xwr7Tqa9`, about 50 bits. `random` is 24 bytes of chance, as an argument. */
export function firstPassword(random: Uint8Array): string {
  if (random.length < 24) throw new RangeError('firstPassword wants 24 random bytes');
  return Array.from({ length: 12 }, (_, i) => {
    const letters = pattern[i % 4] ?? small;
    return letters[((random[2 * i] ?? 0) * 256 + (random[2 * i + 1] ?? 0)) % letters.length];
  }).join('');
}
