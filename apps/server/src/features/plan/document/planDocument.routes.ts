import { holds, kernelProblems } from '@weicheng/domain/kernel';
import { canOf } from '@weicheng/domain/organization';
import { planDocumentContract } from '@weicheng/domain/plan';
import { route } from '#platform/endpoint';
import type { FileStore } from '#platform/files';
import { writeBreakdown } from './breakdown.service.ts';
import { documentHistory } from './history.service.ts';
import { abandonDocument, editDocument, importDocument, listDocuments, readDocument } from './planDocument.service.ts';
import { checkPublication, publishDocument } from './publish.service.ts';

export const planDocumentRoutes = (files: FileStore) => [
  route(planDocumentContract.list, async (ctx, input) => ({
    ...(await listDocuments(ctx, input)),
    can: canOf(['import'] as const, () => (holds(ctx.actor, 'plan.import') ? undefined : kernelProblems.notAllowed({ what: '导入方案' }))),
  })),
  route(planDocumentContract.read, readDocument),
  route(planDocumentContract.import, importDocument(files)),
  route(planDocumentContract.edit, editDocument),
  route(planDocumentContract.history, documentHistory),
  route(planDocumentContract.abandon, abandonDocument),
  route(planDocumentContract.checkPublication, checkPublication),
  route(planDocumentContract.publish, publishDocument),
  route(planDocumentContract.breakdown, writeBreakdown),
];
