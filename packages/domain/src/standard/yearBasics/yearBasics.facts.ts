import { z } from 'zod';
import { factKind } from '../../kernel/index.ts';

/** What is recorded about the yearly basic data; `about` is null. */
export const yearBasicsFacts = {
  saved: factKind({
    kind: 'yearBasics.saved',
    says: '填年度基础数据',
    data: z.object({
      year: z.int(),
      changed: z.array(z.object({ name: z.string(), before: z.string().nullable(), said: z.string().nullable() })),
    }),
    line: (d) =>
      `${d.year} 年基础数据：${d.changed.map(({ name, before, said }) => `${name} ${before === null ? '' : `${before} → `}${said ?? '去掉'}`).join('；')}`,
  }),
};
