import { z } from 'zod';
import { line, verb } from '../kernel/index.ts';

/** 接口密钥, as the list shows it: never the key itself. */
export const ApiKeyRow = z.object({
  id: z.uuid(),
  name: z.string(),
  verbs: z.array(z.string()),
  createdAt: z.string(),
  createdBy: z.string(),
  /** Null: it does nothing yet. */
  approvedAt: z.string().nullable(),
  approvedBy: z.string().nullable(),
  expiresAt: z.string().nullable(),
  lastUsedAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
});
export type ApiKeyRow = z.infer<typeof ApiKeyRow>;

/** 接口密钥: how the city-management platform, the 12345 line and other systems come in, each with its own, for named verbs. */
export const apiKeyContract = {
  list: verb({
    name: 'apiKey.list',
    method: 'GET',
    path: '/api/api-keys',
    may: 'member',
    summary: '查接口密钥',
    input: z.strictObject({}),
    output: z.object({
      rows: z.array(ApiKeyRow),
      /** What a key may be given. */
      verbs: z.array(z.object({ name: z.string(), says: z.string() })),
      /** Why this reader may not issue and revoke, approve; null where he may. */
      can: z.object({ issue: z.string().nullable(), approve: z.string().nullable() }),
    }),
  }),
  issue: verb({
    name: 'apiKey.issue',
    method: 'POST',
    path: '/api/api-keys',
    may: 'account.manage',
    summary: '发接口密钥',
    replay: false,
    input: z.strictObject({ name: line('对方系统', 60, 2), verbs: z.array(z.string().max(60)).min(1, '至少选一项').max(50) }),
    /** The key leaves the house this once. */
    output: z.object({ key: z.string(), row: ApiKeyRow }),
  }),
  approve: verb({
    name: 'apiKey.approve',
    method: 'POST',
    path: '/api/api-keys/:id/approve',
    may: 'role.grant',
    summary: '授权接口密钥',
    input: z.strictObject({ id: z.uuid() }),
    output: ApiKeyRow,
  }),
  revoke: verb({
    name: 'apiKey.revoke',
    method: 'POST',
    path: '/api/api-keys/:id/revoke',
    may: 'account.manage',
    summary: '收回接口密钥',
    input: z.strictObject({ id: z.uuid() }),
    output: ApiKeyRow,
  }),
};
