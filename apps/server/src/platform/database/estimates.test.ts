import { expect, it } from 'vitest';
import { openEstimates } from './estimates.ts';

it('counts once for many uses, and anew after them', async () => {
  const estimate = openEstimates({ uses: 2, most: 2 });
  let counted = 0;
  const count = async () => ++counted % 2 === 1;
  expect([await estimate('井盖', count), await estimate('井盖', count), await estimate('井盖', count)]).toEqual([true, true, true]);
  expect(counted).toBe(1);
  expect(await estimate('井盖', count)).toBe(false);
  expect(counted).toBe(2);
});

it('forgets the oldest, and keeps nothing of a count that failed', async () => {
  const estimate = openEstimates({ most: 2 });
  const counted: string[] = [];
  const ask = (key: string) => estimate(key, async () => counted.push(key) > 0);
  for (const key of ['公厕', '市场', '背街', '公厕', '背街']) await ask(key);
  expect(counted).toEqual(['公厕', '市场', '背街', '公厕']);
  await expect(estimate('车站', () => Promise.reject(new Error('断了')))).rejects.toThrow('断了');
  expect(await estimate('车站', async () => true)).toBe(true);
});

it('is counted by one, however many ask at once: the first time they wait, later they go by the old one', async () => {
  const estimate = openEstimates<number>({ uses: 3 });
  const answers: ((n: number) => void)[] = [];
  const ask = () => estimate('井盖', () => new Promise((answer) => answers.push(answer)));
  const first = [ask(), ask(), ask()];
  answers[0]?.(1);
  expect(await Promise.all(first)).toEqual([1, 1, 1]);
  const again = [ask(), ask(), ask(), ask()];
  expect(await Promise.all([again[0], again[2], again[3]])).toEqual([1, 1, 1]);
  answers[1]?.(2);
  expect([await again[1], await ask(), answers.length]).toEqual([2, 2, 2]);
});
