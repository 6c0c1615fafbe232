import { run } from './lib/house.mjs';
import { install } from './lib/install.mjs';
import { build } from './lib/parts.mjs';

run(async () => {
  await install();
  await build({ all: true });
});
