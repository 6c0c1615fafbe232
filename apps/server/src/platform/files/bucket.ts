import { fileProblems } from '@weicheng/domain/platform';
import type { Settings } from '../settings/index.ts';
import type { Shelf } from './shelf.ts';

type S3 = Settings & { S3_ENDPOINT: string };

/** Contents in an S3 bucket, one object a hash. The client is loaded only where a bucket is used. */
export async function bucket(settings: S3): Promise<Shelf> {
  const { Client } = await import('minio');
  const url = new URL(settings.S3_ENDPOINT);
  const name = settings.S3_BUCKET ?? '';
  const client = new Client({
    endPoint: url.hostname,
    ...(url.port ? { port: Number(url.port) } : {}),
    useSSL: url.protocol === 'https:',
    accessKey: settings.S3_ACCESS_KEY ?? '',
    secretKey: settings.S3_SECRET_KEY ?? '',
  });
  const has = (sha256: string) => client.statObject(name, sha256).then(() => true, absent);
  return {
    has,
    async place(sha256, path, mediaType) {
      if (await has(sha256)) return false;
      await client.fPutObject(name, sha256, path, { 'Content-Type': mediaType }).catch(unreachable);
      return true;
    },
    get: async (sha256) => (await client.getObject(name, sha256).catch(absent)) || null,
    async check() {
      if (!(await client.bucketExists(name).catch(unreachable))) throw fileProblems.storeUnreachable({});
    },
  };
}

const absent = (error: { code?: string }): false => {
  if (error.code === 'NoSuchKey' || error.code === 'NotFound') return false;
  return unreachable(error);
};

function unreachable(cause: unknown): never {
  throw Object.assign(fileProblems.storeUnreachable({}), { cause });
}
