import { z } from 'zod';
import { factKind } from '../kernel/index.ts';

export const noticeFacts = {
  /** 已看通知. */
  seen: factKind({
    kind: 'notice.seen',
    says: '看通知',
    data: z.object({ upTo: z.uuid(), count: z.int().min(1) }),
    line: (d) => `看了 ${d.count} 条通知`,
  }),
};
