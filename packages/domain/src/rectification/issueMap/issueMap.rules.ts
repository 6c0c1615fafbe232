import { z } from 'zod';

const degrees = (most: number) => z.coerce.number<number>('填数').min(-most).max(most);

/** 图上看见的范围, WGS-84 degrees, as it stands in an address. */
export const mapEdges = { west: degrees(180), south: degrees(90), east: degrees(180), north: degrees(90) };
export type MapEdges = { readonly [edge in keyof typeof mapEdges]: number };

/** Whether the four edges enclose anything. */
export const enclose = ({ west, south, east, north }: MapEdges): boolean => west < east && south < north;

/** So many cells lie across a map, and up it, at most. */
export const mostCells = 20;

/** The finest power of two of a degree of which at most so many cover a span, whichever way they lie across it. A power of two, so that a database and a browser put a point into the same cell. */
const stepOf = (span: number): number => 2 ** Math.ceil(Math.log2(span / (mostCells - 1)));

/** 格子: how wide and high the cells of a map are, in degrees. They lie on multiples of it: moving the map leaves them where they are. */
export const gridOf = ({ west, south, east, north }: MapEdges): { width: number; height: number } => ({
  width: stepOf(east - west),
  height: stepOf(north - south),
});

/** The nearest a map goes, in degrees: some fifty metres. */
const nearest = 0.0005;

/** 放大到一格: what a map shows to see the issues between two corners apart, with a margin; never nearer than fifty metres. */
export function zoomedTo({ west, south, east, north }: MapEdges): MapEdges {
  const [width, height] = [Math.max(nearest, (east - west) * 1.25), Math.max(nearest, (north - south) * 1.25)];
  const [x, y] = [(west + east) / 2, (south + north) / 2];
  const six = (value: number, most: number) => Math.min(most, Math.max(-most, Math.round(value * 1e6) / 1e6));
  return { west: six(x - width / 2, 180), south: six(y - height / 2, 90), east: six(x + width / 2, 180), north: six(y + height / 2, 90) };
}
