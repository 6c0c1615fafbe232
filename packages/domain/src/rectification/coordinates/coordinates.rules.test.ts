import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CoordinateSystem, convertCoordinates, metresBetween } from './coordinates.rules.ts';

const systems = ['WGS-84', 'GCJ-02', 'BD-09'] as const satisfies readonly CoordinateSystem[];
const degrees = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const inland = fc.record({ longitude: degrees(75, 134), latitude: degrees(18, 53) });
const anywhere = fc.record({ longitude: degrees(-180, 180), latitude: degrees(-89, 89) });
const places = (at: { longitude: number; latitude: number }) => [at.longitude, at.latitude].map((d) => Number(d.toFixed(6)));

describe('坐标', () => {
  it('gives what the documentation of gcoord gives for one place', () => {
    const at = { longitude: 116.403988, latitude: 39.914266 };
    expect(places(convertCoordinates(at, 'WGS-84', 'BD-09'))).toEqual([116.416616, 39.921966]);
  });

  it('comes back from every system within a millimetre', () => {
    fc.assert(
      fc.property(inland, fc.constantFrom(...systems), fc.constantFrom(...systems), (at, from, to) => {
        expect(metresBetween(convertCoordinates(convertCoordinates(at, from, to), to, from), at)).toBeLessThan(0.001);
      }),
      { numRuns: 2000 },
    );
  });

  it('goes the same way round through a third system', () => {
    fc.assert(
      fc.property(inland, (at) => {
        const through = convertCoordinates(convertCoordinates(at, 'WGS-84', 'GCJ-02'), 'GCJ-02', 'BD-09');
        expect(through).toEqual(convertCoordinates(at, 'WGS-84', 'BD-09'));
      }),
    );
  });

  it('shifts by tens to hundreds of metres inside the country and by nothing outside', () => {
    fc.assert(
      fc.property(inland, (at) => {
        const shift = metresBetween(at, convertCoordinates(at, 'WGS-84', 'GCJ-02'));
        expect(shift).toBeGreaterThan(20);
        expect(shift).toBeLessThan(1200);
      }),
    );
    for (const at of [
      { longitude: 2.35, latitude: 48.86 },
      { longitude: -70, latitude: 40 },
    ])
      expect(convertCoordinates(at, 'WGS-84', 'GCJ-02')).toEqual(at);
  });

  it('answers with numbers for every place on earth', () => {
    fc.assert(
      fc.property(anywhere, fc.constantFrom(...systems), fc.constantFrom(...systems), (at, from, to) => {
        const { longitude, latitude } = convertCoordinates(at, from, to);
        expect(Number.isFinite(longitude) && Number.isFinite(latitude)).toBe(true);
      }),
    );
  });
});

describe('距离', () => {
  it('measures a degree of latitude, and a street', () => {
    expect(metresBetween({ longitude: 110, latitude: 30 }, { longitude: 110, latitude: 31 })).toBeCloseTo(111_195, -1);
    expect(metresBetween({ longitude: 110, latitude: 30 }, { longitude: 110.001, latitude: 30 })).toBeCloseTo(96.3, 0);
  });

  it('is the same both ways, nothing to itself, and never longer than round a third place', () => {
    fc.assert(
      fc.property(anywhere, anywhere, anywhere, (a, b, c) => {
        expect(metresBetween(a, a)).toBe(0);
        expect(metresBetween(a, b)).toBeCloseTo(metresBetween(b, a), 3);
        expect(metresBetween(a, c)).toBeLessThanOrEqual(metresBetween(a, b) + metresBetween(b, c) + 0.1);
      }),
    );
  });
});
