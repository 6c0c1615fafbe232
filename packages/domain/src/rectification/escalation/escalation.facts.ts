import { z } from 'zod';
import { Day, factKind } from '../../kernel/index.ts';

/** 督办的一级走了; `about` is the id. */
export const escalationFacts = {
  taken: factKind({
    kind: 'issue.escalated',
    says: '逐级督办',
    data: z.object({
      number: z.int(),
      title: z.string(),
      unitName: z.string(),
      step: z.string(),
      name: z.string(),
      to: z.string(),
      due: Day,
      told: z.int(),
    }),
    line: (d) => `${d.name}${d.number} 号“${d.title}”：${d.unitName}应在 ${d.due} 前整改，通知 ${d.told} 人`,
  }),
};
