import { Worker } from 'node:worker_threads';
import { Problem } from '@weicheng/domain/kernel';
import { offloadProblems } from './offload.problems.ts';
import type { Answer, Order } from './work.ts';

interface Waiting {
  resolve(result: unknown): void;
  reject(reason: unknown): void;
}

/** One thread with a heap of its own. It does one thing at a time; whatever ends it, the one who waits hears why. */
export class Thread {
  readonly #worker: Worker;
  #waiting: Waiting | undefined;
  alive = true;

  /** The environment with its secrets stays outside. */
  constructor(program: string, megabytes: number) {
    this.#worker = new Worker(program, { execArgv: [], env: {}, resourceLimits: { maxOldGenerationSizeMb: megabytes } });
    this.#worker.on('message', (answer: Answer) => {
      if ('result' in answer) this.#settle()?.resolve(answer.result);
      else {
        const { code, status, message, details } = answer.problem;
        this.#settle()?.reject(new Problem(code, status, message, details));
      }
    });
    this.#worker.on('error', (error: Error & { code?: string }) =>
      this.#gone(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? offloadProblems.tooBig({ megabytes }) : error),
    );
    this.#worker.on('exit', () => this.#gone(offloadProblems.stopped({})));
  }

  async do(order: Order, seconds: number): Promise<unknown> {
    const late = setTimeout(() => {
      this.#gone(offloadProblems.tooLong({ seconds }));
      void this.end();
    }, seconds * 1000);
    try {
      return await new Promise((resolve, reject) => {
        this.#waiting = { resolve, reject };
        this.#worker.postMessage(order);
      });
    } finally {
      clearTimeout(late);
    }
  }

  async end(): Promise<void> {
    this.alive = false;
    await this.#worker.terminate();
  }

  #gone(reason: unknown): void {
    this.alive = false;
    this.#settle()?.reject(reason);
  }

  #settle(): Waiting | undefined {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    return waiting;
  }
}
