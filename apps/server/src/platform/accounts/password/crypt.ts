import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { turns } from '../../turns/index.ts';

/** 密码的摘要. Made and compared outside of every act, so that a crowd at the door holds no connection while it waits. */
export interface Crypt {
  hash(password: string): Promise<string>;
  /** The hash, if this password gave it; null if not. Without a hash it says no in the same time. */
  fitting(hash: string | undefined, password: string): Promise<string | null>;
}

export function openCrypt(): Crypt {
  const inTurn = turns(2, 200); // each takes a core for a tenth of a second: the last waits ten
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
