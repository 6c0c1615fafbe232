import type { Location } from '../issue/issue.schema.ts';

/** 坐标系: WGS-84 as satellites give it, GCJ-02 国测局 of the maps of 高德 and 腾讯, BD-09 of 百度. */
export type CoordinateSystem = 'WGS-84' | 'GCJ-02' | 'BD-09';

/** Krasovsky 1940, by which GCJ-02 is shifted: half the long axis in metres, and the square of its eccentricity. */
const axis = 6378245;
const eccentricity = 0.006693421622965943;
const radians = Math.PI / 180;
const baidu = (Math.PI * 3000) / 180;

/** Beyond this rectangle GCJ-02 is WGS-84. Source: the published formula. */
const isShifted = ({ longitude, latitude }: Location): boolean =>
  longitude >= 72.004 && longitude <= 137.8347 && latitude >= 0.8293 && latitude <= 55.8271;

const waves = (x: number, of: readonly (readonly [number, number])[]): number =>
  of.reduce((sum, [height, length]) => sum + height * Math.sin((x / length) * Math.PI), 0) * (2 / 3);

/** WGS-84 → GCJ-02 by the published formula. */
function shifted(at: Location): Location {
  if (!isShifted(at)) return at;
  const x = at.longitude - 105;
  const y = at.latitude - 35;
  const ripple = waves(x, [
    [20, 1 / 6],
    [20, 1 / 2],
  ]);
  const north =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * Math.sqrt(Math.abs(x)) +
    ripple +
    waves(y, [
      [20, 1],
      [40, 3],
      [160, 12],
      [320, 30],
    ]);
  const east =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * Math.sqrt(Math.abs(x)) +
    ripple +
    waves(x, [
      [20, 1],
      [40, 3],
      [150, 12],
      [300, 30],
    ]);
  const sine = Math.sin(at.latitude * radians);
  const magic = 1 - eccentricity * sine * sine;
  return {
    longitude: at.longitude + east / ((axis / Math.sqrt(magic)) * Math.cos(at.latitude * radians) * radians),
    latitude: at.latitude + north / (((axis * (1 - eccentricity)) / (magic * Math.sqrt(magic))) * radians),
  };
}

/** GCJ-02 → BD-09 by the published formula. */
function baiduOf({ longitude: x, latitude: y }: Location): Location {
  const length = Math.hypot(x, y) + 0.00002 * Math.sin(y * baidu);
  const angle = Math.atan2(y, x) + 0.000003 * Math.cos(x * baidu);
  return { longitude: length * Math.cos(angle) + 0.0065, latitude: length * Math.sin(angle) + 0.006 };
}

/** The place a shift comes from: both shifts change so slowly that what is too much can be taken off again and again. */
function undone(shift: (at: Location) => Location, to: Location): Location {
  let at = to;
  for (let turn = 0; turn < 20; turn++) {
    const reached = shift(at);
    const east = reached.longitude - to.longitude;
    const north = reached.latitude - to.latitude;
    if (Math.abs(east) < 1e-10 && Math.abs(north) < 1e-10) break;
    at = { longitude: at.longitude - east, latitude: at.latitude - north };
  }
  return at;
}

/** 转换坐标 from one system to another; back again it comes out within a millimetre, except on the rim of the country. */
export function convertCoordinates(at: Location, from: CoordinateSystem, to: CoordinateSystem): Location {
  if (from === to) return at;
  const middle = from === 'GCJ-02' ? at : from === 'WGS-84' ? shifted(at) : undone(baiduOf, at);
  if (to === 'GCJ-02') return middle;
  return to === 'BD-09' ? baiduOf(middle) : from === 'WGS-84' ? at : undone(shifted, middle);
}

/** The mean radius of the earth in metres (IUGG). */
const earth = 6_371_008.8;

/** 两地相距多少米, WGS-84, along a great circle; better than 0.6 %. */
export function metresBetween(a: Location, b: Location): number {
  const north = Math.sin(((b.latitude - a.latitude) * radians) / 2);
  const east = Math.sin(((b.longitude - a.longitude) * radians) / 2);
  const chord = north * north + Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * east * east;
  return 2 * earth * Math.asin(Math.min(1, Math.sqrt(chord)));
}
