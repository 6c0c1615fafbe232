import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'weicheng-standard-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const edition = join(import.meta.dirname, '../../../standards/editions/national-hygiene-city-2021.json');

/** Runs `weicheng standard check` on a file of that text. */
function check(text: string, ...options: string[]) {
  const file = join(folder, 'draft.json');
  writeFileSync(file, text);
  const { status, stdout, stderr } = spawnSync(process.execPath, [
    join(import.meta.dirname, 'main.ts'),
    'standard',
    'check',
    file,
    ...options,
  ]);
  return { status, out: stdout.toString(), err: stderr.toString() };
}

describe('weicheng standard check', () => {
  const sound = readFileSync(edition, 'utf8');

  it('finds nothing wrong with the edition of the product, and needs no database', () => {
    expect(check(sound)).toEqual({ status: 0, out: '没有问题：标准 national-hygiene-city-2021。\n', err: '' });
  });

  it('says each thing that is wrong and fails', () => {
    const draft = JSON.parse(sound);
    draft.indicators[0].clause = 'nowhere';
    draft.indicators[1].unit = '';
    const { status, out } = check(JSON.stringify(draft));
    expect([status, out]).toEqual([1, '指标 K01：没有 nowhere 这个条款\n指标 K02：有目标值而没有单位\n2 处不对。\n']);
    draft.indicators[2].rule = { kind: 'about', target: 5 };
    const json = check(JSON.stringify(draft), '--json');
    expect([json.status, JSON.parse(json.out).problems]).toEqual([1, ['indicators.2.rule.kind：不在可选的种类里']]);
  });

  it('refuses what is no JSON in one sentence', () => {
    const { status, err } = check('{ "kind": ');
    expect(status).toBe(1);
    expect(err).toMatch(/不是完整的 JSON/);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});
