import { kernelProblems } from '@weicheng/domain/kernel';

/** Lets work be done by turns: so many at once, in the order of coming; whoever comes when too many wait already is told so. */
export function turns(atOnce: number, mostWaiting: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let working = 0;
  return async (work) => {
    if (waiting.length >= mostWaiting) throw kernelProblems.busy({});
    if (working < atOnce) working++;
    else await new Promise<void>((go) => waiting.push(go));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else working--;
    }
  };
}
