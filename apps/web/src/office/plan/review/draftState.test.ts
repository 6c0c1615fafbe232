import type { Draft, DraftTask } from '@weicheng/domain/plan';
import { describe, expect, it } from 'vitest';
import { itemsOf, merged, neighbour, shownItems } from './draftState.ts';
import { actOf } from './keys.ts';

const task = (id: string, more: Partial<DraftTask> = {}) =>
  ({
    id,
    revision: 1,
    position: Number(id),
    state: 'unreviewed',
    text: `第${id}条`,
    path: id,
    area: '',
    span: { start: Number(id) * 10, end: Number(id) * 10 + 8 },
    units: [{ role: 'lead', printed: '城管局', span: null, unitId: 'u', groupId: null }],
    due: null,
    deadlines: [],
    suggestedDue: { day: null, reason: '' },
    comparison: null,
    ...more,
  }) as unknown as DraftTask;
const draft = (tasks: DraftTask[], more: Partial<Draft> = {}) =>
  ({ document: { revision: 1 }, revision: 1, tasks, flags: [], units: [], phases: [], ...more }) as unknown as Draft;

describe('merged', () => {
  it('takes the higher revision of each row, adds new ones and keeps them in order', () => {
    const before = draft([task('1', { revision: 5, text: '我的' }), task('3')]);
    const next = merged(before, draft([task('1', { revision: 4, text: '旧的' }), task('2', { revision: 6 })], { revision: 6 }));
    expect(next.tasks.map(({ id, text }) => [id, text])).toEqual([
      ['1', '我的'],
      ['2', '第2条'],
      ['3', '第3条'],
    ]);
    expect(next.revision).toBe(6);
  });

  it('is the same list when nothing in it changed, so that nothing is drawn again', () => {
    const before = draft([task('1')]);
    expect(merged(before, draft([task('1')])).tasks).toBe(before.tasks);
  });
});

describe('itemsOf', () => {
  it('leaves out what was merged, doubts what is flagged inside it, and keeps what did not change', () => {
    const one = draft([task('1'), task('2', { state: 'merged' }), task('3')]);
    const items = itemsOf(one);
    expect(items.map(({ task: { id }, serial }) => [id, serial])).toEqual([
      ['1', 1],
      ['3', 2],
    ]);
    const flag = { id: 'f', kind: 'numberJump', span: { start: 30, end: 31 }, sentence: '原文缺 2？', settled: null, revision: 2 };
    const flagged = itemsOf({ ...one, flags: [flag] as never }, items);
    expect(flagged[0]).toBe(items[0]);
    expect(flagged[1]?.doubts).toEqual(['原文缺 2？']);
  });
});

describe('walking', () => {
  const items = itemsOf(draft([task('1'), task('2', { state: 'accepted' }), task('3')]));
  it('goes to the next one that is shown, and on from one that just left the view', () => {
    const open = shownItems(items, 'open', '');
    expect(neighbour(open, '1', 1)).toBe('3');
    expect(neighbour(open, '2', 1, 2)).toBe('3');
    expect(neighbour(open, '3', 1)).toBeNull();
    expect(shownItems(items, 'all', '城管').length).toBe(3);
    expect(shownItems(items, 'all', '第2').map(({ task: { id } }) => id)).toEqual(['2']);
  });
});

describe('actOf', () => {
  const press = (key: string, more = {}) => actOf({ key, ctrlKey: false, metaKey: false, altKey: false, ...more });
  it('hears letters in either case, arrows with Alt apart, and numbers', () => {
    expect([press('J'), press('Enter'), press('a'), press('7'), press('q')]).toEqual(['next', 'accept', 'accept', 'settle7', undefined]);
    expect([press('ArrowUp'), press('ArrowUp', { altKey: true })]).toEqual(['previous', 'up']);
    expect([press('z', { ctrlKey: true }), press('j', { ctrlKey: true })]).toEqual(['undo', undefined]);
  });
});
