/**
 * 封存 seals: facts are hashed into a Merkle tree (RFC 6962 shape) per range of transactions, and the ranges into a chain,
 * so that nothing already sealed can be changed, removed, added or moved without being found.
 */

/** A cryptographic hash over the given parts one after another; text counts as its UTF-8 bytes. 32 bytes come back. */
export type Hash = (...parts: readonly (string | Uint8Array)[]) => Uint8Array;

/** A fact's row word for word, as the database prints it: `at` in UTC to the microsecond, `data` as jsonb prints itself. */
export interface SealedFact {
  cityId: number;
  id: string;
  tx: number;
  at: string;
  kind: string;
  about: string | null;
  unitId: string | null;
  actorId: string | null;
  actorName: string | null;
  requestId: string | null;
  data: string;
}

/** One seal without its leaves: what its hash is taken over, and that hash. Hashes are lower-case hex. */
export interface Seal {
  cityId: number;
  /** 1, 2, 3 … within the city. */
  number: number;
  /** The facts with `fromTx` ≤ tx < `untilTx`, in the order of (tx, id). */
  fromTx: number;
  untilTx: number;
  count: number;
  previous: string;
  root: string;
  at: string;
  hash: string;
}

export const hashLength = 32;

/** What the first seal of a city follows. */
export const noSeal = '0'.repeat(2 * hashLength);

// Different first bytes keep a leaf from posing as a node, and a node as a seal.
const leafMark = Uint8Array.of(0);
const nodeMark = Uint8Array.of(1);
const sealMark = Uint8Array.of(2);

const fields = ['cityId', 'id', 'tx', 'at', 'kind', 'about', 'unitId', 'actorId', 'actorName', 'requestId', 'data'] as const;

/** The one text of a fact: a JSON array of its fields, numbers as text. It is hashed, and it is the fact's line in an export. */
export const canonicalText = (fact: SealedFact): string =>
  JSON.stringify(fields.map((field) => (fact[field] === null ? null : String(fact[field]))));

/** The leaf of a fact: of its canonical text, or of the bytes of that text as a file holds them. */
export const leafOf = (hash: Hash, text: string | Uint8Array): Uint8Array => hash(leafMark, text);

/** The Merkle root of packed leaves (32 bytes each, at least one). */
export function merkleRoot(hash: Hash, leaves: Uint8Array): Uint8Array {
  const count = leaves.length / hashLength;
  if (!Number.isInteger(count) || count < 1) throw new RangeError(`leaves are packed in ${hashLength} bytes each`);
  if (count === 1) return leaves;
  let left = 1;
  while (left * 2 < count) left *= 2;
  return hash(nodeMark, merkleRoot(hash, leaves.subarray(0, left * hashLength)), merkleRoot(hash, leaves.subarray(left * hashLength)));
}

/** The hash that chains a seal to the one before it. */
export const sealHash = (hash: Hash, s: Omit<Seal, 'hash'>): Uint8Array =>
  hash(sealMark, JSON.stringify([s.cityId, s.number, s.fromTx, s.untilTx, s.count, s.previous, s.root, s.at]));
