import { parentPort } from 'node:worker_threads';
import { Problem } from '@weicheng/domain/kernel';

/** What can be run off the main thread, by name. Input and result travel as copies: plain values, arrays, maps, bytes (a Buffer arrives as Uint8Array). */
export type Work = Readonly<Record<string, (...input: never[]) => unknown>>;

/** What a thread is told, and what it answers. A defect is no answer: it ends the thread. */
export interface Order {
  name: string;
  input: unknown[];
}
export type Answer = { result: unknown } | { problem: Pick<Problem, 'code' | 'status' | 'message' | 'details'> };

/** The thread's side: does what it is told, one thing after another. */
export function serveWork(work: Work): void {
  const port = parentPort;
  if (!port) throw new Error('serveWork belongs into a worker thread');
  port.on('message', (order: Order) => void answerTo(work, order).then((answer) => port.postMessage(answer, ownBytesOf(answer))));
}

/** A file that fills its memory alone changes hands; anything else is copied. */
function ownBytesOf(answer: Answer): ArrayBuffer[] {
  const result = 'result' in answer ? answer.result : undefined;
  const isWhole = result instanceof Uint8Array && result.buffer instanceof ArrayBuffer && result.byteLength === result.buffer.byteLength;
  return isWhole ? [result.buffer as ArrayBuffer] : [];
}

async function answerTo(work: Work, { name, input }: Order): Promise<Answer> {
  try {
    return { result: await work[name]?.(...(input as never[])) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { code, status, message, details } = error;
    return { problem: { code, status, message, details } };
  }
}
