/** A point in degrees. In what system is said where it is used; what is kept is WGS-84. */
export interface MapPoint {
  longitude: number;
  latitude: number;
}

/** The rectangle a map shows. */
export interface MapBox {
  southWest: MapPoint;
  northEast: MapPoint;
}

/** Something on the map: a site, an issue. */
export interface MapMark extends MapPoint {
  id: string;
  /** Read out and shown beside it. */
  says: string;
  /** So many lie here: the mark is as large, the number stands in it, and what it says only opens on it. */
  count?: number;
}

/** 底图: where its tiles come from, and how points are moved to lie right on it. Without one nothing is fetched from anywhere. */
export interface MapTiles {
  /** `https://…/{z}/{x}/{y}.png` */
  url: string;
  attribution: string;
  toTiles: (point: MapPoint) => MapPoint;
  fromTiles: (point: MapPoint) => MapPoint;
}

const radians = Math.PI / 180;

/** How much wider a degree of latitude is than one of longitude, in the middle of the box. */
export const stretch = ({ southWest, northEast }: MapBox): number =>
  1 / Math.max(0.05, Math.cos(((southWest.latitude + northEast.latitude) / 2) * radians));

/** The middle of a box. */
export const middleOf = ({ southWest, northEast }: MapBox): MapPoint => ({
  longitude: (southWest.longitude + northEast.longitude) / 2,
  latitude: (southWest.latitude + northEast.latitude) / 2,
});

/** The box around a point, as much smaller than `box` as `zoom` says (1 is the box itself), kept inside it. */
export function zoomed(box: MapBox, at: MapPoint, zoom: number): MapBox {
  const [width, height] = [box.northEast.longitude - box.southWest.longitude, box.northEast.latitude - box.southWest.latitude];
  const [w, h] = [width / zoom, height / zoom];
  const within = (value: number, from: number, to: number) => Math.min(Math.max(value, from), Math.max(from, to));
  const west = within(at.longitude - w / 2, box.southWest.longitude, box.northEast.longitude - w);
  const south = within(at.latitude - h / 2, box.southWest.latitude, box.northEast.latitude - h);
  return { southWest: { longitude: west, latitude: south }, northEast: { longitude: west + w, latitude: south + h } };
}

/** The box made as high as `shape` times its width on the sheet, by adding to the side that is short. */
export function shaped({ southWest, northEast }: MapBox, shape: number): MapBox {
  const [width, height] = [northEast.longitude - southWest.longitude, northEast.latitude - southWest.latitude];
  const tall = height * stretch({ southWest, northEast });
  const [x, y] = tall < width * shape ? [0, (height * ((width * shape) / tall) - height) / 2] : [(tall / shape - width) / 2, 0];
  const kept = (longitude: number, latitude: number): MapPoint => ({
    longitude: sixPlaces(Math.min(180, Math.max(-180, longitude))),
    latitude: sixPlaces(Math.min(90, Math.max(-90, latitude))),
  });
  return {
    southWest: kept(southWest.longitude - x, southWest.latitude - y),
    northEast: kept(northEast.longitude + x, northEast.latitude + y),
  };
}

/** Whether a box is what is seen already: around the same middle, and as wide or as high. */
export function isSeen(box: MapBox, seen: MapBox): boolean {
  const size = ({ southWest, northEast }: MapBox) =>
    [northEast.longitude - southWest.longitude, northEast.latitude - southWest.latitude] as const;
  const [[width, height], [wide, high]] = [size(box), size(seen)];
  const [a, b] = [middleOf(box), middleOf(seen)];
  const near = Math.abs(a.longitude - b.longitude) < wide / 50 && Math.abs(a.latitude - b.latitude) < high / 50;
  const alike = (one: number, other: number) => Math.abs(one / other - 1) < 0.02;
  return near && (alike(width, wide) || alike(height, high));
}

/** How large a mark of so many is drawn. */
export const sizeOf = (count: number): number => Math.min(22, 5 + 2 * Math.log2(count));

/** Where a point lies on a sheet `width` × `height`, north up. */
export const onSheet = (
  { southWest, northEast }: MapBox,
  { longitude, latitude }: MapPoint,
  width: number,
  height: number,
): { x: number; y: number } => ({
  x: ((longitude - southWest.longitude) / (northEast.longitude - southWest.longitude)) * width,
  y: (1 - (latitude - southWest.latitude) / (northEast.latitude - southWest.latitude)) * height,
});

/** The point under a place of the sheet: undoes `onSheet`. Six places after the point, which is a tenth of a metre. */
export const fromSheet = (
  { southWest, northEast }: MapBox,
  { x, y }: { x: number; y: number },
  width: number,
  height: number,
): MapPoint => ({
  longitude: sixPlaces(southWest.longitude + (x / width) * (northEast.longitude - southWest.longitude)),
  latitude: sixPlaces(southWest.latitude + (1 - y / height) * (northEast.latitude - southWest.latitude)),
});

const sixPlaces = (value: number): number => Math.round(value * 1e6) / 1e6;

/** 经纬网: round degrees between two, some four to eight of them. */
export function gridLines(from: number, to: number): number[] {
  const span = to - from;
  if (!(span > 0)) return [];
  const power = 10 ** Math.floor(Math.log10(span / 4));
  const step = [1, 2, 5, 10].map((n) => n * power).find((n) => span / n <= 8) ?? span;
  const lines: number[] = [];
  for (let n = Math.ceil(from / step); n * step <= to; n++) lines.push(Math.round(n * step * 1e9) / 1e9);
  return lines;
}
