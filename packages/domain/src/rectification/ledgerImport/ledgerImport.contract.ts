import { z } from 'zod';
import { line, pageInput, pageOf, verb } from '../../kernel/index.ts';
import { xlsx } from '../../organization/index.ts';
import { ImportColumns, ImportRefusal, ImportRowState, LedgerImport, LedgerImportId } from './ledgerImport.schema.ts';

const may = 'issue.import';
const one = { id: LedgerImportId };

/** 导入旧台账: a workbook, its columns matched once, checked row by row, then taken in in the background. */
export const ledgerImportContract = {
  list: verb({
    name: 'ledgerImport.list',
    method: 'GET',
    path: '/api/ledger-imports',
    may,
    summary: '查导入过的旧台账',
    input: z.strictObject({}),
    output: z.object({ rows: z.array(LedgerImport) }),
  }),
  open: verb({
    name: 'ledgerImport.open',
    method: 'POST',
    path: '/api/ledger-imports',
    may,
    summary: '上传旧台账',
    input: z.strictObject({ fileName: line('文件名', 200) }),
    output: LedgerImport,
    consumes: xlsx,
    replay: false,
  }),
  read: verb({
    name: 'ledgerImport.read',
    method: 'GET',
    path: '/api/ledger-imports/:id',
    may,
    summary: '查一次导入',
    input: z.strictObject(one),
    output: LedgerImport,
  }),
  rows: verb({
    name: 'ledgerImport.rows',
    method: 'GET',
    path: '/api/ledger-imports/:id/rows',
    may,
    summary: '查导入的行',
    input: z.strictObject({ ...one, ...pageInput, state: ImportRowState.optional() }),
    output: pageOf(
      z.object({
        number: z.int(),
        cells: z.array(z.string()),
        state: ImportRowState,
        refusals: z.array(ImportRefusal),
        issueId: z.uuid().nullable(),
      }),
    ),
  }),
  check: verb({
    name: 'ledgerImport.check',
    method: 'POST',
    path: '/api/ledger-imports/:id/check',
    may,
    summary: '检查旧台账',
    input: z.strictObject({ ...one, columns: ImportColumns }),
    output: LedgerImport,
  }),
  start: verb({
    name: 'ledgerImport.start',
    method: 'POST',
    path: '/api/ledger-imports/:id/start',
    may,
    summary: '导入旧台账',
    input: z.strictObject(one),
    output: LedgerImport,
  }),
  refused: verb({
    name: 'ledgerImport.refused',
    method: 'GET',
    path: '/api/ledger-imports/:id/refused',
    may,
    summary: '下载没有导入的行',
    input: z.strictObject(one),
    output: z.unknown(),
    produces: xlsx,
  }),
};
