import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levelOfMeasure, levelOfSpecies, vectorLevelsProblems } from './vectorLevels.rules.ts';
import { VectorLevels, type VectorMeasure } from './vectorLevels.schema.ts';

const measure = (key: string, direction: 'up' | 'down', A: number, B: number, C: number): VectorMeasure => ({
  ...{ key, species: 'rodent', name: key, unit: '%', direction, A, B, C, source: 's', verification: 'unverified' },
});
const path = measure('path', 'down', 1, 3, 5);
const rooms = measure('rooms', 'down', 1, 3, 5);
const proofing = measure('proofing', 'up', 97, 95, 93);
const levels = (measures: VectorMeasure[]) =>
  VectorLevels.parse({ kind: 'vectorLevels', key: 'k', title: '控制水平', sources: [{ key: 's', title: '自编' }], measures });
const rodents = (values: { [key: string]: number }) =>
  levelOfSpecies(levels([path, rooms, proofing]), 'rodent', new Map(Object.entries(values)));

describe('病媒生物的控制水平', () => {
  it('gives each measure its level, the bounds included', () => {
    expect([0, 1, 1.01, 3, 5, 5.01].map((value) => levelOfMeasure(path, value))).toEqual(['A', 'A', 'B', 'B', 'C', 'D']);
    expect([100, 97, 96.9, 95, 93, 92.9].map((value) => levelOfMeasure(proofing, value))).toEqual(['A', 'A', 'B', 'B', 'C', 'D']);
  });

  it('takes the worst: two measures at A and one at B make B', () => {
    expect(rodents({ path: 0.39, rooms: 2.2, proofing: 97.17 })).toEqual({ level: 'B', atBest: 'B', decidedBy: [rooms], missing: [] });
  });

  it('waits for what is missing unless it cannot get worse', () => {
    expect(rodents({ path: 0.39, rooms: 2.2 })).toMatchObject({ level: null, atBest: 'B', missing: [proofing] });
    expect(rodents({ path: 7 })).toMatchObject({ level: 'D', decidedBy: [path] });
    expect(rodents({})).toMatchObject({ level: null, atBest: null, decidedBy: [] });
  });

  it('never lifts a species when more is measured', () => {
    const value = fc.double({ min: 0, max: 100, noNaN: true });
    fc.assert(
      fc.property(value, value, value, (a, b, c) => {
        const all = rodents({ path: a, rooms: b, proofing: c });
        const some = rodents({ path: a, rooms: b });
        expect((some.atBest ?? 'A') <= (all.level ?? 'D')).toBe(true);
        if (some.level) expect(all.level).toBe(some.level);
      }),
    );
  });

  it('finds levels that are looser than the worse ones', () => {
    expect(vectorLevelsProblems(levels([path, proofing]))).toEqual([]);
    expect(vectorLevelsProblems(levels([measure('up', 'up', 93, 95, 97), { ...path, source: 'x' }, path]))).toEqual([
      'path 出现了两次',
      'path：没有 x 这个出处',
      'up：A、B、C 要由严到宽',
    ]);
  });
});
