import { z } from 'zod';
import { Day, factKind } from '../../kernel/index.ts';

export const recheckFacts = {
  drawn: factKind({
    kind: 'recheck.drawn',
    says: '抽取回头看',
    data: z.object({ seed: z.string(), closedFrom: Day, closedTo: Day, share: z.number(), pool: z.int(), drawn: z.array(z.int()) }),
    line: (d) => `${d.closedFrom} 到 ${d.closedTo} 销号 ${d.pool} 件，按种子“${d.seed}”抽 ${d.drawn.length} 件回头看`,
  }),
  assigned: factKind({
    kind: 'recheck.assigned',
    says: '派回头看',
    data: z.object({ name: z.string(), numbers: z.array(z.int()) }),
    line: (d) => (d.name ? `${d.numbers.length} 件回头看派给${d.name}` : `${d.numbers.length} 件回头看不再指定人`),
  }),
};
