import { z } from 'zod';
import { factKind } from '../../kernel/index.ts';

/** `said` is the figure with its unit. */
const stated = {
  indicator: z.string(),
  name: z.string(),
  year: z.int(),
  partName: z.string().nullable(),
  unitName: z.string(),
  said: z.string(),
};
const of = (d: { name: string; year: number; partName: string | null }) => `${d.year} 年${d.name}${d.partName ? `（${d.partName}）` : ''}`;

/** What is recorded about readings; `about` is the reading's id, and the fact is of the unit that reports it. */
export const readingFacts = {
  filled: factKind({
    kind: 'reading.filled',
    says: '填指标数',
    data: z.object({ ...stated, before: z.string().nullable() }),
    line: (d) => `填${of(d)}：${d.said}${d.before !== null && d.before !== d.said ? `，原填 ${d.before}` : ''}`,
  }),
  reported: factKind({
    kind: 'reading.reported',
    says: '上报指标数',
    data: z.object({ ...stated, doubtReason: z.string() }),
    line: (d) => `上报${of(d)}：${d.said}${d.doubtReason ? `；核对说明：${d.doubtReason}` : ''}`,
  }),
  returned: factKind({
    kind: 'reading.returned',
    says: '退回指标数',
    data: z.object({ ...stated, reason: z.string() }),
    line: (d) => `退回${of(d)} ${d.said}：${d.reason}`,
  }),
  approved: factKind({
    kind: 'reading.approved',
    says: '核准指标数',
    data: z.object(stated),
    line: (d) => `核准${of(d)}：${d.said}`,
  }),
  corrected: factKind({
    kind: 'reading.corrected',
    says: '更正指标数',
    data: z.object({ ...stated, before: z.string(), reason: z.string() }),
    line: (d) => `${of(d)}由 ${d.before} 更正为 ${d.said}：${d.reason}`,
  }),
};
