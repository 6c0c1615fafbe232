import { figures } from './lib/figures.mjs';
import { run } from './lib/house.mjs';

run(() => figures({ folder: 'bench/faults', suffix: '.fault.ts' }));
