import { z } from 'zod';
import { Day, factKind } from '../../kernel/index.ts';
import { UnitGroupMembers } from './unitGroup.schema.ts';

const wish = { name: z.string(), note: z.string(), members: UnitGroupMembers };

/** What is recorded about unit groups; `about` is the group's id. */
export const unitGroupFacts = {
  created: factKind({
    kind: 'unitGroup.created',
    says: '新建单位组',
    data: z.object({ ...wish, on: Day }),
    line: (d) => `新建单位组“${d.name}”，自 ${d.on} 起`,
  }),
  changed: factKind({
    kind: 'unitGroup.changed',
    says: '修改单位组',
    data: z.object({ ...wish, before: z.object(wish) }),
    line: (d) => (d.name === d.before.name ? `修改单位组“${d.name}”` : `单位组“${d.before.name}”改为“${d.name}”`),
  }),
  closed: factKind({
    kind: 'unitGroup.closed',
    says: '停用单位组',
    data: z.object({ name: z.string(), on: Day }),
    line: (d) => `停用单位组“${d.name}”，自 ${d.on} 起`,
  }),
};
