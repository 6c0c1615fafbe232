/** 灰度小图: one byte a pixel, 0 black to 255 white, row after row from the top left. */
export interface GreyPicture {
  width: number;
  height: number;
  grey: Uint8Array;
}

const columns = 9;
const rows = 8;
/** Two neighbours that differ by less are the same grey: noise of the camera and of JPEG decides nothing. */
const step = 2;
/** With fewer edges than this a picture shows nothing, like a wall or the night; it would look like every other of its kind. */
const fewest = 6;

/** How many of the 64 bits may differ for two pictures to be the same one. Up to here `probesOf` misses none. */
export const alikeWithin = 7;

/** The same for photos of one issue: taken from the same spot, before and after look much alike and should. Only a copy is closer. */
export const copyWithin = 2;

/** 用过 or only alike: whether it is worth a word where `here` is the issue the photo is for. */
export const isReuse = (use: { issueId: string | null; same: boolean; distance: number }, here: string | undefined): boolean =>
  use.same || use.distance <= (use.issueId !== null && use.issueId === here ? copyWithin : alikeWithin);

/**
 * 相似指纹 (dHash): for each cell of a grid of 9 × 8 whether it is brighter than its left neighbour, as 64 bits. It outlives resizing,
 * recompression and other brightness. Null for a picture that shows too little to be recognized.
 * Source: N. Krawetz, “Kind of Like That”, 2013.
 */
export function likenessOf(picture: GreyPicture): bigint | null {
  if (picture.width < columns || picture.height < rows) return null;
  const cells = reduced(picture);
  let bits = 0n;
  let edges = 0;
  for (let y = 0; y < rows; y++)
    for (let x = 1; x < columns; x++) {
      const rise = (cells[y * columns + x] ?? 0) - (cells[y * columns + x - 1] ?? 0);
      if (Math.abs(rise) >= step) edges++;
      bits = (bits << 1n) | (rise >= step ? 1n : 0n);
    }
  return edges < fewest ? null : bits;
}

/** The mean grey of each cell of the grid; a pixel on a border counts for both sides by its share. */
function reduced({ width, height, grey }: GreyPicture): Float64Array {
  const across = new Float64Array(columns * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < columns; x++)
      across[y * columns + x] = mean((i) => grey[y * width + i] ?? 0, (x * width) / columns, width / columns);
  const cells = new Float64Array(columns * rows);
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < columns; x++)
      cells[y * columns + x] = mean((i) => across[i * columns + x] ?? 0, (y * height) / rows, height / rows);
  return cells;
}

function mean(at: (i: number) => number, from: number, length: number): number {
  let sum = 0;
  for (let i = Math.floor(from); i < from + length; i++) sum += at(i) * (Math.min(i + 1, from + length) - Math.max(i, from));
  return sum / length;
}

/** In how many bits two pictures differ: 0 the same, about 32 for two that have nothing in common. */
export function distanceOf(a: bigint, b: bigint): number {
  let count = 0;
  for (let rest = BigInt.asUintN(64, a ^ b); rest > 0n; rest &= rest - 1n) count++;
  return count;
}

/** The four bands of 16 bits, the first bits first; the database keeps the same four beside each photo. */
export const bandsOf = (likeness: bigint): [number, number, number, number] => {
  const band = (n: bigint) => Number((likeness >> (48n - 16n * n)) & 0xffffn);
  return [band(0n), band(1n), band(2n), band(3n)];
};

/**
 * What to look up in each band: its own value and the sixteen that differ from it in one bit. Two pictures that differ in at most seven
 * bits differ in at most one bit in some band, so that none is missed; at a million photos some thousand rows are weighed.
 */
export const probesOf = (likeness: bigint): number[][] =>
  bandsOf(likeness).map((band) => [band, ...Array.from({ length: 16 }, (_, bit) => band ^ (1 << bit))]);

/** As the database holds it: a signed `bigint`, in digits. */
export const likenessText = (likeness: bigint): string => BigInt.asIntN(64, likeness).toString();
