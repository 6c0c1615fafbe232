const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const powers: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const places: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };

/** 数字 written in Chinese (十一、两百、三万五千、二〇二四) or in digits; null where it is no number. */
export function numberOf(written: string): number | null {
  if (/^\d+(?:\.\d+)?$/.test(written)) return Number(written);
  if (/^[零〇一二三四五六七八九]{2,}$/u.test(written)) return Number([...written].map((c) => digits[c]).join(''));
  let total = 0;
  let part = 0;
  let digit: number | null = null;
  for (const c of written) {
    const d = digits[c];
    const power = powers[c];
    const place = places[c];
    if (d !== undefined) digit = d;
    else if (power !== undefined) {
      part += (digit ?? 1) * power;
      digit = null;
    } else if (place !== undefined) {
      total = (total + part + (digit ?? 0)) * place;
      part = 0;
      digit = null;
    } else return null;
  }
  return written === '' ? null : total + part + (digit ?? 0);
}

const ones = '〇一二三四五六七八九';

/** 1–999 in Chinese: 十一. */
export function chineseOf(n: number): string {
  if (n < 10) return ones[n] ?? '';
  if (n < 20) return `十${n % 10 ? ones[n % 10] : ''}`;
  if (n < 100) return `${ones[Math.floor(n / 10)]}十${n % 10 ? ones[n % 10] : ''}`;
  const rest = n % 100;
  return `${ones[Math.floor(n / 100)]}百${rest === 0 ? '' : rest < 10 ? `〇${ones[rest]}` : rest < 20 ? `一${chineseOf(rest)}` : chineseOf(rest)}`;
}
