import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '@weicheng/domain/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readText } from '../index.ts';
import { openCompound } from './compound.ts';

/** Written by LibreOffice as Word 97, of invented content. */
const sample = readFileSync(join(import.meta.dirname, '../testing/breakdown.doc'));
const read = (bytes: Buffer) => readText(bytes, '方案.doc');
/** The sample with some bytes of its main stream changed. */
function changed(at: number, value: number): Buffer {
  const bytes = Buffer.from(sample);
  const main = openCompound(bytes).stream('WordDocument') ?? Buffer.alloc(0);
  bytes.writeUInt16LE(value, bytes.indexOf(main.subarray(0, 64)) + at);
  return bytes;
}

describe('Word 97', () => {
  it('gives its text with numbers, its table, without what was deleted or hidden', async () => {
    const { text, tables, notes } = await read(sample);
    expect(text.split('\n').slice(0, 7)).toEqual([
      '澄溪市创建国家卫生城市任务分解表',
      '一、加强领导',
      '（一）成立机构',
      '1. 专人负责',
      '2. 定期调度',
      '二、广泛宣传',
      '于三月底前完成。',
    ]);
    expect(tables[0]?.rows.map((row) => row.map((s) => text.slice(s.start, s.end)))).toEqual([
      ['任务', '责任单位', '时限'],
      ['清扫主次干道', '市城管局', '2026年3月底前'],
      ['清扫主次干道', '各街道', '2026年6月底前'],
    ]);
    expect(text).toMatch(/联系人：创卫办\n$/);
    expect(notes.map((n) => n.kind).sort()).toEqual(['hidden', 'numbering', 'trackedChange']);
  });

  it('is refused with a sentence when it is locked, older, or its sectors run in a circle', async () => {
    await expect(read(changed(10, 0x0100))).rejects.toMatchObject({ code: 'text.locked' });
    await expect(read(changed(2, 0x0065))).rejects.toMatchObject({ code: 'text.other-kind' });
    const circle = Buffer.from(sample);
    const table = (circle.readUInt32LE(76) + 1) * 512;
    for (let at = 0; at < 512; at += 4) circle.writeUInt32LE(at / 4 + 1 < 128 ? at / 4 + 1 : 0, table + at);
    await expect(read(circle)).rejects.toMatchObject({ code: 'text.damaged' });
  });

  it('whatever is spoilt in it: a reading or a sentence', async () => {
    const places = fc.oneof(fc.nat(sample.length - 1), fc.nat(511), fc.integer({ min: 512, max: 2048 }));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(places, fc.nat(255)), { minLength: 1, maxLength: 40 }), async (changes) => {
        const bytes = Buffer.from(sample);
        for (const [at, value] of changes) bytes[at] = value;
        const outcome = await read(bytes).catch((error: unknown) => error);
        expect(outcome instanceof Problem || (typeof outcome === 'object' && outcome !== null && 'text' in outcome)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});
