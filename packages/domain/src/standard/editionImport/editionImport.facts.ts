import { z } from 'zod';
import { factKind } from '../../kernel/index.ts';

const about = { edition: z.string(), version: z.int(), title: z.string() };
const size = { clauses: z.int(), indicators: z.int() };

/** What is recorded about editions on their way in. */
export const editionImportFacts = {
  started: factKind({
    kind: 'editionImport.started',
    says: '导入标准',
    data: z.object({ ...about, ...size, fileName: z.string() }),
    line: (d) => `导入《${d.title}》：条款 ${d.clauses} 条，指标 ${d.indicators} 项`,
  }),
  edited: factKind({
    kind: 'editionImport.edited',
    says: '核对标准的草稿',
    data: z.object({ ...about, ...size, open: z.int() }),
    line: (d) => `改《${d.title}》的草稿：条款 ${d.clauses} 条，指标 ${d.indicators} 项${d.open > 0 ? `，还有 ${d.open} 处要定` : ''}`,
  }),
  adopted: factKind({
    kind: 'editionImport.adopted',
    says: '收为本市的一版',
    data: z.object({ ...about, ...size }),
    line: (d) => `《${d.title}》收为本市的一版：条款 ${d.clauses} 条，指标 ${d.indicators} 项`,
  }),
  discarded: factKind({
    kind: 'editionImport.discarded',
    says: '作废标准的草稿',
    data: z.object(about),
    line: (d) => `作废《${d.title}》的草稿`,
  }),
};
