/** Chance from a seed: mulberry32 (public domain). The same seed gives the same city on every machine. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** FNV-1a over UTF-16 units. */
const hash = (text: string): number => {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
};

/** A uuid (version 8, RFC 9562) that depends on its name alone, so that adding a unit does not renumber the others. */
export function nameUuid(name: string): string {
  const next = chance(hash(name));
  // the second hash, over the reversed text, keeps two names apart whose first ones meet
  const other = chance(hash([...name].reverse().join('')) ^ 0x9e3779b9);
  const bytes = Array.from({ length: 16 }, (_, i) => Math.floor((i % 2 === 0 ? next() : other()) * 256));
  bytes[6] = 0x80 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.map((b) => b.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
