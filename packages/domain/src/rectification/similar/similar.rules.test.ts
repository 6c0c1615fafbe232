import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { likeness, likest, type Told } from './similar.rules.ts';

const told = (title: string, more: Partial<Told> = {}): Told => ({ title, place: '', matter: null, location: null, ...more });
const at = (longitude: number, latitude: number) => ({ location: { longitude, latitude } });

describe('可能重复的问题', () => {
  it('says why two may be one', () => {
    const bin = told('建设路18号垃圾桶满溢', { place: '建设路18号', matter: '06042' });
    expect(likeness(bin, { ...bin })).toEqual({ score: 1, says: '同一地点，同一类别，说法相近' });
    expect(likeness(bin, told('没人管', { place: '建设路 18 号', matter: '06042' }))?.says).toBe('同一地点，同一类别');
    expect(
      likeness({ ...bin, ...at(87.6, 43.8) }, told('桶满溢', { place: '建设路', matter: '06042', ...at(87.6005, 43.8) }))?.says,
    ).toMatch(/^相距 \d+ 米，同一类别/);
  });

  it('leaves alone what lies elsewhere or is of another kind', () => {
    const bin = told('垃圾桶满溢', { place: '建设路18号', matter: '06042' });
    expect(likeness(bin, told('垃圾桶满溢', { place: '柳桥东街3号', matter: '06042' }))).toBeUndefined();
    expect(likeness(bin, told('垃圾桶满溢', { place: '建设路20号', matter: '06042' }))).toBeUndefined();
    expect(likeness(bin, told('垃圾桶满溢', { matter: '06042' }))?.says).toBe('同一类别，说法相近');
    expect(likeness(bin, told('井盖缺失', { place: '人民路', matter: '06013' }))).toBeUndefined();
    expect(likeness({ ...bin, ...at(87.6, 43.8) }, { ...bin, place: '建设路', ...at(87.7, 43.8) })).toBeUndefined();
    expect(likeness(told('', {}), told('', {}))).toBeUndefined();
  });

  it('is the same from both sides, and puts the likest first', () => {
    const text = fc.string({ unit: fc.constantFrom(...'建设人民路垃圾桶满18号'), maxLength: 12 });
    const issue = fc.record({ title: text, place: text, matter: fc.constantFrom('06042', '06010', null), location: fc.constant(null) });
    fc.assert(
      fc.property(issue, issue, (a, b) => {
        expect(likeness(a, b)).toEqual(likeness(b, a));
      }),
    );
    const written = told('建设路垃圾桶满', { place: '建设路18号' });
    const [first] = likest(written, [told('建设路垃圾', { place: '建设路' }), told('建设路垃圾桶满', { place: '建设路18号' })]);
    expect(first?.title).toBe('建设路垃圾桶满');
  });
});
