import { z } from 'zod';

/** A branded uuid, so that a unit's id can never stand where a person's is meant. */
export const id = <Noun extends string>() => z.uuid('编号格式不对').brand<Noun>();

/** City 城市（租户）. First in every key; a small whole number given by the deployment. */
export const CityId = z.int().min(1).max(2_000_000_000);
export type CityId = z.infer<typeof CityId>;

/**
 * UUID version 7 (RFC 9562): sorts by time, so that indexes grow at their end.
 * `now` in milliseconds since 1970, `random` 10 bytes of chance, `sequence` (0–4095) the order within one act. Time and chance are
 * arguments.
 */
export function uuidv7(now: number, random: Uint8Array, sequence?: number): string {
  if (random.length < 10) throw new RangeError('uuidv7 wants 10 random bytes');
  const bytes = new Uint8Array(16);
  for (let i = 0, t = now; i < 6; i++, t = Math.floor(t / 256)) bytes[5 - i] = t % 256;
  bytes.set(random.subarray(0, 10), 6);
  if (sequence !== undefined) [bytes[6], bytes[7]] = [(sequence >> 8) & 0x0f, sequence & 0xff];
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
