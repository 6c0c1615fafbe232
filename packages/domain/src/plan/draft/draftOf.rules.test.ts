import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPlan } from '../reading/readPlan.ts';
import { compareReadings } from './compare.rules.ts';
import { carryOver, draftOf, type FormerTask, type NewDraftTask } from './draftOf.rules.ts';
import { DraftTaskFields } from './draftTask.schema.ts';
import { areasOf, offsetInSource, shortTitle } from './wording.rules.ts';

const plan = (cut = '80') => `澄溪市工作方案
一、工作任务
（一）市容环境
1.整治背街小巷，完成改造${cut}条。
牵头单位：市城管局
完成时限：2027年3月底前
2.规范农贸市场管理。
牵头单位：市市场监管局
（二）健康教育
1.开展健康教育进社区活动。
责任单位：各社区
`;

const former = (items: readonly NewDraftTask[], change: (item: FormerTask, i: number) => Partial<FormerTask> = () => ({})): FormerTask[] =>
  items.map(({ fields, was, headings, state }, i) => {
    const item: FormerTask = { id: `old${i}`, fields, was, headings, state, mergedInto: null, taskId: `task${i}` };
    return { ...item, ...change(item, i) };
  });

const compared = (old: readonly FormerTask[], fresh: readonly NewDraftTask[]) =>
  compareReadings(
    old.map((t) => ({ place: t.headings.join(), path: t.fields.path, text: String(t.was.text ?? t.fields.text) })),
    fresh.map((t) => ({ place: t.headings.join(), path: t.fields.path, text: t.fields.text })),
  );

describe('草稿', () => {
  it('begins as it was read, in the shape a person edits', () => {
    const items = draftOf(readPlan(plan()).tasks);
    expect(items.map((i) => [i.fields.area, i.fields.areaPath, i.fields.title, i.fields.due])).toEqual([
      ['市容环境', '一/(一)', '整治背街小巷，完成改造80条', '2027-03-31'],
      ['市容环境', '一/(一)', '规范农贸市场管理', null],
      ['健康教育', '一/(二)', '开展健康教育进社区活动', null],
    ]);
    for (const { fields } of items) expect(DraftTaskFields.safeParse(fields).error).toBeUndefined();
  });

  it('takes the former version’s edits over where the words they were made of are the same', () => {
    const old = former(draftOf(readPlan(plan()).tasks), ({ fields, was }, i) =>
      i === 0
        ? {
            fields: { ...fields, title: '背街小巷', text: '改过的' },
            was: { ...was, title: fields.title, text: fields.text },
            state: 'accepted',
          }
        : { fields: { ...fields, title: '市场' }, was: { title: fields.title }, state: i === 1 ? 'accepted' : 'setAside' },
    );
    const fresh = draftOf(readPlan(plan('120')).tasks);
    const next = carryOver(fresh, old, compared(old, fresh));
    expect(next.map((t) => [t.comparison?.kind, t.comparison?.taskId, t.state, t.fields.title])).toEqual([
      ['changed', 'task0', 'unreviewed', '整治背街小巷，完成改造120条'],
      ['same', 'task1', 'accepted', '市场'],
      ['same', 'task2', 'setAside', '市场'],
    ]);
    expect(next[0]?.fields.text).toContain('120条');
  });

  it('keeps two items merged, and asks again where the one they went into is gone', () => {
    const read = draftOf(readPlan(plan()).tasks);
    const old = former(read, (_, i) => (i === 1 ? { state: 'merged', mergedInto: 'old0' } : {}));
    expect(carryOver(read, old, compared(old, read))[1]).toMatchObject({ state: 'merged', mergedInto: 0 });
    const without = read.slice(1);
    expect(carryOver(without, old, compared(old, without))[0]).toMatchObject({ state: 'unreviewed', mergedInto: null });
  });
});

describe('措辞', () => {
  it('a title is short, never empty, and begins as the text does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const title = shortTitle(text);
        expect([...title].length).toBeGreaterThan(0);
        expect([...title].length).toBeLessThanOrEqual(40);
      }),
    );
    expect(shortTitle('规范农贸市场管理。其余从略')).toBe('规范农贸市场管理');
  });

  it('an area is the outermost heading that tells tasks apart', () => {
    const heading = (text: string) => ({ text, span: { start: 0, end: 1 } });
    const task = (...headings: string[]) => ({ headings: headings.map(heading), path: headings.map((_, i) => String(i + 1)).join('/') });
    expect(areasOf([task('任务', '甲', '子'), task('任务', '乙')]).map((a) => a.area)).toEqual(['甲', '乙']);
    expect(areasOf([task('甲'), task('乙'), task()]).map((a) => a.area)).toEqual(['甲', '乙', '']);
    expect(areasOf([task('任务', '甲')]).map((a) => a.area)).toEqual(['甲']);
  });

  it('an offset of the text is found again in the source it was taken from', () => {
    const source = '1.整治背街\n小巷， 清理垃圾。';
    const text = '整治背街小巷，清理垃圾。';
    const at = offsetInSource(text, source, text.indexOf('清理'));
    expect(source.slice(at ?? 0).trim()).toBe('清理垃圾。');
    expect(offsetInSource('没有这些字', source, 3)).toBeNull();
  });
});
