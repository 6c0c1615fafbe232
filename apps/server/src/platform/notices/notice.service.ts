import { kernelProblems } from '@weicheng/domain/kernel';
import { noticeFacts } from '@weicheng/domain/platform';
import { z } from 'zod';
import type { Context } from '../context/index.ts';
import { markSeen, noticePage, unseenCount } from './notice.store.ts';

const NoticeKey = z.uuid('翻页的位置不对，回到第一页').optional();

/** 查我的通知 */
export async function listNotices(ctx: Context, { limit, after }: { limit: number; after?: string | undefined }) {
  const key = NoticeKey.safeParse(after);
  if (!key.success) throw kernelProblems.invalid({ fields: [{ path: 'after', message: key.error.issues[0]?.message ?? '' }] });
  return { ...(await noticePage(ctx, limit, key.data)), unseen: await unseenCount(ctx) };
}

/** 把通知标为已看 */
export async function markNoticesSeen(ctx: Context, { upTo }: { upTo: string }) {
  const count = await markSeen(ctx, upTo);
  if (count > 0) await ctx.record(noticeFacts.seen, null, { upTo, count });
  return { unseen: await unseenCount(ctx) };
}
