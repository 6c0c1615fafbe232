import type { ClockJob } from '#platform/jobs';
import { foldFigures } from './picture.service.ts';

/** Every minute; what is not folded yet is counted all the same. */
export const pictureJobs: readonly ClockJob[] = [{ name: 'foldFigures', every: '* * * * *', run: foldFigures }];
