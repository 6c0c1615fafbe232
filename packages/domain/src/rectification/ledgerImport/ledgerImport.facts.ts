import { z } from 'zod';
import { factKind } from '../../kernel/index.ts';

const counted = z.object({ fileName: z.string(), ready: z.int(), refused: z.int(), known: z.int() });

export const ledgerImportFacts = {
  started: factKind({
    kind: 'ledgerImport.started',
    says: '导入旧台账',
    data: counted,
    line: (d) => `从“${d.fileName}”导入 ${d.ready} 个问题${d.refused ? `，${d.refused} 行没有导入` : ''}`,
  }),
  advanced: factKind({
    kind: 'ledgerImport.advanced',
    says: '旧台账导入中',
    data: z.object({ fileName: z.string(), imported: z.int(), of: z.int() }),
    line: (d) => `“${d.fileName}”已导入 ${d.imported} 个，共 ${d.of} 个`,
  }),
  finished: factKind({
    kind: 'ledgerImport.finished',
    says: '旧台账导入完',
    data: z.object({ fileName: z.string(), imported: z.int(), known: z.int() }),
    line: (d) => `“${d.fileName}”导入完，${d.imported} 个问题${d.known ? `，${d.known} 个早已登记` : ''}`,
  }),
};
