import { createHash } from 'node:crypto';
import { kernelProblems } from '@weicheng/domain/kernel';
import type { Context } from '../context/index.ts';

/** 重复提交：the answer of an earlier write with the same key, so that a retry never does a thing twice. */
export interface Replay {
  key: string;
  verb: string;
  input: Buffer;
}

export const replayOf = (key: string, verb: string, input: unknown): Replay => ({
  key,
  verb,
  input: createHash('sha256').update(JSON.stringify(input)).digest(),
});

/** Whose key it is: a person's, or another system's. */
const whose = ({ actor }: Context): string => actor.personId || actor.accountId;

/** The answer kept for this key, or undefined. The same key on another verb or other content is refused. */
export async function keptAnswer(ctx: Context, { key, verb, input }: Replay): Promise<{ answer: unknown } | undefined> {
  const row = await ctx.db
    .selectFrom('replay')
    .select(['verb', 'input', 'answer'])
    .where('city_id', '=', ctx.actor.cityId)
    .where('person_id', '=', whose(ctx))
    .where('key', '=', key)
    .executeTakeFirst();
  if (!row) return undefined;
  if (row.verb !== verb || !row.input.equals(input)) throw kernelProblems.keyReused({});
  return { answer: row.answer };
}

/** Keeps the answer in the transaction of the write: both are there after a crash, or neither. */
export async function keepAnswer(ctx: Context, replay: Replay, answer: unknown): Promise<void> {
  await ctx.db
    .insertInto('replay')
    .values({ city_id: ctx.actor.cityId, person_id: whose(ctx), ...replay, answer: JSON.stringify(answer), at: new Date(ctx.now) })
    .execute();
}
