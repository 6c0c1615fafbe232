import { z } from 'zod';
import { Day, factKind } from '../../kernel/index.ts';

export const reminderFacts = {
  /** 到期提醒 of a working day; that it is there keeps a second run from reminding again. */
  sent: factKind({
    kind: 'reminder.sent',
    says: '到期提醒',
    data: z.object({ day: Day, units: z.int(), overdue: z.int(), soon: z.int() }),
    line: (d) => `提醒 ${d.units} 个单位：超期 ${d.overdue} 项，快到期 ${d.soon} 项`,
  }),
};
