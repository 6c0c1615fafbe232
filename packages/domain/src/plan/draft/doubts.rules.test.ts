import { describe, expect, it } from 'vitest';
import type { DraftFlag } from './draft.schema.ts';
import { doubtsOf } from './draftTask.rules.ts';

const flag = (kind: DraftFlag['kind'], start: number, end: number, settled = false): DraftFlag => ({
  id: '018f0000-0000-7000-8000-000000000001' as DraftFlag['id'],
  kind,
  span: { start, end },
  sentence: `${kind} ${start}`,
  settled: settled ? { note: '', by: '何以南', at: '2026-11-25T00:00:00Z' } : null,
  revision: 0,
});
const task = {
  span: { start: 100, end: 160 },
  units: [{ role: 'lead' as const, printed: '市城管局', span: null, unitId: null, groupId: null }],
  due: null,
  suggestedDue: { day: null, reason: '没有写时限' },
  deadlines: [],
  comparison: null,
  text: '巡查',
};
const named = new Map([['市城管局', { decision: { kind: 'none' as const } }]]);

describe('疑点', () => {
  it('counts a flag on the words, and one on the number right before them', () => {
    expect(doubtsOf(task, [flag('masked', 120, 124)], named)).toEqual(['masked 120']);
    expect(doubtsOf(task, [flag('numberJump', 96, 99)], named)).toEqual(['numberJump 96']);
  });

  it('leaves out what is settled, what is harmless, and what lies on another item', () => {
    expect(
      doubtsOf(
        task,
        [flag('masked', 120, 124, true), flag('webNoise', 120, 124), flag('numberJump', 60, 64), flag('masked', 160, 170)],
        named,
      ),
    ).toEqual([]);
  });

  it('asks for units that are not matched or not there', () => {
    expect(doubtsOf(task, [], new Map())).toEqual(['单位没对上：市城管局']);
    expect(doubtsOf({ ...task, units: [] }, [], named)).toEqual(['没有写责任单位']);
  });
});
