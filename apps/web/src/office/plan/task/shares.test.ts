import type { AssignmentRow } from '@weicheng/domain/plan';
import { describe, expect, it } from 'vitest';
import { aboutUnit } from './history.ts';
import { countsOf, urgentFirst } from './shares.ts';

const share = (id: string, state: AssignmentRow['state'], role: AssignmentRow['role'] = 'lead', asked = false) => ({
  id,
  state,
  role,
  extension: (asked ? { until: '2027-01-01', reason: '', askedOn: '2026-11-01', askedBy: '' } : null) as AssignmentRow['extension'],
});

describe('承办单位', () => {
  it('puts those who owe it first, and among them what waits for somebody', () => {
    const all = [
      share('协助', 'submitted', 'supporting'),
      share('已销号', 'closed'),
      share('办理中', 'active'),
      share('待签收', 'issued'),
      share('申请延期', 'active', 'lead', true),
      share('待核验', 'submitted', 'responsible'),
    ];
    expect(urgentFirst(all).map(({ id }) => id)).toEqual(['申请延期', '待核验', '待签收', '办理中', '已销号', '协助']);
  });
  it('counts the states there are, in the order of a life', () => {
    expect(countsOf([share('a', 'closed'), share('b', 'issued'), share('c', 'issued')])).toEqual([
      ['issued', 2],
      ['closed', 1],
    ]);
  });
  it('tells a unit of its own steps and of the task, not of the others', () => {
    const line = (says: string, words: string) => ({ id: words, at: '', says, line: words, actorName: null });
    const history = [line('签收', '云台社区“甲”签收'), line('签收', '清波社区“甲”签收'), line('下达任务', '下达“甲”，2 个单位承办')];
    expect(aboutUnit(history, '清波社区').map(({ line: words }) => words)).toEqual(['清波社区“甲”签收', '下达“甲”，2 个单位承办']);
  });
});
