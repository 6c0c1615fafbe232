/** The first 32 bits of the fractions of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2), and of the square roots of the first 8. */
const primes = Array.from({ length: 312 }, (_, i) => i).filter((n) => n > 1 && ![...Array(n).keys()].some((d) => d > 1 && n % d === 0));
const fraction = (root: number) => ((root - Math.floor(root)) * 0x1_0000_0000) >>> 0;
const rounds = Uint32Array.from(primes.slice(0, 64), (p) => fraction(Math.cbrt(p)));
const start = primes.slice(0, 8).map((p) => fraction(Math.sqrt(p)));

/** 文件的指纹, lower-case hex. Over plain http the browser has no `crypto.subtle`, as in an office's own network: then it is counted here. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const sum = crypto.subtle ? new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)) : counted(bytes);
  return Array.from(sum, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** FIPS 180-4, 6.2. */
export function counted(bytes: Uint8Array): Uint8Array {
  const padded = new Uint8Array((((bytes.length + 8) >> 6) + 1) << 6);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 0x2000_0000));
  view.setUint32(padded.length - 4, (bytes.length << 3) >>> 0);
  const state = Uint32Array.from(start);
  const w = new Uint32Array(64);
  for (let at = 0; at < padded.length; at += 64) {
    for (let i = 0; i < 16; i++) w[i] = view.getUint32(at + i * 4);
    mix(state, w);
  }
  const sum = new DataView(new ArrayBuffer(32));
  state.forEach((word, i) => void sum.setUint32(i * 4, word));
  return new Uint8Array(sum.buffer);
}

const turn = (x: number, n: number) => (x >>> n) | (x << (32 - n));

/** One block of 512 bits: `w` holds its first 16 words. */
function mix(state: Uint32Array, w: Uint32Array): void {
  const word = (i: number) => w[i] ?? 0;
  for (let i = 16; i < 64; i++) {
    const [x, y] = [word(i - 15), word(i - 2)];
    w[i] = word(i - 16) + (turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)) + word(i - 7) + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10));
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let i = 0; i < 64; i++) {
    const t1 = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + (rounds[i] ?? 0) + word(i)) | 0;
    const t2 = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((x, i) => {
    state[i] = (state[i] ?? 0) + x;
  });
}
