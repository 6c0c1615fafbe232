import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '@weicheng/domain/kernel';
import { afterEach, describe, expect, it } from 'vitest';
import type { TestWork } from '../../testing/offload.worker.ts';
import { type Offload, type OffloadLimits, openOffload } from './index.ts';

const program = join(import.meta.dirname, '../../testing/offload.worker.ts');
let offload: Offload<TestWork>;
const open = (limits: Partial<OffloadLimits> = {}) => {
  offload = openOffload<TestWork>(program, { threads: 1, ...limits });
  return offload;
};
afterEach(() => offload.close());

const gate = () => new Int32Array(new SharedArrayBuffer(4));
const until = async (there: () => boolean) => {
  while (!there()) await sleep(20);
};

describe('work off the main thread', () => {
  it('comes back as it is, and the main thread is free meanwhile: only it can let the work go', async () => {
    const { run } = open();
    expect(await run('double', 21)).toBe(42);
    expect(await run('bytes', Buffer.from([1, 2, 3]))).toEqual([1, 2, 3]);
    const held = gate();
    const answer = run('hold', held);
    setImmediate(() => Atomics.store(held, 0, 1));
    expect(await answer).toBe('let go');
  });

  it('knows no environment, and so no secret of it', async () => {
    expect(await open().run('environment')).toEqual([]);
  });

  it('starts no thread before it is asked, shares the ones there are, and lets them end when nothing comes', async () => {
    const { run } = open({ threads: 2, idleSeconds: 0.05 });
    expect(offload.threads).toBe(0);
    const held = gate();
    const all = [run('hold', held), run('hold', held), run('hold', held)];
    await until(() => offload.threads === 2);
    Atomics.store(held, 0, 1);
    expect(await Promise.all(all)).toEqual(['let go', 'let go', 'let go']);
    await until(() => offload.threads === 0);
    expect(await run('double', 1)).toBe(2);
  });
});

describe('work that may not go on', () => {
  it('takes too long: a sentence, and the next has a thread again', async () => {
    const { run } = open({ seconds: 0.2 });
    await expect(run('forever')).rejects.toMatchObject({ code: 'offload.too-long', status: 413 });
    await offload.close();
    expect(await open().run('double', 2)).toBe(4);
  });

  it('takes too much memory: a sentence, the house stands, and the next has a thread again', async () => {
    const { run } = open({ megabytes: 32 });
    await expect(run('fill')).rejects.toMatchObject({
      code: 'offload.too-big',
      message: '内容展开后超过 32 MB，没有收下。删掉不要的部分，或分几次提交。',
    });
    expect(await run('double', 2)).toBe(4);
  });

  it('a thread that is gone: a sentence, and the next has another', async () => {
    const { run } = open();
    await expect(run('leave')).rejects.toMatchObject({ code: 'offload.stopped', status: 503 });
    expect(await run('double', 2)).toBe(4);
  });

  it('a refusal arrives as the Problem it was, a defect as the error it is', async () => {
    const { run } = open();
    const refused = await run('refuse').catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Problem);
    expect(refused).toMatchObject({ code: 'not-found', status: 404, details: { what: '这一页' } });
    await expect(run('fail')).rejects.toThrow(new TypeError('a defect of ours'));
    expect(await run('double', 2)).toBe(4);
  });

  it('too many wait already', async () => {
    const { run } = open({ waiting: 1 });
    const held = gate();
    const all = [run('hold', held), run('double', 3)];
    await expect(run('double', 4)).rejects.toMatchObject({ code: 'busy' });
    Atomics.store(held, 0, 1);
    expect(await Promise.all(all)).toEqual(['let go', 6]);
  });

  it('the house closes: what is under way is stopped with a sentence', async () => {
    const { run } = open();
    const answer = run('forever');
    const heard = expect(answer).rejects.toMatchObject({ code: 'offload.stopped' });
    await until(() => offload.threads === 1);
    await offload.close();
    await heard;
    expect(offload.threads).toBe(0);
  });
});
