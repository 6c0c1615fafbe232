import { describe, expect, it } from 'vitest';
import { fromSheet, gridLines, isSeen, type MapBox, middleOf, onSheet, shaped, stretch, zoomed } from './ground.ts';

const box: MapBox = { southWest: { longitude: 112, latitude: 30 }, northEast: { longitude: 112.4, latitude: 30.2 } };

describe('没有底图的图', () => {
  it('lays points on a sheet, north up, and finds them again', () => {
    expect(onSheet(box, box.southWest, 400, 200)).toEqual({ x: 0, y: 200 });
    expect(onSheet(box, box.northEast, 400, 200)).toEqual({ x: 400, y: 0 });
    const at = { longitude: 112.123456, latitude: 30.054321 };
    expect(fromSheet(box, onSheet(box, at, 640, 360), 640, 360)).toEqual(at);
    expect(stretch(box)).toBeCloseTo(1.156, 2);
  });

  it('goes nearer without leaving the city', () => {
    expect(zoomed(box, middleOf(box), 1)).toEqual(box);
    const near = zoomed(box, box.southWest, 4);
    expect(near.southWest).toEqual(box.southWest);
    expect(near.northEast.longitude).toBeCloseTo(112.1, 9);
  });

  it('draws four to eight lines at round degrees', () => {
    expect(gridLines(112, 112.4)).toEqual([112, 112.1, 112.2, 112.3, 112.4]);
    for (const [from, to] of [
      [30, 30.2],
      [-1, 1],
      [112.001, 112.0023],
      [73, 136],
    ] as const) {
      const lines = gridLines(from, to);
      expect(lines.length).toBeGreaterThanOrEqual(3);
      expect(lines.length).toBeLessThanOrEqual(9);
      for (const line of lines) expect(line >= from && line <= to).toBe(true);
    }
    expect(gridLines(1, 1)).toEqual([]);
  });
});

it('knows what is seen already: the box a page made of it, higher or wider, but not another place or size', () => {
  expect(isSeen(shaped(box, 0.7), box)).toBe(true);
  expect(isSeen(shaped(box, 0.2), box)).toBe(true);
  expect(isSeen(zoomed(box, middleOf(box), 2), box)).toBe(false);
  expect(isSeen({ ...zoomed(box, box.southWest, 1.05) }, box)).toBe(false);
});

describe('shaped', () => {
  it('adds to the side that is short and leaves the middle', () => {
    const flat = shaped({ southWest: { longitude: 82, latitude: 0 }, northEast: { longitude: 83, latitude: 0.1 } }, 0.5);
    expect(flat.northEast.longitude - flat.southWest.longitude).toBe(1);
    expect(flat.northEast.latitude - flat.southWest.latitude).toBeCloseTo(0.5, 3);
    const tall = shaped({ southWest: { longitude: 82, latitude: 0 }, northEast: { longitude: 82.1, latitude: 1 } }, 0.5);
    expect(middleOf(tall).longitude).toBeCloseTo(82.05, 5);
    expect(tall.northEast.longitude - tall.southWest.longitude).toBeCloseTo(2, 2);
  });
});
