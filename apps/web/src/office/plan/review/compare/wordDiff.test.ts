import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordDiff } from './wordDiff.ts';

const without = (kind: 'gone' | 'new', runs: ReturnType<typeof wordDiff>) =>
  runs
    .filter((run) => run.kind !== kind)
    .map(({ text }) => text)
    .join('');

describe('wordDiff', () => {
  it('shows a figure as a whole, and a word as a whole', () => {
    expect(wordDiff('机械化清扫率达到80%以上。', '机械化清扫率达到85%以上。')).toEqual([
      { kind: 'same', text: '机械化清扫率达到' },
      { kind: 'gone', text: '80%' },
      { kind: 'new', text: '85%' },
      { kind: 'same', text: '以上。' },
    ]);
  });

  it('says nothing of what is the same', () => expect(wordDiff('照旧', '照旧')).toEqual([{ kind: 'same', text: '照旧' }]));

  it('gives both texts back, whatever they are', () => {
    const text = fc.string({ unit: fc.constantFrom('每', '季度', '巡查', '80%', '，', 'A', ' '), maxLength: 60 });
    fc.assert(
      fc.property(text, text, (former, present) => {
        const runs = wordDiff(former, present);
        expect(without('new', runs)).toBe(former);
        expect(without('gone', runs)).toBe(present);
        for (const [i, { kind }] of runs.entries()) expect(kind).not.toBe(runs[i - 1]?.kind);
      }),
    );
  });
});
