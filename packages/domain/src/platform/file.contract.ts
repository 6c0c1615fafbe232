import { z } from 'zod';
import { verb } from '../kernel/index.ts';

/** SHA-256 of the bytes, lower-case hex: the file's only name, so that a retry can never duplicate. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, '文件编号是 64 位十六进制');

export const StoredFile = z.object({ sha256: Sha256, size: z.int(), mediaType: z.string(), already: z.boolean() });
export type StoredFile = z.infer<typeof StoredFile>;

export const fileContract = {
  put: verb({
    name: 'file.put',
    method: 'PUT',
    path: '/api/files/:sha256',
    may: 'member',
    summary: '存文件',
    input: z.object({ sha256: Sha256 }),
    output: StoredFile,
    consumes: 'application/octet-stream',
    attemptsPerMinute: 120,
    replay: false,
  }),
  get: verb({
    name: 'file.get',
    method: 'GET',
    path: '/api/files/:sha256',
    may: 'member',
    summary: '取文件',
    input: z.object({ sha256: Sha256, name: z.string().max(200).optional() }),
    output: z.unknown(),
    produces: 'application/octet-stream',
  }),
};
