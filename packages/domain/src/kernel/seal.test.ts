import { createHash } from 'node:crypto';
import { anyCharacter } from '@weicheng/testing/anyCharacter';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText, type Hash, leafOf, merkleRoot, noSeal, type SealedFact, sealHash } from './seal.ts';

const sha256: Hash = (...parts) => parts.reduce((sum, part) => sum.update(part), createHash('sha256')).digest();
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const pack = (texts: readonly string[]) => Buffer.concat(texts.map((text) => leafOf(sha256, text)));
const rootOf = (texts: readonly string[]) => hex(merkleRoot(sha256, pack(texts)));

const fact: SealedFact = {
  cityId: 1,
  id: '01980000-0000-7000-8000-000000000001',
  tx: 741,
  at: '2026-11-22T02:40:00.123456Z',
  kind: 'unit.renamed',
  about: null,
  unitId: null,
  actorId: '01980000-0000-7000-8000-000000000002',
  actorName: '顾清禾',
  requestId: 'r-1',
  data: '{"from": "望溪社区"}',
};
const texts = fc.uniqueArray(fc.string({ unit: anyCharacter }), { minLength: 1, maxLength: 40 });

describe('Merkle root', () => {
  it('is the root of RFC 6962 (test vectors of Certificate Transparency)', () => {
    const leaves = ['', '\x00', '\x10', ' !', '01', '@ABC', 'PQRSTUVW', '`abcdefghijklmno'];
    expect(leaves.map((_, i) => rootOf(leaves.slice(0, i + 1)))).toEqual([
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
      'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
      '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
      'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
      '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    ]);
  });

  it('changes with any flipped bit of any leaf', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(7), (list, where, bit) => {
        const leaves = pack(list);
        const before = hex(merkleRoot(sha256, leaves));
        leaves[where % leaves.length] = (leaves[where % leaves.length] ?? 0) ^ (1 << bit);
        expect(hex(merkleRoot(sha256, leaves))).not.toBe(before);
      }),
    );
  });

  it('changes when leaves change places, when one is appended, when one is taken away', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (list, a, b) => {
        const [i, j] = [a % list.length, b % list.length];
        const root = rootOf(list);
        if (i !== j) expect(rootOf(list.with(i, list[j] ?? '').with(j, list[i] ?? ''))).not.toBe(root);
        expect(rootOf([...list, list[i] ?? ''])).not.toBe(root);
        if (list.length > 1) expect(rootOf(list.toSpliced(i, 1))).not.toBe(root);
      }),
    );
  });

  it('refuses no leaves, and leaves of another length', () => {
    expect(() => merkleRoot(sha256, new Uint8Array(0))).toThrow(RangeError);
    expect(() => merkleRoot(sha256, new Uint8Array(33))).toThrow(RangeError);
  });
});

describe('canonical text', () => {
  it('is a JSON array in a fixed order, with text for numbers and null for nothing', () => {
    expect(canonicalText(fact)).toBe(
      '["1","01980000-0000-7000-8000-000000000001","741","2026-11-22T02:40:00.123456Z","unit.renamed",null,null,' +
        '"01980000-0000-7000-8000-000000000002","顾清禾","r-1","{\\"from\\": \\"望溪社区\\"}"]',
    );
  });

  it('differs as soon as any field differs, also nothing from empty text', () => {
    for (const field of Object.keys(fact) as (keyof SealedFact)[]) {
      const other = {
        ...fact,
        [field]: typeof fact[field] === 'number' ? fact[field] + 1 : `${fact[field] ?? ''}` === '' ? '' : `${fact[field]}x`,
      };
      expect(canonicalText(other), field).not.toBe(canonicalText(fact));
    }
  });

  it('never runs one field into the next', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), fc.string({ unit: anyCharacter }), (actorName, requestId) => {
        const read = JSON.parse(canonicalText({ ...fact, actorName, requestId }));
        expect(read.slice(8, 10)).toEqual([actorName, requestId]);
      }),
    );
  });
});

describe('seal hash', () => {
  it('depends on every field of the seal', () => {
    const seal = {
      cityId: 1,
      number: 2,
      fromTx: 10,
      untilTx: 20,
      count: 3,
      previous: noSeal,
      root: noSeal.replace('0', '1'),
      at: '2026-11-22T02:40:00.000000Z',
    };
    const hash = hex(sealHash(sha256, seal));
    for (const [field, value] of Object.entries(seal)) {
      const other = { ...seal, [field]: typeof value === 'number' ? value + 1 : value.replace(/.$/, 'f') };
      expect(hex(sealHash(sha256, other)), field).not.toBe(hash);
    }
  });
});
