import { expect, it } from 'vitest';
import { turns } from './index.ts';

const inTurn = () => {
  const take = turns(2, 3);
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const start = (n: number, fails = false) =>
    take(async () => {
      begun.push(n);
      await new Promise<void>((end) => (ends[n] = end));
      if (fails) throw new Error(`${n} failed`);
      return n;
    });
  return { begun, start, end: (n: number) => ends[n]?.() };
};

it('lets two work at once and the others wait in the order of coming, also after one that failed', async () => {
  const { begun, start, end } = inTurn();
  const all = [0, 1, 2, 3, 4].map((n) => start(n, n === 1));
  all[1]?.catch(() => {});
  expect(begun).toEqual([0, 1]);
  end(1);
  await expect(all[1]).rejects.toThrow('1 failed');
  expect(begun).toEqual([0, 1, 2]);
  end(2);
  await all[2];
  end(0);
  await all[0];
  expect(begun).toEqual([0, 1, 2, 3, 4]);
  for (const n of [3, 4]) end(n);
  expect(await Promise.all([all[3], all[4]])).toEqual([3, 4]);
  const later = start(5);
  expect(begun.at(-1)).toBe(5);
  end(5);
  expect(await later).toBe(5);
});

it('tells who would wait too long', async () => {
  const { begun, start, end } = inTurn();
  const all = [0, 1, 2, 3, 4].map((n) => start(n));
  await expect(start(5)).rejects.toMatchObject({ code: 'busy', status: 503 });
  for (const n of [0, 1, 2, 3, 4]) {
    end(n);
    await all[n];
  }
  expect(begun).toEqual([0, 1, 2, 3, 4]);
});
