/** 指标名: the noun phrase a figure speaks of. */

const opening =
  /^(?:以上|以下|以内|左右|内(?!部|容|外)|按照?|平均(?=每)|其中|确保|力争|实现|使|达到(?![《\u4e00-\u9fff]*要求的)|保证|争取|并|且|到20\d\d年底?|全年|要求|做到|保持|力求|努力|进一步|不断|逐步|持续|推进|推动|以及|及|和|与|各项|今年|年内|对|将|把|定期(?![\u4e00-\u9fff]{0,2}率))+/u;
const ending = /(?:均要?|都要?|分别|要|应|应当|必须|须|需|力争|争取|全部|整体|总体|已|将|能够?|可|由|从|[\d.]+%?)+$/u;

const onlyVerbs =
  /^(?:新建|改建|扩建|新增|建成|建设|创建|打造|培育|开展|举办|组织|召开|改造|设置|设立|配备|配置|安装|增设|评选|培训|完成|引进|引育|开发|推出|建立|形成|达到|实现|获得|再|新|共|累计|至少|每年|每月|每周|每季度|全年|有|来自)+$/u;

/** The words before the figure, from the last stop or the last figure on: 学生健康知识知晓率. */
export function metricBefore(text: string, from: number, to: number): string {
  let depth = 0;
  let start = to;
  while (start > from && to - start < 50) {
    const c = text[start - 1] ?? '';
    if (c === ')' || c === '》' || c === '”') depth += 1;
    else if (c === '(' || c === '《' || c === '“') {
      if (depth === 0) break;
      depth -= 1;
    } else if (depth === 0 && /[,。;:!?\n\t]/u.test(c)) break;
    start -= 1;
  }
  let words = text.slice(start, to).replace(/^\)/u, '');
  if (words === '' && text[start - 1] === '(') return metricBefore(text, from, start - 1);
  if (words === '' && /[,]/u.test(text[start - 1] ?? '')) return metricBefore(text, from, start - 1);
  const list = words.lastIndexOf('、');
  if (list >= 0 && /[率比量值数度]$/u.test(words.slice(0, list)) && start >= from) words = words.slice(list + 1);
  words = words
    .replace(/^[、和及与]+/u, '')
    .replace(opening, '')
    .replace(ending, '');
  words = words
    .replace(/[(《“]+$/u, '')
    .replace(/^(?:其中)?(?:截[至止]到?)?(?:20\d\d年)?(?:\d{1,2}月)?(?:底)?(?:之?前)?(?=完成|$)/u, '')
    .trim();
  // Only a verb of making: what is made stands behind the figure.
  return onlyVerbs.test(words) ? '' : words;
}

/** The words after the figure, where nothing stands before it: 80%以上社区的环境得到有效整治. */
export function metricAfter(text: string, from: number, to: number): string {
  let end = from;
  while (end < to && end - from < 40 && !/[,。;:!?\n\t()]/u.test(text[end] ?? '')) end += 1;
  return text
    .slice(from, end)
    .replace(/、?20\d\d年.*$|[、和]\d.*$/u, '')
    .replace(/^(?:的|以上|以下|左右)+/u, '')
    .trim();
}
