import { z } from 'zod';
import { pageInput, pageOf, verb } from '../kernel/index.ts';

/** 通知：one line to one person, with the page it is about. */
export const Notice = z.object({
  id: z.uuid(),
  at: z.string(),
  title: z.string(),
  body: z.string(),
  /** The page it opens, inside the office: `/organization/people/…`. */
  link: z.string().nullable(),
  seen: z.boolean(),
});
export type Notice = z.infer<typeof Notice>;

export const noticeContract = {
  list: verb({
    name: 'notice.list',
    method: 'GET',
    path: '/api/notices',
    may: 'member',
    summary: '查我的通知',
    input: z.object({ ...pageInput }),
    output: pageOf(Notice).extend({ unseen: z.int() }),
  }),
  /** Server-sent events: `event: notice`, `data:` one Notice as JSON; a comment line every 25 s keeps the line open. */
  stream: verb({
    name: 'notice.stream',
    method: 'GET',
    path: '/api/notices/stream',
    may: 'member',
    summary: '接收我的通知',
    input: z.object({}),
    output: z.unknown(),
    produces: 'text/event-stream',
  }),
  markSeen: verb({
    name: 'notice.markSeen',
    method: 'POST',
    path: '/api/notices/mark-seen',
    may: 'member',
    summary: '把通知标为已看',
    input: z.object({ upTo: z.uuid() }),
    output: z.object({ unseen: z.int() }),
  }),
};
