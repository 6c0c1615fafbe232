import { editionImportContract } from '@weicheng/domain/standard';
import { type Route, receivingRoute, route } from '#platform/endpoint';
import { adoptImport, discardImport, readImport, receiveEdition, saveImport, startImport } from './editionImport.service.ts';
import type { ReadStandard } from './readStandard.ts';

export const editionImportRoutes = (readStandard: ReadStandard): Route[] => [
  receivingRoute(editionImportContract.start, receiveEdition(readStandard), startImport),
  route(editionImportContract.read, readImport),
  route(editionImportContract.save, saveImport),
  route(editionImportContract.adopt, adoptImport),
  route(editionImportContract.discard, discardImport),
];
