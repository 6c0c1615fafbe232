export { pack } from './pack.ts';
export { type StreamedPart, zipStream } from './stream.ts';
export { type Refusals, unzip } from './unzip.ts';
