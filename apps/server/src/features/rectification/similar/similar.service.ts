import { likest, type similarContract } from '@weicheng/domain/rectification';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import type { Reaches } from '../../organization/index.ts';
import { similarIssues } from './similar.store.ts';

type Input = z.output<typeof similarContract.list.input>;

/** 查重, among what is open and within reach of the reader. */
export const openSimilar =
  (reaches: Reaches) =>
  async (ctx: Context, { title, place, matter, longitude, latitude }: Input) => {
    const location = longitude !== undefined && latitude !== undefined ? { longitude, latitude } : null;
    const open = await similarIssues.candidates(ctx, { words: `${title}\n${place}`, location }, await reaches.of(ctx, 'issue.read'));
    return { rows: likest({ title, place, matter: matter ?? null, location }, open) };
  };
