import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFields, shortCode } from './fields.ts';

const id = '0198f6a2-1c7d-7c8e-9d4b-3f2a1b0c9d8e';

describe('a fact read as fields', () => {
  it('names what it knows, keeps what it does not, and puts ids last', () => {
    expect(readFields({ unitId: id, name: '城市管理局', kind: 'department', main: true, odd: 3, shortName: null })).toEqual([
      { label: '名称', says: '城市管理局', raw: false },
      { label: '类别', says: '部门', raw: false },
      { label: '主岗', says: '是', raw: false },
      { label: 'odd', says: '3', raw: false },
      { label: '简称', says: '空', raw: false },
      { label: 'unitId', says: id, raw: true },
    ]);
  });

  it('tells a day from a former name', () => {
    expect(readFields({ from: '工商局', to: '市场监管局' }).map(({ label }) => label)).toEqual(['原来', '现在']);
    expect(readFields({ from: '2026-01-01', until: null }).map(({ label }) => label)).toEqual(['从哪天起', '到哪天前']);
  });

  it('reads lists and what is inside', () => {
    const [field] = readFields({ items: [{ key: 'post:1', says: '城管局 联络员', receiverId: id, receiverName: '何以南' }] });
    expect(field?.says).toContain('接手的人 何以南');
    expect(field?.says).not.toContain(id);
  });

  it('hides no key of any data', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (data) => {
        expect(readFields(data)).toHaveLength(Object.keys(data).length);
      }),
    );
  });

  it('shortens a hash to four groups of four', () => {
    expect(shortCode('a1b2c3d4e5f60718293a4b5c6d7e8f90')).toBe('A1B2 C3D4 E5F6 0718');
  });
});
