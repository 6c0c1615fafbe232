import type { CarryQuestion } from '@weicheng/domain/standard';
import { describe, expect, it } from 'vitest';
import { answersOf, type ChosenAnswer, missingSays } from './answers.ts';

const question = (from: string, suggested: string[] = []): CarryQuestion => ({
  ...{ kind: 'indicator', from, name: from, suggested, question: 'nowhere', uses: [] },
});
const questions = [question('H04'), question('H21', ['K24'])];

describe('换版的答复', () => {
  it('waits for every question, and for where it goes', () => {
    const chosen = new Map<string, ChosenAnswer>();
    expect(missingSays(questions, chosen)).toBe('还有 2 条没有定去向，先定“H04”。');
    chosen.set('indicator/H04', { answer: 'needsNew', to: [] });
    chosen.set('indicator/H21', { answer: 'needsNew', to: ['K24'] });
    expect(missingSays(questions, chosen)).toBe('还有 1 条没有定去向，先定“H04”。');
    chosen.set('indicator/H04', { answer: 'ends', to: ['K01'] });
    expect(missingSays(questions, chosen)).toBeNull();
    expect(answersOf(questions, chosen)).toEqual([
      { kind: 'indicator', from: 'H04', answer: 'ends', to: [] },
      { kind: 'indicator', from: 'H21', answer: 'needsNew', to: ['K24'] },
    ]);
  });
});
