import { z } from 'zod';
import { factKind } from '../../kernel/index.ts';
import { Sha256 } from '../../platform/index.ts';

const megabytes = (bytes: number) => `${Math.max(0.1, Math.round(bytes / 104_857.6) / 10).toFixed(1)} MB`;

export const photoFacts = {
  /** 封存照片：once a city and content. */
  sealed: factKind({
    kind: 'photo.sealed',
    says: '封存照片',
    data: z.object({ sha256: Sha256, size: z.int(), mediaType: z.string(), cleanSha256: Sha256 }),
    line: (d) => `封存照片原件 ${d.sha256.slice(0, 8)}（${megabytes(d.size)}）`,
  }),
  /** 打开原件；`about` is the issue. */
  opened: factKind({
    kind: 'photo.opened',
    says: '取照片原件',
    data: z.object({ number: z.int(), title: z.string(), photoId: z.uuid(), sha256: Sha256 }),
    line: (d) => `取${d.number} 号“${d.title}”的照片原件 ${d.sha256.slice(0, 8)}`,
  }),
};
