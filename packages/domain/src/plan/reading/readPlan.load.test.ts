import { describe, expect, test } from 'vitest';
import { readPlan } from './readPlan.ts';

const sentence = '风吹过城墙，人们在树下说话，孩子跑来跑去。';
const item = (n: number) =>
  `（${n}）整治背街小巷，路灯亮化率≥95%，2025年6月底前完成。（牵头单位：市城管局；责任单位：市住建局、各镇（街道））\n`;
const plan = (n: number) => `澄溪市创卫工作方案\n一、重点任务\n${Array.from({ length: n }, (_, k) => item(k + 1)).join('')}`;

/** How many characters the reader asks strings for: what it slices and what it searches. */
function visited(text: string): number {
  const { slice, indexOf, lastIndexOf } = String.prototype;
  let count = 0;
  String.prototype.slice = function (this: string, ...args) {
    const out = slice.apply(this, args);
    count += out.length;
    return out;
  };
  String.prototype.indexOf = function (this: string, sign, from = 0) {
    const at = indexOf.call(this, sign, from);
    count += (at < 0 ? this.length : at) - from;
    return at;
  };
  String.prototype.lastIndexOf = function (this: string, sign, from = this.length) {
    const at = lastIndexOf.call(this, sign, from);
    count += Math.min(from, this.length) - Math.max(0, at);
    return at;
  };
  try {
    readPlan(text);
  } finally {
    Object.assign(String.prototype, { slice, indexOf, lastIndexOf });
  }
  return count;
}

describe('长文与坏文', () => {
  test.each([
    ['空', ''],
    ['一个字', '一'],
    ['一个换行', '\n'],
    ['括号都不收', '（《“【'.repeat(5000)],
    ['五百层编号', Array.from({ length: 500 }, (_, k) => `${Array.from({ length: (k % 8) + 1 }, () => '1').join('.')} 项\n`).join('')],
    ['五百层括号', `一、任务\n（一）清扫${'（'.repeat(500)}街巷${'）'.repeat(500)}。`],
    ['只有编号', '（一）'.repeat(2000)],
    ['只有标签', '责任单位：'.repeat(2000)],
    ['数字', '1.2 3,4\t5%\n'.repeat(2000)],
    ['半个代理对', '\ud840一、\udc00'],
  ])('%s：读得完，不抛错', (_, text) => {
    expect(readPlan(text).tasks.length).toBeLessThan(2001);
  });

  test('一千万字节没有编号的文字：没有任务，说明没有读出', () => {
    const reading = readPlan(sentence.repeat(160_000));
    expect(reading.tasks).toEqual([]);
    expect(reading.flags.map((flag) => flag.kind)).toEqual(['noTasks']);
  });

  test('同一份文件连着两遍：任务两份，出处不重叠，重号有存疑', () => {
    const once = plan(3);
    const reading = readPlan(`${once}\n${once}`);
    expect(reading.tasks).toHaveLength(6);
    expect(new Set(reading.tasks.map((task) => task.span.start)).size).toBe(6);
    expect(reading.flags.map((flag) => flag.kind)).toContain('numberRepeated');
  });

  test.each([
    ['逐行的方案', plan(150), plan(300)],
    ['不分行的方案', plan(150).replaceAll('\n', ''), plan(300).replaceAll('\n', '')],
    ['没有编号', sentence.repeat(5000), sentence.repeat(10_000)],
    ['括号都不收', '（《“【'.repeat(4000), '（《“【'.repeat(8000)],
    ['成立', '成立领导小组。'.repeat(2000), '成立领导小组。'.repeat(4000)],
    ['附件', '附件：名单\n'.repeat(2000), '附件：名单\n'.repeat(4000)],
    ['由某局负责', '一、由市城管局负责，'.repeat(2000), '一、由市城管局负责，'.repeat(4000)],
  ])('%s加一倍，看的字不多过一倍', (_, one, two) => {
    expect(visited(two)).toBeLessThan(visited(one) * 2.2 + 20_000);
  });
});
