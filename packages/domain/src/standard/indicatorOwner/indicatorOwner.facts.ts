import { z } from 'zod';
import { Day, factKind } from '../../kernel/index.ts';

/** What is recorded about who reports which indicator; `about` is the unit, or null. */
export const indicatorOwnerFacts = {
  assigned: factKind({
    kind: 'indicatorOwner.assigned',
    says: '定填报单位',
    data: z.object({ indicator: z.string(), name: z.string(), unitId: z.uuid(), unitName: z.string(), before: z.string().nullable() }),
    line: (d) => `“${d.name}”由${d.unitName}填报${d.before ? `，原来是${d.before}` : ''}`,
  }),
  termSet: factKind({
    kind: 'indicatorOwner.termSet',
    says: '定填报期限',
    data: z.object({ year: z.int(), due: Day }),
    line: (d) => `${d.year} 年度的指标数 ${d.due} 前填报`,
  }),
};
