import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  alikeWithin,
  bandsOf,
  copyWithin,
  distanceOf,
  type GreyPicture,
  isReuse,
  likenessOf,
  likenessText,
  probesOf,
} from './likeness.rules.ts';

/** An invented scene: a few waves of light, so that it can be painted at any size. */
const hundredths = (from: number, to: number) => fc.noBias(fc.integer({ min: from * 100, max: to * 100 })).map((n) => n / 100);
const wave = fc.record({ x: hundredths(-3, 3), y: hundredths(-3, 3), turn: hundredths(0, 6), light: hundredths(0, 1) });
const scene = fc.array(wave, { minLength: 5, maxLength: 5 });
type Scene = readonly { x: number; y: number; turn: number; light: number }[];

function painted(
  waves: Scene,
  width: number,
  height: number,
  shade: (grey: number, x: number, y: number) => number = (g) => g,
): GreyPicture {
  const grey = new Uint8Array(width * height);
  const most = waves.reduce((sum, wave) => sum + wave.light, 0) || 1;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const light = waves.reduce(
        (sum, w) => sum + w.light * Math.cos(w.x * ((x + 0.5) / width) * 6.28 + w.y * ((y + 0.5) / height) * 6.28 + w.turn),
        0,
      );
      grey[y * width + x] = Math.max(0, Math.min(255, Math.round(shade(128 + (100 * light) / most, x, y))));
    }
  return { width, height, grey };
}
const far = (a: GreyPicture, b: GreyPicture) => {
  const [one, two] = [likenessOf(a), likenessOf(b)];
  return one === null || two === null ? null : distanceOf(one, two);
};
/** Of many scenes, how many lie within the limit. */
const shareNear = (change: (waves: Scene, n: number) => [GreyPicture, GreyPicture]) => {
  const distances = fc.sample(scene, { numRuns: 120, seed: 7 }).flatMap((waves, n) => far(...change(waves, n)) ?? []);
  expect(distances.length).toBeGreaterThan(100);
  return distances.filter((d) => d <= alikeWithin).length / distances.length;
};

describe('相似指纹', () => {
  it('stays near when a picture is resized, made brighter or duller, or recompressed', () => {
    expect(shareNear((waves) => [painted(waves, 60, 48), painted(waves, 36, 32)])).toBeGreaterThan(0.97);
    expect(shareNear((waves) => [painted(waves, 36, 32), painted(waves, 36, 32, (g) => g * 0.8 + 30)])).toBeGreaterThan(0.97);
    expect(
      shareNear((waves) => [painted(waves, 36, 32), painted(waves, 36, 32, (g, x, y) => g + ((x * 7 + y * 13) % 9) - 4)]),
    ).toBeGreaterThan(0.97);
  });

  it('lies far for different pictures', () => {
    const scenes = fc.sample(scene, { numRuns: 120, seed: 7 });
    expect(shareNear((waves, n) => [painted(waves, 36, 32), painted(scenes[(n + 1) % scenes.length] ?? [], 36, 32)])).toBeLessThan(0.02);
  });

  it('is none for a picture that shows nothing, or is too small to', () => {
    expect(likenessOf({ width: 72, height: 64, grey: new Uint8Array(72 * 64).fill(200) })).toBeNull();
    expect(likenessOf({ width: 8, height: 8, grey: new Uint8Array(64) })).toBeNull();
  });

  it('says nothing of a photo from the same spot in the same issue, unless it is a copy', () => {
    const use = { issueId: 'here', same: false, distance: copyWithin + 1 };
    expect([isReuse(use, 'here'), isReuse(use, 'there'), isReuse({ ...use, issueId: null }, 'here')]).toEqual([false, true, true]);
    expect([isReuse({ ...use, distance: copyWithin }, 'here'), isReuse({ ...use, same: true }, 'here')]).toEqual([true, true]);
  });

  it('finds all within the limit by one of four bands', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), fc.uniqueArray(fc.nat(63), { maxLength: alikeWithin }), (likeness, bits) => {
        const other = bits.reduce((value, bit) => value ^ (1n << BigInt(bit)), likeness);
        expect(distanceOf(likeness, other)).toBe(bits.length);
        expect(probesOf(likeness).some((probes, n) => probes.includes(bandsOf(other)[n] as number))).toBe(true);
        expect(BigInt.asUintN(64, BigInt(likenessText(other)))).toBe(other);
      }),
    );
  });
});
