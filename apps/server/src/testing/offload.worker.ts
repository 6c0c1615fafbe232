import { kernelProblems } from '@weicheng/domain/kernel';
import { serveWork } from '#platform/offload';

/** Work for the test of the threads: each piece does one thing that a thread must survive, or not. */
const work = {
  double: (n: number) => n * 2,
  bytes: (bytes: Uint8Array) => [...bytes],
  /** Holds its thread until the main one lets it go. */
  hold: (gate: Int32Array) => {
    while (Atomics.load(gate, 0) === 0);
    return 'let go';
  },
  forever: () => {
    for (;;);
  },
  fill: () => {
    const kept: string[][] = [];
    for (;;) kept.push(Array.from({ length: 1000 }, (_, i) => `${kept.length} ${i}`));
  },
  refuse: () => {
    throw kernelProblems.notFound({ what: '这一页' });
  },
  fail: () => {
    throw new TypeError('a defect of ours');
  },
  leave: () => process.exit(3),
  environment: () => Object.keys(process.env),
};
export type TestWork = typeof work;

serveWork(work);
