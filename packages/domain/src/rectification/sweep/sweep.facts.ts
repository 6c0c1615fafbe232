import { z } from 'zod';
import { Day, factKind } from '../../kernel/index.ts';

export const sweepFacts = {
  /** `about` is the issue. */
  started: factKind({
    kind: 'sweep.started',
    says: '举一反三',
    data: z.object({
      sweepId: z.uuid(),
      number: z.int(),
      title: z.string(),
      what: z.string(),
      kindName: z.string(),
      places: z.int(),
      due: Day,
    }),
    line: (d) => `由 ${d.number} 号“${d.title}”举一反三：${d.kindName}${d.places} 处，${d.due} 前查完。${d.what}`,
  }),
  /** `about` is the issue the sweep came from. */
  answered: factKind({
    kind: 'sweep.answered',
    says: '报排查结果',
    data: z.object({ sweepId: z.uuid(), name: z.string(), found: z.boolean(), note: z.string(), foundNumber: z.int().nullable() }),
    line: (d) => `${d.name}${d.found ? `发现同类问题，登记为 ${d.foundNumber} 号` : '查过，没有发现'}${d.note ? `：${d.note}` : ''}`,
  }),
};
