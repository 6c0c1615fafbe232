import { type PersonId, personFacts } from '@weicheng/domain/organization';
import type { Context } from '#platform/context';
import { type Listener, when } from '#platform/facts';

/** 人走账号关: how an account is closed is the platform's business and is given at composition. */
export const organizationListeners = (closeAccount: (ctx: Context, personId: PersonId) => Promise<void>): Listener[] => [
  when(personFacts.left, 'close-account', async (ctx, { about }) => {
    if (about) await closeAccount(ctx, about as PersonId);
  }),
];
