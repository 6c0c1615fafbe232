import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const at = (...parts) => join(root, ...parts);

/** Where progress lines go; a command that prints figures for machines moves them to stderr. */
export const progress = { to: process.stdout };
export const say = (line) => void progress.to.write(`${line}\n`);

/** A refusal in one sentence: nothing to trace, the reader can act on it. */
export class Sentence extends Error {}

/** Ends a command: a sentence is printed as it is, a defect of ours with its stack. */
export const run = (main) =>
  main().catch((error) => {
    process.stderr.write(`${error instanceof Sentence ? error.message : error.stack}\n`);
    process.exitCode = 1;
  });

/** Says what is being done, does it, and says how long it took: `安装依赖 … 34 秒`. */
export const timed = async (what, work) => {
  const started = performance.now();
  const terminal = progress.to.isTTY;
  if (terminal) progress.to.write(`${what} … `);
  let done = false;
  try {
    const result = await work();
    done = true;
    return result;
  } finally {
    const took = `${((performance.now() - started) / 1000).toFixed(1)} 秒`;
    say(`${terminal ? '' : `${what} … `}${done ? took : `没有成功（${took}）`}`);
  }
};

const platform = process.platform === 'win32' ? 'win' : process.platform;
const pinned = at('node_modules', `node-${platform}-${process.arch}`, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Whether this Node.js strips types by itself, so that it can run the sources and the bundles. */
export const isModern = () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 18);
};

/** The Node.js 24 pinned in package.json; on a platform it is not published for, the current one when new enough. */
export const node24 = () => {
  if (existsSync(pinned)) return pinned;
  if (isModern()) return process.execPath;
  throw new Sentence(
    `没有适合这台机器（${platform}-${process.arch}）的 Node.js 24，当前是 ${process.versions.node}。装上 Node.js 24 再执行一次。`,
  );
};

/** The start script of an installed tool, to be run by `node24()`. */
export const tool = (name, script) => at('node_modules', name, script);
