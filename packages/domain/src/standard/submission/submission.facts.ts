import { z } from 'zod';
import { factKind } from '../../kernel/index.ts';

/** What is recorded about submissions; `about` is the submission. */
export const submissionFacts = {
  frozen: factKind({
    kind: 'submission.frozen',
    says: '锁定报送',
    data: z.object({ year: z.int(), number: z.int(), figures: z.int(), gaps: z.int(), changes: z.int(), reason: z.string() }),
    line: (d) =>
      `锁定 ${d.year} 年第 ${d.number} 次报送：${d.figures} 个数${d.gaps > 0 ? `，缺 ${d.gaps} 处：${d.reason}` : ''}${d.changes > 0 ? `，和上次不同 ${d.changes} 个` : ''}`,
  }),
};
