import { z } from 'zod';
import { factKind } from '../kernel/index.ts';
import { Sha256 } from './file.contract.ts';

const size = (bytes: number) =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

export const fileFacts = {
  /** 存文件：once a city and content; a retry is not a new act. */
  stored: factKind({
    kind: 'file.stored',
    says: '存文件',
    data: z.object({ sha256: Sha256, size: z.int(), mediaType: z.string() }),
    line: (d) => `存入文件 ${d.sha256.slice(0, 8)}（${size(d.size)}）`,
  }),
};
