import type { SourceText, Span } from '@weicheng/domain/plan';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, layOutSource } from './blocks.ts';
import { marksByBlock, type SourceMark, segmentsOf } from './segments.ts';

const plain = (text: string): SourceText => ({ text, tables: [] });
const find = (text: string, part: string): Span => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length });
const item = (text: string, id: string, part: string, ...fields: string[]) => ({
  id,
  span: find(text, part),
  fields: fields.map((field) => find(text, field)),
});
const says = (text: string, blocks: readonly Block[]) => blocks.map(({ span }) => text.slice(span.start, span.end));

describe('layOutSource', () => {
  it('makes a block of each line, without white space and empty lines', () => {
    const text = '　　一、目标\n\n  全市整洁。 \n';
    expect(says(text, layOutSource(plain(text), [], []))).toEqual(['一、目标', '全市整洁。']);
  });

  it('cuts one long line where items and headings begin', () => {
    const text = '三、任务（一）清运垃圾。（二）整治市场。责任单位：市场局。';
    const blocks = layOutSource(
      plain(text),
      [item(text, 'a', '（一）清运垃圾。'), item(text, 'b', '（二）整治市场。', '市场局')],
      [{ span: find(text, '三、任务'), level: 1 }],
    );
    expect(says(text, blocks)).toEqual(['三、任务', '（一）清运垃圾。', '（二）整治市场。', '责任单位：市场局。']);
    expect(blocks.map(({ level }) => level)).toEqual([1, null, null, null]);
    expect(blocks.map(({ begins }) => begins)).toEqual([true, false, false, false]);
    expect(blocks.map(({ items }) => items)).toEqual([[], ['a'], ['b'], ['b']]);
  });

  it('keeps a number with what it counts and a stop with what it ends', () => {
    const text = '1.扫街，每日两次。（2）洒水。';
    const items = [item(text, 'a', '扫街，每日两次'), item(text, 'b', '洒水')];
    const blocks = layOutSource(plain(text), items, []);
    expect(says(text, blocks)).toEqual(['1.扫街，每日两次。', '（2）洒水。']);
    expect(blocks.map((block) => block.items)).toEqual([['a'], ['b']]);
  });

  it('takes for a heading only what stands by itself', () => {
    const text = '（一）动员阶段（1月至3月）。印发方案。\n（二）整治\n1.扫街';
    const headings = ['（一）动员阶段', '（二）整治', '1.扫街'].map((part) => ({ span: find(text, part), level: 2 }));
    const blocks = layOutSource(plain(text), [item(text, 'a', '扫街')], headings);
    expect(blocks.map(({ span, level }) => [text.slice(span.start, span.end), level])).toEqual([
      ['（一）动员阶段（1月至3月）。印发方案。', null],
      ['（二）整治', 2],
      ['1.扫街', null],
    ]);
  });

  it('gives a line of units to every item it belongs to', () => {
    const text = '1.扫街。\n2.洒水。\n责任单位：环卫中心';
    const blocks = layOutSource(plain(text), [item(text, 'a', '1.扫街。', '环卫中心'), item(text, 'b', '2.洒水。', '环卫中心')], []);
    expect(blocks[2]?.items).toEqual(['a', 'b']);
  });

  it('draws a table as rows; merged cells once, wide or empty below', () => {
    const text = '前\n领域\t任务\n市容\t清运\n\t清扫\n后';
    const cell = (part: string) => find(text, part);
    const source: SourceText = {
      text,
      tables: [
        {
          span: { start: 2, end: text.indexOf('\n后') },
          rows: [
            [cell('领域'), cell('任务')],
            [cell('市容'), cell('清运')],
            [cell('市容'), cell('清扫')],
          ],
        },
      ],
    };
    const blocks = layOutSource(source, [item(text, 'a', '清扫')], []);
    expect(says(text, blocks)).toEqual(['前', '领域\t任务', '市容\t清运', '清扫', '后']);
    expect(blocks[3]?.row?.cells.map(({ above, head }) => [above, head])).toEqual([
      [true, '领域'],
      [false, '任务'],
    ]);
    expect(blocks[3]?.items).toEqual(['a']);
    const wide = layOutSource({ text, tables: [{ span: { start: 2, end: 7 }, rows: [[cell('领域'), cell('领域')]] }] }, [], []);
    expect(wide[1]?.row?.cells.map(({ columns }) => columns)).toEqual([2]);
  });

  it('cuts a page without a line at the ends of its sentences', () => {
    const sentence = `${'字'.repeat(99)}。`;
    const blocks = layOutSource(plain(sentence.repeat(40)), [], []);
    expect(blocks.length).toBeGreaterThan(3);
    expect(says(sentence.repeat(40), blocks).every((one) => one.endsWith('。'))).toBe(true);
  });

  const anyText = fc.string({ unit: fc.constantFrom('字', '。', ' ', '\n', '　', '😀', '1'), maxLength: 3000 });
  const spansIn = (text: string) =>
    fc.array(
      fc.tuple(fc.nat(text.length), fc.nat(text.length)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) })),
      { maxLength: 12 },
    );

  it('holds every character that is no space, once and in order, whatever the items are', () => {
    fc.assert(
      fc.property(
        anyText.chain((text) => fc.tuple(fc.constant(text), spansIn(text))),
        ([text, spans]) => {
          const blocks = layOutSource(
            plain(text),
            spans.map((span, i) => ({ id: String(i), span, fields: [] })),
            [],
          );
          expect(says(text, blocks).join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
          for (const [i, { span }] of blocks.entries()) expect(span.start).toBeGreaterThanOrEqual(blocks[i - 1]?.span.end ?? 0);
        },
      ),
    );
  });

  it('segments of a block are its text again, each with the marks that cover it', () => {
    const kinds = ['unit', 'when', 'goal', 'ask'] as const;
    fc.assert(
      fc.property(
        anyText.chain((text) => fc.tuple(fc.constant(text), spansIn(text))),
        ([text, spans]) => {
          const marks: SourceMark[] = spans.map((span, i) => ({ span, kind: kinds[i % 4] ?? 'unit', item: String(i) }));
          const blocks = layOutSource(plain(text), [], []);
          const byBlock = marksByBlock(blocks, marks);
          blocks.forEach(({ span }, i) => {
            const segments = segmentsOf(span, byBlock.get(i) ?? []);
            expect(segments.map((one) => text.slice(one.span.start, one.span.end)).join('')).toBe(text.slice(span.start, span.end));
            for (const { span: part, items } of segments.filter((one) => one.span.start < one.span.end))
              expect(items).toEqual(
                marks.filter((mark) => mark.span.start <= part.start && mark.span.end >= part.end).map((mark) => mark.item),
              );
          });
        },
      ),
    );
  });
});

describe('segmentsOf', () => {
  it('lays nested marks over each other', () => {
    const marks: SourceMark[] = [
      { kind: 'unit', span: { start: 2, end: 8 }, item: 'a' },
      { kind: 'ask', span: { start: 4, end: 6 }, item: 'a' },
    ];
    expect(segmentsOf({ start: 0, end: 10 }, marks).map(({ span, kinds }) => [span.start, span.end, kinds])).toEqual([
      [0, 2, []],
      [2, 4, ['unit']],
      [4, 6, ['ask', 'unit']],
      [6, 8, ['unit']],
      [8, 10, []],
    ]);
  });

  it('keeps a place for what was not found', () => {
    const [, hole] = segmentsOf({ start: 0, end: 4 }, [{ kind: 'ask', span: { start: 2, end: 2 }, item: 'a' }]);
    expect(hole).toEqual({ span: { start: 2, end: 2 }, kinds: ['ask'], items: ['a'] });
  });
});
