const digits = '〇一二三四五六七八九';

/** 一、十、二十一、一百零一: as Word counts, up to 9999. `one` begins 10 with 一. */
function chinese(n: number, [zero, ten, hundred, thousand]: readonly string[], numerals: string): string {
  if (n < 1 || n > 9999) return String(n);
  const places = [thousand, hundred, ten, ''];
  const figures = String(n).padStart(4, '0');
  let said = '';
  let gap = false;
  for (const [i, figure] of [...figures].entries()) {
    if (figure === '0') {
      gap = said !== '';
      continue;
    }
    said += `${gap ? zero : ''}${numerals[Number(figure)]}${places[i]}`;
    gap = false;
  }
  return said;
}

const counting = (zero: string) => (n: number) => chinese(n, [zero, '十', '百', '千'], digits).replace(/^一十/, '十');
const spelled = (n: number) => [...String(n)].map((d) => digits[Number(d)]).join('');
const legal = (n: number) => chinese(n, ['零', '拾', '佰', '仟'], '零壹贰叁肆伍陆柒捌玖');
/** One of a row of characters, counted on in plain figures where it ends. */
const from = (first: number, last: number) => (n: number) =>
  n >= 1 && first + n - 1 <= last ? String.fromCodePoint(first + n - 1) : String(n);
const among = (row: string) => (n: number) => [...row][(n - 1) % row.length] ?? String(n);
const circled = (n: number) =>
  n <= 20 ? from(0x2460, 0x2473)(n) : n <= 35 ? from(0x3251, 0x325f)(n - 20) : n <= 50 ? from(0x32b1, 0x32bf)(n - 35) : String(n);
/** A, B, …, Z, AA, BB: as Word counts. */
const letter = (first: number) => (n: number) =>
  n < 1 || n > 780 ? String(n) : String.fromCharCode(first + ((n - 1) % 26)).repeat(Math.ceil(n / 26));
const fullWidth = (n: number) => [...String(n)].map((d) => String.fromCharCode(0xff10 + Number(d))).join('');

const romans: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];
function roman(n: number): string {
  if (n > 3999) return String(n);
  let left = n;
  let said = '';
  for (const [value, sign] of romans)
    while (left >= value) {
      said += sign;
      left -= value;
    }
  return said;
}

/** ST_NumberFormat (ECMA-376 17.18.59), those a Chinese office meets; others count in plain figures. */
const formats: { [format: string]: (n: number) => string } = {
  chineseCounting: counting('〇'),
  chineseCountingThousand: counting('零'),
  taiwaneseCounting: counting('〇'),
  taiwaneseCountingThousand: counting('零'),
  japaneseCounting: counting('〇'),
  koreanCounting: counting('〇'),
  ideographDigital: spelled,
  taiwaneseDigital: spelled,
  japaneseDigitalTenThousand: spelled,
  koreanDigital2: spelled,
  chineseLegalSimplified: legal,
  ideographLegalTraditional: legal,
  ideographTraditional: among('甲乙丙丁戊己庚辛壬癸'),
  ideographZodiac: among('子丑寅卯辰巳午未申酉戌亥'),
  ideographEnclosedCircle: from(0x3280, 0x3289),
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedParen: from(0x2474, 0x2487),
  decimalEnclosedFullstop: from(0x2488, 0x249b),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  decimalZero: (n) => String(n).padStart(2, '0'),
  upperLetter: letter(65),
  lowerLetter: letter(97),
  upperRoman: roman,
  lowerRoman: (n) => roman(n).toLowerCase(),
  bullet: () => '',
  none: () => '',
};

/** A number as it is printed in a list of this format. */
export const numeral = (n: number, format: string): string => (formats[format] ?? String)(n);
