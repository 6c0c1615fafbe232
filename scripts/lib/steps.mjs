import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command } from './command.mjs';
import { at, node24, tool } from './house.mjs';
import { missingFromLock } from './lock.mjs';

/**
 * A step of a check: a name, and work that counts what passed and failed and returns what there is to read.
 * @typedef {{ name: string, work: () => Promise<{ passed: number, failed: number, output: string }> }} Step
 */

/** One program that passes or fails as a whole. */
const once = (name, script, args) => ({
  name,
  work: async () => {
    const { code, output } = await command(node24(), [script, ...args]);
    return { passed: Number(code === 0), failed: Number(code !== 0), output: code === 0 ? '' : output };
  },
});

const tsc = tool('typescript', 'bin/tsc');
const projects = [
  'packages/domain/tsconfig.json',
  'packages/domain/tsconfig.test.json',
  'packages/documents/tsconfig.json',
  'packages/testing/tsconfig.json',
  'apps/server/tsconfig.json',
  'apps/cli/tsconfig.json',
  'apps/web/tsconfig.json',
  'tests/tsconfig.json',
];

/** What the last check of a project knew; only what changed since is looked at again. */
const known = (path) => at('node_modules', '.cache', 'types', `${path.replaceAll('/', '_')}.tsbuildinfo`);

/** 类型 */
export const types = projects
  .filter((path) => existsSync(at(path)))
  .map((path) => once(`类型 ${path}`, tsc, ['-p', path, '--pretty', 'false', '--incremental', '--tsBuildInfoFile', known(path)]));

/** 规范: style, imports, unused code within a file. */
export const lint = once('规范 biome', tool('@biomejs/biome', 'bin/biome'), ['check', '--error-on-warnings']);

/** 死代码: files, exports and dependencies nobody uses. */
export const deadCode = once('死代码 knip', tool('knip', 'bin/knip.js'), [
  '--config',
  'scripts/knip.json',
  '--no-progress',
  '--no-config-hints',
]);

/** 锁文件: `npm ci` must accept it on every platform. */
export const lock = {
  name: '锁文件 package-lock.json',
  work: async () => {
    const missing = missingFromLock().length;
    const output = missing === 0 ? '' : `缺 ${missing} 个平台条目，npm ci 会拒收。执行 node scripts/complete-lock.mjs，再提交。`;
    return { passed: Number(missing === 0), failed: Number(missing !== 0), output };
  },
};

/** The tests of one vitest project, counted one by one; a run that breaks off counts as one that failed. */
export const tests = (name, project, { show = true, env = {} } = {}) => ({
  name,
  work: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'weicheng-tests-'));
    const report = join(folder, 'report.json');
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const ran = await command(node24(), [tool('vitest', 'vitest.mjs'), 'run', '--project', project, ...reporters], { show, env });
    const { numPassedTests: passed, numFailedTests: failed } = existsSync(report)
      ? JSON.parse(readFileSync(report, 'utf8'))
      : { numPassedTests: 0, numFailedTests: 0 };
    rmSync(folder, { recursive: true, force: true });
    const broken = ran.code !== 0 && failed === 0 ? 1 : 0;
    return { passed, failed: failed + broken, output: failed + broken === 0 ? '' : ran.output };
  },
});

/** Runs steps, `wide` at a time, says how each went, and adds them up. */
export const runSteps = async (steps, { wide = 1, say }) => {
  const waiting = [...steps];
  const sum = { passed: 0, failed: 0 };
  const worker = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const started = performance.now();
      const { passed, failed, output } = await step.work().catch((error) => ({ passed: 0, failed: 1, output: error.stack }));
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      const count = passed + failed > 1 ? `，${passed} 个通过${failed ? `，${failed} 个没有通过` : ''}` : '';
      say(`${failed ? '✗' : '✓'} ${step.name}（${seconds} 秒${count}）`);
      if (output) say(output.trimEnd());
      sum.passed += passed;
      sum.failed += failed;
    }
  };
  await Promise.all(Array.from({ length: wide }, worker));
  return sum;
};
