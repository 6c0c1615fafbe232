import { describe, expect, it } from 'vitest';
import { cityDictionary, countedRefusal, entryRefusal, retireRefusal } from './cityDictionary.rules.ts';
import type { DictionaryChoice, EntryRow } from './cityDictionary.schema.ts';
import { Dictionary } from './dictionary.schema.ts';

const shipped = Dictionary.parse({
  ...{
    kind: 'dictionary',
    key: 'small',
    name: '三小',
    edition: '2026-01-01',
    owner: '创卫办',
    sources: [{ key: 'local', title: '各地规定' }],
  },
  entries: [
    { key: 'food', name: '小餐饮店' },
    { key: 'noodle', name: '面馆', within: 'food' },
    { key: 'shop', name: '小食品店', note: '便利店在内' },
  ],
  variants: [
    { name: '两样', entries: ['food', 'shop'], source: 'local', verification: 'seen' },
    { name: '一样', entries: ['food'], source: 'local', verification: 'seen' },
  ],
});
const written = { changedAt: '2026-11-25T00:00:00Z', changedBy: '林若宁' };
const row = (about: Partial<EntryRow>): EntryRow => ({
  ...{ key: 'shop', name: '小食品店', note: '便利店在内', within: null, added: false, retired: false },
  ...written,
  ...about,
});
const choice = (about: Partial<DictionaryChoice>): DictionaryChoice => ({
  ...{ owner: '市场监管局', edition: '2026-01-01', variant: '一样', entries: null, revision: 3 },
  ...written,
  ...about,
});
const standings = (rows: EntryRow[]) =>
  cityDictionary(shipped, rows, null).entries.map(({ name, standing, counted }) => [name, standing, counted]);

describe('本地的词典', () => {
  it('is the shipped one until the city says otherwise', () => {
    expect(standings([])).toEqual([
      ['小餐饮店', 'shipped', true],
      ['面馆', 'shipped', false],
      ['小食品店', 'shipped', true],
    ]);
    expect(cityDictionary(shipped, [], null)).toMatchObject({ owner: '创卫办', variant: '两样', revision: 0, chosenOver: null });
  });

  it('keeps what was renamed, added, retired; a retired one counts nowhere', () => {
    expect(
      standings([
        row({ name: '食杂店' }),
        row({ key: 'food', name: '小餐饮店', note: '', retired: true }),
        row({ key: 'city-1', name: '小作坊', added: true }),
      ]),
    ).toEqual([
      ['小餐饮店', 'retired', false],
      ['面馆', 'shipped', false],
      ['食杂店', 'changed', true],
      ['小作坊', 'added', false],
    ]);
    expect(standings([row({})])[2]).toEqual(['小食品店', 'shipped', true]);
  });

  it('follows the reading that was chosen, and says when the product has a newer one since', () => {
    const own = cityDictionary(shipped, [], choice({ entries: ['shop'], variant: null, edition: '2025-01-01' }));
    expect(own).toMatchObject({ owner: '市场监管局', variant: null, chosenOver: '2025-01-01', revision: 3 });
    expect(own.entries.filter(({ counted }) => counted).map(({ key }) => key)).toEqual(['shop']);
    expect(cityDictionary(shipped, [], choice({})).entries.filter(({ counted }) => counted)).toHaveLength(1);
  });

  it('refuses a ring, a name twice, an entry within one that is not used', () => {
    const of = cityDictionary(shipped, [row({ retired: true })], null);
    const code = (wish: { key: string; name: string; within: string | null }) => entryRefusal(of, wish)?.code;
    expect(code({ key: 'food', name: '小餐饮店', within: 'noodle' })).toBe('dictionary.ring');
    expect(code({ key: 'food', name: '小餐饮店', within: 'food' })).toBe('dictionary.no-outer');
    expect(code({ key: 'city-1', name: '糕点店', within: 'shop' })).toBe('dictionary.no-outer');
    expect(code({ key: 'city-1', name: '面馆', within: null })).toBe('dictionary.name-taken');
    expect(code({ key: 'city-1', name: '小食品店', within: 'food' })).toBeUndefined();
  });

  it('never retires what holds others, nor the last that counts, nor twice', () => {
    const of = cityDictionary(shipped, [row({ retired: true })], null);
    expect(['food', 'noodle', 'shop'].map((key) => retireRefusal(of, key)?.code)).toEqual([
      'dictionary.holds-others',
      undefined,
      'dictionary.retired',
    ]);
    const alone = cityDictionary(shipped, [row({ retired: true }), row({ key: 'noodle', name: '面馆', within: null })], null);
    expect(retireRefusal(alone, 'food')?.code).toBe('dictionary.last-one');
    expect([[], ['shop'], ['food']].map((entries) => countedRefusal(of, entries)?.code)).toEqual([
      'dictionary.last-one',
      'dictionary.not-usable',
      undefined,
    ]);
  });
});
