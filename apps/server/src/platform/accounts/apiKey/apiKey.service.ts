import { createHash, randomBytes } from 'node:crypto';
import { dayOf, holds, kernelProblems, type Verb } from '@weicheng/domain/kernel';
import { apiKeyFacts, apiKeyProblems } from '@weicheng/domain/platform';
import type { FastifyRequest } from 'fastify';
import type { Context } from '../../context/index.ts';
import type { SignedIn } from '../../endpoint/index.ts';
import type { Door } from '../door.ts';
import { apiKeys } from './apiKey.store.ts';

/** Keys begin so, so that one that got into a log or a repository is known for what it is. */
const prefix = 'wck_';
const shape = /^Bearer (wck_[A-Za-z0-9_-]{43})$/;
const digestOf = (key: string): string => createHash('sha256').update(key).digest('base64url');
/** How exactly it is known when a key was last used. */
const noteEvery = 60_000;
/** A year: a system that is still there then is approved anew with a new key. */
const lasts = 365 * 86_400_000;

const why = ({ actor }: Context, permission: string, what: string): string | null =>
  holds(actor, permission) ? null : kernelProblems.notAllowed({ what }).message;

export interface ApiKeys {
  /** Whose key is in the request? Undefined where it carries none; null where it carries one that holds no more. */
  whoIs(request: FastifyRequest): Promise<SignedIn | null | undefined>;
  /** Tells which verbs the server has; those marked `outside` may be given to a key. */
  serve(verbs: readonly Verb[]): void;
  list(ctx: Context): Promise<{
    rows: Awaited<ReturnType<typeof apiKeys.list>>;
    verbs: { name: string; says: string }[];
    can: { issue: string | null; approve: string | null };
  }>;
  issue(ctx: Context, input: { name: string; verbs: string[] }): Promise<{ key: string; row: Awaited<ReturnType<typeof apiKeys.add>> }>;
  /** By whoever gives rights: until then a key does nothing, so that nobody who manages accounts gives himself a way in. */
  approve(ctx: Context, input: { id: string }): ReturnType<typeof apiKeys.add>;
  revoke(ctx: Context, input: { id: string }): ReturnType<typeof apiKeys.add>;
}

/** 接口密钥. A key is 32 random bytes, so its plain digest is enough: there is nothing to guess from. */
export function openApiKeys({ door, hall, clock }: { door: Door; hall: Pick<Door, 'db'>; clock(): number }): ApiKeys {
  let outside: ReadonlyMap<string, Verb> = new Map();
  return {
    serve(verbs) {
      outside = new Map(verbs.filter((verb) => verb.outside).map((verb) => [verb.name, verb]));
    },

    async whoIs({ headers }) {
      if (headers.authorization === undefined) return undefined;
      const key = shape.exec(headers.authorization)?.[1];
      const held = key === undefined ? undefined : await apiKeys.byDigest(hall.db, digestOf(key), clock());
      if (!held) return null;
      const now = clock();
      if (held.lastUsedAt === null || now - held.lastUsedAt >= noteEvery) await apiKeys.touch(hall.db, held.id, now);
      const verbs = held.verbs.flatMap((name) => outside.get(name) ?? []);
      return {
        actor: {
          cityId: held.cityId,
          accountId: held.id,
          personId: '',
          name: held.name,
          unitId: null,
          unitName: null,
          cityName: '',
          secondFactorRequired: false,
          grants: new Map(verbs.map((verb) => [verb.may, [held.unitId]])),
        },
        sessionId: held.id,
        mustChangePassword: false,
        secondFactorEnabled: false,
        only: new Set(verbs.map((verb) => verb.name)),
      };
    },

    async list(ctx) {
      if (!holds(ctx.actor, 'account.manage') && !holds(ctx.actor, 'role.grant')) throw kernelProblems.notAllowed({ what: '查接口密钥' });
      return {
        rows: await apiKeys.list(door.db, ctx.actor.cityId),
        verbs: [...outside.values()].map(({ name, summary }) => ({ name, says: summary })),
        can: { issue: why(ctx, 'account.manage', '发接口密钥'), approve: why(ctx, 'role.grant', '授权接口密钥') },
      };
    },

    async issue(ctx, { name, verbs: asked }) {
      const verbs = [...new Set(asked)];
      const unknown = verbs.find((verb) => !outside.has(verb));
      if (unknown !== undefined) throw apiKeyProblems.notOutside({ verb: unknown });
      const unitId = ctx.actor.grants.get('account.manage')?.[0];
      if (unitId === undefined) throw kernelProblems.notAllowed({ what: '发接口密钥' });
      const key = `${prefix}${randomBytes(32).toString('base64url')}`;
      const { cityId, name: createdBy } = ctx.actor;
      return door.act(async ({ record }) => {
        const row = await apiKeys.add(door.db, { id: ctx.newId(), cityId, name, digest: digestOf(key), verbs, unitId, createdBy }, ctx.now);
        await record(ctx, apiKeyFacts.issued, row.id, { name, verbs });
        return { key, row };
      });
    },

    async approve(ctx, { id }) {
      const unitId = ctx.actor.grants.get('role.grant')?.[0];
      if (unitId === undefined) throw kernelProblems.notAllowed({ what: '授权接口密钥' });
      return door.act(async ({ record }) => {
        const row = await apiKeys.get(door.db, ctx.actor.cityId, id);
        if (!row) return kernelProblems.notFound({ what: '这个密钥' });
        if (row.revokedAt) return apiKeyProblems.revoked({ name: row.name });
        if (row.approvedAt) return apiKeyProblems.approved({ name: row.name });
        const until = ctx.now + lasts;
        await apiKeys.approve(door.db, id, ctx.actor.name, unitId, ctx.now, until);
        await record(ctx, apiKeyFacts.approved, id, { name: row.name, verbs: row.verbs, until: dayOf(until) });
        return {
          ...row,
          approvedAt: new Date(ctx.now).toISOString(),
          approvedBy: ctx.actor.name,
          expiresAt: new Date(until).toISOString(),
        };
      });
    },

    async revoke(ctx, { id }) {
      return door.act(async ({ record }) => {
        const row = await apiKeys.get(door.db, ctx.actor.cityId, id);
        if (!row) return kernelProblems.notFound({ what: '这个密钥' });
        if (row.revokedAt) return apiKeyProblems.revoked({ name: row.name });
        await apiKeys.revoke(door.db, id, ctx.actor.name, ctx.now);
        await record(ctx, apiKeyFacts.revoked, id, { name: row.name });
        return { ...row, revokedAt: new Date(ctx.now).toISOString() };
      });
    },
  };
}
