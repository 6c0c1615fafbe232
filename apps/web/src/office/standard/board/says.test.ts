import type { BoardLine } from '@weicheng/domain/standard';
import { describe, expect, it } from 'vitest';
import { narrowed, rowsOf } from './address.ts';
import { distanceSays, seriesSays } from './says.ts';

const line = (key: string, standing: BoardLine['standing'], over: Partial<BoardLine> = {}) =>
  ({
    indicator: { key, name: `指标${key}`, unit: '%' },
    standing,
    distance: 2.6,
    area: 'a',
    unitId: null,
    series: [],
    ...over,
  }) as BoardLine;

describe('指标看板', () => {
  const rows = [
    line('K01', 'met'),
    line('K02', 'unmet'),
    line('K03', 'unknown', { area: 'b' }),
    line('K04', 'unmet', { unitId: 'u' as never }),
  ];
  const keys = (list: readonly BoardLine[]) => list.map(({ indicator }) => indicator.key);

  it('puts what hurts first, in the order of the standard', () => {
    expect(keys(rowsOf(rows, {}))).toEqual(['K02', 'K04', 'K03', 'K01']);
    expect(keys(rowsOf(rows, { state: 'unmet' }))).toEqual(['K02', 'K04']);
  });

  it('narrows by area, unit and words, whatever the state', () => {
    expect(keys(narrowed(rows, { area: 'b' }))).toEqual(['K03']);
    expect(keys(narrowed(rows, { unit: 'u' }))).toEqual(['K04']);
    expect(keys(narrowed(rows, { unit: 'none', search: 'k0' }))).toEqual(['K01', 'K02', 'K03']);
  });

  it('reads the series and the distance out', () => {
    expect(seriesSays({ series: [77.1, null, 79.2] }, 2025)).toBe('2023 年 77.1，2024 年缺，2025 年 79.2');
    expect(distanceSays(line('K02', 'unmet'))).toBe('差 2.6%');
    expect(distanceSays(line('K01', 'met', { distance: 0 }))).toBe('');
    expect(distanceSays(line('K05', 'unmet', { indicator: { unit: 'm²' } as never }))).toBe('差 2.6 m²');
  });
});
