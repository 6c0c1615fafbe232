import { ledgerImportContract } from '@weicheng/domain/rectification';
import { receivingRoute, route } from '#platform/endpoint';
import { type ReadWorkbook, receiveWorkbook } from '../../organization/index.ts';
import { checkImport, importRows, listImports, openImport, readImport, refusedRows, startImport } from './ledgerImport.service.ts';

export const ledgerImportRoutes = (readLedger: ReadWorkbook) => [
  route(ledgerImportContract.list, listImports),
  receivingRoute(ledgerImportContract.open, (_ctx, _input, body) => receiveWorkbook(body, readLedger), openImport),
  route(ledgerImportContract.read, readImport),
  route(ledgerImportContract.rows, importRows),
  route(ledgerImportContract.check, checkImport),
  route(ledgerImportContract.start, startImport),
  route(ledgerImportContract.refused, refusedRows),
];
