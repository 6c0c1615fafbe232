import type { Span } from '../../plan/index.ts';
import { clausesIn } from './messageText.rules.ts';

/** Words a place ends on: what it is, and where at it. */
const thing =
  '街道|大道|大街|路段|公路|马路|路|街|巷|胡同|村|社区|小区|花园|家园|公寓|苑|市场|商场|超市|广场|公园|学校|小学|中学|幼儿园|医院|车站|站台|公厕|厕所|中转站|垃圾站|工地|大桥|桥|河道|河|渠|湖|号楼|栋|单元|号院|号|路口|交叉口|交汇处|丁字路口|十字路口|大楼|大厦|酒店|饭店|餐馆';
const side =
  '[东南西北]{1,2}(?:侧|边|面|头|口|段|门|角)|门口|门前|旁边|旁|对面|附近|后面|前面|背后|后巷|后门|沿线|沿街|两侧|路边|墙边|周边|周围|里面|内|入口|出口|处';
const place = new RegExp(`(?:${thing})(?:的?(?:${side}))*`, 'gu');
/** What stands before the place in such a sentence: when, who found it and how. */
export const leading =
  /^(?:今天|今日|昨天|昨日|昨晚|刚才|刚刚|上午|下午|早上|早晨|中午|晚上|\d{1,4}[年月日号时点](?:\d{1,2}分?)?|\d{1,2}:\d{2}|目前|现在|经|对|在|到|去|我们?|本?组|督查|巡查|检查|暗访|核查|巡视|过程|中|时|发现|看到|接到|反映|群众|居民|市民|位于|问题|情况|有|[: ])+/u;
const label = /(?:地点|位置|地址|点位) ?: ?/gu;

/** 地点 in a passage: after its label, else the beginning of a clause up to its last word for a place, before `until(clause)`, where the matter begins. */
export function placeIn(plain: string, span: Span, until: (clause: Span) => number): { span: Span; sure: boolean } | null {
  for (const m of plain.slice(span.start, span.end).matchAll(label)) {
    const start = span.start + m.index + m[0].length;
    const stop = plain.slice(start, span.end).search(/[\n;。]|,? ?(?:问题|情况|类别|时限) ?:/u);
    const end = trimEnd(plain, start, Math.min(stop < 0 ? span.end : start + stop, start + 120));
    if (end > start) return { span: { start, end }, sure: true };
  }
  for (const clause of clausesIn(plain, span)) {
    const start = clause.start + (leading.exec(plain.slice(clause.start, clause.end))?.[0].length ?? 0);
    const limit = Math.min(until(clause), start + 60);
    let end = -1;
    for (const m of plain.slice(start, limit).matchAll(place)) if (m.index > 0) end = start + m.index + m[0].length;
    if (end > start + 2) return { span: { start, end }, sure: end - start >= 5 };
  }
  return null;
}

function trimEnd(plain: string, start: number, end: number): number {
  let at = end;
  while (at > start && /[\s,]/u.test(plain[at - 1] as string)) at--;
  return at;
}
