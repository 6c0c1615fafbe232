import { inflateSync } from 'node:zlib';
import { textProblems } from '../text.problems.ts';

/** All streams of a file together, inflated; and one of them. */
const most = 512 * 1024 * 1024;
const mostOfOne = 96 * 1024 * 1024;

/** Inflates every compressed stream of a PDF once, within limits, so that a bomb is met here and not in the reader. */
export function weigh(bytes: Buffer): void {
  let left = most;
  for (let at = bytes.indexOf('stream'); at !== -1; at = bytes.indexOf('stream', at + 6)) {
    let start = at + 6;
    if (bytes[start] === 13) start += 1;
    if (bytes[start] === 10) start += 1;
    // what zlib makes begins so
    if ((bytes[start] ?? 0) % 16 !== 8 || (((bytes[start] ?? 0) << 8) | (bytes[start + 1] ?? 0)) % 31 !== 0) continue;
    const end = bytes.indexOf('endstream', start);
    try {
      left -= inflateSync(bytes.subarray(start, end === -1 ? undefined : end), { maxOutputLength: mostOfOne }).length;
    } catch (error) {
      if (error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') throw textProblems.swollen({});
    }
    if (left < 0) throw textProblems.swollen({});
  }
}
