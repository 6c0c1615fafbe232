import { paperContract } from '@weicheng/domain/rectification';
import { type Route, route } from '#platform/endpoint';
import type { FileStore } from '#platform/files';
import type { Reaches } from '../../organization/index.ts';
import { paperService, type WriteIssuePaper } from './paper.service.ts';

export function paperRoutes(files: FileStore, reaches: Reaches, write: WriteIssuePaper): readonly Route[] {
  const service = paperService(files, reaches, write);
  return [
    route(paperContract.list, service.list),
    route(paperContract.read, service.read),
    route(paperContract.offers, service.offers),
    route(paperContract.draw, service.draw),
    route(paperContract.edit, service.edit),
    route(paperContract.issue, service.issue),
    route(paperContract.withdraw, service.withdraw),
    route(paperContract.discard, service.discard),
    route(paperContract.file, service.file),
  ];
}
