import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPlan } from '../readPlan.ts';
import { viewOf } from '../text/view.ts';
import { findMarks } from './marks.ts';
import { chineseOf, numberOf } from './numerals.ts';
import { outlineOf } from './outline.ts';

const paths = (text: string) => readPlan(text).tasks.map((task) => task.path);
const flags = (text: string) => readPlan(text).flags.map((flag) => flag.kind);
const plan = (body: string) => `澄溪市创卫工作方案\n${body}`;

describe('编号', () => {
  test.each([
    ['一、任务\n（一）清扫。\n1.扫街。\n（1）扫主干道。\n①洒水作业。', ['一/(一)/1/(1)/①']],
    ['一、任务\n(一）清扫街巷。\n（二)清运垃圾。\n【三】清洗设施。', ['一/(一)', '一/(二)', '一/(三)']],
    ['一、任务\n⒈清扫街巷。\n⒉清运垃圾。\n㈠不是。', ['一/1', '一/2', '一/(一)']],
    ['一、任务（一）清扫街巷。（二）清运垃圾。二、要求（一）加强领导。', ['一/(一)', '一/(二)']],
    ['一、市容\n1、清扫街巷。\n2、清运垃圾。\n二、健康\n3、开设课程。\n4、开展宣传。', ['一/1', '一/2', '二/3', '二/4']],
    ['一、市容\n1、清扫街巷。\n、清运垃圾。\n3、冲洗路面。', ['一/1', '一/2', '一/3']],
    ['一、市容\n（一）清扫街巷。\n（三）冲洗路面。', ['一/(一)', '一/(三)']],
    ['第一部分 重点任务\n一、市容\n（一）清扫街巷。', ['第一部分/一/(一)']],
    ['1.1 市容\n1.1.1 清扫街巷。\n1.1.2 清运垃圾。', ['1.1/1.1.1', '1.1/1.1.2']],
    ['一、任务\n6.开展检查。\n7.9月底前报送。\n8.40个工作日内办结。', ['一/6', '一/7', '一/8']],
    ['一、任务\n1.2025年完成改造。\n2.12月底前验收。', ['一/1', '一/2']],
    ['一、任务\n围挡高度不低于1.8米，按照第三条第（二）款，达到《标准》第1.2条要求，“三个100%”。', ['一']],
    ['一、任务\n一是清扫街巷；二是清运垃圾。', ['一']],
  ])('%s', (body, expected) => {
    expect(paths(plan(body))).toEqual(expected);
  });

  test('残篇从半截开始：上级记为问号', () => {
    expect(paths('（三）清扫街巷，加强保洁。\n（四）清运垃圾，做到日产日清。\n三、任务\n（一）开展宣传。')).toEqual([
      '?/(三)',
      '?/(四)',
      '三/(一)',
    ]);
  });

  test('丢号、跳号、重号、连写、缺括号都有存疑', () => {
    expect(flags(plan('一、市容\n1、清扫街巷。\n、清运垃圾。'))).toContain('numberLost');
    expect(flags(plan('一、市容\n（一）清扫街巷。\n（三）冲洗路面。'))).toContain('numberJump');
    expect(flags(plan('一、市容\n（一）清扫街巷。\n（一）冲洗路面。'))).toContain('numberRepeated');
    expect(flags(plan('一、整治市容，营造氛围（一）清扫街巷。（二）冲洗路面。'))).toContain('numberGlued');
    expect(flags(plan('一、市容\n一）清扫街巷。'))).toContain('bracketOpen');
  });

  test('一个章节里编到 1200，一条不少；年份不当编号', () => {
    const lines = Array.from({ length: 1200 }, (_, k) => `${k + 1}.清理点位。`);
    const view = viewOf(`一、任务\n${lines.join('\n')}\n2026、2027年各清理一次。`, { drop: [], soft: new Set() });
    const { nodes, flags } = outlineOf(view.text, findMarks(view, []));
    expect([nodes.length, nodes.at(-1)?.label, flags]).toEqual([1201, '1200', []]);
  });

  test('中文数字往返', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 199 }), (n) => numberOf(chineseOf(n)) === n));
    expect(['两百', '三万五千', '二〇二四', '十'].map(numberOf)).toEqual([200, 35000, 2024, 10]);
  });

  test('大纲的各项按原文次序，同级不重叠，子项在父项之内', () => {
    const piece = fc.constantFrom(
      '一、',
      '二、',
      '（一）',
      '（二）',
      '1.',
      '2.',
      '（1）',
      '①',
      '、',
      '\n',
      '清扫街巷。',
      '2023年一季度：',
      '附件1',
      '第一章',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const view = viewOf(pieces.join(''), { drop: [], soft: new Set() });
        const { nodes } = outlineOf(view.text, findMarks(view, []));
        let last = -1;
        for (const node of nodes) {
          expect(node.start).toBeGreaterThan(last);
          last = node.start;
          expect(node.textStart).toBeGreaterThanOrEqual(node.start);
          expect(node.end).toBeGreaterThanOrEqual(node.textStart);
          if (node.parent) expect(node.end).toBeLessThanOrEqual(node.parent.end);
          node.children.forEach((child, k) => {
            expect(child.end).toBeLessThanOrEqual(node.children[k + 1]?.start ?? node.end);
          });
        }
      }),
    );
  });
});
