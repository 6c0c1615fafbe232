import { Readable } from 'node:stream';
import type { Notice } from '@weicheng/domain/platform';

/** Reads the notices of the stream's person. */
export interface Reader {
  one(id: string): Promise<Notice | undefined>;
  since(id: string, limit: number): Promise<Notice[]>;
}

const heartbeat = 25_000; // proxies cut lines that are silent for 30 s or 60 s
const lifetime = 10 * 60_000; // the browser comes back at once, and has to show its session again
const atOnce = 100;
const remembered = 500;

/**
 * One browser's stream of server-sent events, each notice once; `id:` names it, so that a browser which comes back gets
 * the rest.
 */
export class NoticeStream extends Readable {
  readonly accountId: string;
  readonly #reader: Reader;
  readonly #gone: () => void;
  readonly #timers: NodeJS.Timeout[];
  #last: string | null;
  /** What went out lately: a notice can be caught up with and called out at the same moment. */
  readonly #sent = new Set<string>();
  #work: Promise<void> = Promise.resolve();

  constructor(reader: Reader, accountId: string, lastSeen: string | null, gone: () => void) {
    super();
    this.accountId = accountId;
    this.#reader = reader;
    this.#gone = gone;
    this.#last = lastSeen;
    this.#timers = [setInterval(() => this.push(':\n\n'), heartbeat).unref(), setTimeout(() => this.end(), lifetime).unref()];
    this.push('retry: 2000\n\n');
    this.catchUp();
  }

  /** Sends one notice that was called out. */
  tell(id: string): void {
    this.#then(async () => {
      const notice = await this.#reader.one(id);
      if (notice) this.#send(notice);
    });
  }

  /** Sends what was missed since the last one sent. */
  catchUp(): void {
    this.#then(async () => {
      for (let last = this.#last; last !== null; ) {
        const missed = await this.#reader.since(last, atOnce);
        for (const notice of missed) this.#send(notice);
        last = missed.length === atOnce ? this.#last : null;
      }
    });
  }

  /** Ends the stream in good order; the browser will ask again. */
  end(): void {
    this.#then(async () => void this.push(null));
  }

  override _read(): void {} // pushed when there is something to say

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#gone();
    done(error);
  }

  /** One after the other, in the order heard. A fault of the database ends the stream, and the browser comes back for the rest. */
  #then(act: () => Promise<void>): void {
    this.#work = this.#work
      .then(async () => {
        if (!this.destroyed && !this.readableEnded) await act();
      })
      .catch(() => void this.destroy());
  }

  #send(notice: Notice): void {
    if (this.#sent.has(notice.id)) return;
    this.#sent.add(notice.id);
    for (const oldest of this.#sent) {
      if (this.#sent.size <= remembered) break;
      this.#sent.delete(oldest);
    }
    if (this.#last === null || notice.id > this.#last) this.#last = notice.id;
    this.push(`id: ${notice.id}\nevent: notice\ndata: ${JSON.stringify(notice)}\n\n`);
  }
}
