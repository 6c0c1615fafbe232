import { z } from 'zod';
import { factKind } from '../../kernel/index.ts';

/** What is recorded about sheets of figures; `about` is null. Each figure has its own fact beside it. */
export const readingSheetFacts = {
  taken: factKind({
    kind: 'readingSheet.taken',
    says: '收下填报表',
    data: z.object({ figures: z.int(), refused: z.int(), as: z.enum(['draft', 'reported']) }),
    line: (d) => `从填报表${d.as === 'draft' ? '存' : '上报'} ${d.figures} 个数${d.refused > 0 ? `，${d.refused} 个没有收` : ''}`,
  }),
};
