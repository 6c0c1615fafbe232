/** A line drawn on a page, straight across or straight down, in points. */
export interface Ruling {
  from: { x: number; y: number };
  to: { x: number; y: number };
}

/** What a page draws, as the reader lists it: the numbers of its operators and what goes with each. */
export interface Drawing {
  fnArray: readonly number[];
  argsArray: readonly unknown[];
}

type Matrix = readonly [number, number, number, number, number, number];
const thin = 3;
const shortest = 4;

/** The names of the operators that matter here. */
export interface Operators {
  save: number;
  restore: number;
  transform: number;
  constructPath: number;
  stroke: number;
  closeEOFillStroke: number;
}

/** The straight lines of a page: drawn as lines, or as boxes so thin that they are lines. */
export function rulingsOf({ fnArray, argsArray }: Drawing, ops: Operators): Ruling[] {
  const found: Ruling[] = [];
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  const kept: Matrix[] = [];
  fnArray.forEach((operator, i) => {
    const args = argsArray[i];
    if (operator === ops.save) kept.push(matrix);
    else if (operator === ops.restore) matrix = kept.pop() ?? matrix;
    else if (operator === ops.transform && isNumbers(args)) matrix = times(matrix, args);
    else if (operator === ops.constructPath && Array.isArray(args)) {
      const [paint, paths] = args;
      // from stroke to close-fill-and-stroke: everything that leaves a mark
      if (typeof paint !== 'number' || paint < ops.stroke || paint > ops.closeEOFillStroke || !Array.isArray(paths)) return;
      for (const path of paths) if (isNumbers(path)) found.push(...linesIn(path, matrix));
    }
  });
  return found;
}

const isNumbers = (value: unknown): value is ArrayLike<number> =>
  ArrayBuffer.isView(value) || (Array.isArray(value) && value.every((n) => typeof n === 'number'));

const times = ([a, b, c, d, e, f]: Matrix, by: ArrayLike<number>): Matrix => {
  const [A = 1, B = 0, C = 0, D = 1, E = 0, F = 0] = Array.from(by);
  return [a * A + c * B, b * A + d * B, a * C + c * D, b * C + d * D, a * E + c * F + e, b * E + d * F + f];
};

/** How many numbers follow each step of a path: move, line, curve, quadratic, close. */
const sizes = [2, 2, 6, 4, 0];

function linesIn(path: ArrayLike<number>, [a, b, c, d, e, f]: Matrix): Ruling[] {
  const found: Ruling[] = [];
  let points: { x: number; y: number }[] = [];
  const end = () => {
    const [xs, ys] = [points.map((p) => p.x), points.map((p) => p.y)];
    const box = { from: { x: Math.min(...xs), y: Math.min(...ys) }, to: { x: Math.max(...xs), y: Math.max(...ys) } };
    const isThin = points.length > 0 && points.length < 8 && (box.to.x - box.from.x < thin || box.to.y - box.from.y < thin);
    if (isThin) add(box.from, box.to);
    else for (const [i, point] of points.entries()) if (i > 0) add(points[i - 1] ?? point, point);
    points = [];
  };
  const add = (from: { x: number; y: number }, to: { x: number; y: number }) => {
    const [wide, high] = [Math.abs(to.x - from.x), Math.abs(to.y - from.y)];
    if (Math.max(wide, high) < shortest || Math.min(wide, high) > thin) return;
    found.push({
      from: { x: Math.min(from.x, to.x), y: Math.min(from.y, to.y) },
      to: { x: Math.max(from.x, to.x), y: Math.max(from.y, to.y) },
    });
  };
  for (let at = 0; at < path.length; ) {
    const step = path[at] ?? 4;
    const size = sizes[step] ?? 0;
    if (step === 0 && points.length > 0) end();
    if (size >= 2) {
      const [x, y] = [path[at + size - 1] ?? 0, path[at + size] ?? 0];
      points.push({ x: a * x + c * y + e, y: b * x + d * y + f });
    } else if (points[0]) points.push(points[0]);
    at += 1 + size;
  }
  if (points.length > 0) end();
  return found;
}
