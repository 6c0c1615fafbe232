import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { at } from './house.mjs';

/** Tools find the pinned Node.js first, and write no colours where nobody sees them. */
const toolEnv = (env) => ({
  ...process.env,
  PATH: `${at('node_modules', '.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`,
  ...(process.env.CI || !process.stdout.isTTY ? { NO_COLOR: '1', FORCE_COLOR: undefined } : {}),
  ...env,
});

/**
 * Runs a program to its end. `show` streams what it writes, else it is collected.
 * @returns {Promise<{ code: number, output: string }>} 127 when it could not be started
 */
export const command = (program, args, { cwd = at(), env = {}, show = false, shell = false } = {}) =>
  new Promise((resolve) => {
    const stdio = ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'];
    const child = spawn(program, args, { cwd, env: toolEnv(env), stdio, shell });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => (output += text));
    child.once('error', (error) => resolve({ code: 127, output: error.message }));
    child.once('close', (code, signal) => resolve({ code: statusOf(code, signal), output }));
  });

/** The exit status a shell would report. */
const statusOf = (code, signal) => code ?? 128 + (constants.signals[signal] ?? 0);

/**
 * Runs a long-lived program as if it were us: it gets our terminal, each signal once, and we end with its status.
 * It has its own process group: at a terminal Ctrl-C reaches the whole group and npm hands it on once more,
 * and a second signal would end the program before it has closed its books.
 */
export const become = (program, args, { cwd = at(), env = {} } = {}) => {
  const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: 'inherit', detached: process.platform !== 'win32' });
  const lastSent = {};
  const pass = (signal) => {
    const now = performance.now();
    if (now - (lastSent[signal] ?? -Infinity) < 500) return;
    lastSent[signal] = now;
    child.kill(signal);
  };
  process.on('SIGINT', () => pass('SIGINT'));
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => pass('SIGTERM'));
  // npm's shell dies of a signal without handing it on; what npm started must not outlive npm
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (!process.env.npm_lifecycle_event || process.ppid === parent) return;
    clearInterval(watch);
    pass('SIGTERM');
  }, 500).unref();
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(statusOf(code, signal)));
  });
};
