import { anyCharacter } from '@weicheng/testing/anyCharacter';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlanReading, Printed, Span } from './reading.schema.ts';
import { PlanReading as Reading } from './reading.schema.ts';
import { readPlan } from './readPlan.ts';
import { folded } from './text/view.ts';

const shuffled = [
  '澄溪市创建国家卫生城市实施方案',
  '一、工作目标',
  '二、重点任务',
  '（一）',
  '（二)',
  '1.',
  '2、',
  '①',
  '、',
  '第一阶段：',
  '第三条',
  '附件1',
  '附件：',
  '责任单位：市城管局、各镇（街道）',
  '（牵头单位：市卫健委。协助单位：市教育局',
  '由市住建局牵头，市公安局配合',
  '完成时限：2025年6月底前',
  '不低于95%',
  '每千人3.5张',
  '组长：王明李小红张三',
  '成员：',
  '成立领导小组，下设办公室',
  '清理卫生死角',
  '。',
  '\n',
  '\n\n',
  '\t',
  '《',
  '》',
  '(',
  ')',
  '2023年一季度：',
  '2025年3月5日',
  '澄政办〔2025〕12号',
  '20XX年',
  ' ',
  '　',
  '[bookmark: _GoBack]',
  '当前隐藏内容免费查看',
  '-1-',
  '\u{20000}',
];
const planLike = fc.array(fc.constantFrom(...shuffled), { maxLength: 60 }).map((parts) => parts.join(''));
const anything = fc.oneof(planLike, planLike, fc.string({ unit: anyCharacter, maxLength: 300 }), fc.string({ maxLength: 300 }));

function printedOf(reading: PlanReading): Printed[] {
  const { title, documentNumber, issuer } = reading;
  return [
    ...[title, documentNumber, issuer].filter((p) => p !== null),
    ...reading.addressees,
    ...reading.attachments,
    ...reading.basis,
    ...reading.sections.flatMap((s) => [...s.owners, ...s.periods]),
    ...reading.tasks.flatMap((t) => [
      ...t.headings,
      ...t.leadUnits,
      ...t.supportingUnits,
      ...t.responsibleUnits,
      ...t.deadlines,
      ...t.recurrence,
      ...t.clauses,
    ]),
    ...reading.organizations.flatMap((o) => [...o.posts, ...(o.duties ? [o.duties] : [])]),
  ];
}

function spansOf(reading: PlanReading): Span[] {
  return [
    ...printedOf(reading).map((p) => p.span),
    ...reading.flags.map((f) => f.span),
    ...reading.tasks.flatMap((t) => [t.span, ...t.thresholds.map((h) => h.span)]),
    ...reading.sections.map((s) => s.span),
    ...reading.phases.map((p) => p.span),
    ...reading.organizations.flatMap((o) => [o.span, ...o.members.map((m) => m.span)]),
    ...reading.goals.map((g) => g.span),
    ...reading.requirements.map((g) => g.span),
  ];
}

/** White space, width and brackets aside. */
const essence = (text: string): string =>
  [...Array(text.length).keys()]
    .map((i) => folded(text.charCodeAt(i)))
    .filter((c) => c !== 0)
    .map((c) => String.fromCharCode(c))
    .join('')
    .replace(/[:[\]()、*#]/g, '');

/** Whether the words are what is left of the passage: noise may have been taken out between them. */
function within(words: string, passage: string): boolean {
  let k = 0;
  for (let i = 0; i < passage.length; i += 1) if (passage[i] === words[k]) k += 1;
  return k === words.length;
}

describe('任何文字都读得下来', () => {
  test('不抛错，读出的样子合格式，出处都在原文之内', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const reading = readPlan(text);
        expect(Reading.safeParse(reading).success).toBe(true);
        for (const span of spansOf(reading)) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThanOrEqual(span.start);
          expect(span.end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('照录的名称、时限与出处的原文一致', () => {
    fc.assert(
      fc.property(planLike, (text) => {
        for (const { text: words, span } of printedOf(readPlan(text))) {
          const passage = text.slice(span.start, span.end);
          expect([words, passage, within(essence(words), essence(passage))]).toEqual([words, passage, true]);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('任务的出处互不重叠', () => {
    fc.assert(
      fc.property(planLike, (text) => {
        const spans = readPlan(text)
          .tasks.map((task) => task.span)
          .sort((a, b) => a.start - b.start || a.end - b.end);
        for (let k = 1; k < spans.length; k += 1) expect(spans[k]?.start).toBeGreaterThanOrEqual(spans[k - 1]?.end ?? 0);
      }),
      { numRuns: 400 },
    );
  });
});
