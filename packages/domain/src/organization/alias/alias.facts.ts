import { z } from 'zod';
import { Day, factKind } from '../../kernel/index.ts';
import { AliasOrigin, aliasOrigins } from './alias.schema.ts';

/** What is recorded about aliases; `about` is the unit's id. */
export const aliasFacts = {
  added: factKind({
    kind: 'alias.added',
    says: '登记别名',
    data: z.object({
      aliasId: z.string(),
      unitName: z.string(),
      name: z.string(),
      from: Day.nullable(),
      until: Day.nullable(),
      origin: AliasOrigin,
    }),
    line: (d) => `“${d.name}”登记为“${d.unitName}”的别名（${aliasOrigins[d.origin]}）`,
  }),
  ended: factKind({
    kind: 'alias.ended',
    says: '停用别名',
    data: z.object({ aliasId: z.string(), unitName: z.string(), name: z.string(), on: Day }),
    line: (d) => `“${d.unitName}”的别名“${d.name}”自 ${d.on} 起停用`,
  }),
};
