import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readText } from '@weicheng/documents/text';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'weicheng-plan-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const main = join(import.meta.dirname, 'main.ts');
const file = (name: string, content: string | Buffer) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const plan = `澄溪市创建国家卫生城市实施方案
澄政办发〔2026〕12号
一、工作任务
1.清扫主次干道，道路机扫率达到80%以上，2026年6月底前完成。（牵头单位：市城管局；协助单位：市交通局）
2.整治农贸市场。（牵头单位：市市场监管局）
`;

/** Runs the command as a person would, without any database. */
async function weicheng(args: string[], input = '') {
  const child = spawn(process.execPath, [main, 'plan', 'parse', ...args], { env: { PATH: process.env.PATH } });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    said.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said.err += chunk;
  });
  child.stdin.end(input);
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { ...said, status };
}

describe('weicheng plan parse', { timeout: 60_000 }, () => {
  it('prints a ledger for people, from a file or from standard input', async () => {
    const { out, status } = await weicheng([file('方案.txt', plan)]);
    expect(status).toBe(0);
    expect(out.split('\n').slice(0, 2)).toEqual(['澄溪市创建国家卫生城市实施方案', '澄政办发〔2026〕12号']);
    expect(out).toContain('任务 2 项');
    expect(out).toMatch(/一\/1 .*牵头 市城管局；协助 市交通局.*2026年6月底前.*不低于80%/);
    expect((await weicheng(['-'], plan)).out).toBe(out);
  });

  it('prints one object for programs: units as words, deadlines as values, spans that hold', async () => {
    const { out } = await weicheng([file('方案.txt', plan), '--json']);
    const said = JSON.parse(out);
    expect(said).toMatchObject({ title: '澄溪市创建国家卫生城市实施方案', documentNumber: '澄政办发〔2026〕12号' });
    expect(said.tasks[0]).toMatchObject({
      path: '一/1',
      leadUnits: ['市城管局'],
      supportingUnits: ['市交通局'],
      deadlines: ['2026-06-30'],
      thresholds: [{ operator: '>=', value: 80, unit: '%' }],
    });
    const [{ start, end }] = said.spans.tasks[0].leadUnits;
    expect(plan.slice(start, end)).toBe('市城管局');
  });

  it('writes the breakdown as .xlsx and .docx', async () => {
    const [xlsx, docx] = [join(folder, '表.xlsx'), join(folder, '表.docx')];
    expect(await weicheng([file('方案.txt', plan), '--xlsx', xlsx, '--docx', docx])).toMatchObject({ status: 0 });
    for (const path of [xlsx, docx]) {
      const { readFileSync } = await import('node:fs');
      expect((await readText(readFileSync(path), path)).text).toMatch(/一\/1\t清扫主次干道/);
    }
  });

  it('refuses in one sentence, with a status that is not 0', async () => {
    expect(await weicheng([join(folder, '没有.txt')])).toMatchObject({ status: 1, out: '', err: expect.stringMatching(/^打不开 .*\n$/) });
    expect(await weicheng([file('图.docx', Buffer.from('\x89PNG\r\n', 'latin1'))])).toMatchObject({
      status: 1,
      out: '',
      err: expect.stringMatching(/^这是图片.*\n$/),
    });
    expect(await weicheng(['-'])).toMatchObject({ status: 1, err: expect.stringContaining('没有文字') });
    expect(await weicheng([file('方案.txt', plan), '--xlsx', join(folder, '无', '表.xlsx')])).toMatchObject({
      status: 1,
      err: expect.stringMatching(/^没有写成 /),
    });
  });
});

const root = join(import.meta.dirname, '../../..');
const corpus = join(root, '../shared/corpus');

describe.runIf(existsSync(join(corpus, 'score.mjs')))('against the labelled plans', { timeout: 120_000 }, () => {
  it('scores 0.97 or more', () => {
    const command = [
      join(corpus, 'score.mjs'),
      '--gold',
      join(corpus, 'seeds'),
      '--floor',
      '0.97',
      '--',
      'npx',
      'weicheng',
      'plan',
      'parse',
      '--json',
    ];
    const { status, stdout } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' });
    expect({ status, stdout }).toMatchObject({ status: 0 });
  });
});
