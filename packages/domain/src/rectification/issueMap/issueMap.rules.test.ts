import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enclose, gridOf, type MapEdges, mostCells, zoomedTo } from './issueMap.rules.ts';

const coordinate = (most: number) => fc.integer({ min: -most * 1e6, max: most * 1e6 }).map((n) => n / 1e6);
const edges: fc.Arbitrary<MapEdges> = fc
  .record({ west: coordinate(180), south: coordinate(90), east: coordinate(180), north: coordinate(90) })
  .filter(enclose);
const cellsAcross = (from: number, to: number, step: number) => Math.floor(to / step) - Math.floor(from / step) + 1;

describe('图上的格子', () => {
  it('covers any map with no more cells than a map may have, and not with one alone', () => {
    fc.assert(
      fc.property(edges, (map) => {
        const { width, height } = gridOf(map);
        const [across, up] = [cellsAcross(map.west, map.east, width), cellsAcross(map.south, map.north, height)];
        expect(Math.max(across, up)).toBeLessThanOrEqual(mostCells);
        expect(Math.min(across, up)).toBeGreaterThan(mostCells / 4);
      }),
    );
  });
  it('goes nearer to whatever lies inside, keeps all of it in sight, and stays a map where it is one point', () => {
    fc.assert(
      fc.property(edges, (found) => {
        const near = zoomedTo(found);
        expect(enclose(near)).toBe(true);
        expect(near.west <= found.west && near.east >= found.east && near.south <= found.south && near.north >= found.north).toBe(true);
      }),
    );
    const point = { west: 82.25, south: 38.66, east: 82.25, north: 38.66 };
    expect(zoomedTo(point)).toEqual({ west: 82.24975, south: 38.65975, east: 82.25025, north: 38.66025 });
    expect(enclose(point)).toBe(false);
  });
});
