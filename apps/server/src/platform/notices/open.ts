import type { Actor } from '@weicheng/domain/kernel';
import type { Context } from '../context/index.ts';
import type { Database } from '../database/index.ts';
import { listenOn } from './listener.ts';
import { addNotice, channel, findNotice, lineOf, noticesSince } from './notice.store.ts';
import { NoticeStream, type Reader } from './stream.ts';

/** 通知：the open streams of this server, fed by the database. */
export interface Notices {
  /**
   * Opens a person's stream of events, from after the notice the browser saw last; null when the person has too many. It ends
   * when something about the account has changed: the browser comes back at once and shows its session again.
   */
  open(whose: Pick<Actor, 'cityId' | 'personId' | 'accountId'>, lastSeen: string | null): NoticeStream | null;
  /** How many streams are open now. */
  readonly streams: number;
  close(): Promise<void>;
}

/** A person with this many windows open is served; the next one has to do without. */
const streamsAPerson = 8;

/** Starts listening for notices on the database, on one connection for all streams. */
export async function openNotices(database: Database): Promise<Notices> {
  const lines = new Map<string, Set<NoticeStream>>();
  const all = () => [...lines.values()].flatMap((streams) => [...streams]);
  const ears = await listenOn(database.owner.options.connectionString ?? '', channel, {
    heard(payload) {
      const at = payload.lastIndexOf(':');
      for (const stream of lines.get(payload.slice(0, at)) ?? []) stream.tell(payload.slice(at + 1));
    },
    back: () => {
      for (const stream of all()) stream.catchUp();
    },
  });
  // Not for a change of rights in the city: a stream asks for none, and whoever leaves loses the account.
  database.memory.whenChanged((topic) => {
    for (const stream of all()) if (topic === '*' || topic === stream.accountId) stream.end();
  });
  let closed = false;
  return {
    get streams() {
      return all().length;
    },
    open({ cityId, personId, accountId }, lastSeen) {
      const line = lineOf(cityId, personId);
      const streams = lines.get(line) ?? new Set();
      if (closed || streams.size >= streamsAPerson) return null;
      const db = database.city(cityId);
      const reader: Reader = {
        one: (id) => findNotice(db, cityId, personId, id),
        since: (id, limit) => noticesSince(db, cityId, personId, id, limit),
      };
      const stream = new NoticeStream(reader, accountId, lastSeen, () => {
        streams.delete(stream);
        if (streams.size === 0) lines.delete(line);
      });
      lines.set(line, streams.add(stream));
      return stream;
    },
    async close() {
      closed = true;
      for (const stream of all()) stream.end();
      await ears.close();
    },
  };
}

/** What a notice says. `link` is a page inside the office, beginning with `/`. */
export interface Message {
  title: string;
  body?: string;
  link?: string;
}

/** 通知一个人：files the notice in the transaction of the change; the person's open pages hear of it when that has committed. Returns its id. */
export const notify = (ctx: Context, personId: string, { title, body = '', link }: Message): Promise<string> =>
  addNotice(ctx, personId, { title, body, link: link ?? null });
