import { kernelProblems } from '@weicheng/domain/kernel';
import { noticeContract } from '@weicheng/domain/platform';
import { z } from 'zod';
import { Download, type Route, route, wireRoute } from '../endpoint/index.ts';
import { listNotices, markNoticesSeen } from './notice.service.ts';
import type { Notices } from './open.ts';

export const noticeRoutes = (notices: Notices): Route[] => [
  route(noticeContract.list, listNotices),
  route(noticeContract.markSeen, markNoticesSeen),
  wireRoute(noticeContract.stream, async (ctx, _input, { request }) => {
    const last = z.uuid().safeParse(request.headers['last-event-id']);
    const stream = notices.open(ctx.actor, last.data ?? null);
    if (!stream) throw kernelProblems.tooManyRequests({ seconds: 60 });
    return new Download(stream, 'text/event-stream', undefined, { 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
  }),
];
