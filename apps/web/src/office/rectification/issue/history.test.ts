import { Day } from '@weicheng/domain/kernel';
import { issueFacts } from '@weicheng/domain/rectification';
import { describe, expect, it } from 'vitest';
import { historyLines } from './history.ts';

const issue = { number: 3, title: '后巷积水' };
const named = { ...issue, unitName: '城管执法局', revision: 1 };
const words = (says: string, line: string) => historyLines([{ id: 'x', at: '', says, line, actorName: null }], issue)[0]?.words;

describe('historyLines', () => {
  it('says each fact without the issue’s own name and without its verb again', () => {
    const { registered, returned, extensionRequested, merged, absorbed, acknowledged } = issueFacts;
    const reason = '沟没清';
    expect(words(registered.says, registered.line({ ...named, source: 'hotline', place: '云桥路', photos: 0 }))).toBe('云桥路');
    expect(words(returned.says, returned.line({ ...named, reason }))).toBe(reason);
    expect(words(acknowledged.says, acknowledged.line(named))).toBe('城管执法局签收');
    expect(words(extensionRequested.says, extensionRequested.line({ ...named, until: Day.parse('2026-12-01'), reason }))).toBe(
      '城管执法局申请延到 2026-12-01：沟没清',
    );
    expect(words(merged.says, merged.line({ ...named, intoId: '', intoNumber: 5 }))).toBe('并到 5 号');
    expect(words(absorbed.says, absorbed.line({ ...named, otherId: '', otherNumber: 9, otherTitle: '井盖松' }))).toBe(
      '9 号“井盖松”并到这里',
    );
  });
});
