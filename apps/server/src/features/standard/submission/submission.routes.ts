import { submissionContract } from '@weicheng/domain/standard';
import { route } from '#platform/endpoint';
import { exportSubmission, freezeSubmission, listSubmissions, previewSubmission, submissionState } from './submission.service.ts';

export const submissionRoutes = [
  route(submissionContract.state, submissionState),
  route(submissionContract.list, listSubmissions),
  route(submissionContract.freeze, freezeSubmission),
  route(submissionContract.preview, previewSubmission),
  route(submissionContract.export, exportSubmission),
];
