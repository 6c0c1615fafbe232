import { spawn } from 'node:child_process';
import { at, node24, run, say, tool } from './lib/house.mjs';
import { install } from './lib/install.mjs';

run(async () => {
  await install();
  const start = (args, cwd) => spawn(node24(), args, { cwd, stdio: 'inherit', detached: process.platform !== 'win32' });
  const both = [
    start(['--watch', '--watch-preserve-output', at('apps/server/src/main.ts')], at()),
    start([tool('vite', 'bin/vite.js'), '--clearScreen', 'false'], at('apps/web')),
  ];
  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    for (const one of both) one.kill('SIGTERM');
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);
  for (const one of both)
    one.once('exit', (code) => {
      if (!ending) process.exitCode = code ?? 1;
      end();
    });
  say('服务端随源码重启，页面随源码刷新。按 Ctrl+C 都停下。');
});
