import { z } from 'zod';
import { factKind } from '../../kernel/index.ts';

/** What is recorded about imports and exports; `about` is null. */
export const organizationImportFacts = {
  applied: factKind({
    kind: 'organizationImport.applied',
    says: '导入',
    data: z.object({ units: z.int(), persons: z.int(), posts: z.int(), sha256: z.string() }),
    line: (d) => `导入 ${d.units} 个单位、${d.persons} 人、${d.posts} 个岗位`,
  }),
  exported: factKind({
    kind: 'organizationImport.exported',
    says: '导出',
    data: z.object({ units: z.int(), persons: z.int() }),
    line: (d) => `导出 ${d.units} 个单位、${d.persons} 人`,
  }),
};
