export { pack } from './pack.ts';
export { type Refusals, unzip } from './unzip.ts';
