import { kernelProblems } from '@weicheng/domain/kernel';
import { hashPassword, verifyPassword } from 'better-auth/crypto';

/** So many at a time: each takes a core for a tenth of a second. */
const atOnce = 2;
/** Whoever comes when so many wait already would wait ten seconds: better to hear it at once. */
const mostWaiting = 200;

/** 密码的摘要. Made and compared outside of every act, so that a crowd at the door holds no connection while it waits. */
export interface Crypt {
  hash(password: string): Promise<string>;
  /** The hash, if this password gave it; null if not. Without a hash it says no in the same time. */
  fitting(hash: string | undefined, password: string): Promise<string | null>;
}

export function openCrypt(): Crypt {
  const waiting: (() => void)[] = [];
  let working = 0;
  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
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
  return {
    hash: (password) => inTurn(() => hashPassword(password)),
    fitting: (hash, password) =>
      inTurn(async () => {
        if (hash !== undefined) return (await verifyPassword({ hash, password })) ? hash : null;
        await hashPassword(password);
        return null;
      }),
  };
}
