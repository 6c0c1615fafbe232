import { anyCharacter } from '@weicheng/testing/anyCharacter';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOutline } from './outline.rules.ts';

const notice = `关于印发标准的通知
澄爱卫发〔2026〕9号
各单位：
现将标准印发给你们。
附件：1. 澄溪市环境卫生标准
附件1
澄溪市环境卫生标准
（2026年版）
目录
一、组织管理………1
二、市容环境………3
一、组织管理
本方面共三条。
（一）建立健全爱卫组织。各级爱卫会组织健全，职责明确。
（二）制定工作计划，每年有部署、有总结。
1.年初有计划。
2.年底有总结。
（四）畅通投诉渠道，群众满意率达到90%以上。
二、市容环境
（五）道路保洁
1.主次干道机械化清扫率不低于80%；
2.背街小巷每日清扫。
（六）公共厕所数量足够，干净整洁。
三、附则
本标准由市爱卫办解释。
附件2
数据评价指标表
序号 名称`;

const clausesOf = (text: string) => (readOutline(text)?.areas ?? []).flatMap(({ clauses }) => clauses);

describe('读标准的正文', () => {
  const outline = readOutline(notice);

  it('takes the stretch with the clauses: areas by 一、, clauses by （一）, points below them in their text', () => {
    expect([outline?.title, outline?.documentNumber]).toEqual(['澄溪市环境卫生标准（2026年版）', '澄爱卫发〔2026〕9号']);
    expect(outline?.areas.map(({ name, clauses }) => [name, clauses.map(({ number, title }) => `${number} ${title}`)])).toEqual([
      ['组织管理', ['1 建立健全爱卫组织', '2 制定工作计划', '4 畅通投诉渠道']],
      ['市容环境', ['5 道路保洁', '6 公共厕所数量足够']],
      ['附则', []],
    ]);
    expect(outline?.areas[1]?.clauses[0]?.text).toBe('1.主次干道机械化清扫率不低于80%；\n2.背街小巷每日清扫。');
    const second = outline?.areas[0]?.clauses[1];
    expect(outline?.paragraphs.slice(second?.from, second?.to)).toHaveLength(3);
  });

  it('says everything it did not take, and every number it stumbled over', () => {
    const says = outline?.flags.map((flag) => flag.says) ?? [];
    for (const words of [
      '目录 3 行没有读',
      '正文前面的话',
      '附件和附表',
      '“组织管理”开头没有编号的话',
      '从 2 跳到 4，原文缺 3？',
      '“道路保洁”只有标题，下面分 2 点',
      '“附则”下面没有读出条款',
    ])
      expect(says.filter((one) => one.includes(words))).toHaveLength(1);
    expect(says).toHaveLength(7);
  });

  it('reads 第一章 第一条, 1 1.1, 一、1. as well; numbers that begin anew in every area are no official numbers', () => {
    expect(
      clausesOf('第一章 总则\n第一条 为了创建。\n第二条 依据法律。\n第二章 市容\n第三条 道路整洁。').map(({ number }) => number),
    ).toEqual([1, 2, 3]);
    expect(
      clausesOf('1 组织\n1.1 健全组织。\n1.2 有计划。\n2 市容\n2.1 道路整洁。').map(({ number, printed }) => [number, printed]),
    ).toEqual([
      [null, '1.1'],
      [null, '1.2'],
      [null, '2.1'],
    ]);
    const anew = readOutline('一、组织\n1.健全组织。\n2.有计划。\n二、市容\n1.道路整洁。\n2.厕所干净。');
    expect(anew?.areas.map(({ clauses }) => clauses.map(({ number }) => number))).toEqual([
      [null, null],
      [null, null],
    ]);
    expect(anew?.flags.map(({ says }) => says)).toEqual([expect.stringContaining('编号都从头起')]);
    const mixed = readOutline('一、组织\n（一）健全组织。\n（二）有计划。\n（三）有总结。\n二、市容\n1.道路整洁。\n2.厕所干净。');
    expect(mixed?.flags.map(({ says }) => says)).toContainEqual(expect.stringContaining('“市容”下面没有“（一）”这样的编号'));
    expect(readOutline('市容环境要整洁。\n达到90.5%以上。')).toBeNull();
  });

  it('loses no paragraph: each is a heading, in a clause, or told of; whatever the text', () => {
    const piece = fc.constantFrom(
      '一、',
      '（一）',
      '（二）',
      '1.',
      '第一条',
      '1.1 ',
      '附件1',
      '目录',
      '',
      '道路整洁',
      '。',
      '，',
      '\n',
      '\n',
      '二、组织',
      '3.5%',
      '〔2026〕',
    );
    const text = fc.oneof(
      fc.string({ unit: anyCharacter }),
      fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(text, (text) => {
        const outline = readOutline(text);
        if (!outline) return;
        const clauses = outline.areas.flatMap(({ clauses }) => clauses);
        expect(clauses.length).toBeGreaterThan(0);
        const covered = new Set<number>();
        for (const { from, to, title, text } of clauses) {
          expect(title !== '' && text !== '' && from < to).toBe(true);
          for (let i = from; i < to; i++) {
            expect(covered.has(i)).toBe(false);
            covered.add(i);
          }
        }
        const left = outline.paragraphs.length - covered.size - outline.areas.length;
        if (left > 0) expect(outline.flags.some(({ kind }) => kind !== 'number')).toBe(true);
      }),
    );
  });
});
