import type { IFontAttributesProperties } from 'docx';

/** The fonts of a paper after GB/T 9704-2012, by what they are for. None is bundled: an office has them. */
const names = {
  /** 标题 */
  title: '方正小标宋简体',
  /** 正文 */
  body: '仿宋_GB2312',
  /** 一级标题 */
  first: '黑体',
  /** 二级标题 */
  second: '楷体_GB2312',
  /** 页码 */
  number: '宋体',
} as const;

/** What stands in where a font is missing: what comes with Word and WPS first, then free ones. */
const others: Readonly<Record<(typeof names)[keyof typeof names], readonly string[]>> = {
  方正小标宋简体: ['方正小标宋_GBK', '华文中宋', 'FZXiaoBiaoSong-B05S', 'Noto Serif CJK SC'],
  仿宋_GB2312: ['仿宋', 'FangSong', 'FandolFang', 'Noto Serif CJK SC'],
  黑体: ['SimHei', 'FandolHei', 'Noto Sans CJK SC'],
  楷体_GB2312: ['楷体', 'KaiTi', 'FandolKai', 'Noto Serif CJK SC'],
  宋体: ['SimSun', 'FandolSong', 'Noto Serif CJK SC'],
};

/** One font for all scripts, so that quotation marks, dashes and figures do not fall to another. */
const whole = (name: string): IFontAttributesProperties => ({ ascii: name, hAnsi: name, eastAsia: name, cs: name, hint: 'eastAsia' });

export const fonts = {
  title: whole(names.title),
  body: whole(names.body),
  first: whole(names.first),
  second: whole(names.second),
  number: whole(names.number),
};

/** The part of a .docx that names the fonts and what may stand in for them. */
export const fontTable = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${Object.values(
  names,
)
  .map((name) => `<w:font w:name="${name}"><w:altName w:val="${others[name].join(',')}"/><w:charset w:val="86"/></w:font>`)
  .join('')}</w:fonts>`;
