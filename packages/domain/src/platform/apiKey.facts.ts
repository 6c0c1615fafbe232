import { z } from 'zod';
import { factKind } from '../kernel/index.ts';

/** What is recorded about keys of other systems; `about` is the key's id. */
export const apiKeyFacts = {
  issued: factKind({
    kind: 'apiKey.issued',
    says: '发接口密钥',
    data: z.object({ name: z.string(), verbs: z.array(z.string()) }),
    line: (d) => `给“${d.name}”发接口密钥，可以办 ${d.verbs.join('、')}`,
  }),
  approved: factKind({
    kind: 'apiKey.approved',
    says: '授权接口密钥',
    data: z.object({ name: z.string(), verbs: z.array(z.string()), until: z.string() }),
    line: (d) => `授权“${d.name}”的接口密钥，可以办 ${d.verbs.join('、')}，到 ${d.until}`,
  }),
  revoked: factKind({
    kind: 'apiKey.revoked',
    says: '收回接口密钥',
    data: z.object({ name: z.string() }),
    line: (d) => `收回“${d.name}”的接口密钥`,
  }),
};
