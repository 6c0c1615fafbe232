import { boardOf, type Edition, type EditionMap, editionChange, type IndicatorReading } from '@weicheng/domain/standard';
import { describe, expect, it } from 'vitest';
import { editionMaps, editionOf } from './editions.ts';

const [older, newer] = [editionOf('national-hygiene-city-2010') as Edition, editionOf('national-hygiene-city-2021') as Edition];
const [map] = editionMaps() as [EditionMap];

describe('换用 2021 版', () => {
  it('asks about what is in use and does not simply carry on', () => {
    const use = {
      clauses: new Set(['environment-noise', 'vector-control']),
      indicators: new Set(['H13', 'H04', 'H21', 'H06']),
    };
    expect(editionChange(map, older, newer, use)).toEqual([
      { kind: 'clause', from: 'environment-noise', to: ['noise'], question: null },
      {
        kind: 'clause',
        from: 'vector-control',
        to: ['vectorOrganization', 'breedingSites', 'vectorDensity', 'pestProofing'],
        question: 'several',
      },
      { kind: 'indicator', from: 'H04', to: [], question: 'nowhere' },
      { kind: 'indicator', from: 'H06', to: ['K02'], question: null },
      { kind: 'indicator', from: 'H13', to: ['K15'], question: null },
      { kind: 'indicator', from: 'H21', to: ['K24'], question: 'otherUnit' },
    ]);
  });

  it('lists everything in use once, and nothing else', () => {
    const all = { clauses: new Set(older.clauses.map(({ key }) => key)), indicators: new Set(older.indicators.map(({ key }) => key)) };
    const entries = editionChange(map, older, newer, all);
    expect(entries.map(({ from }) => from)).toEqual([...all.clauses, ...all.indicators]);
    expect(editionChange(map, older, newer, { clauses: new Set(), indicators: new Set() })).toEqual([]);
  });
});

describe('2021 版的指标看板', () => {
  const reading = (indicator: string, value: number | string, about: Partial<IndicatorReading> = {}): IndicatorReading => ({
    ...{ indicator, year: 2025, part: null, value, plan: null, documented: false },
    ...about,
  });

  it('judges all 58, waiting for those not reported', () => {
    expect(boardOf(newer, [], 2025, ['云台街道']).counts).toEqual({ met: 0, unmet: 0, unknown: 58 });
  });

  it('judges each by its own rule and shows the series', () => {
    const readings = [
      reading('K15', 82),
      reading('K34', 52.1, { year: 2023 }),
      reading('K34', 51.6, { year: 2024 }),
      reading('K34', 51.9),
      reading('K36', 90),
      reading('K44', 93, { part: '云台街道' }),
      reading('K44', 89, { part: '柳桥街道' }),
      reading('K58', 85.8),
      ...['鼠', '蚊', '蝇', '蟑螂'].map((part) => reading('K56', 'C', { part })),
    ];
    const { rows, counts } = boardOf(newer, readings, 2025, ['云台街道', '柳桥街道']);
    const known = rows
      .filter(({ verdict }) => verdict.standing !== 'unknown')
      .map(({ indicator, verdict }) => [indicator.key, verdict.standing]);
    expect(known).toEqual([
      ['K15', 'met'],
      ['K34', 'unmet'],
      ['K36', 'unmet'],
      ['K44', 'unmet'],
      ['K56', 'met'],
      ['K58', 'unmet'],
    ]);
    expect(counts).toEqual({ met: 2, unmet: 4, unknown: 52 });
    expect(rows.find(({ indicator }) => indicator.key === 'K34')?.series).toEqual([52.1, 51.6, 51.9]);
    expect(rows.find(({ indicator }) => indicator.key === 'K44')?.verdict.reason).toBe('柳桥街道 89%，要达到 90%。');
  });
});
