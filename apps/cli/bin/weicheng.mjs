#!/usr/bin/env node
import module from 'node:module';
import { at, isModern, node24, run } from '../../../scripts/lib/house.mjs';

run(async () => {
  if (!isModern()) {
    const { become } = await import('../../../scripts/lib/command.mjs');
    process.exitCode = await become(node24(), process.argv.slice(1), { cwd: process.cwd() });
    return;
  }
  // what was compiled once is kept: the next start takes half the time
  module.enableCompileCache?.(at('node_modules/.cache/weicheng'));
  const { isCliFresh } = await import('../../../scripts/lib/parts.mjs');
  // the sources speak as soon as they are newer than what was built from them
  await import(isCliFresh() ? at('apps/cli/dist/weicheng.mjs') : at('apps/cli/src/main.ts'));
});
