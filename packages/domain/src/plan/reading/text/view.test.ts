import { anyCharacter } from '@weicheng/testing/anyCharacter';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lookAtLines } from './lines.ts';
import { folded, viewOf } from './view.ts';

const pieces = fc
  .array(
    fc.constantFrom(
      '清扫街巷',
      '（一）',
      '。',
      '\n',
      '\r\n',
      ' ',
      '　',
      '\t',
      '[bookmark: _Hlk1]',
      '当前隐藏内容免费查看',
      '— 3 —\n',
      '２０２４年',
      '2 0 2 4',
      'LED 屏',
      '發布评论\n',
      '责任单位 ',
      '**',
      '# ',
    ),
    { maxLength: 40 },
  )
  .map((list) => list.join(''));
const visible = (text: string): string =>
  [...Array(text.length).keys()].map((i) => (folded(text.charCodeAt(i)) === 0 ? '' : text[i])).join('');

describe('阅读用的文字', () => {
  test('拼回去等于原文：除了空白和去掉的杂字，一字不少，字字有出处', () => {
    fc.assert(
      fc.property(fc.oneof(pieces, fc.string({ unit: anyCharacter, maxLength: 200 })), (text) => {
        const cleaning = lookAtLines(text, []);
        const view = viewOf(text, cleaning);
        let kept = '';
        let from = 0;
        for (const { start, end } of cleaning.drop) {
          kept += text.slice(from, Math.max(from, start));
          from = Math.max(from, end);
        }
        kept += text.slice(from);
        expect(visible(view.raw)).toBe(visible(kept));
        expect(view.raw.length).toBe(view.text.length);
        for (let i = 0; i < view.raw.length; i += 1) {
          if (folded(view.raw.charCodeAt(i)) !== 0) expect(text[view.at[i] ?? -1]).toBe(view.raw[i]);
          if (i > 0) expect(view.at[i]).toBeGreaterThanOrEqual(view.at[i - 1] ?? 0);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('全角、繁体、括号、破折号归一；字间空格和逐字空格去掉，英文词间的空格留着', () => {
    const seen = (text: string) => viewOf(text, { drop: [], soft: new Set() }).text;
    expect(seen('２０２４年（一）【責任單位】：甲～乙—丙')).toBe('2024年(一)[责任单位]:甲~乙-丙');
    expect(seen('2 0 2 4 年 6 月，设 置 LED screen')).toBe('2024年6月,设置LED screen');
  });

  test('断在句中的行接上，标题、编号、标签另起', () => {
    const long =
      '坚持以人民健康为中心，全面落实各项工作任务，进一步完善城市基础设施和环境卫生设施，努力提升城市综合服务功能和管理水平，提高市民文明';
    const { soft, flags } = lookAtLines(`一、工作目标\n${long}\n卫生意识。\n责任单位：市城管局\n二、任务`, []);
    expect(soft.size).toBe(1);
    expect(flags.map((flag) => flag.kind)).toEqual(['lineJoined']);
  });

  test('页码和网页杂字去掉，留存疑', () => {
    const { drop, flags } = lookAtLines('一、任务\n— 3 —\n清扫当前隐藏内容免费查看街巷。\n发布评论', []);
    expect(drop).toHaveLength(3);
    expect(flags.map((flag) => flag.kind)).toEqual(['pageFurniture', 'webNoise', 'webNoise']);
  });
});
