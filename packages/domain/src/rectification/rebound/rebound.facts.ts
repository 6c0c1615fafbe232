import { z } from 'zod';
import { factKind } from '../../kernel/index.ts';

/** 反弹: a new issue is the return of a closed one; `about` is the new one's id, the unit is the one that had put the old one right. */
export const reboundFacts = {
  found: factKind({
    kind: 'issue.rebounded',
    says: '反弹',
    data: z.object({
      number: z.int(),
      title: z.string(),
      unitName: z.string(),
      otherId: z.uuid(),
      otherNumber: z.int(),
      times: z.int(),
      words: z.string(),
    }),
    line: (d) => `${d.words}（${d.unitName}整改过），第 ${d.times} 次反弹`,
  }),
};
