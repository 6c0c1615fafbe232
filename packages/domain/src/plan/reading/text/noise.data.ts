/** Page furniture and web noise: what copying from a page or a PDF leaves between the sentences. Data: add a pattern where a new one is met. */

const wholeLine: readonly [RegExp, 'webNoise' | 'pageFurniture'][] = [
  // 页码：— 3 —、第 3 页 共 8 页、3/8
  [/^[-—~·\s]*\d{1,4}[-—~·\s]*$/u, 'pageFurniture'],
  [/^第\s?\d{1,4}\s?页(?:[\s,，/]*共\s?\d{1,4}\s?页)?$/u, 'pageFurniture'],
  [/^\d{1,4}\s?\/\s?\d{1,4}$/u, 'pageFurniture'],
  [/^(?:-{3,}|={3,}|_{3,}|\*{3,})$/u, 'pageFurniture'],
  [/^<!--.{0,80}-->$/u, 'webNoise'],
  // 网页上的按钮与提示
  [
    /^(?:发布评论|发表评论|写评论|查看评论|我要评论|返回顶部|返回首页|打印本页|关闭窗口|分享到[:：]?.{0,12}|上一篇.{0,60}|下一篇.{0,60}|相关阅读.{0,20}|相关链接.{0,20}|字体[:：]?\s?[大中小【】[\]\s]{1,14}|【?(?:打印|关闭)】?|展开全文|阅读全文|点击查看.{0,8}|收起|扫一扫.{0,24}|来源[:：].{0,40}|浏览次数[:：]?\s?\d*|阅读[:：]?\s?\d+|责任编辑[:：].{0,12}|版权所有.{0,40}|首页\s?[>»].{0,60}|当前位置[:：].{0,80}|您(?:当前)?所?在?的位置[:：].{0,80})$/u,
    'webNoise',
  ],
  // 网页的页脚
  [
    /^(?:(?:主办|承办|协办|维护|开发|运维)(?:单位)?|版权所有|网站标识码|技术支持|网站地图|联系我们|关于我们|建议使用|Copyright|copyright|©)[:：]?.{0,120}(?:网站标识码|备案[号序编]|ICP|公网安备|版权所有|技术支持|站长).{0,160}$/u,
    'webNoise',
  ],
  [/^(?:网站标识码|备案号|[\u4e00-\u9fff]?ICP备|[\u4e00-\u9fff]?公网安备|Copyright|版权所有|相关附件|网站地图).{0,120}$/u, 'webNoise'],
  // 抓取工具写的表头
  [
    /^\*{0,2}(?:发布日期|发布机构|发布时间|原文链接|检索时间|检索关键词|来源|分类|索引号|信息名称|公开方式|文件编号|成文日期|主题词)\*{0,2}[:：].{0,300}$/u,
    'webNoise',
  ],
  [/^[【[](?:原文下载|附件下载|相关附件|政策解读)[】\]].{0,60}$/u, 'webNoise'],
  [/^-?\s?\[[^\]\n]{1,160}\]\([^)\n]{1,300}\)$/u, 'webNoise'],
  [/^#{1,6}\s?(?:政策全文|正文|全文)$/u, 'webNoise'],
  [/^https?:\/\/\S{1,300}$/u, 'webNoise'],
];

/** 主办单位：某某市人民政府办公室: a page's foot where more of it follows, an assignment elsewhere. */
export const footerHead = (line: string): boolean =>
  /^(?:主办|承办)(?:单位)?:\s?[\u4e00-\u9fff]{2,30}(?:政府|办公室|局|委员会|中心)$/u.test(line);

const first =
  /^[-—~·\s\d第=_*<发写查我返打关分上下相字【[展阅点收扫来浏责版首当您原检索信公文成主附政承协维开运网技联关建备C©公c京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼#h]/u;

/** What a whole line is, if it is no part of the document. `line` is folded and trimmed. */
export function noiseLine(line: string): 'webNoise' | 'pageFurniture' | undefined {
  if (line.length > 400 || !first.test(line)) return undefined;
  return wholeLine.find(([pattern]) => pattern.test(line))?.[1];
}

const inside: readonly [string, RegExp, 'webNoise' | undefined][] = [
  ['[bookmark', /\[bookmark:[^\]\n]{0,60}\]/y, undefined],
  ['当前隐藏内容', /当前隐藏内容.{0,4}?(?:查看|阅读)/y, 'webNoise'],
  ['登录后', /登录后(?:可|才能|方可)?(?:查看|阅读)(?:全文|更多)?/y, 'webNoise'],
  ['本文由', /本文由.{1,12}?(?:整理|提供|发布)/y, 'webNoise'],
  ['**', /\*{2,4}/y, undefined],
  ['##', /#{1,6}/y, undefined],
  ['# ', /#/y, undefined],
  ['&nbsp;', /(?:&nbsp;)+/y, undefined],
  ['<br', /<br ?\/?>/y, undefined],
];

/** Calls `found` for each piece of noise between `start` and `end`, in order. */
export function noiseInside(
  source: string,
  start: number,
  end: number,
  found: (start: number, end: number, kind: 'webNoise' | undefined) => void,
): void {
  const line = source.slice(start, end);
  const hits: [number, number, 'webNoise' | undefined][] = [];
  for (const [sign, pattern, kind] of inside) {
    for (let i = line.indexOf(sign); i >= 0; i = line.indexOf(sign, i + 1)) {
      pattern.lastIndex = i;
      const hit = pattern.exec(line);
      if (hit && (sign[0] !== '#' || i === 0)) hits.push([start + i, start + i + hit[0].length, kind]);
    }
  }
  hits.sort((a, b) => a[0] - b[0]);
  let last = -1;
  for (const [from, to, kind] of hits) {
    if (from < last) continue;
    last = to;
    found(from, to, kind);
  }
}
