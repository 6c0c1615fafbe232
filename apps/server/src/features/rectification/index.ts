import { type MockAssessmentId, mockAssessmentFacts } from '@weicheng/domain/standard';
import type { Database } from '#platform/database';
import type { Feature } from '#platform/endpoint';
import { when } from '#platform/facts';
import type { FileStore } from '#platform/files';
import type { Outgoing } from '#platform/outgoing';
import { openDirectory, openReaches, type ReadWorkbook } from '../organization/index.ts';
import { cityMapRoutes } from './cityMap/cityMap.routes.ts';
import { cityRulesRoutes } from './cityRules/cityRules.routes.ts';
import { clauseIssueRoutes } from './clause/clauseIssue.routes.ts';
import { escalationJobs } from './escalation/escalation.jobs.ts';
import { registerFindings } from './fromFindings/fromFindings.ts';
import { openIssues } from './fromFindings/openIssues.ts';
import { issueRoutes } from './issue/issue.routes.ts';
import { openIssueNaming } from './issue/naming.ts';
import { ledgerImportListeners } from './ledgerImport/importChunk.ts';
import { ledgerImportRoutes } from './ledgerImport/ledgerImport.routes.ts';
import { messageRoutes } from './message/message.routes.ts';
import { paperRoutes } from './paper/paper.routes.ts';
import type { WriteIssuePaper } from './paper/paper.service.ts';
import { photoRoutes } from './photo/photo.routes.ts';
import { type DecodeHeic, photoService } from './photo/photo.service.ts';
import { foldErrand, pictureJobs } from './picture/picture.jobs.ts';
import { pictureRoutes } from './picture/picture.routes.ts';
import { reboundRoutes } from './rebound/rebound.routes.ts';
import { recheckRoutes } from './recheck/recheck.routes.ts';
import { selfRegisterListeners } from './selfRegister/selfRegister.listeners.ts';
import { similarRoutes } from './similar/similar.routes.ts';
import { successorListeners } from './successor/successor.listeners.ts';
import { leadSuggestionRoutes } from './suggest/leadSuggestion.routes.ts';
import { sweepRoutes } from './sweep/sweep.routes.ts';
import { sendWebhooks, webhookJobs } from './webhook/webhook.errand.ts';
import { webhookListeners } from './webhook/webhook.listeners.ts';
import { webhookRoutes } from './webhook/webhook.routes.ts';

export { cityBounds } from './cityMap/cityMap.store.ts';
export { issuesByEntry } from './clause/clauseIssue.service.ts';
export { owedIssues } from './issue/owedIssues.ts';
export { seedIssues } from './seed/seedIssues.ts';
export { openIssues };

/** What the chapter stands on. `mapTiles`: 底图 of this deployment, or none. */
interface RectificationRoom {
  database: Database;
  files: FileStore;
  readLedger: ReadWorkbook;
  writePaper: WriteIssuePaper;
  decodeHeic: DecodeHeic;
  mapTiles: Parameters<typeof cityMapRoutes>[0];
  outgoing: Outgoing;
  /** Where the pages of this deployment are opened, without a slash at the end. */
  address: string;
}

/** 交办整改. */
export const rectification = ({
  database,
  files,
  readLedger,
  writePaper,
  decodeHeic,
  mapTiles,
  outgoing,
  address,
}: RectificationRoom): Feature => {
  const reaches = openReaches(database.memory);
  const photos = photoService(files, reaches, decodeHeic);
  return {
    name: 'rectification',
    routes: [
      ...issueRoutes(reaches, openIssueNaming(database.memory)),
      ...clauseIssueRoutes(reaches),
      ...cityRulesRoutes,
      ...cityMapRoutes(mapTiles),
      ...reboundRoutes(reaches),
      ...recheckRoutes(reaches),
      ...sweepRoutes(reaches),
      ...messageRoutes,
      ...leadSuggestionRoutes(reaches),
      ...similarRoutes(reaches),
      ...pictureRoutes(reaches, openDirectory(database.memory)),
      ...ledgerImportRoutes(readLedger),
      ...photoRoutes(photos),
      ...paperRoutes(files, reaches, writePaper),
      ...webhookRoutes(outgoing),
    ],
    listeners: [
      ...ledgerImportListeners,
      when(mockAssessmentFacts.handedOver, 'register-findings', async (ctx, { about }) => {
        if (about) await registerFindings(ctx, about as MockAssessmentId, photos.sealFile);
      }),
      ...selfRegisterListeners,
      ...successorListeners,
      ...webhookListeners(reaches, address),
    ],
    clockJobs: [...escalationJobs, ...pictureJobs, ...webhookJobs],
    errands: [sendWebhooks(outgoing), foldErrand],
  };
};
