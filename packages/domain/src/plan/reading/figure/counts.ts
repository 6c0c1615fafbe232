import type { Figure } from './figures.ts';
import { isCount, measures } from './measures.data.ts';

/** 要办成的数: whether a count is set to be made (新建公厕20座) or only tells how many there are. */

const making =
  '新建|改建|扩建|新增|新改扩建|新改建|改扩建|续建|加建|加装|增建|增设|增配|增补|增加|添置|购置|采购|配备|配齐|配置|配发|补齐|补植|补种|补栽|建成|建好|建设|建立|创建|创成|打造|培育|培养|开展|举办|办好|兴办|承办|组织|召开|开讲|讲授|播放|播出|播报|宣讲|巡讲|改造|改厕|翻新|粉刷|设置|设立|布设|布置|铺设|敷设|搭建|架设|安装|启用|投用|评选|评定|选树|命名|认定|申报|申创|培训|轮训|发放|派发|分发|印发|印制|编印|制作|张贴|悬挂|刊发|刊播|刊登|推送|发布|拍摄|创作|研制|编制|完成|引进|引育|引导|开发|推出|推广|开设|更新|更换|种植|栽植|栽种|拆除|拆违|清理|清运|清除|清洗|清淤|疏通|疏导|修复|修缮|修整|修补|维修|修建|规整|规范|整治|整改|治理|取缔|消除|淘汰|关停|搬迁|迁建|硬化|绿化|亮化|美化|划定|施划|检查|抽检|抽查|检测|监测|排查|出动|处置|消杀|投药|喷洒|灭鼠|查处|签订|曝光|体检|接种|筛查|走访|慰问|选派|选送|选聘|聘请|招募|招录|组建|扶持|遴选|投放|投入|筹措|筹集|争取|拨付|安排|举行|发展|形成|提升';
const produce = new RegExp(`(?:${making}|建|推动|达到|实现|落实|办)$`, 'u');
const makingNoun = new RegExp(`(?:${making})([\\u4e00-\\u9fff()、“”]{1,18})$`, 'u');
/** 完成甲、乙两街道6处疏导点建设: the making stands at both ends of the count. */
const finishing = /^(?:全面|年内|力争|确保|并|再|累计|共|已)*完成[\u4e00-\u9fff()、“”]{0,24}$/u;
const finished =
  /^[\u4e00-\u9fff()“”]{1,16}(?:建设|改造|整治|治理|安装|修缮|修复|维修|新建|更新|创建|清理|清运|拆除|提升|升级|铺设|绿化|任务|工作|工程)(?:[,。;、)\n]|$)/u;
const notMade = /^(?:对|向|在|从|按照?|围绕|针对|包括|包含|含|共有?|现有|已|根据|依据|对照|涉及|分|聚焦|落实好?|结合|以)/u;
/** 在居民区新增毒饵站200个: a place ahead of the verb is no list of what there is. */
const placedAt = /^(?:在|围绕|结合|以|聚焦)/u;
export const conditionBefore = /(?:近|连续|前|第|过去|最近|上|为期|满|时隔|长达|历时|历经|未满|年满|数|几|个|“|每|时速|有)$/u;

/** The unit without what it is counted by: 次/年 counts 次. */
export const baseUnit = (unit: string): string => {
  const cut = unit.search(/[/每(]/u);
  const bare = cut > 0 && !measures.includes(unit) ? unit.slice(0, cut) : unit;
  // 1.5万册 is a count of 册.
  return !measures.includes(bare) && /^[万亿千]/u.test(bare) && isCount.has(bare.slice(1)) ? bare.slice(1) : bare;
};

/** Where the clause around a place begins. */
export function clauseStart(text: string, from: number, at: number): number {
  let i = at;
  let depth = 0;
  while (i > from && at - i < 60) {
    const c = text[i - 1] ?? '';
    if (c === ')') depth += 1;
    else if (c === '(') {
      if (depth === 0) break;
      depth -= 1;
    } else if (/[,。;:!?\n\t]/u.test(c) && depth === 0) break;
    i -= 1;
  }
  return i;
}

/** Whether the count is set to be made: a verb of making stands before it (开展3次…), or before its noun (新建公厕20座，). */
export function made(head: string, tail: string, digits: boolean): boolean {
  if (conditionBefore.test(head)) return false;
  const placed = placedAt.test(head);
  if (!placed && notMade.test(head)) return false;
  if (produce.test(head.replace(/(?:了|约|共计?|总计|各|将|不少|出|至)$/u, ''))) return true;
  if (digits && finishing.test(head) && finished.test(tail)) return true;
  if (!/^(?:[,。;、()\n以及和]|$)/u.test(tail)) return false;
  const verb = makingNoun.exec(head);
  return verb !== null && !/的$|^[对向从]/u.test(verb[1] ?? '');
}

/** …建成健康细胞20个以上，健康主题公园1处: the list of a making goes on after a comma. */
export function listed(text: string, clause: number, start: number, tail: string, last: number): boolean {
  if (clause - last > 4 || start - last > 24) return false;
  const words = text.slice(last, start).replace(/^(?:以上|左右)?[,、]/u, '');
  return (
    words.length < start - last &&
    /^[\u4e00-\u9fff()“”、]{2,14}$/u.test(words) &&
    !/^[每其]/u.test(words) &&
    !notMade.test(words) &&
    !conditionBefore.test(words) &&
    /^(?:[,。;、)\n]|以上|左右|$)/u.test(tail)
  );
}

/** 建成15个口袋公园、10公里绿道: what else the same verb makes. */
export const alsoMade = (text: string, last: number, start: number, tail: string): boolean =>
  /^[\u4e00-\u9fff“”]{1,14}(?:、|和)$/u.test(text.slice(last, start)) && /^[\u4e00-\u9fff“”()]{1,14}(?:[,。;、)\n]|$)/u.test(tail);

/** 整治农贸市场（12个）、背街小巷（35条）: how many there are of what is to be done, in a bracket of its own. */
export function bracketed(text: string, from: number, figure: Figure, to: number): { open: number } | null {
  if (!isCount.has(baseUnit(figure.unit)) || figure.end >= to || text[figure.end] !== ')') return null;
  const lead = /\((?:共计?|合计|约|计)?$/u.exec(text.slice(Math.max(from, figure.start - 3), figure.start));
  if (!lead) return null;
  const open = figure.start - lead[0].length;
  const clause = clauseStart(text, from, open);
  const words = text.slice(clause, open).replace(/\([^()]*\)/gu, '');
  if (notMade.test(words) || conditionBefore.test(words)) return null;
  const verb = makingNoun.exec(words);
  return verb !== null && !/的$|^[对向从]/u.test(verb[1] ?? '') ? { open } : null;
}
