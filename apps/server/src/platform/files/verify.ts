import { createHash } from 'node:crypto';
import type { Db } from '../database/index.ts';
import { storedContents } from './file.store.ts';
import type { FileStore } from './open.ts';

/** A content that is not what its hash says, or not there. */
export interface ContentMismatch {
  sha256: string;
  what: 'changed' | 'missing';
  /** The hash of what lies there now. */
  found: string | null;
  says: string;
}

export interface ContentVerdict {
  count: number;
  bytes: number;
  mismatches: ContentMismatch[];
}

const kinds: { readonly [kind: string]: string } = { file: '文件', photo: '照片原件', clean: '照片清样', thumb: '照片缩略图' };

/** 核对内容: reads every content the city knows of, byte for byte, and holds it against its hash. Takes as long as reading them does. */
export async function verifyContents(db: Db, files: Pick<FileStore, 'get'>): Promise<ContentVerdict> {
  const verdict: ContentVerdict = { count: 0, bytes: 0, mismatches: [] };
  for await (const { sha256, kinds: as } of storedContents(db)) {
    verdict.count += 1;
    const called = `${as.map((kind) => kinds[kind] ?? kind).join('、')} ${sha256}`;
    const body = await files.get(sha256);
    if (!body) {
      verdict.mismatches.push({ sha256, what: 'missing', found: null, says: `${called} 不见了` });
      continue;
    }
    const sum = createHash('sha256');
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      sum.update(chunk);
      verdict.bytes += chunk.length;
    }
    const found = sum.digest('hex');
    if (found !== sha256)
      verdict.mismatches.push({ sha256, what: 'changed', found, says: `${called} 被改过，现在的指纹是 ${found.slice(0, 16)}` });
  }
  return verdict;
}
