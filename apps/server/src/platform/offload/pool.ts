import { availableParallelism } from 'node:os';
import { turns } from '../turns/index.ts';
import { Thread } from './thread.ts';
import type { Work } from './work.ts';

export interface OffloadLimits {
  /** How many threads at most; the main thread keeps a core. */
  threads: number;
  /** How many may wait for a thread; the next is told that the house is busy. */
  waiting: number;
  /** How long one piece of work may take. */
  seconds: number;
  /** Heap of one thread. Bytes outside the heap (buffers) are for the work itself to bound. */
  megabytes: number;
  /** How long a thread waits for more work before it ends. */
  idleSeconds: number;
}

const usualLimits: OffloadLimits = {
  threads: Math.min(4, Math.max(1, availableParallelism() - 1)),
  waiting: 20,
  seconds: 30,
  megabytes: 512,
  idleSeconds: 20,
};

type Result<W extends Work, K extends keyof W> = ReturnType<W[K]> extends Promise<infer R> ? R : ReturnType<W[K]>;

/** 主线程之外：runs what may take seconds in a thread, so that nobody else waits for it. Refused in time or memory, it is a Problem. */
export interface Offload<W extends Work> {
  run<K extends keyof W & string>(name: K, ...input: Parameters<W[K]>): Promise<Result<W, K>>;
  /** How many threads there are at this moment; none when nothing was asked for a while. */
  readonly threads: number;
  close(): Promise<void>;
}

/** @param program the file that calls `serveWork` with the same list of work */
export function openOffload<W extends Work>(program: string, limits: Partial<OffloadLimits> = {}): Offload<W> {
  const { threads: most, waiting, seconds, megabytes, idleSeconds } = { ...usualLimits, ...limits };
  const inTurn = turns(most, waiting);
  const threads = new Set<Thread>();
  const idle = new Map<Thread, NodeJS.Timeout>();

  const take = (): Thread => {
    for (const [thread, ending] of [...idle].reverse()) {
      clearTimeout(ending);
      idle.delete(thread);
      if (thread.alive) return thread;
      threads.delete(thread);
    }
    const fresh = new Thread(program, megabytes);
    threads.add(fresh);
    return fresh;
  };
  const drop = (thread: Thread) => {
    idle.delete(thread);
    threads.delete(thread);
    return thread.end();
  };
  const putBack = (thread: Thread) => {
    if (thread.alive && threads.has(thread))
      idle.set(
        thread,
        setTimeout(() => void drop(thread), idleSeconds * 1000),
      );
    else void drop(thread);
  };

  return {
    get threads() {
      return threads.size;
    },
    run: <K extends keyof W & string>(name: K, ...input: Parameters<W[K]>) =>
      inTurn(async () => {
        const thread = take();
        try {
          return (await thread.do({ name, input }, seconds)) as Result<W, K>;
        } finally {
          putBack(thread);
        }
      }),
    async close() {
      for (const ending of idle.values()) clearTimeout(ending);
      await Promise.all([...threads].map(drop));
    },
  };
}
