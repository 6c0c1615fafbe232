import { kernelProblems } from '@weicheng/domain/kernel';
import { noticeContract, noticeFacts } from '@weicheng/domain/platform';
import { z } from 'zod';
import { Download, type Route, route, wireRoute } from '../endpoint/index.ts';
import { markSeen, noticePage, unseenCount } from './notice.store.ts';
import type { Notices } from './open.ts';

const NoticeKey = z.uuid('翻页的位置不对，回到第一页');

export const noticeRoutes = (notices: Notices): Route[] => [
  route(noticeContract.list, async (ctx, { limit, after }) => {
    const key = NoticeKey.optional().safeParse(after);
    if (!key.success) throw kernelProblems.invalid({ fields: [{ path: 'after', message: key.error.issues[0]?.message ?? '' }] });
    return { ...(await noticePage(ctx, limit, key.data)), unseen: await unseenCount(ctx) };
  }),
  route(noticeContract.markSeen, async (ctx, { upTo }) => {
    const count = await markSeen(ctx, upTo);
    if (count > 0) await ctx.record(noticeFacts.seen, null, { upTo, count });
    return { unseen: await unseenCount(ctx) };
  }),
  wireRoute(noticeContract.stream, async (ctx, _input, { request }) => {
    const last = z.uuid().safeParse(request.headers['last-event-id']);
    const stream = notices.open(ctx.actor.cityId, ctx.actor.personId, last.data ?? null);
    if (!stream) throw kernelProblems.tooManyRequests({ seconds: 60 });
    return new Download(stream, 'text/event-stream', undefined, { 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
  }),
];
