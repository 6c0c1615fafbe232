#!/usr/bin/env node
import { at, isModern, node24, run } from '../../../scripts/lib/house.mjs';

run(async () => {
  if (!isModern()) {
    const { become } = await import('../../../scripts/lib/command.mjs');
    process.exitCode = await become(node24(), process.argv.slice(1), { cwd: process.cwd() });
    return;
  }
  const { isCliFresh } = await import('../../../scripts/lib/parts.mjs');
  // the sources speak as soon as they are newer than what was built from them
  await import(isCliFresh() ? at('apps/cli/dist/weicheng.mjs') : at('apps/cli/src/main.ts'));
});
