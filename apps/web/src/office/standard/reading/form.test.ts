import { readingContract } from '@weicheng/domain/standard';
import { describe, expect, it } from 'vitest';
import { computedSays, figuresReadable } from './form.ts';

describe('填指标数的表', () => {
  const errorsOf = (stated: 'rate' | 'figure' | 'word', typed: object) => {
    const shape = readingContract.fill.input.superRefine(figuresReadable({ stated, unit: '%' }));
    const read = shape.safeParse({ indicator: 'K15', year: 2025, ...typed });
    return read.success ? [] : read.error.issues.map(({ path }) => path.join('.'));
  };

  it('says what cannot be read as a figure under its own field', () => {
    expect(errorsOf('rate', { numerator: '9,6', denominator: '100' })).toEqual(['numerator']);
    expect(errorsOf('rate', { numerator: '96', denominator: '百' })).toEqual(['denominator']);
    expect(errorsOf('figure', { value: '12‰' })).toEqual(['value']);
    expect(errorsOf('figure', { value: '９６％' })).toEqual([]);
    expect(errorsOf('word', { value: 'C' })).toEqual([]);
  });

  it('says what the pair comes to, and nothing while it comes to nothing', () => {
    expect(computedSays({ unit: '%' }, '57', '100')).toBe('算出来是 57%');
    expect(computedSays({ unit: '1/10万' }, '18', '100000')).toBe('算出来是 18/10万');
    expect(computedSays({ unit: '%' }, '57', '')).toBeUndefined();
    expect(computedSays({ unit: '%' }, '120', '100')).toBeUndefined();
    expect(computedSays({ unit: '小时' }, '1', '2')).toBeUndefined();
  });
});
