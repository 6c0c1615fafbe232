import { z } from 'zod';
import { Day, factKind } from '../../kernel/index.ts';
import { yuan } from './budgetLine.rules.ts';
import { BudgetKind, budgetKinds } from './budgetLine.schema.ts';

const entered = z.object({ name: z.string(), entryId: z.uuid(), kind: BudgetKind, amount: z.int(), day: Day, note: z.string() });
const because = (note: string) => (note ? `：${note}` : '');

/** What is recorded about money; `about` is the line's id. */
export const budgetLineFacts = {
  opened: factKind({
    kind: 'budgetLine.opened',
    says: '设经费项目',
    data: z.object({
      name: z.string(),
      documentId: z.uuid(),
      taskId: z.uuid().nullable(),
      area: z.string(),
      unitId: z.uuid(),
      unitName: z.string(),
    }),
    line: (d) => `设经费项目“${d.name}”，由${d.unitName}使用`,
  }),
  entered: factKind({
    kind: 'budgetLine.entered',
    says: '记一笔经费',
    data: entered,
    line: (d) => `“${d.name}”${budgetKinds[d.kind]} ${yuan(d.amount)} 元${because(d.note)}`,
  }),
  reversed: factKind({
    kind: 'budgetLine.reversed',
    says: '冲销一笔经费',
    data: entered.extend({ reverses: z.uuid() }),
    line: (d) => `“${d.name}”冲销${budgetKinds[d.kind]} ${yuan(-d.amount)} 元${because(d.note)}`,
  }),
};
