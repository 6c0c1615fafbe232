import { z } from 'zod';
import { factKind } from '../../kernel/index.ts';

/** The trail records its own export: who took a copy of what. */
export const trailFacts = {
  exported: factKind({
    kind: 'trail.exported',
    says: '导出留痕',
    data: z.object({ format: z.string(), filter: z.record(z.string(), z.string()) }),
    line: (d) => `导出留痕（${d.format}），${Object.keys(d.filter).length ? `${Object.keys(d.filter).length} 个条件` : '全部'}`,
  }),
};
