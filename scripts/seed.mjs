import { become } from './lib/command.mjs';
import { at, node24, run } from './lib/house.mjs';
import { install } from './lib/install.mjs';
import { build } from './lib/parts.mjs';

run(async () => {
  await install();
  await build({ only: ['cli'] });
  process.exitCode = await become(node24(), [at('apps/cli/dist/weicheng.mjs'), 'seed', ...process.argv.slice(2)]);
});
