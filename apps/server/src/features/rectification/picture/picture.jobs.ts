import { type ClockJob, type Errand, sendOn } from '#platform/jobs';
import { foldFigures } from './picture.service.ts';

/** 并数, act by act until nothing is left. Asked for by the clock, and by the database whenever two thousand more wait (migration 0052). */
export const foldErrand: Errand = {
  name: 'foldFigures',
  async run(inCity, cityId) {
    while ((await inCity(cityId, foldFigures)) > 0);
  },
};

/** Every minute; what is not folded yet is counted all the same. */
export const pictureJobs: readonly ClockJob[] = [
  { name: 'foldFigures', every: '* * * * *', run: (ctx) => sendOn(ctx, foldErrand, 'figures') },
];
