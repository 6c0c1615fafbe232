import { figures } from './lib/figures.mjs';
import { run } from './lib/house.mjs';

run(() => figures({ folder: 'bench', suffix: '.bench.ts' }));
