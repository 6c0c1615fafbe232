import type { ClockJob } from '../jobs/index.ts';

const day = 86_400_000;

/** 打扫：what the clock throws away. */
export const housekeeping: readonly ClockJob[] = [
  {
    name: 'forgetReplays',
    every: '17 * * * *',
    async run(ctx) {
      await ctx.db
        .deleteFrom('replay')
        .where('city_id', '=', ctx.actor.cityId)
        .where('at', '<', new Date(ctx.now - day))
        .execute();
    },
  },
];
